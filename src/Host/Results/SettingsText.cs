using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Host.Results;

/// <summary>What a round would run with, for people and for programs.</summary>
internal static class SettingsText
{
    private static readonly ImmutableArray<string> Headers = ["name", "value", "set by", "where"];

    /// <summary>Writes all settings in a format.</summary>
    public static void Write(TextWriter writer, IReadOnlyCollection<ShownSetting> settings, ResultFormat format)
    {
        switch (format)
        {
            case ResultFormat.Json:
                WriteJson(writer, settings);
                break;
            case ResultFormat.Csv:
                using (var stream = new MemoryStream())
                {
                    CsvResults.WriteSettings(settings, stream);
                    writer.Write(System.Text.Encoding.UTF8.GetString(stream.ToArray()));
                }

                break;
            default:
                WriteTable(writer, settings);
                break;
        }
    }

    private static void WriteTable(TextWriter writer, IEnumerable<ShownSetting> settings)
    {
        string[][] rows = [[.. Headers], .. settings.Select(Cells)];
        int[] widths = [.. Headers.Select((_, column) => rows.Max(row => DisplayWidth.Of(row[column])))];
        foreach (string[] row in rows)
        {
            writer.WriteLine(string.Join("  ", row.Select((cell, column) => DisplayWidth.PadEnd(cell, widths[column]))).TrimEnd());
        }
    }

    private static string[] Cells(ShownSetting setting) =>
        [.. new[] { setting.Key, setting.Value ?? "must be given", setting.Layer, setting.Place }.Select(VisibleText.Escape)];

    private static void WriteJson(TextWriter writer, IEnumerable<ShownSetting> settings) => writer.Write(JsonText.Render(json =>
    {
        json.WriteStartArray();
        foreach (ShownSetting setting in settings)
        {
            json.WriteStartObject();
            json.WriteString("name", setting.Key);
            json.WritePropertyName("value");
            if (setting.Value is null) json.WriteNullValue();
            else if (setting.Kind is ValueKind.Real or ValueKind.Whole) json.WriteRawValue(setting.Value);
            else if (setting.Kind == ValueKind.Truth) json.WriteBooleanValue(setting.Value == "yes");
            else json.WriteStringValue(setting.Value);
            json.WriteString("layer", setting.Layer);
            json.WriteString("from", setting.Place);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }));
}
