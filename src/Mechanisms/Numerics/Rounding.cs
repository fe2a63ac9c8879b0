using System.Numerics;

namespace Mechanisms.Numerics;

/// <summary>
/// Rounding to multiples of a decimal unit, in exact arithmetic: a double is the binary fraction that it is (but the one nearest to a multiple of the unit is that multiple: 0.29 is 29 cents), the unit the
/// decimal fraction as written, and a result the double nearest to an exact multiple (so 0.15, not 0.15000000000000002).
/// Results are never −0; a multiple beyond the range of a double is <see cref="Real.Overflow"/>.
/// </summary>
/// <remarks>
/// Values are meant to be finite. <see cref="Nearest(double, string)"/>, <see cref="Down(double, string)"/> and
/// <see cref="Up(double, string)"/> hand a missing value through and answer <see cref="Real.Undefined"/> to unaffordable, as
/// floor and ceiling do; <see cref="LargestFractions(Span{double}, string, ReadOnlySpan{double})"/> refuses both.
/// </remarks>
public static class Rounding
{
    /// <summary>
    /// A total counts as the next multiple of the unit when it lies below it by at most this many bits: 2^−44 of itself,
    /// 512 times the error of one operation.
    /// </summary>
    private const int SlackBits = 44;

    /// <summary>To the nearest multiple; half a unit goes to the even multiple. <paramref name="unit"/> is a positive decimal literal such as <c>0.01</c>.</summary>
    /// <exception cref="FormatException">The unit is not a positive decimal literal.</exception>
    public static double Nearest(double value, string unit) => Nearest(value, DecimalUnit.Parse(unit));

    /// <summary>To the nearest multiple; half a unit goes to the even multiple.</summary>
    public static double Nearest(double value, in DecimalUnit unit)
    {
        if (!double.IsFinite(value)) return WithoutNumber(value);
        BigInteger multiple = unit.CountIn(value, out BigInteger rest, out BigInteger whole);
        int half = (2 * rest).CompareTo(whole);
        if (half > 0 || (half == 0 && !multiple.IsEven)) multiple++;
        return unit.Times(multiple);
    }

    /// <summary>To the next multiple below; a multiple stays.</summary>
    /// <exception cref="FormatException">The unit is not a positive decimal literal.</exception>
    public static double Down(double value, string unit) => Down(value, DecimalUnit.Parse(unit));

    /// <summary>To the next multiple below; a multiple stays.</summary>
    public static double Down(double value, in DecimalUnit unit) =>
        double.IsFinite(value) ? unit.Times(unit.CountIn(value, out _, out _)) : WithoutNumber(value);

    /// <summary>To the next multiple above; a multiple stays.</summary>
    /// <exception cref="FormatException">The unit is not a positive decimal literal.</exception>
    public static double Up(double value, string unit) => Up(value, DecimalUnit.Parse(unit));

    /// <summary>To the next multiple above; a multiple stays.</summary>
    public static double Up(double value, in DecimalUnit unit)
    {
        if (!double.IsFinite(value)) return WithoutNumber(value);
        BigInteger multiple = unit.CountIn(value, out BigInteger rest, out _);
        return unit.Times(rest.IsZero ? multiple : multiple + 1);
    }

    /// <summary>
    /// Rounds in place so that the total is the exact total rounded down (a total that misses a multiple only by the error
    /// of computing with doubles, 2^−44 of itself, counts as that multiple): each down to a multiple, then one unit more to the
    /// largest fractions, equal fractions to the earlier position, as long as the value stays at or below its bound.
    /// A value whose bound lies below its own multiple is cut to the largest multiple within the bound.
    /// </summary>
    /// <remarks>
    /// A value gets at most one unit more, and none if it is a multiple already: every result is one of the two multiples
    /// next to the value, or the bound's. Results are compared with bounds as doubles: a bound of 0.15 allows 0.15, although
    /// the double that stands for it lies a little below fifteen hundredths. What the bounds leave over is counted and returned, so that results and leftover
    /// always add up to ⌊exact total / unit⌋ units. The fraction is that of the value before any cut; a value that was cut
    /// gets nothing more. Negative values have the multiple below them (−0.3 is −1 and a fraction of 0.7).
    /// </remarks>
    /// <param name="values">Finite values; replaced by multiples of the unit, correctly rounded to double.</param>
    /// <param name="unit">A positive decimal literal.</param>
    /// <param name="atMost">A bound for each value, or empty; +∞ bounds nothing.</param>
    /// <returns>How many units could not be placed; 0 or more.</returns>
    /// <exception cref="ArgumentException">A value is not finite, a bound is no number, or there is not one bound for each value.</exception>
    /// <exception cref="FormatException">The unit is not a positive decimal literal.</exception>
    public static BigInteger LargestFractions(Span<double> values, string unit, ReadOnlySpan<double> atMost) =>
        LargestFractions(values, DecimalUnit.Parse(unit), atMost);

    /// <inheritdoc cref="LargestFractions(Span{double}, string, ReadOnlySpan{double})"/>
    public static BigInteger LargestFractions(Span<double> values, in DecimalUnit unit, ReadOnlySpan<double> atMost)
    {
        Check(values, atMost);
        BigInteger whole = CommonWhole(values, unit);
        BigInteger[] multiples = new BigInteger[values.Length];
        List<Fraction> fractions = [];
        BigInteger sumOfFractions = BigInteger.Zero, toPlace = BigInteger.Zero, total = BigInteger.Zero;
        for (int i = 0; i < values.Length; i++)
        {
            multiples[i] = unit.CountIn(values[i], out BigInteger rest, out BigInteger ownWhole);
            BigInteger fraction = rest * (whole / ownWhole);
            sumOfFractions += fraction;
            total += (multiples[i] * whole) + fraction;
            BigInteger room = atMost.IsEmpty ? BigInteger.One : RoomAbove(multiples[i], atMost[i], unit);
            if (room.Sign < 0)
            {
                toPlace -= room;
                multiples[i] += room;
            }
            else if (!room.IsZero && !fraction.IsZero)
            {
                fractions.Add(new Fraction(fraction, i));
            }
        }

        toPlace += BigInteger.DivRem(sumOfFractions, whole, out BigInteger left);
        if (IsAsGoodAsWhole(whole - left, total, whole)) toPlace++;
        fractions.Sort();
        foreach (Fraction fraction in fractions)
        {
            if (toPlace.IsZero) break;
            multiples[fraction.Position]++;
            toPlace--;
        }

        for (int i = 0; i < values.Length; i++) values[i] = unit.Times(multiples[i]);
        return toPlace;
    }

    // A third of 10 and two thirds of 10 are doubles a little below what they stand for, and so is their exact total: it
    // counts as 10, not as 9.99. What is missing must be within the error of a few operations on doubles, and small
    // against the unit.
    private static bool IsAsGoodAsWhole(BigInteger missing, BigInteger total, BigInteger whole)
    {
        BigInteger slack = BigInteger.Abs(total) >> SlackBits;
        return missing <= slack && slack << 4 <= whole;
    }

    private static double WithoutNumber(double value) => double.IsNaN(value) ? value : Real.Undefined;

    private static void Check(ReadOnlySpan<double> values, ReadOnlySpan<double> atMost)
    {
        if (!atMost.IsEmpty && atMost.Length != values.Length)
            throw new ArgumentException($"There are {values.Length} values and {atMost.Length} bounds.", nameof(atMost));
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                throw new ArgumentException($"The value at position {i} is not finite.", nameof(values));
            if (!atMost.IsEmpty && !(atMost[i] > double.NegativeInfinity))
                throw new ArgumentException($"The bound at position {i} is no number.", nameof(atMost));
        }
    }

    // The unit as a multiple of 2^−shift / denominator, where shift makes every value a multiple of it too.
    private static BigInteger CommonWhole(ReadOnlySpan<double> values, in DecimalUnit unit)
    {
        int shift = 0;
        foreach (double value in values) shift = Math.Max(shift, -Ratio.Split(value).Exponent);
        return unit.Numerator << shift;
    }

    // 1 if the bound allows a unit more, 0 if it does not, and below 0 what the bound cuts off.
    private static BigInteger RoomAbove(BigInteger multiple, double bound, in DecimalUnit unit)
    {
        if (double.IsPositiveInfinity(bound) || IsWithin(multiple + 1, bound, unit)) return BigInteger.One;
        if (IsWithin(multiple, bound, unit)) return BigInteger.Zero;
        BigInteger most = unit.FloorOf(bound, out _, out _);
        if (IsWithin(most + 1, bound, unit)) most++;
        return most - multiple;
    }

    // What is beyond the range of a double is above every bound, or below it if negative.
    private static bool IsWithin(BigInteger multiple, double bound, in DecimalUnit unit)
    {
        double result = unit.Times(multiple);
        return Real.HasValue(result) ? result <= bound : multiple.Sign < 0;
    }

    private sealed record Fraction(BigInteger Rest, int Position) : IComparable<Fraction>
    {
        // The larger fraction first, then the earlier position.
        public int CompareTo(Fraction? other)
        {
            if (other is null) return 1;
            int byRest = other.Rest.CompareTo(Rest);
            return byRest != 0 ? byRest : Position.CompareTo(other.Position);
        }
    }
}
