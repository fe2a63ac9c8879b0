using System.Text.Json;

namespace Mechanisms.Host.Configuration.Schemas;

/// <summary>Small pieces of JSON Schema. Only words that mean the same in every dialect since draft 6 are used.</summary>
internal static class SchemaParts
{
    /// <summary>A number in a text, by the grammar of literals.</summary>
    public const string NumberPattern = "^[-+]?" + Unsigned;

    /// <summary>The same, at least 0.</summary>
    public const string PositivePattern = @"^\+?" + Unsigned;

    /// <summary>A whole number in a text.</summary>
    public const string WholePattern = @"^[-+]?[0-9](_?[0-9])*([eE]\+?[0-9]{1,4})?$";

    /// <summary>The same, at least 0.</summary>
    public const string PositiveWholePattern = @"^\+?[0-9](_?[0-9])*([eE]\+?[0-9]{1,4})?$";

    /// <summary>A time in a text.</summary>
    public const string TimePattern = @"^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,7})?)?(Z|[-+][0-9]{2}:[0-9]{2})?)?$";

    private const string Unsigned = @"([0-9](_?[0-9])*(\.[0-9](_?[0-9])*)?|\.[0-9](_?[0-9])*)([eE][-+]?[0-9]{1,4})?%?$";

    /// <summary>A description, where there is one.</summary>
    public static void WriteDescription(Utf8JsonWriter json, string text)
    {
        if (text.Length > 0) json.WriteString("description", text.ReplaceLineEndings("\n").Trim());
    }

    /// <summary>A property that is a text.</summary>
    public static void WriteText(Utf8JsonWriter json, string name, string description)
    {
        json.WriteStartObject(name);
        WriteDescription(json, description);
        json.WriteString("type", "string");
        json.WriteEndObject();
    }

    /// <summary>One of several texts.</summary>
    public static void WriteEnum(Utf8JsonWriter json, params ReadOnlySpan<string> values)
    {
        json.WriteStartArray("enum");
        foreach (string value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    /// <summary>Several schemas of which one must fit.</summary>
    public static void WriteAnyOf(Utf8JsonWriter json, params ReadOnlySpan<Action> schemas)
    {
        json.WriteStartArray("anyOf");
        foreach (Action schema in schemas)
        {
            json.WriteStartObject();
            schema();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The inside of a number with its bounds.</summary>
    public static void WriteNumber(Utf8JsonWriter json, string type, IEnumerable<(string Word, string Value)> bounds)
    {
        json.WriteString("type", type);
        foreach ((string word, string value) in bounds) WriteNumberValue(json, word, value);
    }

    /// <summary>A number that keeps all its digits.</summary>
    public static void WriteNumberValue(Utf8JsonWriter json, string name, string digits)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(digits);
    }

    /// <summary>The inside of a text of a form.</summary>
    public static void WritePattern(Utf8JsonWriter json, string pattern)
    {
        json.WriteString("type", "string");
        json.WriteString("pattern", pattern);
    }
}
