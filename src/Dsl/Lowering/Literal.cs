using System.Globalization;
using System.Numerics;

namespace Mechanisms.Dsl.Lowering;

/// <summary>
/// The one grammar of literals, for scripts, round files, the command line, examples and the cells of tables:
/// <c>10_000</c>, <c>-2.5e-3</c>, <c>25%</c>, <c>yes</c>, <c>2026-11-22T17:05:00Z</c>.
/// </summary>
public static class Literal
{
    private const int LongestNumber = 400;

    private static readonly string[] TimeFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Reads a literal of a kind; false where the text is none, or a number beyond the range of a double.</summary>
    public static bool TryParse(string text, ValueKind kind, out LoweredValue value)
    {
        value = LoweredValue.OfText(text);
        switch (kind)
        {
            case ValueKind.Text:
                return true;
            case ValueKind.Truth:
                value = LoweredValue.OfTruth(text == "yes");
                return text is "yes" or "no";
            case ValueKind.Whole:
                bool isWhole = TryParseWhole(text, out BigInteger whole);
                value = LoweredValue.OfWhole(whole, text);
                return isWhole;
            case ValueKind.Real:
                bool isReal = TryParseReal(text, out double real);
                value = LoweredValue.OfReal(real, text);
                return isReal;
            case ValueKind.Time:
                bool isTime = DateTimeOffset.TryParseExact(
                    text, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time);
                value = LoweredValue.OfTime(time.UtcTicks, text);
                return isTime;
            default:
                return false;
        }
    }

    /// <summary>A finite real number, correctly rounded; a percentage is its digits divided by 100 in decimal.</summary>
    public static bool TryParseReal(string text, out double value)
    {
        value = 0;
        if (!TrySplit(text, out string digits, out int exponent)) return false;
        string scientific = string.Create(CultureInfo.InvariantCulture, $"{digits}e{exponent}");
        return double.TryParse(scientific, NumberStyles.Float, CultureInfo.InvariantCulture, out value)
            && double.IsFinite(value);
    }

    /// <summary>A whole number of any reasonable size; <c>1e18</c> and <c>2.50e2</c> are whole too.</summary>
    public static bool TryParseWhole(string text, out BigInteger value)
    {
        value = default;
        if (!TrySplit(text, out string digits, out int exponent)) return false;
        int point = digits.IndexOf('.', StringComparison.Ordinal);
        int decimals = point < 0 ? 0 : digits.Length - point - 1;
        if (point >= 0) digits = digits.Remove(point, 1);
        BigInteger mantissa = BigInteger.Parse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        int shift = exponent - decimals;
        if (shift >= 0)
        {
            value = mantissa * BigInteger.Pow(10, shift);
            return true;
        }

        value = BigInteger.DivRem(mantissa, BigInteger.Pow(10, -shift), out BigInteger rest);
        return rest.IsZero;
    }

    // Checks the shape by hand: the framework's parsers take thousands separators, currency signs and white space
    // in places where a person would call it a slip.
    private static bool TrySplit(string text, out string digits, out int exponent)
    {
        digits = "";
        exponent = 0;
        if (text.Length is 0 or > LongestNumber) return false;
        bool isPercent = text[^1] == '%';
        ReadOnlySpan<char> rest = isPercent ? text.AsSpan(0, text.Length - 1) : text;
        int e = rest.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            ReadOnlySpan<char> power = rest[(e + 1)..];
            if (power.Length is 0 or > 5 || !int.TryParse(power, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent)) return false;
            if (Math.Abs(exponent) > 1000) return false;
            rest = rest[..e];
        }

        int start = rest.Length > 0 && rest[0] is '-' or '+' ? 1 : 0;
        int points = 0, count = 0;
        for (int i = start; i < rest.Length; i++)
        {
            bool between = i > start && i + 1 < rest.Length && char.IsAsciiDigit(rest[i - 1]) && char.IsAsciiDigit(rest[i + 1]);
            if (char.IsAsciiDigit(rest[i])) count++;
            else if (rest[i] == '.' && points == 0) points++;
            else if (rest[i] != '_' || !between) return false;
        }

        if (count == 0 || rest[^1] == '.') return false;
        digits = rest.ToString().Replace("_", "", StringComparison.Ordinal);
        if (isPercent) exponent -= 2;
        return true;
    }
}
