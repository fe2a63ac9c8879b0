using System.Numerics;

namespace Mechanisms.Numerics;

/// <summary>Exact ratios of whole numbers, and the way from doubles to them and back.</summary>
internal static class Ratio
{
    private const int SignificantBits = 53;
    private const int LowestExponent = -1074; // the smallest double is 2^−1074
    private const int HighestBit = 1023;

    /// <summary>A finite double as mantissa · 2^exponent with an odd mantissa, or 0 · 2^0.</summary>
    internal static (long Mantissa, int Exponent) Split(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        long fraction = bits & ((1L << 52) - 1);
        int exponent = (int)(bits >> 52) & 0x7FF;
        if (exponent == 0) exponent = 1;
        else fraction |= 1L << 52;
        if (fraction == 0) return (0, 0);
        int zeros = BitOperations.TrailingZeroCount(fraction);
        fraction >>= zeros;
        return (bits < 0 ? -fraction : fraction, exponent - 1 + LowestExponent + zeros);
    }

    /// <summary>⌊numerator / denominator⌋, and the rest with the sign of the denominator.</summary>
    internal static BigInteger FloorOf(BigInteger numerator, BigInteger denominator, out BigInteger rest)
    {
        BigInteger quotient = BigInteger.DivRem(numerator, denominator, out rest);
        if (rest.IsZero || rest.Sign == denominator.Sign) return quotient;
        rest += denominator;
        return quotient - 1;
    }

    /// <summary>
    /// The double nearest to numerator / denominator (the latter positive), half to even; overflow beyond the range of a
    /// double; never −0.
    /// </summary>
    internal static double ToDouble(BigInteger numerator, BigInteger denominator)
    {
        if (numerator.IsZero) return 0;
        BigInteger size = BigInteger.Abs(numerator);

        // The leading bit of the ratio counts 2^lead or 2^(lead − 1); two bits more than needed are kept, and whether there is a rest.
        long lead = size.GetBitLength() - denominator.GetBitLength();
        if (lead > HighestBit + 1) return Real.Overflow;
        if (lead < LowestExponent - 2) return 0;
        int exponent = (int)Math.Max(lead - SignificantBits - 1, LowestExponent - 2);
        BigInteger quotient = exponent >= 0
            ? BigInteger.DivRem(size, denominator << exponent, out BigInteger rest)
            : BigInteger.DivRem(size << -exponent, denominator, out rest);
        ulong kept = (ulong)quotient; // below 2^56
        int length = 64 - BitOperations.LeadingZeroCount(kept);
        int drop = Math.Max(length - SignificantBits, LowestExponent - exponent);
        ulong half = 1UL << (drop - 1), below = kept & ((half << 1) - 1);
        kept >>= drop;
        if (below > half || (below == half && (!rest.IsZero || (kept & 1) != 0))) kept++;
        exponent += drop;

        // 0 … 2^53 times 2^exponent: the fraction's leading bit, where there is one, adds 1 to the exponent field.
        ulong bits = kept == 0 ? 0 : ((ulong)(exponent - LowestExponent) << 52) + kept;
        if (bits >= 0x7FFUL << 52) return Real.Overflow;
        double result = BitConverter.UInt64BitsToDouble(bits);
        return numerator.Sign < 0 && bits != 0 ? -result : result;
    }
}
