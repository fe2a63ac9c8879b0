using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Results;
using Mechanisms.Host.Running;

namespace Mechanisms.Host;

/// <content>Rounds in stages: what comes out of one round is a table of the next.</content>
public sealed partial class MechanismHost
{
    /// <summary>
    /// The settings with the results of other rounds in the place of those inputs that ask for them; null where one of these
    /// rounds could not be run, which the messages say.
    /// </summary>
    private (RoundSettings? Settings, ImmutableArray<Diagnostic> Found) WithStages(
        RoundSettings settings, LoweredMechanism mechanism, RunRequest request, CancellationToken cancellation)
    {
        var found = ImmutableArray.CreateBuilder<Diagnostic>();
        var inputs = settings.Inputs;
        foreach ((string name, TableSettings table) in settings.Inputs.Where(input => input.Value.Output is not null || IsRoundFile(input.Value.File.Text)))
        {
            (byte[]? content, ImmutableArray<Diagnostic> problems) = ResultOf(table, settings.BaseDirectory, request, cancellation);
            found.AddRange(problems);
            if (content is null) continue;

            // The one value of a result has a header of its own, which nobody has to name.
            bool isNamed = table.Columns.ContainsKey(name) || mechanism.Inputs.All(input => input.Name != name || input.IsColumnar);
            ImmutableSortedDictionary<string, Setting> columns = isNamed ? table.Columns : table.Columns.Add(name, new Setting(CsvResults.ValueHeader, table.Place));
            inputs = inputs.SetItem(name, table with { Content = content, Columns = columns });
        }

        bool failed = found.Any(it => it.Severity == Severity.Error);
        return (failed ? null : settings with { Inputs = inputs }, failed ? found.ToImmutable() : []);
    }

    private (byte[]? Content, ImmutableArray<Diagnostic> Found) ResultOf(TableSettings table, string folder, RunRequest request, CancellationToken cancellation)
    {
        if (table.Content is not null) return (table.Content, []);
        if (table.Output is null) return (null, [StageMessages.OutputMissing(table.File.Place, table.File.Text)]);
        string path = Path.GetFullPath(Path.Combine(folder, table.File.Text));
        if (!IsRoundFile(table.File.Text)) return (null, [StageMessages.OutputOfNoRound(table.Output.Place, table.Output.Text, table.File.Text)]);
        if (request.Underway.Contains(path)) return (null, [StageMessages.Circle(table.File.Place, table.File.Text)]);
        var stage = new RunRequest { RoundFile = path, WantsKernel = true, Underway = request.Underway.Add(path), Watcher = request.Watcher };
        PreparedRound prepared = Prepare(stage, cancellation);
        RunOutcome outcome = Run(prepared, BackendChoice.Kernel, cancellation);
        if (outcome.Report is not { } report)
        {
            var from = new RelatedPlace(table.File.Place, "its results are asked for here");
            return (null, [.. outcome.Diagnostics.Where(it => it.Severity == Severity.Error).Select(it => it with { Related = it.Related.Add(from) })]);
        }

        ReportTable[] tables = [.. report.Outputs, .. report.Steps];
        if (tables.FirstOrDefault(candidate => candidate.Name == table.Output.Text) is not { } result)
        {
            string[] known = [.. report.Outputs.Select(output => output.Name)];
            return (null, [StageMessages.NoSuchOutput(table.Output.Place, table.Output.Text, report.Mechanism, known)]);
        }

        using var stream = new MemoryStream();
        CsvResults.Write(result, stream);
        return (stream.ToArray(), []);
    }
}
