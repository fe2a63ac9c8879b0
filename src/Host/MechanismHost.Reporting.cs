using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Explaining;
using Mechanisms.Host.Interpreting;
using Mechanisms.Host.Records;
using Mechanisms.Host.Reporting;
using Mechanisms.Host.Results;

namespace Mechanisms.Host;

/// <content>Reports of rounds.</content>
public sealed partial class MechanismHost
{
    /// <summary>
    /// Runs a round and tells of it on one page of HTML: results, measures, the rule in words and formulas, parameters, what did
    /// not count, why each result is what it is, and how to run it again. The page needs nothing but itself.
    /// </summary>
    /// <param name="request">The round.</param>
    /// <param name="cancellation">The wish to stop.</param>
    /// <returns>The page; the same bytes for the same round.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public TextResult Report(RunRequest request, CancellationToken cancellation = default)
    {
        (ReportedRound? round, ImmutableArray<Diagnostic> found) = Reported(request, cancellation);
        return new TextResult(round is null ? null : new RoundPage(round).Write(), found);
    }

    /// <summary>What the report of a round tells of; null where the round cannot be run.</summary>
    internal (ReportedRound? Round, ImmutableArray<Diagnostic> Found) Reported(RunRequest request, CancellationToken cancellation)
    {
        request = request with { WantsKernel = true, WantsMeasures = true, WantsRecord = true };
        PreparedRound prepared = Prepare(request, cancellation);
        RunOutcome outcome = Run(prepared, BackendChoice.Kernel, cancellation);
        if (outcome.Finished is not { } finished) return (null, outcome.Diagnostics);
        string home = finished.Settings.BaseDirectory;
        FinishedRun run = finished with { Prepared = finished.Prepared with { Settings = RecordPaths.WithPlaces(finished.Settings, InHome) } };
        RunReport report = run.Report();
        LoweredMechanism mechanism = run.Mechanism;
        (World before, World after) = new Interpreter(mechanism).Recall(run.Round, run.Run, cancellation);
        var traced = new TracedRun(mechanism, run.Built, run.Settings, run.Run, before, after) { FileName = InHome };
        var round = new ReportedRound(
            Path.GetFileName(request.RoundFile) ?? "that the command line describes",
            run.WithComputed(),
            report,
            WrittenOf(prepared.Choice! with { Name = mechanism.Name }, mechanism, role => role.Chosen),
            DeepStack.Run(() => ReportExplanations.Of(traced, report, cancellation)),
            [.. Words(request).Select(word => RecordPaths.OfWord(home, word))])
        {
            Pictures = Drawings(prepared, finished, cancellation),
        };
        return (round, outcome.Diagnostics);

        // Names of library scripts, options and variables stay as they are.
        string InHome(string file)
        {
            string full = Path.GetFullPath(file, Path.GetFullPath(_folder));
            return File.Exists(full) ? RecordPaths.From(home, full) : file;
        }
    }

    /// <summary>The message that a report cannot be written.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="reason">Why.</param>
    public static Diagnostic ReportNotWritable(string file, string reason) => ReportMessages.NotWritable(Location.OfFile(file), file, reason);

    /// <summary>The message that a file is not called like a page.</summary>
    /// <param name="file">The file.</param>
    public static Diagnostic NotAPage(string file) => ReportMessages.NotAPage(Location.OfFile(file), file);

    // What made the round, as it was typed.
    private IEnumerable<string> Words(RunRequest request)
    {
        if ((request.RoundFile ?? request.Mechanism) is { } source) yield return source;
        if (request.Overrides is { } overrides)
        {
            yield return "--round-overrides";
            yield return Path.GetFullPath(overrides, Path.GetFullPath(_folder));
        }

        foreach (string assignment in request.Assignments)
        {
            yield return "--set";
            yield return assignment;
        }

        foreach (string input in request.Inputs)
        {
            yield return "--input";
            yield return input;
        }
    }
}
