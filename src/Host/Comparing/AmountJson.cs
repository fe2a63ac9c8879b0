using System.Text.Json;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Host.Comparing;

/// <summary>Amounts as JSON.</summary>
internal static class AmountJson
{
    /// <summary>Writes a number, a truth, the word for what nobody can pay, or null.</summary>
    public static void Write(Utf8JsonWriter json, Amount? amount)
    {
        if (amount is not { } value) json.WriteNullValue();
        else if (value.Kind == ValueKind.Truth) json.WriteBooleanValue(value.Real != 0);
        else if (value.Kind == ValueKind.Whole) json.WriteRawValue(value.Text);
        else if (double.IsFinite(value.Real)) json.WriteNumberValue(value.Real);
        else json.WriteStringValue(value.Text);
    }
}
