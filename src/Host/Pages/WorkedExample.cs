using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Results;

namespace Mechanisms.Host.Pages;

/// <summary>An example with what came out of it.</summary>
/// <param name="Mechanism">The mechanism with the costs that the example chooses.</param>
/// <param name="Example">What is given and expected.</param>
/// <param name="Report">What came out.</param>
internal sealed record WorkedExample(LoweredMechanism Mechanism, LoweredExample Example, RunReport Report)
{
    /// <summary>Writes what is given as tables, and what comes out of it.</summary>
    public void Write(MarkdownText page)
    {
        page.Heading(2, "A worked example").Block($"*{PageProse.Cell(Example.Title)}*");
        page.Block(string.Join('\n', Example.Values.Select(value => $"- `{value.Target}` = `{value.Text}`")));
        foreach (ExampleTable table in Example.Tables) WriteGiven(page, table);
        page.Block("What comes out:");
        foreach (ReportTable output in Report.Outputs) WriteResult(page, output);
        HashSet<string> shown = [.. Report.Outputs.Select(output => output.Name)];
        string[] others =
        [
            .. Example.Expectations.Where(it => !shown.Contains(Mechanism.Steps[it.Step].Name)).Select(it =>
                $"- `{Mechanism.Steps[it.Step].Name}{(it.Members.IsEmpty ? "" : $"[{string.Join(", ", it.Members)}]")}` = {it.Expected}"),
        ];
        if (others.Length > 0) page.Block("And on the way:").Block(string.Join('\n', others));
    }

    private void WriteGiven(MarkdownText page, ExampleTable table)
    {
        string[] headers = [table.Target];
        if (Mechanism.Inputs.FirstOrDefault(input => input.Name == table.Target) is { } input)
        {
            ImmutableArray<string> columns = [.. input.Columns.Where(column => column.Formula is null).Select(column => column.Name)];
            headers = [.. input.Sets.Select(set => Mechanism.Sets[set].Name), .. columns];
        }

        if (headers.Length == 1 && table.Rows is [{ Cells: [var only] }] && Mechanism.Sets.All(set => set.Name != table.Target))
        {
            page.Block($"- `{table.Target}` = `{only}`");
            return;
        }

        headers = headers[..Math.Max(1, Math.Min(headers.Length, table.Rows.Select(row => row.Cells.Length).DefaultIfEmpty(0).Max()))];
        page.Table(headers, table.Rows.Select(row => (string[])[.. headers.Select((_, at) => at < row.Cells.Length ? PageProse.Cell(row.Cells[at]) : "")]));
    }

    private static void WriteResult(MarkdownText page, ReportTable table)
    {
        if (table.IsScalar) page.Block($"- `{table.Name}` = {TextTable.Shown(table, 0, null)}{(table.Dimension.Length == 0 ? "" : " " + table.Dimension)}");
        else page.Table([.. table.Headers, table.Name], Enumerable.Range(0, table.Count).Select(row => (string[])[.. table.Names(row).Select(PageProse.Cell), TextTable.Shown(table, row, null)]));
    }
}
