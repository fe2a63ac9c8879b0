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

    /// <summary>A panel for each output that is a number, with the largest members as lines.</summary>
    public Chart? Chart()
    {
        ImmutableArray<Panel> panels =
        [
            .. Outputs().Select(name => (Name: name, Columns: ColumnsOf(name, MostColumns).Shown)).Where(it => it.Columns.Count > 0).Select(it =>
            {
                ReportTable table = points[0].Report.Outputs.First(output => output.Name == it.Name);
                return new Panel(
                    table.IsScalar ? "" : it.Name,
                    new Axis(parameter, unit, isLogarithmic) { IsPercent = isPercent },
                    new Axis(it.Name, table.Dimension),
                    [.. it.Columns.Select(column => new Series(column.Name.Length == 0 ? it.Name : column.Name, PointsOf(column)))]);
            }),
        ];
        return panels.IsEmpty ? null : new Chart($"{points[0].Report.Mechanism}: what follows from {parameter}", panels);
    }

    private ImmutableArray<ChartPoint> PointsOf(Column column) =>
        [.. points.Select((point, at) => new ChartPoint(point.Number, column.Values[at] is { IsNumber: true } value ? value.Real : null))];

    private IEnumerable<string> Outputs() => points[0].Report.Outputs.Select(output => output.Name);

    private string Shown(SweepPoint point) => isPercent ? NumberText.Shown(Math.Round(point.Number * 100, 10)) + "%" : NumberText.Shown(point.Number);

    private string Table()
    {
        var text = new StringBuilder();
        foreach (string output in Outputs())
        {
            (List<Column> shown, int others) = ColumnsOf(output, MostColumns);
            ReportTable table = points[0].Report.Outputs.First(it => it.Name == output);
            if (text.Length > 0) text.Append('\n');
            string heading = table.Dimension.Length == 0 ? output : $"{output} ({table.Dimension})";
            text.Append(heading).Append('\n');
            var rows = new List<string[]> { (string[])[parameter, .. shown.Select(column => column.Name.Length == 0 ? output : VisibleText.Escape(column.Name))] };
            rows.AddRange(points.Select((point, at) => (string[])[Shown(point), .. shown.Select(column => column.Values[at]?.Shown ?? "-")]));
            AlignedRows.Append(text, rows, leftColumns: 0);
            if (others > 0) text.Append(CultureInfo.InvariantCulture, $"  and {Plural.Of(others, "smaller one")}; --format csv has all\n");
        }

        return text.ToString();
    }

    private string Csv()
    {
        using var text = new StringWriter();
        CsvResults.WriteRecord(text, [parameter, "output", "member", "value"]);
        foreach (SweepPoint point in points)
        {
            foreach (ReportTable table in point.Report.Outputs)
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
            json.WriteStartObject("outputs");
            foreach (ReportTable table in point.Report.Outputs)
            {
                json.WriteObjects(table.Name, Enumerable.Range(0, table.Count), row =>
                {
                    for (int key = 0; key < table.Keys.Length; key++) json.WriteString(table.Keys[key], table.IdOf(key, row));
                    json.WritePropertyName("value");
                    AmountJson.Write(json, Amount.Of(table, row));
                });
            }

            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    // The members that get most at any value of the parameter, in the order of their ids.
    private (List<Column> Shown, int Others) ColumnsOf(string output, int most)
    {
        SortedDictionary<string, Amount?[]> all = new(StringComparer.Ordinal);
        for (int at = 0; at < points.Length; at++)
        {
            ReportTable table = points[at].Report.Outputs.First(it => it.Name == output);
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
