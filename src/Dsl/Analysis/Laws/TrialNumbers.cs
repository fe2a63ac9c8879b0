using System.Collections.Immutable;
using System.Globalization;

namespace Mechanisms.Dsl.Analysis.Laws;

/// <summary>The numbers that laws are tried at, short to write, and how they stand in messages.</summary>
internal static class TrialNumbers
{
    /// <summary>What counts as rounding: of the number itself, or of 1 where it is smaller.</summary>
    public const double Rounding = 1e-12;

    private const int SmallestDecade = -12;
    private const int LargestDecade = 12;
    private const int MostWhole = 100;

    /// <summary>Whole numbers to 100, then 90 numbers a decade: 2,261 in all, each list rising.</summary>
    public static ImmutableArray<ImmutableArray<double>> Fine { get; } = [Whole, Decades(90)];

    /// <summary>Whole numbers to 100, then 9 numbers a decade.</summary>
    public static ImmutableArray<ImmutableArray<double>> Coarse { get; } = [Whole, Decades(9)];

    /// <summary>Whole numbers to 20, then 3 numbers a decade: for what is tried with many settings.</summary>
    public static ImmutableArray<ImmutableArray<double>> Sparse { get; } = [[.. Whole.Take(21)], Decades(3)];

    private static ImmutableArray<double> Whole => [.. Enumerable.Range(0, MostWhole + 1).Select(n => (double)n)];

    /// <summary>By how much a value may be off for rounding alone.</summary>
    public static double Slack(double value) => Rounding * Math.Max(1, Math.Abs(value));

    /// <summary>A number for a message.</summary>
    public static string Say(double number) =>
        double.IsPositiveInfinity(number) ? "unaffordable" : number == 0 ? "0" : number.ToString("G10", CultureInfo.InvariantCulture);

    /// <summary>Two different numbers, with as many digits as tell them apart.</summary>
    public static (string First, string Second) SayBoth(double first, double second)
    {
        (string a, string b) = (Say(first), Say(second));
        return a != b || first == second
            ? (a, b)
            : (first.ToString("R", CultureInfo.InvariantCulture), second.ToString("R", CultureInfo.InvariantCulture));
    }

    // Written as decimals, so that a message shows 0.3 and not the sum of three tenths.
    private static ImmutableArray<double> Decades(int each)
    {
        var numbers = ImmutableArray.CreateBuilder<double>();
        for (int decade = SmallestDecade; decade < LargestDecade; decade++)
        {
            for (int step = 0; step < each; step++)
            {
                decimal mantissa = 1 + (9m * step / each);
                numbers.Add(double.Parse(FormattableString.Invariant($"{mantissa}E{decade}"), NumberStyles.Float, CultureInfo.InvariantCulture));
            }
        }

        numbers.Add(1e12);
        return numbers.ToImmutable();
    }
}
