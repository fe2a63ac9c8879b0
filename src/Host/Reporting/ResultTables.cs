using System.Globalization;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Explaining;
using Mechanisms.Host.Rendering;
using Mechanisms.Host.Results;

namespace Mechanisms.Host.Reporting;

/// <summary>Results and measures as tables, each value with a bar beside it.</summary>
/// <param name="html">Where to.</param>
/// <param name="round">What came out.</param>
internal sealed class ResultTables(HtmlWriter html, ReportedRound round)
{
    private const double BarWidth = 180;
    private const string PlainNumber = "number";
    private readonly HashSet<string> _explained = [.. round.Explanations.SelectMany(output => output.Cells).Select(cell => cell.Key)];

    /// <summary>All outputs, and what could not be placed.</summary>
    public void WriteOutputs()
    {
        foreach (LoweredOutput output in round.Run.Mechanism.Outputs)
        {
            ReportTable table = round.Report.Outputs.First(it => it.Name == output.Name);
            Write(table, output.Step, output.Doc.Length > 0 ? output.Doc : round.Run.Mechanism.Steps[output.Step].Doc);
        }

        foreach (Pictures.Picture picture in round.Pictures) html.Open("figure").Picture(picture).Close().Line();
        foreach (string note in round.Report.Notes) html.Paragraph(VisibleText.Escape(note), "soft");
    }

    /// <summary>All measures: the single values in one table, then those about members.</summary>
    public void WriteMeasures()
    {
        html.Table(
            "What the script and its kind measure of the results",
            [new HtmlColumn("measure") { IsCode = true }, new HtmlColumn("value") { IsNumber = true }, new HtmlColumn("unit"), new HtmlColumn("meaning")],
            [.. round.Report.Measures.Where(it => it.IsScalar).Select(it => (string[])[it.Name, Shown(it, 0), UnitOf(it), OneLine(it.Doc)])]);
        foreach (ReportTable measure in round.Report.Measures.Where(it => !it.IsScalar)) Write(measure, -1, measure.Doc);
    }

    private void Write(ReportTable table, int step, string doc)
    {
        string unit = UnitOf(table);
        if (table.IsScalar)
        {
            html.Open("p").Element("code", table.Name).Text(" = ");
            Value(table, 0, step);
            html.Text(unit.Length == 0 ? " " : $" {unit} ").Open("span", ("class", "soft")).Prose(OneLine(doc)).Close().Close().Line();
            return;
        }

        int[] rows = RankedRows.Of(table);
        bool hasBars = table.Kind != ValueKind.Truth;
        HtmlColumn[] columns =
        [
            .. table.Headers.Select(header => new HtmlColumn(header)),
            new HtmlColumn(unit.Length == 0 ? table.Name : $"{table.Name} ({unit})") { IsNumber = true },
            .. hasBars ? [new HtmlColumn("")] : Array.Empty<HtmlColumn>(),
        ];
        string caption = doc.Length == 0 ? table.Name : $"{table.Name}: {OneLine(DocText.FirstSentence(doc))}";
        html.OpenTable(caption, columns);
        var scale = BarScale.Of(table);
        foreach (int row in rows.Take(RankedRows.Most))
        {
            html.Open("tr");
            foreach (string name in table.Names(row)) html.Open("th", ("scope", "row")).Element("bdi", name).Close();
            html.Open("td", ("class", "n"));
            Value(table, row, step);
            html.Close();
            if (hasBars) Bar(scale, RankedRows.LengthOf(table, row));
            html.Close().Line();
        }

        html.Close();
        if (table.Dimension.Length > 0 && table.Dimension is not (PlainNumber or "share") && hasBars && table.Count > 1) WriteTotal(table);
        html.CloseTable();
        if (rows.Length > RankedRows.Most) html.Paragraph($"{Plural.Of(rows.Length - RankedRows.Most, "smaller one")} not shown here; `mech run --out` writes all.", "soft");
    }

    private void WriteTotal(ReportTable table)
    {
        html.Open("tfoot").Open("tr").Element("th", "total", ("scope", "row"), ("colspan", table.Headers.Length.ToString(CultureInfo.InvariantCulture)));
        html.Element("td", Shown(RankedRows.TotalOf(table), 0), ("class", "n")).Element("td", "").Close().Close();
    }

    // A value leads to its explanation.
    private void Value(ReportTable table, int row, int step)
    {
        string key = step < 0 ? "" : new StepCell(step, [.. table.Cells.Members.Select(members => members[row])]).Key;
        if (_explained.Contains(key)) html.Element("a", Shown(table, row), ("href", "#" + ExplanationHtml.AnchorOf(key)));
        else html.Text(Shown(table, row));
    }

    private void Bar(BarScale scale, double value)
    {
        html.Open("td").Open("svg", ("class", "bar"), ("width", Number(BarWidth)), ("height", "10"), ("viewBox", $"0 0 {Number(BarWidth)} 10"), ("preserveAspectRatio", "none"), ("aria-hidden", "true"));
        (double from, double to) = (scale.Place(Math.Min(0, value)) * BarWidth, scale.Place(Math.Max(0, value)) * BarWidth);
        if (value < 0) html.Element("rect", "", ("class", "less"), ("x", Number(from)), ("width", Number(to - from)), ("height", "10"));
        else if (value > 0) html.Element("rect", "", ("x", Number(from)), ("width", Number(to - from)), ("height", "10"));
        html.Close().Close();
    }

    private string Shown(ReportTable table, int row) => TextTable.Shown(table, row, TextTable.CurrencyOf(table, round.Report.Currency));

    private string UnitOf(ReportTable table) => TextTable.UnitOf(table, round.Report.Currency) is var unit && unit == PlainNumber ? "" : unit;

    private static string OneLine(string words) => ExplanationText.OneLine(words);

    private static string Number(double number) => Math.Round(number, 1).ToString("0.#", CultureInfo.InvariantCulture);

    // From the smallest value, or 0, to the largest one.
    private readonly record struct BarScale(double Least, double Most)
    {
        public static BarScale Of(ReportTable table)
        {
            double[] lengths = [.. Enumerable.Range(0, table.Count).Select(row => RankedRows.LengthOf(table, row)).Append(0)];
            return new BarScale(lengths.Min(), lengths.Max());
        }

        public double Place(double value) => Most > Least ? (value - Least) / (Most - Least) : 0;
    }
}
