using System.Collections.Immutable;
using System.Text.Json;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Tables;

namespace Mechanisms.Host.Configuration.Schemas;

/// <summary>The schema of a table: a file, or an object that says how to read it.</summary>
internal static class TableSchema
{
    /// <summary>Writes the property of an input.</summary>
    public static void WriteInput(Utf8JsonWriter json, LoweredMechanism mechanism, LoweredInput input)
    {
        string[] indices = [.. TableLayout.IndexNames(input.Sets.Select(set => mechanism.Sets[set].Name))];
        LoweredColumn[] read = [.. input.Columns.Where(column => column.Formula is null)];
        string columns = string.Join(", ", [.. indices, .. read.Select(column => column.Name)]);
        json.WriteStartObject(input.Name);
        SchemaParts.WriteDescription(json, $"{input.Doc.Trim()}\n(columns: {columns})");
        bool mayBeWide = read.Length == 1 && indices.Length > 0;
        ImmutableArray<string> keys = [.. RoundFileShape.InputKeys.Where(key => key != "wide" || mayBeWide)];
        WriteTable(json, keys, [.. indices.Select(index => (index, "")), .. read.Select(column => (column.Name, column.Doc))], indices);
        json.WriteEndObject();
    }

    /// <summary>Writes the property of a roster.</summary>
    public static void WriteRoster(Utf8JsonWriter json, LoweredMechanism mechanism, LoweredSet set)
    {
        json.WriteStartObject(set.Name);
        SchemaParts.WriteDescription(json, set.Doc);
        WriteTable(json, RoundFileShape.RosterKeys, RosterColumns.Of(mechanism, set.Name), []);
        json.WriteEndObject();
    }

    private static void WriteTable(Utf8JsonWriter json, ImmutableArray<string> keys, (string Name, string Doc)[] columns, string[] indices) => SchemaParts.WriteAnyOf(
        json,
        () => WriteFile(json),
        () =>
        {
            json.WriteString("type", "object");
            json.WriteStartObject("properties");
            foreach (string key in keys)
            {
                json.WriteStartObject(key);
                WriteKey(json, key, columns, indices);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteStartArray("required");
            json.WriteStringValue("file");
            json.WriteEndArray();
            json.WriteBoolean("additionalProperties", false);
        });

    // A key that is not described here may hold anything.
    private static void WriteKey(Utf8JsonWriter json, string key, (string Name, string Doc)[] columns, string[] indices)
    {
        switch (key)
        {
            case "file":
                WriteFile(json);
                break;
            case "output":
                SchemaParts.WriteDescription(json, "Where the file is a round file: which of its outputs or steps is the table.");
                json.WriteString("type", "string");
                json.WriteNumber("minLength", 1);
                break;
            case "columns":
                SchemaParts.WriteDescription(json, "For a name of the script the header that its column has in the file.");
                json.WriteString("type", "object");
                json.WriteStartObject("properties");
                foreach ((string name, string doc) in columns) SchemaParts.WriteText(json, name, $"The header of the column `{name}`. {doc}".Trim());
                json.WriteEndObject();
                json.WriteBoolean("additionalProperties", false);
                break;
            case "wide":
                SchemaParts.WriteDescription(json, "A set whose members are columns: their headers, or for each header its member.");
                json.WriteString("type", "object");
                json.WriteStartObject("properties");
                foreach (string index in indices) WriteHeaders(json, index);
                json.WriteEndObject();
                json.WriteNumber("minProperties", 1);
                json.WriteNumber("maxProperties", 1);
                json.WriteBoolean("additionalProperties", false);
                break;
            case "delimiter":
                SchemaParts.WriteDescription(json, "What stands between two columns; it is found out where nothing is said.");
                json.WriteString("type", "string");
                json.WriteNumber("minLength", 1);
                json.WriteNumber("maxLength", 1);
                break;
            case "encoding":
                WriteSample(json, "How letters are written, such as `windows-1252`; UTF-8 where nothing is said.");
                break;
            case "numbers":
                WriteSample(json, "1234.56 as the file writes it, such as `1.234,56`.");
                break;
            case "dates":
                WriteSample(json, "The last day of 2026 as the file writes it, such as `31/12/2026`, or `excel`.");
                break;
            case "yes" or "no":
                WriteWords(json, $"What the file writes for {key}: a word, or a list of words.");
                break;
        }
    }

    private static void WriteSample(Utf8JsonWriter json, string description)
    {
        SchemaParts.WriteDescription(json, description);
        json.WriteString("type", "string");
        json.WriteNumber("minLength", 1);
    }

    private static void WriteWords(Utf8JsonWriter json, string description)
    {
        SchemaParts.WriteDescription(json, description);
        SchemaParts.WriteAnyOf(json, () => WriteWord(json), () =>
        {
            json.WriteString("type", "array");
            json.WriteStartObject("items");
            WriteWord(json);
            json.WriteEndObject();
        });
    }

    private static void WriteWord(Utf8JsonWriter json)
    {
        json.WriteStartArray("type");
        json.WriteStringValue("string");
        json.WriteStringValue("number");
        json.WriteEndArray();
    }

    private static void WriteFile(Utf8JsonWriter json)
    {
        SchemaParts.WriteDescription(json, "A file, seen from the folder of the round file.");
        json.WriteString("type", "string");
        json.WriteNumber("minLength", 1);
    }

    private static void WriteHeaders(Utf8JsonWriter json, string index)
    {
        json.WriteStartObject(index);
        SchemaParts.WriteAnyOf(
            json,
            () =>
            {
                json.WriteString("type", "array");
                json.WriteStartObject("items");
                json.WriteString("type", "string");
                json.WriteEndObject();
                json.WriteNumber("minItems", 1);
                json.WriteBoolean("uniqueItems", true);
            },
            () =>
            {
                json.WriteString("type", "object");
                json.WriteNumber("minProperties", 1);
                json.WriteStartObject("additionalProperties");
                json.WriteStartArray("type");
                json.WriteStringValue("string");
                json.WriteStringValue("number");
                json.WriteStringValue("boolean");
                json.WriteEndArray();
                json.WriteEndObject();
            });
        json.WriteEndObject();
    }
}
