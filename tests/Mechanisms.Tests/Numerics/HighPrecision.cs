using System.Numerics;

namespace Mechanisms.Tests.Numerics;

/// <summary>
/// The real functions a second time, in whole numbers that count 2^−256: series and reductions of their own, no table of the
/// product's, no doubles. Good to more than 230 bits, which is 170 more than needed to tell half an ulp.
/// </summary>
internal static class HighPrecision
{
    internal const int Bits = 256;

    private static readonly BigInteger One = BigInteger.One << Bits;
    private static readonly BigInteger LnTwo = 2 * AreaTangent(One / 3);
    private static readonly BigInteger HalfPi = 2 * EulerArctangent(One);
    private static readonly BigInteger[] LnTable = [.. Enumerable.Range(0, 65).Select(j => 2 * AreaTangent(One * j / (128 + j)))];
    private static readonly BigInteger[] ArctangentTable = [.. Enumerable.Range(0, 65).Select(j => EulerArctangent(One * j / 64))];

    /// <summary>Mantissa · 2^Exponent.</summary>
    internal readonly record struct Number(BigInteger Mantissa, int Exponent);

    internal static Number Exact(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int field = (int)(bits >> 52) & 0x7FF;
        BigInteger fraction = (bits & 0xF_FFFF_FFFF_FFFF) + (field == 0 ? 0 : 1L << 52);
        return new Number(bits < 0 ? -fraction : fraction, Math.Max(field, 1) - 1075);
    }

    internal static Number Exponential(double a) => ExponentialOf(Fixed(Exact(a)));

    internal static Number Logarithm(double a) => new(LogarithmOf(a), -Bits);

    // |a|^b
    internal static Number Power(double a, double b)
    {
        Number factor = Exact(b);
        return ExponentialOf(Shift(LogarithmOf(Math.Abs(a)) * factor.Mantissa, factor.Exponent));
    }

    // a^(1/r)
    internal static Number Root(double a, double r)
    {
        Number divisor = Exact(r);
        return ExponentialOf(Shift(LogarithmOf(a), -divisor.Exponent) / divisor.Mantissa);
    }

    internal static Number Arctangent(double a)
    {
        if (Math.Abs(a) < 1e-30) return Exact(a); // arctan a = a (1 − 10^−61)
        Number exact = Exact(Math.Abs(a));
        bool isAboveOne = Math.Abs(a) > 1;
        BigInteger t = isAboveOne ? Shift((One << Bits) / exact.Mantissa, -exact.Exponent - Bits) : Fixed(exact);
        int j = (int)((t * 64 + One / 2) >> Bits);
        BigInteger c = One * j / 64;
        BigInteger q = ((t - c) << Bits) / (One + (t * c >> Bits));
        BigInteger square = q * q >> Bits, power = q, sum = q;
        for (int n = 3; !(power / n).IsZero; n += 2)
        {
            power = -(power * square >> Bits);
            sum += power / n;
        }

        BigInteger angle = ArctangentTable[j] + sum;
        if (isAboveOne) angle = HalfPi - angle;
        return new Number(a < 0 ? -angle : angle, -Bits);
    }

    /// <summary>How far a double is from the true value, in units of the last place of a double of the true value's size.</summary>
    internal static double Ulps(double computed, Number truth)
    {
        Number exact = Exact(computed);
        int common = Math.Min(exact.Exponent, truth.Exponent);
        BigInteger distance = BigInteger.Abs((exact.Mantissa << (exact.Exponent - common)) - (truth.Mantissa << (truth.Exponent - common)));
        int leading = (int)BigInteger.Abs(truth.Mantissa).GetBitLength() - 1 + truth.Exponent;
        int ulp = Math.Max(leading - 52, -1074);
        return (double)Shift(distance, common - ulp + 40) / (1L << 40);
    }

    // 2^(j / 128): seven square roots of 2, and the j-th power of that.
    internal static Number RootOfTwo(int j)
    {
        BigInteger root = 2 * One;
        for (int n = 0; n < 7; n++) root = SquareRoot(root << Bits);
        BigInteger power = One;
        for (int n = 0; n < j; n++) power = power * root >> Bits;
        return new Number(power, -Bits);
    }

    private static BigInteger SquareRoot(BigInteger value)
    {
        BigInteger guess = BigInteger.One << (int)((value.GetBitLength() + 1) / 2);
        while (true)
        {
            BigInteger next = (guess + value / guess) >> 1;
            if (next >= guess) return guess;
            guess = next;
        }
    }

    private static BigInteger LogarithmOf(double a)
    {
        Number exact = Exact(a);
        int bits = (int)exact.Mantissa.GetBitLength();
        BigInteger z = Shift(exact.Mantissa, Bits + 1 - bits); // 1 ≤ z < 2
        int j = (int)(((z - One) * 64 + One / 2) >> Bits);
        BigInteger c = One + One * j / 64;
        return (exact.Exponent + bits - 1) * LnTwo + LnTable[j] + 2 * AreaTangent(((z - c) << Bits) / (z + c));
    }

    private static Number ExponentialOf(BigInteger y)
    {
        const int Halvings = 8;
        BigInteger k = (y + LnTwo / 2) / LnTwo;
        BigInteger r = (y - k * LnTwo) >> Halvings;
        BigInteger term = One, sum = One;
        for (int n = 1; !term.IsZero && term != BigInteger.MinusOne; n++)
        {
            term = (term * r >> Bits) / n;
            sum += term;
        }

        for (int n = 0; n < Halvings; n++) sum = sum * sum >> Bits;
        return new Number(sum, (int)k - Bits);
    }

    // artanh s = s + s³/3 + s⁵/5 + …
    private static BigInteger AreaTangent(BigInteger s)
    {
        BigInteger square = s * s >> Bits, power = s, sum = s;
        for (int n = 3; !(power / n).IsZero; n += 2)
        {
            power = power * square >> Bits;
            if (power == BigInteger.MinusOne) break;
            sum += power / n;
        }

        return sum;
    }

    // Euler's series: arctan x = Σ 2^2n (n!)² / (2n + 1)! · x^(2n+1) / (1 + x²)^(n+1)
    private static BigInteger EulerArctangent(BigInteger x)
    {
        BigInteger square = x * x >> Bits, divisor = One + square;
        BigInteger ratio = (square << Bits) / divisor, term = (x << Bits) / divisor, sum = term;
        for (int n = 1; !term.IsZero; n++)
        {
            term = (term * ratio >> Bits) * (2 * n) / (2 * n + 1);
            sum += term;
        }

        return sum;
    }

    private static BigInteger Fixed(Number number) => Shift(number.Mantissa, number.Exponent + Bits);

    private static BigInteger Shift(BigInteger value, int by) => by >= 0 ? value << by : value >> -by;
}
