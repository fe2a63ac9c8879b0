using System.Collections.Immutable;
using System.Text.Json;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Host.Records;

/// <summary>What differs between two runs, for programs: everything, without a bound.</summary>
internal static class ComparisonJson
{
    /// <summary>The text.</summary>
    public static string Of(RunComparison comparison, AttributionResult? attribution) => JsonText.Render(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("identical", comparison.IsIdentical);
        json.WriteBoolean("sameBuild", comparison.IsOfOneBuild);
        Each(json, "scripts", comparison.Scripts, script =>
        {
            json.WriteString("path", script.Path);
            json.WriteString("what", script.What);
            if (script.Line == 0) return;
            json.WriteNumber("line", script.Line);
            json.WriteString("before", script.Before);
            json.WriteString("after", script.After);
        });
        Each(json, "params", comparison.Parameters, parameter =>
        {
            json.WriteString("name", parameter.Name);
            json.WriteString("before", parameter.Before);
            json.WriteString("after", parameter.After);
        });
        Each(json, "settings", comparison.Settings, setting =>
        {
            json.WriteString("name", setting.Name);
            json.WriteString("before", setting.Before);
            json.WriteString("after", setting.After);
        });
        Each(json, "tables", comparison.Tables, table =>
        {
            json.WriteString(table.IsRoster ? "set" : "input", table.Input);
            json.WriteString("file", table.File);
            json.WriteBoolean("otherBytes", table.HasOtherBytes);
            if (table.IsRoster) return;
            json.WriteBoolean("otherRows", table.HasOtherRows);
            Each(json, "rows", table.Rows, row => WriteRow(json, row));
        });
        Each(json, "members", comparison.Members, member =>
        {
            json.WriteString("set", member.Set);
            json.WriteString("member", member.Id);
            json.WriteString("before", member.Before);
            json.WriteString("after", member.After);
        });
        WriteOutputs(json, "outputs", comparison.Outputs);
        Texts(json, "touched", comparison.Touched);
        Texts(json, "otherFiles", comparison.OtherFiles);
        if (attribution is not null) WriteAttribution(json, attribution);
        json.WriteEndObject();
    });

    private static void WriteRow(Utf8JsonWriter json, RowChange row)
    {
        WriteSide(json, "before", row.Headers, row.BeforeLine, row.Before);
        WriteSide(json, "after", row.Headers, row.AfterLine, row.After);
    }

    private static void WriteSide(Utf8JsonWriter json, string name, ImmutableArray<string> headers, int? line, ImmutableArray<string>? cells)
    {
        if (cells is not { } all)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        if (line is { } number) json.WriteNumber("line", number);
        json.WriteStartObject("cells");
        for (int cell = 0; cell < all.Length && cell < headers.Length; cell++) json.WriteString(headers[cell], all[cell]);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteOutputs(Utf8JsonWriter json, string name, ImmutableArray<OutputChange> outputs) => Each(json, name, outputs, output =>
    {
        json.WriteString("output", output.Output);
        json.WriteNumber("values", output.Count);
        Each(json, "moved", output.Moves, move => WriteMove(json, move, withOutput: false));
    });

    private static void WriteMove(Utf8JsonWriter json, ResultMove move, bool withOutput)
    {
        if (withOutput) json.WriteString("output", move.Output);
        json.WriteStartObject("members");
        for (int key = 0; key < move.Keys.Length; key++) json.WriteString(move.Keys[key], move.Ids[key]);
        json.WriteEndObject();
        json.WriteString("before", move.Before);
        json.WriteString("after", move.After);
        json.WriteString("difference", move.Difference?.TrimStart('+'));
    }

    private static void WriteAttribution(Utf8JsonWriter json, AttributionResult attribution)
    {
        json.WriteStartObject("attribution");
        json.WriteString("problem", attribution.Problem.Length == 0 ? null : attribution.Problem);
        Each(json, "changes", attribution.Changes, change =>
        {
            json.WriteString("kind", change.Kind);
            json.WriteString("name", change.Name.Length == 0 ? null : change.Name);
            json.WriteString("problem", change.Problem.Length == 0 ? null : change.Problem);
            WriteOutputs(json, "alone", change.Alone);
        });
        Each(json, "together", attribution.Together, move => WriteMove(json, move, withOutput: true));
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, ImmutableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void Each<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
