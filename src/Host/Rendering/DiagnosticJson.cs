using System.Text.Json;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Rendering;

/// <summary>Messages as programs read them: an array of objects, in the order of <see cref="DiagnosticOrder"/>.</summary>
public static class DiagnosticJson
{
    /// <summary>The array as a text that ends with a line break.</summary>
    public static string Render(IEnumerable<Diagnostic> diagnostics) => JsonText.Render(json =>
    {
        json.WriteStartArray();
        foreach (Diagnostic diagnostic in DiagnosticOrder.Arrange(diagnostics)) Write(json, diagnostic);
        json.WriteEndArray();
    });

    private static void Write(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Code);
        json.WriteString("severity", DiagnosticText.Word(diagnostic.Severity));
        WritePlace(json, diagnostic.Location);
        json.WriteString("message", diagnostic.Message);
        json.WriteString("help", diagnostic.Help);
        json.WriteStartArray("related");
        foreach (RelatedPlace related in diagnostic.Related)
        {
            json.WriteStartObject();
            WritePlace(json, related.Location);
            json.WriteString("message", related.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WritePlace(Utf8JsonWriter json, Location location)
    {
        json.WriteString("file", location.File);
        json.WriteNumber("line", location.Line);
        json.WriteNumber("column", location.Column);
        json.WriteNumber("length", location.Length);
    }
}
