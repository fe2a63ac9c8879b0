using System.Globalization;
using System.Numerics;

namespace Mechanisms.Tests.Numerics;

/// <summary>
/// A way from exact numbers to doubles that shares nothing with the product's: the number is written out with all its
/// decimal digits, and the framework reads it (correctly rounded at any length).
/// </summary>
internal static class Decimals
{
    /// <summary>mantissa · 2^exponent as the nearest double; infinite beyond the range.</summary>
    internal static double Nearest(BigInteger mantissa, int exponent)
    {
        if (exponent >= 0) return Read(mantissa << exponent, 0);
        return Read(mantissa * BigInteger.Pow(5, -exponent), exponent); // 2^−n = 5^n / 10^n
    }

    /// <summary>digits · 10^power as the nearest double.</summary>
    internal static double Read(BigInteger digits, int power) =>
        double.Parse($"{digits}e{power}", NumberStyles.Float, CultureInfo.InvariantCulture) + 0.0;

    /// <summary>A finite double as a whole number of 2^−1074.</summary>
    internal static BigInteger InSmallestSteps(double value)
    {
        HighPrecision.Number exact = HighPrecision.Exact(value);
        return exact.Mantissa << (exact.Exponent + 1074);
    }
}
