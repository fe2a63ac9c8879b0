using System.Globalization;
using System.Numerics;

namespace Mechanisms.Host.Results;

/// <summary>Multiples of a rounding unit in text.</summary>
internal static class UnitText
{
    /// <summary>A number of units, exactly: 3 units of <c>0.01</c> are <c>0.03</c>.</summary>
    public static string Multiple(BigInteger units, string unit)
    {
        string digits = unit.Replace("_", "", StringComparison.Ordinal);
        int point = digits.IndexOf('.', StringComparison.Ordinal);
        int decimals = point < 0 ? 0 : digits.Length - point - 1;
        if (point >= 0) digits = digits.Remove(point, 1);
        if (!BigInteger.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out BigInteger mantissa))
        {
            return string.Create(CultureInfo.InvariantCulture, $"{units} × {unit}");
        }

        BigInteger value = units * mantissa;
        string text = BigInteger.Abs(value).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        string sign = value.Sign < 0 ? "-" : "";
        return decimals == 0 ? sign + text : $"{sign}{text[..^decimals]}.{text[^decimals..]}";
    }

    /// <summary>How many decimals a unit has.</summary>
    public static int Decimals(string unit)
    {
        string digits = unit.Replace("_", "", StringComparison.Ordinal);
        int point = digits.IndexOf('.', StringComparison.Ordinal);
        return point < 0 ? 0 : digits.Length - point - 1;
    }
}
