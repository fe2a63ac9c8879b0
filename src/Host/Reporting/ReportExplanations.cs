using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Explaining;
using Mechanisms.Host.Results;

namespace Mechanisms.Host.Reporting;

/// <summary>Which results a report explains, and how far down: a large round must still be a page that opens at once.</summary>
internal static class ReportExplanations
{
    /// <summary>As many results of an output as this are all explained down to the rows.</summary>
    private const int MostInFull = 200;

    /// <summary>Of more results the largest ones, as many as this, are.</summary>
    private const int InFullOfMany = 20;

    /// <summary>The explanations of all outputs, in the order of their tables.</summary>
    public static ImmutableArray<ExplainedOutput> Of(TracedRun run, RunReport report, CancellationToken cancellation)
    {
        var explainer = new Explainer(run);
        return [.. run.Mechanism.Outputs.DistinctBy(output => output.Step).Select(output => Of(output))];

        ExplainedOutput Of(LoweredOutput output)
        {
            ReportTable table = report.Outputs.First(it => it.Name == output.Name);
            int[] rows = RankedRows.Of(table);
            int inFull = rows.Length > MostInFull ? InFullOfMany : rows.Length;
            ImmutableArray<Explanation> cells = [.. rows.Take(RankedRows.Most).Select((row, at) =>
            {
                cancellation.ThrowIfCancellationRequested();
                var cell = new StepCell(output.Step, [.. table.Cells.Members.Select(members => members[row])]);
                return at < inFull ? explainer.Explain(cell) : explainer.Explain(cell, depth: 1);
            })];
            return new ExplainedOutput(output.Name, cells, Math.Min(inFull, cells.Length), rows.Length - cells.Length);
        }
    }
}
