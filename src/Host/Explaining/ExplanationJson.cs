using System.Text.Json;

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
        if (!explanation.Claims.IsEmpty)
        {
            json.WriteStartArray("numbers");
            foreach (Claim claim in explanation.Claims)
            {
                json.WriteStartObject();
                json.WriteString("kind", ExplanationText.WordOf(claim.Kind));
                Text("what", claim.What);
                json.WriteString("expression", claim.Expression);
                json.WriteString("value", claim.Value);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (!explanation.Parameters.IsEmpty)
        {
            json.WriteStartArray("given");
            foreach (ParameterFact fact in explanation.Parameters)
            {
                json.WriteStartObject();
                json.WriteString("name", fact.Name);
                json.WriteString("value", fact.Value);
                json.WriteString("layer", fact.Layer);
                Text("place", fact.Place);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (!explanation.Rows.IsEmpty)
        {
            json.WriteStartArray("rows");
            foreach (RowFact row in explanation.Rows)
            {
                json.WriteStartObject();
                json.WriteString("cell", row.Cell);
                json.WriteString("value", row.Value);
                json.WriteString("place", row.Place);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        if (explanation.MoreRows > 0) json.WriteNumber("more_rows", explanation.MoreRows);
        if (!explanation.Steps.IsEmpty)
        {
            json.WriteStartArray("from");
            foreach (Explanation below in explanation.Steps) Write(json, below);
            json.WriteEndArray();
        }

        json.WriteEndObject();

        void Text(string name, string value)
        {
            if (value.Length > 0) json.WriteString(name, value);
        }
    }
}
