using System.Numerics;

namespace Mechanisms.Conformance.Meaning;

/// <summary>Exact arithmetic on doubles by big integers, in units of the smallest double.</summary>
internal static class DenseNumber
{
    private const int SmallestExponent = -1074;

    /// <summary>The sum, rounded once.</summary>
    public static double Sum(IEnumerable<double> values) => Nearest(values.Aggregate(BigInteger.Zero, (sum, value) => sum + Units(value)), SmallestExponent);

    /// <summary>The double nearest to a whole number; halves to even.</summary>
    public static double Nearest(BigInteger whole) => Nearest(whole, 0);

    private static BigInteger Units(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        BigInteger mantissa = (bits & 0xFFFFFFFFFFFFF) | (exponent == 0 ? 0 : 1L << 52);
        return (value < 0 ? -mantissa : mantissa) << Math.Max(0, exponent - 1);
    }

    private static double Nearest(BigInteger units, int exponent)
    {
        BigInteger size = BigInteger.Abs(units);
        int shift = Math.Max(0, (int)size.GetBitLength() - 53);
        BigInteger kept = size >> shift, rest = size - (kept << shift), half = shift == 0 ? BigInteger.One : BigInteger.One << (shift - 1);
        if (rest > half || (rest == half && !kept.IsEven)) kept += 1;
        double value = Math.ScaleB((double)(long)kept, shift + exponent);
        return units.Sign < 0 ? -value : value;
    }
}
