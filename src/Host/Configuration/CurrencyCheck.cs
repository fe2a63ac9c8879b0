using System.Globalization;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Running;

namespace Mechanisms.Host.Configuration;

/// <summary>Whether a currency can be spoken of: a code in letters and digits, a smallest unit above 0.</summary>
internal static class CurrencyCheck
{
    private const int LongestCode = 12;

    /// <summary>What is wrong.</summary>
    public static IEnumerable<Diagnostic> Of(CurrencySettings? currency)
    {
        if (currency?.Code is { } code && !IsCode(code.Text)) yield return ConfigurationMessages.BadCurrencyCode(code.Place, code.Text);
        if (currency?.Unit is { } unit && UnitOf(unit.Text) is null) yield return ConfigurationMessages.BadCurrencyUnit(unit.Place, unit.Text);
    }

    /// <summary>A smallest unit in plain digits (<c>1e-2</c> is <c>0.01</c>), or null where the text is none.</summary>
    public static string? UnitOf(string text)
    {
        const double least = 1e-28, largest = 1e28;
        bool isNumber = Literal.TryParse(text, ValueKind.Real, out LoweredValue value) && !text.EndsWith('%');
        if (!isNumber || value.Real is < least or >= largest) return null;
        return ((decimal)value.Real).ToString("0.############################", CultureInfo.InvariantCulture);
    }

    private static bool IsCode(string text) => text.Length is > 0 and <= LongestCode && text.All(char.IsLetterOrDigit);
}
