using System.Globalization;
using System.Numerics;

namespace Mechanisms.Numerics;

/// <summary>Values in words, the same everywhere and on both backends.</summary>
public static class Words
{
    private const int FewestPlainPower = -7; // 1e-7 is still written 0.0000001
    private const int MostPlainPower = 20; // 1e20 is still written with all its digits

    /// <summary>
    /// The shortest decimal that reads back to the same bits; <c>unaffordable</c>, <c>undefined</c> or <c>overflow</c> in
    /// those cases. Plain digits (<c>90</c>, <c>0.1</c>) from 1e-7 up to below 1e21, otherwise <c>1.5e-9</c>, <c>1e21</c>.
    /// −0 is <c>0</c>; a NaN of unknown origin and −∞ are <c>undefined</c>.
    /// </summary>
    public static string OfReal(double value)
    {
        if (!double.IsFinite(value))
            return double.IsPositiveInfinity(value) ? "unaffordable" : Real.IsOverflow(value) ? "overflow" : "undefined";
        if (value == 0) return "0";

        // The shortest round-trip digits are the framework's; where the point goes is ours: d.ddde±xx → digits and a power.
        string shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        int e = shortest.IndexOf('E', StringComparison.Ordinal);
        int power = e < 0 ? 0 : int.Parse(shortest.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        string mantissa = e < 0 ? shortest : shortest[..e];
        int point = mantissa.IndexOf('.', StringComparison.Ordinal);
        string padded = point < 0 ? mantissa : mantissa.Remove(point, 1);
        if (point < 0) point = mantissa.Length;
        string digits = padded.TrimStart('0');
        power += point - 1 - (padded.Length - digits.Length); // of the first digit
        digits = digits.TrimEnd('0');

        string sign = value < 0 ? "-" : "";
        if (power is < FewestPlainPower or > MostPlainPower)
        {
            string fraction = digits.Length > 1 ? "." + digits[1..] : "";
            return string.Create(CultureInfo.InvariantCulture, $"{sign}{digits[0]}{fraction}e{power}");
        }

        if (power < 0) return sign + "0." + new string('0', -power - 1) + digits;
        if (digits.Length <= power + 1) return sign + digits + new string('0', power + 1 - digits.Length);
        return sign + digits[..(power + 1)] + "." + digits[(power + 1)..];
    }

    /// <summary>Its digits, with a minus in front where it is negative.</summary>
    public static string OfWhole(BigInteger value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>yes or no; <c>undefined</c> or <c>overflow</c> where there is no value.</summary>
    public static string OfTruth(double value) => double.IsNaN(value) ? OfReal(value) : Truth.IsYes(value) ? "yes" : "no";

    /// <summary>
    /// A moment as 2026-11-22T17:05:00Z, with fractions of a second (up to seven digits, no zeros at the end) where there are
    /// any.
    /// </summary>
    /// <param name="ticks">Steps of 100 ns since the start of the year 1, UTC.</param>
    /// <exception cref="ArgumentOutOfRangeException">Before the year 1 or after the year 9999.</exception>
    public static string OfTime(long ticks) =>
        new DateTime(ticks, DateTimeKind.Utc).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
