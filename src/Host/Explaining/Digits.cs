using System.Globalization;
using Mechanisms.Host.Interpreting;
using Mechanisms.Numerics;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Explaining;

/// <summary>
/// Numbers in explanations: all digits where there are few; else ten of them, with the sign for about before them, so that
/// nobody takes what is shown for all there is.
/// </summary>
internal static class Digits
{
    private const int MostDigits = 12, RoundedDigits = 10;

    /// <summary>The sign before a number of which only ten digits are shown.</summary>
    public const string About = "≈";

    /// <summary>The sign for what is not shown.</summary>
    public const string More = "…";

    /// <summary>A value.</summary>
    public static string Of(Value value, Round round) => value switch
    {
        RealValue real => Of(real.Number),
        WholeValue whole => whole.Number.ToString(CultureInfo.InvariantCulture),
        TruthValue truth => truth.Holds ? "yes" : "no",
        Absence => "undefined",
        _ => $"\"{Speech.Say(value, round)}\"",
    };

    /// <summary>A number.</summary>
    public static string Of(double number)
    {
        if (double.IsPositiveInfinity(number)) return Words.OfReal(Real.Unaffordable);
        if (number == 0) return "0";
        string exact = number.ToString("R", CultureInfo.InvariantCulture);
        int digits = exact.TrimStart('-').Split('E')[0].Replace(".", "", StringComparison.Ordinal).Trim('0').Length;
        if (digits <= MostDigits) return Plain(number);
        string rounded = number.ToString("G" + RoundedDigits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return About + Plain(double.Parse(rounded, NumberStyles.Float, CultureInfo.InvariantCulture));
    }

    private static string Plain(double number)
    {
        const double largest = 1e15, smallest = 1e-5;
        double size = Math.Abs(number);
        if (size is >= largest or < smallest) return number.ToString("0.###############e0", CultureInfo.InvariantCulture);
        return ((decimal)number).ToString("0.####################", CultureInfo.InvariantCulture);
    }
}
