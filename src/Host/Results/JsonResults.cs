using System.Globalization;
using System.Text.Json;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Rendering;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Results;

/// <summary>Writes a report as JSON: the same bytes for the same report. Numbers keep all their digits.</summary>
internal static class JsonResults
{
    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="report">What to write.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="withSteps">Whether every named step is written too.</param>
    public static void Write(RunReport report, Stream stream, bool withSteps)
    {
        using (var json = new Utf8JsonWriter(stream, JsonText.Options))
        {
            json.WriteStartObject();
            json.WriteString("mechanism", report.Mechanism);
            json.WriteStartObject("params");
            foreach (ReportedParameter parameter in report.Parameters) WriteParameter(json, parameter);
            json.WriteEndObject();
            WriteTexts(json, "by_default", report.ByDefault.Select(parameter => parameter.Name));
            WriteOutside(json, report.Outside);
            WriteCurrency(json, report.Currency);
            WriteTables(json, "outputs", report.Outputs);
            if (!report.Measures.IsEmpty) WriteTables(json, "measures", report.Measures);
            if (withSteps) WriteTables(json, "steps", report.Steps);
            WriteDropped(json, report);
            WriteSearches(json, report.Searches);
            WriteTexts(json, "notes", report.Notes);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void WriteOutside(Utf8JsonWriter json, IReadOnlyCollection<OutsideValue> outside)
    {
        if (outside.Count == 0) return;
        json.WriteStartObject("from");
        foreach (OutsideValue value in outside) json.WriteString(value.Key, value.From);
        json.WriteEndObject();
    }

    private static void WriteCurrency(Utf8JsonWriter json, ReportedCurrency? currency)
    {
        if (currency is null) return;
        json.WriteStartObject("currency");
        if (currency.Code.Length > 0) json.WriteString("code", currency.Code);
        if (currency.Unit.Length > 0)
        {
            json.WritePropertyName("unit");
            json.WriteRawValue(currency.Unit);
        }

        json.WriteEndObject();
    }

    /// <summary>Writes a parameter under its name.</summary>
    internal static void WriteParameter(Utf8JsonWriter json, ReportedParameter parameter)
    {
        json.WritePropertyName(parameter.Name);
        if (parameter.Kind is ValueKind.Real or ValueKind.Whole) json.WriteRawValue(parameter.Text);
        else if (parameter.Kind == ValueKind.Truth) json.WriteBooleanValue(parameter.Text == "yes");
        else json.WriteStringValue(parameter.Text);
    }

    private static void WriteTables(Utf8JsonWriter json, string name, IEnumerable<ReportTable> tables)
    {
        json.WriteStartObject(name);
        foreach (ReportTable table in tables)
        {
            json.WritePropertyName(table.Name);
            if (table.IsScalar)
            {
                WriteValue(json, table, 0);
                continue;
            }

            json.WriteStartArray();
            for (int row = 0; row < table.Count; row++)
            {
                json.WriteStartObject();
                for (int key = 0; key < table.Keys.Length; key++)
                {
                    json.WriteString(table.Keys[key], table.IdOf(key, row));
                    if (table.HasTitles(key)) json.WriteString(table.TitleKey(key), table.TitleOf(key, row));
                }

                json.WritePropertyName("value");
                WriteValue(json, table, row);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    // An amount that nobody can pay is no number of JSON: it is the word.
    private static void WriteValue(Utf8JsonWriter json, ReportTable table, int row)
    {
        if (table.Cells.Wholes is { } wholes) json.WriteRawValue(wholes[row].ToString(CultureInfo.InvariantCulture));
        else if (table.Kind == ValueKind.Truth) json.WriteBooleanValue(table.Cells.Reals![row] != 0);
        else if (double.IsFinite(table.Cells.Reals![row])) json.WriteNumberValue(table.Cells.Reals[row]);
        else json.WriteStringValue(table.TextOf(row));
    }

    private static void WriteSearches(Utf8JsonWriter json, IEnumerable<ReportedSearch> searches)
    {
        json.WriteStartArray("searches");
        foreach (ReportedSearch search in searches)
        {
            SearchRecord record = search.Record;
            json.WriteStartObject();
            json.WriteString("step", search.Step);
            json.WriteString("variable", search.Search.Variable);
            json.WriteString("certificate", search.Search.Certificate == SearchCertificate.Iteration ? "iteration" : "bisection");
            json.WriteNumber("cells", record.Cells);
            json.WriteNumber("steps", record.Steps);
            if (record.Residual is { } residual) json.WriteNumber("residual", residual);
            json.WriteNumber("trivial", record.Trivial.Count);
            json.WriteNumber("flat", record.Flat.Count);
            json.WriteNumber("ill_conditioned", record.IllConditioned.Count);
            if (record.IllConditioned is { Count: > 0, Widest: var widest })
            {
                json.WriteStartObject("widest");
                json.WriteNumber("answer", widest.Answer);
                json.WriteNumber("lower", widest.Lower);
                json.WriteNumber("upper", widest.Upper);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDropped(Utf8JsonWriter json, RunReport report)
    {
        json.WriteStartObject("dropped");
        json.WriteObjects("rows", report.DroppedRows, row =>
        {
            if (row.Input.Length > 0) json.WriteString("input", row.Input);
            json.WriteString("file", row.File);
            json.WriteNumber("line", row.Line);
            if (row.Place is { } place) json.WriteNumber("column", place.Column);
            json.WriteString("reason", row.Reason);
            if (row.Place is { LineText.Length: > 0 } read) json.WriteString("text", read.LineText);
        });
        json.WriteObjects("members", report.DroppedMembers, member =>
        {
            json.WriteString("set", member.Set);
            json.WriteString("member", member.Id);
            json.WriteString("reason", member.Reason);
        });
        json.WriteEndObject();
    }
}
