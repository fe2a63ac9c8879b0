using System.Text;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host;
using Mechanisms.Host.Results;

namespace Mechanisms.Conformance.Meaning;

/// <summary>A folder with scripts and tables, where rounds are run on both backends.</summary>
internal sealed class Desk : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("mechanisms-").FullName;

    public Desk With(string file, params IEnumerable<string> lines)
    {
        File.WriteAllText(Path.Combine(folder, file), string.Join("\n", lines));
        return this;
    }

    /// <summary>Runs a round; throws where the backends differ in one bit of what they report.</summary>
    public RunReport Run(string mechanism, IReadOnlyList<string> inputs, params IReadOnlyList<string> assignments)
    {
        var host = MechanismHost.Create(folder);
        RunReport[] reports =
        [
            .. new[] { BackendChoice.Interpreter, BackendChoice.Kernel }.Select(backend =>
            {
                PreparedRound prepared = host.Prepare(new RunRequest { Mechanism = mechanism, Inputs = inputs, Assignments = assignments });
                RunOutcome outcome = host.Run(prepared, backend, TestContext.Current.CancellationToken);
                return outcome.Report ?? throw new InvalidOperationException(string.Join("\n", outcome.Diagnostics.Select(it => it.Message)));
            }),
        ];
        Text(reports[1]).ShouldBe(Text(reports[0]));
        return reports[0];
    }

    /// <summary>A host that looks into the folder.</summary>
    public MechanismHost Host => MechanismHost.Create(folder);

    /// <summary>What there is to say about a script.</summary>
    public IReadOnlyList<Diagnostic> Check(string script) => MechanismHost.Create(folder).Check([script], TestContext.Current.CancellationToken);

    /// <summary>Everything that a run can be written as: a page, JSON, CSV; but for how long its searches took.</summary>
    public static string Text(RunReport report)
    {
        report = report with { Searches = [.. report.Searches.Select(search => search with { Record = search.Record with { Steps = 0 } })] };
        using var bytes = new MemoryStream();
        JsonResults.Write(report, bytes, withSteps: true);
        foreach (ReportTable table in report.Outputs.Concat(report.Steps)) CsvResults.Write(table, bytes);
        CsvResults.WriteDropped(report, bytes);
        return TextTable.Of(report) + Encoding.UTF8.GetString(bytes.ToArray());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}

/// <summary>Reading reports.</summary>
internal static class Reports
{
    /// <summary>The value of a step at some members; 0 where it has no cell.</summary>
    public static double At(this RunReport report, string step, params IReadOnlyList<string> ids)
    {
        ReportTable table = report.Steps.Single(it => it.Name == step);
        for (int row = 0; row < table.Count; row++)
        {
            if (ids.Index().All(id => table.IdOf(id.Index, row) == id.Item)) return table.Cells.Reals?[row] ?? (double)table.Cells.Wholes![row];
        }

        return 0;
    }
}
