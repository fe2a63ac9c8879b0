using System.Runtime.CompilerServices;

namespace Mechanisms.Numerics;

public static partial class Real
{
    private const double LogarithmOfTwoHigh = 0.6931471805598903; // a multiple of 2^−42
    private const double LogarithmOfTwoLow = 5.497923018708371e-14;
    private const long LogarithmStart = 0x3FE6_0000_0000_0000; // 0.6875
    private const long LowMask = (1L << 27) - 1;
    private const double SmallestNormal = 2.2250738585072014E-308;
    private const double TwoTo54 = 18014398509481984;

    /// <summary>ln a, within 0.501 ulp; undefined at 0 and below, unaffordable if a is.</summary>
    /// <remarks>
    /// a = 2^k · z with 0.6875 ≤ z &lt; 1.375; v from a table is close to 1/z and so short that r = z · v − 1 is exact as a pair
    /// of doubles; ln a = k · ln 2 − ln v + ln(1 + r), the last by Taylor's polynomial of degree 10, its first two terms and
    /// all sums as pairs of doubles (after P. T. P. Tang, "Table-driven implementation of the logarithm function", 1990).
    /// </remarks>
    public static double Logarithm(double a)
    {
        if (double.IsNaN(a)) return a;
        if (a <= 0) return Undefined;
        if (double.IsInfinity(a)) return Unaffordable;
        return LogarithmOf(a, out _);
    }

    // ln a for a positive finite number as a pair: the nearest double, and what it lacks to about 2^−67 of the result.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double LogarithmOf(double a, out double rest)
    {
        int shift = 0;
        if (a < SmallestNormal)
        {
            a *= TwoTo54;
            shift = 54;
        }

        long bits = BitConverter.DoubleToInt64Bits(a);
        long offset = bits - LogarithmStart;
        int exponent = (int)(offset >> 52);
        int entry = (int)(offset >> 45) & 127;
        long zBits = bits - (offset & ~((1L << 52) - 1));
        double z = BitConverter.Int64BitsToDouble(zBits);
        double zHigh = BitConverter.Int64BitsToDouble(zBits & ~LowMask);
        ReadOnlySpan<double> table = LogarithmTable.Entries;
        double reciprocal = table[3 * entry];

        // Both products are exact because the reciprocal has 13 bits; so is the difference.
        double r = DoubleDouble.Sum(zHigh * reciprocal - 1, (z - zHigh) * reciprocal, out double rRest);
        double square = DoubleDouble.Product(r, r, out double squareRest);
        squareRest += 2 * r * rRest;
        double cube = square * r;
        double fourth = square * square;
        double polynomial = (1.0 / 3 - r * (1.0 / 4)) + square * (1.0 / 5 - r * (1.0 / 6))
            + fourth * ((1.0 / 7 - r * (1.0 / 8)) + square * (1.0 / 9 - r * (1.0 / 10)));

        double k = exponent - shift;
        double high = k * LogarithmOfTwoHigh + table[3 * entry + 1]; // exact: multiples of 2^−42
        double low = k * LogarithmOfTwoLow + table[3 * entry + 2];
        high = DoubleDouble.OrderedSum(high, r, out double restOfR);
        high = DoubleDouble.OrderedSum(high, -0.5 * square, out double restOfSquare);
        low = restOfR + (restOfSquare + (low + (rRest - 0.5 * squareRest) + cube * polynomial));
        return DoubleDouble.OrderedSum(high, low, out rest);
    }
}
