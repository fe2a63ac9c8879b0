using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Compiling;
using Mechanisms.Host.Library;
using Mechanisms.Host.Records;
using Mechanisms.Host.Results;
using Mechanisms.Host.Running;
using Mechanisms.Host.Tables;

namespace Mechanisms.Host;

/// <summary>A round that was read as far as it could be.</summary>
public sealed record PreparedRound
{
    internal PreparedRound(RoundSettings? settings, LoweredMechanism? mechanism, RoundBuildResult? built, ImmutableArray<Diagnostic> diagnostics) =>
        (Settings, Mechanism, Built, Diagnostics) = (settings, mechanism, built, diagnostics);

    /// <summary>The mechanism, compiled with the costs that the round chooses; null after an error.</summary>
    public LoweredMechanism? Mechanism { get; }

    /// <summary>Everything there is to say, but for the notes about tables.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; internal init; }

    /// <summary>What was said about it; null after an error in the round file or the arguments.</summary>
    internal RoundSettings? Settings { get; init; }

    /// <summary>Members, rows and parameters; null where it did not come so far.</summary>
    internal RoundBuildResult? Built { get; init; }

    /// <summary>Where its kernel comes from; null where it is compiled for this run alone.</summary>
    internal KernelSource? Kernel { get; init; }

    /// <summary>The script that was chosen; null where none could be.</summary>
    internal ScriptChoice? Choice { get; init; }

    /// <summary>The scripts that the mechanism was compiled from, the chosen one first.</summary>
    internal ImmutableArray<UsedScript> Scripts { get; init; } = [];

    /// <summary>The hashes of its tables, where a record of the run was asked for.</summary>
    internal FileHashes? Hashes { get; init; }

    /// <summary>Whether it can be run.</summary>
    public bool IsReady => Mechanism is not null && Built?.Round is not null && Diagnostics.All(it => it.Severity != Severity.Error);

    /// <summary>
    /// Messages as they may be shown where nobody is to see ids: those about data show no line of it, and quote only names
    /// that the script declares.
    /// </summary>
    /// <param name="diagnostics">Messages about this round or its run.</param>
    public ImmutableArray<Diagnostic> WithoutIds(IEnumerable<Diagnostic> diagnostics) => [.. diagnostics.Select(new QuietMessages(Mechanism).Of)];
}

/// <summary>What came of a run.</summary>
/// <param name="Results">What came out; null after an error.</param>
/// <param name="Diagnostics">Everything there is to say; without results, the reason why there are none.</param>
public sealed record RunOutcome(RoundResults? Results, ImmutableArray<Diagnostic> Diagnostics)
{
    internal RunReport? Report => Results?.Report;

    internal FinishedRun? Finished => Results?.Run;
}
