using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Mechanisms.Host.Rendering;
using Mechanisms.Host.Results;

namespace Mechanisms.Host.Comparing;

/// <summary>Variants of a round side by side: who gets how much, who is how far ahead, who gains and who loses.</summary>
/// <param name="variants">The runs; the others are compared with the first.</param>
/// <param name="outputs">What they pay.</param>
/// <param name="measures">What is measured of it, where that was asked for.</param>
internal sealed class CompareReport(ImmutableArray<Variant> variants, ImmutableArray<ComparedOutput> outputs, ImmutableArray<ComparedOutput> measures)
{
    private const string Nothing = "-";

    /// <summary>The comparison in a form: <c>table</c>, <c>json</c> or <c>csv</c>.</summary>
    public string Text(string format) => format switch
    {
        "json" => JsonText.Render(WriteJson),
        "csv" => Csv(),
        _ => Table(),
    };

    private string Table()
    {
        var text = new StringBuilder();
        foreach (ComparedOutput output in outputs)
        {
            AppendRows(text, output);
            for (int variant = 1; variant < variants.Length; variant++)
            {
                if (output.Has[0] && output.Has[variant] && output.Keys.Length > 0) text.Append(Gains(output, variant)).Append('\n');
            }
        }

        AppendNumbers(text, [.. measures.Where(measure => measure.IsScalar)]);
        ILookup<bool, ComparedOutput> tables = measures.Where(measure => !measure.IsScalar).ToLookup(measure => measure.IsTheSame);
        foreach (ComparedOutput measure in tables[false]) AppendRows(text, measure);
        if (tables[true].Any()) text.Append("\nthe same everywhere: ").AppendJoin(", ", tables[true].Select(measure => measure.Name)).Append('\n');
        return text.ToString();
    }

    private void AppendRows(StringBuilder text, ComparedOutput output)
    {
        if (text.Length > 0) text.Append('\n');
        text.Append(TitleOf(output)).Append('\n');
        List<string[]> rows = [Headers(output), .. output.Rows.Select(row => Cells(output, row))];
        if (output.Totals.Any(total => total is not null)) rows.Add(Totals(output));
        AlignedRows.Append(text, rows, output.Keys.Length);
    }

    private static string TitleOf(ComparedOutput output) => output.Unit.Length == 0 ? output.Name : $"{output.Name} ({output.Unit})";

    // What is measured of a whole round: a row each.
    private void AppendNumbers(StringBuilder text, ImmutableArray<ComparedOutput> numbers)
    {
        if (numbers.IsEmpty) return;
        List<string[]> rows = [["", .. variants.SelectMany((variant, at) => at == 0 ? new[] { VisibleText.Escape(variant.Name) } : [VisibleText.Escape(variant.Name), "change"])]];
        foreach (ComparedOutput measure in numbers)
        {
            ComparedRow row = measure.Rows[0];
            rows.Add([TitleOf(measure), .. variants.SelectMany((_, at) =>
            {
                string value = row.Values[at]?.Shown ?? Nothing;
                return at == 0 ? new[] { value } : [value, row.Change(at)?.Change ?? Nothing];
            })]);
        }

        text.Append("\nmeasures\n");
        AlignedRows.Append(text, rows, leftColumns: 1);
    }

    private string[] Headers(ComparedOutput output) =>
        [.. output.Keys, .. Columns(output).SelectMany(variant => Expanded(output, variant, VisibleText.Escape(variants[variant].Name), "rank", "change"))];

    private string[] Cells(ComparedOutput output, ComparedRow row) =>
    [
        .. row.Members.Select(VisibleText.Escape),
        .. Columns(output).SelectMany(variant => Expanded(
            output,
            variant,
            row.Values[variant]?.Shown ?? Nothing,
            row.Ranks[variant]?.ToString(CultureInfo.InvariantCulture) ?? Nothing,
            row.Change(variant)?.Change ?? Nothing)),
    ];

    private string[] Totals(ComparedOutput output) =>
    [
        .. output.Keys.Select((_, key) => key == 0 ? "total" : ""),
        .. Columns(output).SelectMany(variant => Expanded(
            output,
            variant,
            output.Totals[variant]?.Shown ?? Nothing,
            "",
            output.Totals[0] is { } first && output.Totals[variant] is { } other ? other.Minus(first).Change : Nothing)),
    ];

    private IEnumerable<int> Columns(ComparedOutput output) => Enumerable.Range(0, variants.Length).Where(variant => output.Has[variant]);

    private static IEnumerable<string> Expanded(ComparedOutput output, int variant, string value, string rank, string change)
    {
        bool isRanked = output.Rows.Any(row => row.Ranks[variant] is not null), hasChange = variant > 0 && output.Rows.Any(row => row.Change(variant) is not null);
        yield return value;
        if (isRanked) yield return rank;
        if (hasChange) yield return change;
    }

    private string Gains(ComparedOutput output, int variant)
    {
        (ComparedRow Row, Amount Change)[] changes = [.. output.Rows.Select(row => (row, row.Change(variant))).Where(it => it.Item2 is not null).Select(it => (it.row, it.Item2!.Value))];
        (ComparedRow Row, Amount Change)[] gain = [.. changes.Where(it => it.Change.Sign > 0).OrderByDescending(it => it.Change.Real)];
        (ComparedRow Row, Amount Change)[] lose = [.. changes.Where(it => it.Change.Sign < 0).OrderBy(it => it.Change.Real)];
        int stay = changes.Length - gain.Length - lose.Length;
        string[] parts = [Part(gain, "gains", "gain"), Part(lose, "loses", "lose"), stay == 0 ? "" : FormattableString.Invariant($"{stay} {(stay == 1 ? "stays" : "stay")} the same")];
        return VisibleText.Escape($"  {variants[variant].Name} against {variants[0].Name}: {string.Join(", ", parts.Where(part => part.Length > 0))}");

        static string Part((ComparedRow Row, Amount Change)[] found, string one, string many) => found.Length switch
        {
            0 => "",
            1 => $"{string.Join(", ", found[0].Row.Members)} {one} ({found[0].Change.Change})",
            _ => FormattableString.Invariant($"{found.Length} {many} (most {string.Join(", ", found[0].Row.Members)}, {found[0].Change.Change})"),
        };
    }

    private string Csv()
    {
        using var text = new StringWriter();
        CsvResults.WriteRecord(text, ["output", "member", "variant", "value", "rank", "change"]);
        foreach (ComparedOutput output in outputs.Concat(measures))
        {
            foreach (ComparedRow row in output.Rows)
            {
                foreach (int variant in Columns(output))
                {
                    CsvResults.WriteRecord(text,
                    [
                        output.Name,
                        string.Join(", ", row.Members),
                        variants[variant].Name,
                        row.Values[variant]?.Text ?? "",
                        row.Ranks[variant]?.ToString(CultureInfo.InvariantCulture) ?? "",
                        variant == 0 ? "" : row.Change(variant)?.Text ?? "",
                    ]);
                }
            }
        }

        return text.ToString();
    }

    private void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteObjects("variants", variants, variant =>
        {
            json.WriteString("name", variant.Name);
            json.WriteString("mechanism", variant.Report.Mechanism);
            json.WriteStartObject("params");
            foreach (ReportedParameter parameter in variant.Report.Parameters) JsonResults.WriteParameter(json, parameter);
            json.WriteEndObject();
        });
        json.WriteStartObject("outputs");
        foreach (ComparedOutput output in outputs) WriteOutput(json, output);
        json.WriteEndObject();
        if (!measures.IsEmpty)
        {
            json.WriteStartObject("measures");
            foreach (ComparedOutput measure in measures) WriteOutput(json, measure);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private void WriteOutput(Utf8JsonWriter json, ComparedOutput output)
    {
        json.WriteStartObject(output.Name);
        json.WriteString("unit", output.Unit);
        json.WriteObjects("rows", output.Rows, row =>
        {
            for (int key = 0; key < output.Keys.Length; key++) json.WriteString(output.Keys[key], row.Members[key]);
            WriteAll(json, "values", row.Values);
            json.WriteStartArray("ranks");
            foreach (int? rank in row.Ranks)
            {
                if (rank is { } place) json.WriteNumberValue(place);
                else json.WriteNullValue();
            }

            json.WriteEndArray();
            WriteAll(json, "changes", [null, .. Enumerable.Range(1, variants.Length - 1).Select(row.Change)]);
        });
        WriteAll(json, "totals", output.Totals);
        json.WriteEndObject();
    }

    private static void WriteAll(Utf8JsonWriter json, string name, ImmutableArray<Amount?> amounts)
    {
        json.WriteStartArray(name);
        foreach (Amount? amount in amounts) AmountJson.Write(json, amount);
        json.WriteEndArray();
    }
}
