using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Records;

namespace Mechanisms.Host.Results;

/// <summary>How results are written on standard output.</summary>
public enum ResultFormat
{
    /// <summary>Tables of aligned columns, for people.</summary>
    Table,

    /// <summary>One JSON object.</summary>
    Json,

    /// <summary>Comma-separated values; more than one table are told apart by a line with <c>#</c> and their name.</summary>
    Csv,
}

/// <summary>The results of a round, ready to be written. Immutable.</summary>
public sealed class RoundResults
{
    private readonly PseudonymKey? _key;

    internal RoundResults(FinishedRun run, PseudonymKey? key = null) => (Run, Report, _key) = (run, run.Report(), key);

    internal FinishedRun Run { get; }

    internal RunReport Report { get; }

    /// <summary>The same results with ids replaced by keyed hashes, in their record too.</summary>
    /// <param name="key">The key; who has it can check the record.</param>
    public RoundResults Under(PseudonymKey key) => new(Run.Under(key), key);

    /// <summary>Writes the results as text whose lines end with \n.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="format">The form.</param>
    /// <param name="withSteps">Whether every named step is written, not the outputs only.</param>
    public void Write(TextWriter writer, ResultFormat format, bool withSteps) => ResultText.Write(writer, Report, format, withSteps);

    /// <summary>
    /// Writes results, every row with what became of it, and the record of the run into a folder: all of it, or nothing.
    /// Earlier results in the folder are replaced as the last act.
    /// </summary>
    /// <param name="folder">The folder, as the user named it.</param>
    /// <param name="home">A relative folder is seen from here.</param>
    /// <param name="withSteps">Whether every named step is written too.</param>
    /// <param name="command">The words of the command that made the run, for its record; may be empty.</param>
    /// <param name="cancellation">The wish to stop; then nothing is left of what was written.</param>
    /// <returns>Why nothing was written; null where it was.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public Diagnostic? WriteTo(string folder, string home, bool withSteps, ImmutableArray<string> command, CancellationToken cancellation = default) =>
        ResultFolder.Write(Report, folder, withSteps, home, Run, new RecordOptions { Command = command, Key = _key, Cancellation = cancellation });
}
