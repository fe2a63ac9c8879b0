using System.Numerics;
using Mechanisms.Numerics;

namespace Mechanisms.Host.Interpreting;

/// <summary>
/// A sum of doubles without any rounding: every double is a whole multiple of 2^−1074, so the sum is kept as that
/// whole number and rounded once, half to even, when it is read.
/// </summary>
internal sealed class ExactTotal
{
    private const int Scale = 1074;
    private const int MantissaBits = 53;

    private BigInteger multiple;
    private bool isUnaffordable;

    /// <summary>Adds a number or <c>unaffordable</c>.</summary>
    public void Add(double term)
    {
        if (double.IsPositiveInfinity(term)) isUnaffordable = true;
        else multiple += MultipleOf(term);
    }

    /// <summary>The sum as a double; +∞ if a term was unaffordable, else <see cref="Real.Overflow"/> beyond the range.</summary>
    public double Rounded()
    {
        if (isUnaffordable) return Real.Unaffordable;
        double magnitude = RoundedMagnitude(BigInteger.Abs(multiple));
        if (double.IsInfinity(magnitude)) return Real.Overflow;
        return multiple.Sign < 0 ? 0 - magnitude : magnitude;
    }

    private static BigInteger MultipleOf(double term)
    {
        long bits = BitConverter.DoubleToInt64Bits(term);
        int exponent = (int)(bits >> 52) & 0x7FF;
        BigInteger mantissa = bits & 0xF_FFFF_FFFF_FFFF;
        // A normal number is (2^52 + mantissa) · 2^(exponent − 1 − 1074); a subnormal one is mantissa · 2^−1074.
        if (exponent > 0) mantissa = (mantissa + (BigInteger.One << 52)) << (exponent - 1);
        return bits < 0 ? -mantissa : mantissa;
    }

    private static double RoundedMagnitude(BigInteger magnitude)
    {
        int dropped = (int)magnitude.GetBitLength() - MantissaBits;
        if (dropped <= 0) return Math.ScaleB((double)(long)magnitude, -Scale);
        BigInteger kept = magnitude >> dropped;
        BigInteger rest = magnitude - (kept << dropped);
        BigInteger half = BigInteger.One << (dropped - 1);
        if (rest > half || (rest == half && !kept.IsEven)) kept += 1;
        return Math.ScaleB((double)(long)kept, dropped - Scale);
    }
}
