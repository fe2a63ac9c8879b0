using System.Collections.Immutable;
using System.Text.Json;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Host.Explaining;

/// <summary>Explanations for programs.</summary>
internal static class ExplanationJson
{
    /// <summary>Writes an explanation as an object.</summary>
    public static void Write(Utf8JsonWriter json, Explanation explanation)
    {
        json.WriteStartObject();
        json.WriteString("cell", explanation.Cell);
        json.WritePropertyName("value");
        if (explanation.Exact is { } exact) json.WriteRawValue(exact.Replace("E+", "e", StringComparison.Ordinal));
        else json.WriteStringValue(explanation.Value);
        Text("unit", explanation.Unit);
        Text("label", explanation.Label);
        Text("formula", explanation.Formula);
        Text("place", explanation.Place);
        Text("note", explanation.Note);
        Facts("numbers", explanation.Claims, claim =>
        {
            json.WriteString("kind", ExplanationText.WordOf(claim.Kind));
            Text("what", claim.What);
            json.WriteString("expression", claim.Expression);
            json.WriteString("value", claim.Value);
        });
        Facts("given", explanation.Parameters, fact =>
        {
            json.WriteString("name", fact.Name);
            json.WriteString("value", fact.Value);
            json.WriteString("layer", fact.Layer);
            Text("place", fact.Place);
        });
        Facts("rows", explanation.Rows, row =>
        {
            json.WriteString("cell", row.Cell);
            json.WriteString("value", row.Value);
            json.WriteString("place", row.Place);
        });
        if (explanation.MoreRows > 0) json.WriteNumber("more_rows", explanation.MoreRows);
        if (!explanation.Steps.IsEmpty)
        {
            json.WriteStartArray("from");
            foreach (Explanation below in explanation.Steps) Write(json, below);
            json.WriteEndArray();
        }

        json.WriteEndObject();

        void Facts<T>(string name, ImmutableArray<T> facts, Action<T> writeMembers)
        {
            if (!facts.IsEmpty) json.WriteObjects(name, facts, writeMembers);
        }

        void Text(string name, string value)
        {
            if (value.Length > 0) json.WriteString(name, value);
        }
    }
}
