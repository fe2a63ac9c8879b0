using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Library;
using Mechanisms.Host.Records;
using Mechanisms.Host.Results;
using Mechanisms.Host.Running;

namespace Mechanisms.Host;

/// <content>Records of runs.</content>
public sealed partial class MechanismHost
{
    /// <summary>Runs again what a record tells of, and says what is not the same.</summary>
    /// <param name="path">The folder of the results, or the record in it.</param>
    /// <param name="key">The key of its pseudonyms, or null.</param>
    /// <param name="asJson">Whether the answer is for programs.</param>
    /// <param name="cancellation">The wish to stop.</param>
    public RecordAnswer Verify(string path, PseudonymKey? key, bool asJson, CancellationToken cancellation = default)
    {
        RecordResult read = RecordReader.Read(path, _folder, key);
        if (read.Record is not { } record) return RecordAnswer.Refused(read.Diagnostics);
        ImmutableArray<Diagnostic> outside = [.. FilesOutside(record)];
        if (!outside.IsEmpty) return RecordAnswer.Refused(outside);

        RunOutcome outcome = RunAgain(record, cancellation);
        if (record.Key is not null) outcome = outcome with { Diagnostics = [.. outcome.Diagnostics.Select(new QuietMessages(null).Of)] };
        if (outcome.Finished is not { } finished) return RecordAnswer.Refused(outcome.Diagnostics);
        return InSandbox(sandbox =>
        {
            string target = Path.Combine(sandbox, "again");
            FinishedRun shown = record.Key is null ? finished : finished.Under(record.Key);
            Diagnostic? notWritten = ResultFolder.Write(shown.Report(), target, record.WithSteps, ".", shown, new RecordOptions { Key = record.Key, Cancellation = cancellation });
            if (notWritten is not null) return RecordAnswer.Refused([notWritten]);
            RecordResult again = RecordReader.Read(target, ".", record.Key);
            if (again.Record is not { } fresh) return RecordAnswer.Refused(again.Diagnostics);
            var before = new ResultReading(record);
            RunComparison comparison = RunComparison.Of(before, new ResultReading(fresh));
            comparison = comparison with { Touched = [.. record.Files.Keys.Where(file => !before.IsUntouched(file)).Select(before.Shown)] };
            if (comparison.IsIdentical) comparison = comparison with { OtherFiles = [.. OtherFiles(record, fresh)] };
            string text = asJson ? ComparisonJson.Of(comparison, null) : ComparisonText.OfVerification(comparison, record);
            return new RecordAnswer(text, comparison.IsIdentical, outcome.Diagnostics);
        });
    }

    /// <summary>Says which results moved between two runs, and which change moved them.</summary>
    /// <param name="first">The folder of the first results, or the record in it.</param>
    /// <param name="second">The folder of the second results, or the record in it.</param>
    /// <param name="key">The key of their pseudonyms, or null.</param>
    /// <param name="asJson">Whether the answer is for programs.</param>
    /// <param name="cancellation">The wish to stop.</param>
    public RecordAnswer Diff(string first, string second, PseudonymKey? key, bool asJson, CancellationToken cancellation = default)
    {
        RecordResult a = RecordReader.Read(first, _folder, key), b = RecordReader.Read(second, _folder, key);
        if (a.Record is null || b.Record is null) return RecordAnswer.Refused([.. a.Diagnostics.Concat(b.Diagnostics).Distinct()]);
        ResultReading before = new(a.Record), after = new(b.Record);
        if (!a.Record.Outputs.Any(output => b.Record.Outputs.Any(other => other.Output == output.Output)))
        {
            return RecordAnswer.Refused([RecordMessages.NothingInCommon(b.Record.Place, a.Record.Mechanism, b.Record.Mechanism)]);
        }

        RunComparison comparison = RunComparison.Of(before, after);
        Diagnostic[] unread = [.. before.Problems, .. after.Problems];
        if (unread.Length > 0) return RecordAnswer.Refused([.. unread]);
        if (comparison.IsIdentical) return Answer(comparison, null);
        return InSandbox(sandbox => Answer(comparison, new Attribution(before, after, settings => RunSettings(settings, cancellation), sandbox).Of(comparison)));

        RecordAnswer Answer(RunComparison compared, AttributionResult? attributed) => new(
            asJson ? ComparisonJson.Of(compared, attributed) : ComparisonText.OfDifference(compared, attributed, first, second),
            compared.IsIdentical,
            []);
    }

    private static IEnumerable<string> OtherFiles(RunRecord record, RunRecord fresh) =>
        record.Files.Keys.Union(fresh.Files.Keys).Where(file => record.Files.GetValueOrDefault(file) != fresh.Files.GetValueOrDefault(file)).Order(StringComparer.Ordinal);

    private static RecordAnswer InSandbox(Func<string, RecordAnswer> work)
    {
        string sandbox = Directory.CreateTempSubdirectory("mech-").FullName;
        try
        {
            return work(sandbox);
        }
        finally
        {
            Directory.Delete(sandbox, recursive: true);
        }
    }

    // A record may come from anybody: what it names is opened below the folder at hand, or where its results lie.
    private IEnumerable<Diagnostic> FilesOutside(RunRecord record)
    {
        string[] trusted = [Path.GetFullPath(_folder), Path.GetDirectoryName(record.Folder) ?? record.Folder];
        string home = record.Round.BaseDirectory;
        IEnumerable<Setting> tables = record.Round.Inputs.Values.Concat(record.Round.Members.Values).Select(table => table.File);
        IEnumerable<Setting> scripts = record.Scripts.Where(script => !script.IsOfLibrary).Select(script => new Setting(script.Path, record.Place));
        if (record.Round.Mechanism is { } mechanism && ScriptPath.IsPath(mechanism.Text)) scripts = scripts.Append(mechanism);
        foreach (Setting file in tables.Concat(scripts).Where(file => !file.Text.Contains('\0', StringComparison.Ordinal)))
        {
            string full = Path.GetFullPath(file.Text, home);
            if (!trusted.Any(top => RecordPaths.IsIn(top, full))) yield return RecordMessages.FileOutside(file.Place, file.Text);
        }
    }

    private RunOutcome RunAgain(RunRecord record, CancellationToken cancellation) => RunSettings(record.Round, cancellation, wantsRecord: true);

    private RunOutcome RunSettings(RoundSettings settings, CancellationToken cancellation, bool wantsRecord = false)
    {
        var request = new RunRequest { WantsKernel = true, WantsRecord = wantsRecord };
        PreparedRound prepared = Prepare(settings, settings.BaseDirectory, settings.Mechanism?.Place.File ?? "", [], request, cancellation);
        return Run(prepared, BackendChoice.Kernel, cancellation);
    }
}

/// <summary>What there is to say about a record, or about two.</summary>
/// <param name="Text">For standard output; empty where nothing could be compared.</param>
/// <param name="IsSame">Whether everything is the same.</param>
/// <param name="Diagnostics">What went wrong.</param>
public sealed record RecordAnswer(string Text, bool IsSame, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Nothing could be compared.</summary>
    internal static RecordAnswer Refused(ImmutableArray<Diagnostic> diagnostics) => new("", false, diagnostics);
}
