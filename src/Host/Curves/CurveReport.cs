using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Mechanisms.Host.Rendering;
using Mechanisms.Host.Results;
using Mechanisms.Pictures;

namespace Mechanisms.Host.Curves;

/// <summary>Curves of several costs side by side: as tables, for programs, and as a drawing.</summary>
internal sealed class CurveReport(ImmutableArray<CostCurve> costs, CurveRequest request, Stretch range, Stretch care, CancellationToken cancellation)
{
    private const int DrawnSteps = 240;

    private static readonly ImmutableArray<CurveMeasure> All = [CurveMeasure.Total, CurveMeasure.Marginal, CurveMeasure.Buys, CurveMeasure.Influence];

    /// <summary>Whether a curve was asked for.</summary>
    public static bool IsWanted(CurveMeasure measure, CurveRequest request) => request.Only is null || request.Only == NameOf(measure);

    /// <summary>The curves in a form: <c>table</c>, <c>json</c> or <c>csv</c>.</summary>
    public string Text(string format) => format switch
    {
        "json" => JsonText.Render(WriteJson),
        "csv" => Csv(),
        _ => Table(),
    };

    /// <summary>
    /// The curves as panels. What an amount buys is the total with its axes exchanged, and is drawn only where it alone is
    /// asked for.
    /// </summary>
    public Chart Chart()
    {
        ImmutableArray<Panel> panels =
        [
            .. All.Where(measure => request.Only is null ? measure != CurveMeasure.Buys : IsWanted(measure, request)).Select(measure => new Panel(
                Title(measure),
                new Axis(Across(measure), "", request.IsLogarithmic),
                new Axis(Up(measure), "", request.IsLogarithmic),
                [.. Of(measure).Select(cost => new Series(cost.Name, [.. cost.Points(measure, Places(measure, DrawnSteps)).Select(point => new ChartPoint(point.At, point.Value))]))])),
        ];
        return new Chart(request.Only is null ? "What units cost, and who buys how many" : "", panels);
    }

    private IEnumerable<CurveMeasure> Wanted => All.Where(measure => IsWanted(measure, request));

    private CostCurve[] Of(CurveMeasure measure) => [.. costs.Where(cost => cost.Has(measure))];

    private ImmutableArray<double> Places(CurveMeasure measure, int steps) => (measure == CurveMeasure.Influence ? care : range).Places(steps, request.IsLogarithmic);

    private double? At(CostCurve cost, CurveMeasure measure, double place)
    {
        cancellation.ThrowIfCancellationRequested();
        return cost.At(measure, place);
    }

    private string Table()
    {
        var text = new StringBuilder();
        foreach (CurveMeasure measure in Wanted)
        {
            CostCurve[] shown = Of(measure);
            if (shown.Length == 0) continue;
            if (text.Length > 0) text.Append('\n');
            text.Append(Heading(measure)).Append('\n');
            var rows = new List<string[]> { (string[])[Key(measure), .. shown.Select(cost => VisibleText.Escape(cost.Name))] };
            rows.AddRange(Places(measure, request.Steps).Select(place =>
                (string[])[NumberText.Shown(place), .. shown.Select(cost => At(cost, measure, place) is { } value ? NumberText.Shown(value) : "no value")]));
            AlignedRows.Append(text, rows, leftColumns: 0);
        }

        return text.ToString();
    }

    private string Csv()
    {
        using var text = new StringWriter();
        CsvResults.WriteRecord(text, ["curve", "cost", "at", "value"]);
        foreach (CurveMeasure measure in Wanted)
        {
            foreach (CostCurve cost in Of(measure))
            {
                foreach (double place in Places(measure, request.Steps))
                {
                    string value = At(cost, measure, place) is { } number ? NumberText.Exact(number) : "";
                    CsvResults.WriteRecord(text, [NameOf(measure), cost.Name, NumberText.Exact(place), value]);
                }
            }
        }

        return text.ToString();
    }

    private void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        foreach (CurveMeasure measure in Wanted)
        {
            json.WriteStartObject(NameOf(measure));
            json.WriteString("heading", Heading(measure));
            json.WriteStartArray(Key(measure));
            foreach (double place in Places(measure, request.Steps)) json.WriteNumberValue(place);
            json.WriteEndArray();
            json.WriteObjects("costs", Of(measure), cost =>
            {
                json.WriteString("cost", cost.Name);
                json.WriteStartArray("values");
                foreach (double place in Places(measure, request.Steps)) WriteValue(json, At(cost, measure, place));
                json.WriteEndArray();
            });
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, double? value)
    {
        if (value is not { } number) json.WriteNullValue();
        else if (double.IsFinite(number)) json.WriteNumberValue(number);
        else json.WriteStringValue(NumberText.Exact(number));
    }

    private static string NameOf(CurveMeasure measure) => measure switch
    {
        CurveMeasure.Total => "total",
        CurveMeasure.Marginal => "marginal",
        CurveMeasure.Buys => "buys",
        _ => "care",
    };

    private static string Key(CurveMeasure measure) => measure switch
    {
        CurveMeasure.Buys => "amount",
        CurveMeasure.Influence => "worth",
        _ => "n",
    };

    private string Heading(CurveMeasure measure) => measure switch
    {
        CurveMeasure.Total => "What n units cost",
        CurveMeasure.Marginal => "What the next bit costs behind n units, for each unit",
        CurveMeasure.Buys => "How many units an amount buys",
        _ => $"How many units somebody buys to whom each is worth so much (at most {NumberText.Shown(range.To)})",
    };

    private static string Title(CurveMeasure measure) => measure switch
    {
        CurveMeasure.Total => "Total cost",
        CurveMeasure.Marginal => "What the next bit costs",
        CurveMeasure.Buys => "What an amount buys",
        _ => "Influence against care",
    };

    private static string Across(CurveMeasure measure) => measure switch
    {
        CurveMeasure.Buys => "amount paid",
        CurveMeasure.Influence => "what one unit is worth to the buyer",
        _ => "units bought",
    };

    private static string Up(CurveMeasure measure) => measure switch
    {
        CurveMeasure.Total => "total cost",
        CurveMeasure.Marginal => "cost for each unit more",
        _ => "units bought",
    };
}
