namespace Mechanisms.Numerics;

public static partial class Real
{
    private const double HalfPi = 1.5707963267948966;
    private const double HalfPiRest = 6.123233995736766e-17;
    private const double ByPolynomialAlone = 0.125;

    /// <summary>arctan a in radians, within 0.6 ulp; π/2 rounded if a is unaffordable.</summary>
    /// <remarks>
    /// For t = |a|, or 1/|a| where |a| > 1, and c the nearest multiple of 1/64: arctan t = arctan c + arctan((t − c) / (1 + t · c)),
    /// the first from a table, the second by Taylor's polynomial of degree 7; below 1/8 the polynomial of degree 19 alone.
    /// arctan |a| = π/2 − arctan(1/|a|), where (1/|a| − c) / (1 + c/|a|) = (1 − c · |a|) / (|a| + c) needs no reciprocal.
    /// </remarks>
    public static double Arctangent(double a)
    {
        if (double.IsNaN(a)) return a;
        double size = Math.Abs(a);
        double angle = size <= 1 ? ArctangentUpToOne(size) : ArctangentAboveOne(size);
        return a < 0 ? -angle : angle;
    }

    private static double ArctangentUpToOne(double x)
    {
        if (x < ByPolynomialAlone) return x - SmallTail(x);
        int k = (int)(x * 64 + 0.5);
        double c = k / 64.0;
        double q = (x - c) / (1 + x * c); // the difference is exact
        ReadOnlySpan<double> table = ArctangentTable.Entries;
        return table[2 * k] + (table[2 * k + 1] + Turned(q));
    }

    private static double ArctangentAboveOne(double x)
    {
        double t = 1 / x;
        if (t < ByPolynomialAlone) return HalfPi - (t - SmallTail(t) - HalfPiRest);
        int k = (int)(t * 64 + 0.5);
        double c = k / 64.0;
        double high = BitConverter.Int64BitsToDouble(BitConverter.DoubleToInt64Bits(x) & ~LowMask);
        double q = (1 - c * high - c * (x - high)) / (x + c); // both products and the first difference are exact
        ReadOnlySpan<double> table = ArctangentTable.Entries;
        double angle = DoubleDouble.OrderedSum(HalfPi, -table[2 * k], out double rest);
        return angle + (rest + (HalfPiRest - table[2 * k + 1]) - Turned(q));
    }

    // arctan q for |q| ≤ 1/64
    private static double Turned(double q)
    {
        double square = q * q;
        return q - q * square * (1.0 / 3 - square * (1.0 / 5 - square * (1.0 / 7)));
    }

    // x − arctan x for 0 ≤ x ≤ 1/8
    private static double SmallTail(double x)
    {
        double square = x * x, fourth = square * square;
        double first = 1.0 / 3 - square * (1.0 / 5);
        double second = 1.0 / 7 - square * (1.0 / 9);
        double third = 1.0 / 11 - square * (1.0 / 13);
        double fourthPair = 1.0 / 15 - square * (1.0 / 17 - square * (1.0 / 19));
        return x * square * (first + fourth * (second + fourth * (third + fourth * fourthPair)));
    }
}
