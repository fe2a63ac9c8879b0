using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Running;

namespace Mechanisms.Host.Records;

/// <summary>What a record.json says.</summary>
/// <param name="Path">The file, as messages name it.</param>
/// <param name="Folder">The folder that it stands in, in full.</param>
/// <param name="Mechanism">The mechanism's name.</param>
/// <param name="Parameters">Parameters and roles as they were in force.</param>
/// <param name="Round">Everything that was said about the round; files are relative to <see cref="RoundSettings.BaseDirectory"/>.</param>
/// <param name="Scripts">The scripts, the chosen one first.</param>
/// <param name="Tables">The tables of inputs, by input.</param>
/// <param name="Rosters">The hashes of rosters, by set.</param>
/// <param name="Outputs">For each output its file.</param>
/// <param name="Files">The hashes of the files beside the record.</param>
/// <param name="WithSteps">Whether every step was written.</param>
/// <param name="Build">The build that wrote it.</param>
internal sealed record RunRecord(
    string Path,
    string Folder,
    string Mechanism,
    ImmutableSortedDictionary<string, string> Parameters,
    RoundSettings Round,
    ImmutableArray<RecordedScript> Scripts,
    ImmutableSortedDictionary<string, RecordedTable> Tables,
    ImmutableSortedDictionary<string, string> Rosters,
    ImmutableArray<(string Output, string File)> Outputs,
    ImmutableSortedDictionary<string, string> Files,
    bool WithSteps,
    RecordedBuild Build)
{
    /// <summary>The key with which ids were replaced; null where they stand as they are.</summary>
    public PseudonymKey? Key { get; init; }

    /// <summary>A place in the record, or the whole of it.</summary>
    public Location Place => Location.OfFile(Path);
}

/// <summary>A script of a run.</summary>
/// <param name="Path">Its path in the library, or from the folder of the round.</param>
/// <param name="IsOfLibrary">Whether it is one of the library.</param>
/// <param name="Hash">The SHA-256 of its text as UTF-8.</param>
/// <param name="Text">Its text; null for one of the library.</param>
internal sealed record RecordedScript(string Path, bool IsOfLibrary, string Hash, string? Text);

/// <summary>A table of a run.</summary>
/// <param name="Hash">The hash of the file.</param>
/// <param name="RowsHash">The hash of the rows as read.</param>
internal sealed record RecordedTable(string Hash, string RowsHash);

/// <summary>What made a record.</summary>
internal sealed record RecordedBuild(string With, string Id, string Framework);

/// <summary>A record (null after an error) and what is wrong with it.</summary>
internal sealed record RecordResult(RunRecord? Record, ImmutableArray<Diagnostic> Diagnostics);
