using Mechanisms.Host.Rendering;
using System.Globalization;
using System.Text;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Host.Results;

/// <summary>Writes results for people at a terminal: aligned columns, numbers to the right.</summary>
internal static class TextTable
{
    private const int MostNotes = 20;
    private const int MostReasons = 5;

    // The unit that currencies are about; the language knows it from the start.
    private const string Money = "money";

    /// <summary>The whole report: outputs, how much was dropped, notes.</summary>
    public static string Of(RunReport report)
    {
        var text = new StringBuilder();
        foreach (ReportTable output in report.Outputs) text.Append(Of(output, report.Currency)).Append('\n');
        if (!report.Measures.IsEmpty) text.Append("measures\n\n");
        foreach (ReportTable measure in report.Measures) text.Append(Of(measure, report.Currency)).Append(measure.IsScalar ? "" : "\n");
        if (!report.Measures.IsEmpty && report.Measures[^1].IsScalar) text.Append('\n');
        int rows = report.DroppedRows.Length, members = report.DroppedMembers.Length;
        if (rows > 0) AppendDropped(text, report);
        if (members > 0) text.Append(CultureInfo.InvariantCulture, $"{members} {(members == 1 ? "member" : "members")} did not count\n");
        if (!report.ByDefault.IsEmpty)
        {
            string defaults = string.Join(", ", report.ByDefault.Select(parameter => $"{parameter.Name} = {parameter.Text}"));
            text.Append(VisibleText.Escape($"by default: {defaults}")).Append('\n');
        }

        foreach (OutsideValue value in report.Outside)
        {
            text.Append(VisibleText.Escape($"set outside the round file: {value.Key} = {value.Text} ({value.From})")).Append('\n');
        }

        foreach (string note in report.Notes.Take(MostNotes)) text.Append("note: ").Append(VisibleText.Escape(note)).Append('\n');
        if (report.Notes.Length > MostNotes) text.Append(CultureInfo.InvariantCulture, $"and {report.Notes.Length - MostNotes} more notes\n");
        return text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>One output or step, with the first line of its doc comment above it.</summary>
    public static string Of(ReportTable table, ReportedCurrency? currency = null)
    {
        var text = new StringBuilder();
        string title = table.Doc.Split('\n')[0].Trim();
        string measure = UnitOf(table, currency);
        currency = CurrencyOf(table, currency);
        string dimension = measure.Length == 0 ? "" : $" ({measure})";
        if (table.IsScalar)
        {
            text.Append(table.Name).Append(" = ").Append(Shown(table, 0, currency)).Append(dimension);
            if (title.Length > 0) text.Append("  ").Append(title);
            return text.Append('\n').ToString();
        }

        text.Append(table.Name).Append(dimension);
        if (title.Length > 0) text.Append(": ").Append(title);
        text.Append('\n');
        var rows = new string[table.Count + 1][];
        rows[0] = [.. table.Headers, table.Name];
        for (int row = 0; row < table.Count; row++) rows[row + 1] = RowOf(table, row, currency);
        var widths = new int[rows[0].Length];
        foreach (string[] row in rows)
        {
            for (int column = 0; column < widths.Length; column++) widths[column] = Math.Max(widths[column], DisplayWidth.Of(row[column]));
        }

        foreach (string[] row in rows) AppendRow(text, row, widths);
        return text.ToString();
    }

    /// <summary>The currency of a table of money; null for any other table.</summary>
    internal static ReportedCurrency? CurrencyOf(ReportTable table, ReportedCurrency? currency) => table.Dimension == Money ? currency : null;

    /// <summary>In what the values of a table are; empty for plain numbers.</summary>
    internal static string UnitOf(ReportTable table, ReportedCurrency? currency) =>
        CurrencyOf(table, currency) is { Code: { Length: > 0 } code } ? code : table.Dimension;

    // How many rows did not count, and the reasons that most of them share.
    private static void AppendDropped(StringBuilder text, RunReport report)
    {
        int rows = report.DroppedRows.Length;
        text.Append(CultureInfo.InvariantCulture, $"{rows} {(rows == 1 ? "row" : "rows")} did not count\n");
        var reasons = report.DroppedRows.GroupBy(row => (row.File, row.Reason)).OrderByDescending(group => group.Count()).ToList();
        foreach (var reason in reasons.Take(MostReasons))
        {
            ReportedRow first = reason.First();
            string lines = reason.Count() == 1 ? "line" : "first on line";
            text.Append(CultureInfo.InvariantCulture, $"  {reason.Count()} of {VisibleText.Escape(first.File)}: {VisibleText.Escape(first.Reason)} ({lines} {first.Line})\n");
        }

        int others = reasons.Skip(MostReasons).Sum(reason => reason.Count());
        if (others > 0) text.Append(CultureInfo.InvariantCulture, $"  {others} for other reasons; `--out` and `--format json` list them all\n");
    }

    private static string[] RowOf(ReportTable table, int row, ReportedCurrency? currency) =>
        [.. table.Names(row).Select(VisibleText.Escape), Shown(table, row, currency)];

    private static void AppendRow(StringBuilder text, string[] row, int[] widths)
    {
        for (int column = 0; column < row.Length; column++)
        {
            bool isValue = column == row.Length - 1;
            string padding = new(' ', widths[column] - DisplayWidth.Of(row[column]));
            text.Append("  ").Append(isValue ? padding + row[column] : row[column] + padding);
        }

        text.Append('\n');
    }

    /// <summary>A value with as many digits as people read.</summary>
    internal static string Shown(ReportTable table, int row, ReportedCurrency? currency)
    {
        const double longest = 1e15, shortest = 1e-4;
        if (table.Kind != ValueKind.Real || table.Cells.Reals is not { } reals) return table.TextOf(row);
        double value = reals[row], size = Math.Abs(value);
        if (!double.IsFinite(value) || size >= longest) return table.TextOf(row);
        if (table.Unit.Length > 0)
        {
            string format = "F" + UnitText.Decimals(table.Unit).ToString(CultureInfo.InvariantCulture);
            return value.ToString(format, CultureInfo.InvariantCulture);
        }

        if (currency is { Unit.Length: > 0 } && (size == 0 || size >= shortest)) return value.ToString(MoneyFormat(currency.Unit), CultureInfo.InvariantCulture);
        return size is > 0 and < shortest ? value.ToString("0.######e0", CultureInfo.InvariantCulture) : value.ToString("0.######", CultureInfo.InvariantCulture);
    }

    // The decimals of the currency always, and more where an amount has more: nothing is hidden.
    private static string MoneyFormat(string unit)
    {
        const int mostDecimals = 6;
        int always = Math.Min(mostDecimals, UnitText.Decimals(unit));
        return "0." + new string('0', always) + new string('#', mostDecimals - always);
    }
}
