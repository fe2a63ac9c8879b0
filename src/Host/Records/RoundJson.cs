using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Mechanisms.Host.Running;

namespace Mechanisms.Host.Records;

/// <summary>Writes what a round says in the form of a round file, whoever said it: round file, arguments or other layers.</summary>
internal static class RoundJson
{
    /// <summary>Writes the object.</summary>
    public static void Write(Utf8JsonWriter json, RoundSettings settings, Func<string, string> fileName)
    {
        json.WriteStartObject();
        if (settings.Mechanism is { } mechanism) json.WriteString("mechanism", fileName(mechanism.Text));
        json.WriteStartObject("params");
        foreach ((string name, Setting setting) in settings.Parameters)
        {
            json.WritePropertyName(name);
            WriteScalar(json, setting.Text);
        }

        json.WriteEndObject();
        WriteTables(json, "inputs", settings.Inputs, fileName);
        WriteTables(json, "members", settings.Members, fileName);
        json.WriteString("badRows", settings.DropBadRows ? "drop" : "stop");
        if (settings.Currency is { } currency)
        {
            json.WriteStartObject("currency");
            if (currency.Code is { } code) json.WriteString("code", code.Text);
            if (currency.Unit is { } unit) json.WriteString("unit", unit.Text);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteTables(
        Utf8JsonWriter json, string name, ImmutableSortedDictionary<string, TableSettings> tables, Func<string, string> fileName)
    {
        if (tables.IsEmpty) return;
        json.WriteStartObject(name);
        foreach ((string input, TableSettings table) in tables)
        {
            json.WriteStartObject(input);
            json.WriteString("file", fileName(table.File.Text));
            if (table.Output is { } output) json.WriteString("output", output.Text);
            if (!table.Columns.IsEmpty)
            {
                json.WriteStartObject("columns");
                foreach ((string column, Setting header) in table.Columns) json.WriteString(column, header.Text);
                json.WriteEndObject();
            }

            if (table.Wide is { } wide) WriteWide(json, wide);
            if (table.Delimiter is { } delimiter) json.WriteString("delimiter", delimiter.Text);
            WriteHabits(json, table.Habits);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteHabits(Utf8JsonWriter json, HabitSettings habits)
    {
        if (habits.Encoding is { } encoding) json.WriteString("encoding", encoding.Text);
        if (habits.Numbers is { } numbers) json.WriteString("numbers", numbers.Text);
        if (habits.Dates is { } dates) json.WriteString("dates", dates.Text);
        WriteWords(json, "yes", habits.Yes);
        WriteWords(json, "no", habits.No);
    }

    private static void WriteWords(Utf8JsonWriter json, string key, ImmutableArray<Setting> words)
    {
        if (words.IsEmpty) return;
        json.WriteStartArray(key);
        foreach (Setting word in words) json.WriteStringValue(word.Text);
        json.WriteEndArray();
    }

    private static void WriteWide(Utf8JsonWriter json, WideSettings wide)
    {
        json.WriteStartObject("wide");
        json.WritePropertyName(wide.Set.Text);
        if (wide.Ids.IsEmpty)
        {
            json.WriteStartArray();
            foreach (Setting header in wide.Headers) json.WriteStringValue(header.Text);
            json.WriteEndArray();
        }
        else
        {
            json.WriteStartObject();
            foreach (Setting header in wide.Headers) json.WriteString(header.Text, wide.Ids.GetValueOrDefault(header.Text, header).Text);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    // A number stays a number where JSON has it, with all its digits.
    private static void WriteScalar(Utf8JsonWriter json, string text)
    {
        if (IsNumber(text)) json.WriteRawValue(text);
        else json.WriteStringValue(text);
    }

    private static bool IsNumber(string text)
    {
        if (text.Length == 0 || text.Length > 400 || !(char.IsAsciiDigit(text[0]) || text[0] == '-')) return false;
        try
        {
            var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(text));
            return reader.Read() && reader.TokenType == JsonTokenType.Number && !reader.Read();
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
