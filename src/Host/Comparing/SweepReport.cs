using System.Globalization;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Mechanisms.Host.Rendering;
using Mechanisms.Host.Results;
using Mechanisms.Pictures;

namespace Mechanisms.Host.Comparing;

/// <summary>A value of the parameter and what came of it.</summary>
/// <param name="Value">As programs read it.</param>
/// <param name="Number">As a number.</param>
/// <param name="Report">What came out.</param>
internal sealed record SweepPoint(string Value, double Number, RunReport Report);

/// <summary>Outputs as a parameter moves: a row for each of its values, a column for each member.</summary>
/// <param name="parameter">Its name.</param>
/// <param name="unit">Its unit in words.</param>
/// <param name="isPercent">Whether its values were given as percentages.</param>
/// <param name="isLogarithmic">Whether its values are equal factors apart.</param>
/// <param name="points">The runs.</param>
internal sealed class SweepReport(string parameter, string unit, bool isPercent, bool isLogarithmic, ImmutableArray<SweepPoint> points)
{
    private const int MostColumns = 8;

    /// <summary>The sweep in a form: <c>table</c>, <c>json</c> or <c>csv</c>.</summary>
    public string Text(string format) => format switch
    {
        "json" => JsonText.Render(WriteJson),
        "csv" => Csv(),
        _ => Table(),
    };

    /// <summary>
    /// A panel for each output that is a number, with the largest members as lines, and for each measure of the whole round
    /// that moves.
    /// </summary>
    public Chart? Chart()
    {
        ImmutableArray<Panel> panels =
        [
            .. points[0].Report.Outputs.Concat(points[0].Report.Measures.Where(measure => measure.IsScalar && Moves(measure))).Select(table => (Table: table, Columns: ColumnsOf(table.Name, MostColumns).Shown)).Where(it => it.Columns.Count > 0).Select(it => new Panel(
                it.Table.IsScalar ? "" : it.Table.Name,
                new Axis(parameter, UnitOf(unit), isLogarithmic) { IsPercent = isPercent },
                new Axis(it.Table.Name, UnitOf(it.Table.Dimension)),
                [.. it.Columns.Select(column => new Series(column.Name.Length == 0 ? it.Table.Name : column.Name, PointsOf(column)))])),
        ];
        return panels.IsEmpty ? null : new Chart($"{points[0].Report.Mechanism}: what follows from {parameter}", panels);
    }

    private ImmutableArray<ChartPoint> PointsOf(Column column) =>
        [.. points.Select((point, at) => new ChartPoint(point.Number, column.Values[at] is { IsNumber: true } value ? value.Real : null))];

    private static IEnumerable<ReportTable> Tables(SweepPoint point) => point.Report.Outputs.Concat(point.Report.Measures);

    private string Shown(SweepPoint point) => isPercent ? NumberText.Shown(Math.Round(point.Number * 100, 10)) + "%" : NumberText.Shown(point.Number);

    private string Table()
    {
        var text = new StringBuilder();
        foreach (ReportTable table in points[0].Report.Outputs) AppendTable(text, table);
        ILookup<bool, ReportTable> measures = points[0].Report.Measures.ToLookup(measure => measure.IsScalar);
        AppendNumbers(text, [.. measures[true]]);
        ILookup<bool, ReportTable> moving = measures[false].ToLookup(Moves);
        foreach (ReportTable measure in moving[true]) AppendTable(text, measure);
        if (moving[false].Any()) text.Append("\nthe same everywhere: ").AppendJoin(", ", moving[false].Select(measure => measure.Name)).Append('\n');
        return text.ToString();
    }

    private void AppendTable(StringBuilder text, ReportTable table)
    {
        (List<Column> shown, int others) = ColumnsOf(table.Name, MostColumns);
        if (text.Length > 0) text.Append('\n');
        text.Append(TitleOf(table)).Append('\n');
        AppendColumns(text, [.. shown.Select(column => column.Name.Length == 0 ? column with { Name = table.Name } : column)]);
        if (others > 0) text.Append(CultureInfo.InvariantCulture, $"  and {Plural.Of(others, "smaller one")}; --format csv has all\n");
    }

    // What is measured of a whole round: a column each.
    private void AppendNumbers(StringBuilder text, ImmutableArray<ReportTable> numbers)
    {
        if (numbers.IsEmpty) return;
        text.Append("\nmeasures\n");
        AppendColumns(text, [.. numbers.Select(number => ColumnsOf(number.Name, 1).Shown[0] with { Name = TitleOf(number) })]);
    }

    private void AppendColumns(StringBuilder text, List<Column> columns)
    {
        var rows = new List<string[]> { (string[])[parameter, .. columns.Select(column => VisibleText.Escape(column.Name))] };
        rows.AddRange(points.Select((point, at) => (string[])[Shown(point), .. columns.Select(column => column.Values[at]?.Shown ?? "-")]));
        AlignedRows.Append(text, rows, leftColumns: 0);
    }

    private static string UnitOf(string dimension) => dimension == "number" ? "" : dimension;

    private bool Moves(ReportTable table) =>
        ColumnsOf(table.Name, int.MaxValue).Shown.Exists(column => Array.Exists(column.Values, value => value != column.Values[0]));

    private static string TitleOf(ReportTable table) => table.Dimension.Length == 0 ? table.Name : $"{table.Name} ({table.Dimension})";

    private string Csv()
    {
        using var text = new StringWriter();
        CsvResults.WriteRecord(text, [parameter, "output", "member", "value"]);
        foreach (SweepPoint point in points)
        {
            foreach (ReportTable table in Tables(point))
            {
                for (int row = 0; row < table.Count; row++) CsvResults.WriteRecord(text, [point.Value, table.Name, Name(table, row), Amount.Of(table, row).Text]);
            }
        }

        return text.ToString();
    }

    private void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("mechanism", points[0].Report.Mechanism);
        json.WriteString("over", parameter);
        json.WriteObjects("points", points, point =>
        {
            json.WritePropertyName("at");
            json.WriteRawValue(point.Value);
            Write("outputs", point.Report.Outputs);
            if (!point.Report.Measures.IsEmpty) Write("measures", point.Report.Measures);
        });
        json.WriteEndObject();

        void Write(string name, ImmutableArray<ReportTable> tables)
        {
            json.WriteStartObject(name);
            foreach (ReportTable table in tables)
            {
                json.WriteObjects(table.Name, Enumerable.Range(0, table.Count), row =>
                {
                    for (int key = 0; key < table.Keys.Length; key++) json.WriteString(table.Keys[key], table.IdOf(key, row));
                    json.WritePropertyName("value");
                    AmountJson.Write(json, Amount.Of(table, row));
                });
            }

            json.WriteEndObject();
        }
    }

    // The members that get most at any value of the parameter, in the order of their ids.
    private (List<Column> Shown, int Others) ColumnsOf(string output, int most)
    {
        SortedDictionary<string, Amount?[]> all = new(StringComparer.Ordinal);
        for (int at = 0; at < points.Length; at++)
        {
            ReportTable table = Tables(points[at]).First(it => it.Name == output);
            for (int row = 0; row < table.Count; row++)
            {
                string name = Name(table, row);
                if (!all.TryGetValue(name, out Amount?[]? values)) all.Add(name, values = new Amount?[points.Length]);
                values[at] = Amount.Of(table, row);
            }
        }

        HashSet<string> largest = [.. all.OrderByDescending(it => it.Value.Max(value => Math.Abs(value?.Real ?? 0))).Take(most).Select(it => it.Key)];
        return ([.. all.Where(it => largest.Contains(it.Key)).Select(it => new Column(it.Key, it.Value))], all.Count - largest.Count);
    }

    private static string Name(ReportTable table, int row) => string.Join(", ", Enumerable.Range(0, table.Keys.Length).Select(key => table.IdOf(key, row)));

    private sealed record Column(string Name, Amount?[] Values);
}
