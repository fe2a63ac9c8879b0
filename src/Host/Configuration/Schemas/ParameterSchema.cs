using System.Globalization;
using System.Text.Json;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;
using Words = Mechanisms.Dsl.Lowering.Bounds;

namespace Mechanisms.Host.Configuration.Schemas;

/// <summary>The schema of a parameter or of a role: numbers and truths as JSON has them, and as texts in the grammar of the language.</summary>
internal static class ParameterSchema
{
    /// <summary>Writes the property of a parameter.</summary>
    public static void Write(Utf8JsonWriter json, LoweredParameter parameter)
    {
        json.WriteStartObject(parameter.Name);
        string type = parameter.Kind switch
        {
            ValueKind.Truth => "yes/no",
            ValueKind.Text => "text",
            ValueKind.Time => "time",
            _ => parameter.Dimension,
        };
        string measure = string.Join(", ", [type, .. parameter.Bounds.Select(Words.InWords)]);
        SchemaParts.WriteDescription(json, measure.Length == 0 ? parameter.Doc : $"{parameter.Doc.Trim()}\n({measure})");
        switch (parameter.Kind)
        {
            case ValueKind.Real or ValueKind.Whole:
                bool isWhole = parameter.Kind == ValueKind.Whole;
                bool isPositive = parameter.Bounds.Any(IsAtLeastZero);
                string pattern = isWhole
                    ? isPositive ? SchemaParts.PositiveWholePattern : SchemaParts.WholePattern
                    : isPositive ? SchemaParts.PositivePattern : SchemaParts.NumberPattern;
                SchemaParts.WriteAnyOf(
                    json,
                    () => SchemaParts.WriteNumber(json, isWhole ? "integer" : "number", parameter.Bounds.Select(InWord)),
                    () => SchemaParts.WritePattern(json, pattern));
                break;
            case ValueKind.Truth:
                json.WriteStartArray("enum");
                json.WriteBooleanValue(true);
                json.WriteBooleanValue(false);
                json.WriteStringValue("yes");
                json.WriteStringValue("no");
                json.WriteEndArray();
                break;
            case ValueKind.Time:
                SchemaParts.WritePattern(json, SchemaParts.TimePattern);
                break;
            default:
                json.WriteString("type", "string");
                break;
        }

        if (parameter.Default is { } value) WriteDefault(json, value);
        json.WriteEndObject();
    }

    /// <summary>Writes the property of a role.</summary>
    public static void Write(Utf8JsonWriter json, LoweredRole role, IReadOnlyList<RoleOption> options)
    {
        json.WriteStartObject(role.Name);
        SchemaParts.WriteDescription(json, $"{role.Doc.Trim()}\n({role.Type})");
        Action[] alone =
        [
            .. options.Where(option => option.StandsAlone).Select(option => (Action)(() =>
            {
                SchemaParts.WriteDescription(json, option.Doc);
                SchemaParts.WriteEnum(json, option.Name);
            })),
        ];
        string calls = string.Join('|', options.Where(option => option.TakesSettings).Select(option => option.Name));
        Action[] called = calls.Length == 0 ? [] : [() => SchemaParts.WritePattern(json, $@"^\s*({calls})\s*\([\s\S]*\)\s*$")];
        if (alone.Length + called.Length > 0) SchemaParts.WriteAnyOf(json, [.. alone, .. called]);
        if (role.Default.Length > 0) json.WriteString("default", role.Default);
        json.WriteEndObject();
    }

    private static bool IsAtLeastZero(LoweredBound bound) =>
        bound.Kind is BoundKind.AtLeast or BoundKind.Above && (bound.Value.Kind == ValueKind.Real ? bound.Value.Real >= 0 : bound.Value.Whole >= 0);

    private static (string Word, string Value) InWord(LoweredBound bound) => (
        bound.Kind switch
        {
            BoundKind.AtLeast => "minimum",
            BoundKind.AtMost => "maximum",
            BoundKind.Above => "exclusiveMinimum",
            _ => "exclusiveMaximum",
        },
        Digits(bound.Value));

    private static string Digits(LoweredValue value) =>
        value.Kind == ValueKind.Real ? value.Real.ToString("R", CultureInfo.InvariantCulture) : value.Whole.ToString(CultureInfo.InvariantCulture);

    // As the script writes it, so that a person recognises it: a percentage stays one.
    private static void WriteDefault(Utf8JsonWriter json, LoweredValue value)
    {
        if (value.Kind == ValueKind.Truth) json.WriteBoolean("default", value.Real != 0);
        else if (value.Kind is ValueKind.Text or ValueKind.Time || value.Text.EndsWith('%')) json.WriteString("default", value.Text.Trim('"'));
        else SchemaParts.WriteNumberValue(json, "default", Digits(value));
    }
}
