using System.Runtime.CompilerServices;

namespace Mechanisms.Numerics;

public static partial class Real
{
    private const double StepsPerUnit = 184.6649652337873; // 128 / ln 2
    private const double StepHigh = 0.005415212347998022; // ln 2 / 128 rounded down to a multiple of 2^−42
    private const double StepLow = 1.2655086083325438e-13;
    private const double ToWhole = 6755399441055744; // 1.5 · 2^52: adding it rounds to a whole number
    private const double SurelyTooLarge = 710; // e^710 > 2^1024
    private const double SurelyNothing = -746; // e^−746 < 2^−1075

    /// <summary>
    /// e^a, within 0.51 ulp (0.76 ulp where the result is subnormal); overflow beyond the range of a double, 0 below it;
    /// unaffordable if a is.
    /// </summary>
    /// <remarks>
    /// a = k · ln 2 / 128 + r with |r| ≤ ln 2 / 256, and e^a = 2^(k / 128) · e^r: a table entry, a shift of the exponent and
    /// Taylor's polynomial of degree 6 (P. T. P. Tang, "Table-driven implementation of the exponential function", 1989).
    /// </remarks>
    public static double Exponential(double a) => double.IsFinite(a) ? ExponentialOf(a, 0) : a;

    // e^(high + low), |low| at most about an ulp of high; rounded once at the end from a value with over 60 bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ExponentialOf(double high, double low)
    {
        if (high > SurelyTooLarge) return Overflow;
        if (high < SurelyNothing) return 0;
        double k = high * StepsPerUnit + ToWhole - ToWhole;
        double r = high - k * StepHigh + (low - k * StepLow); // the first product and difference are exact
        int step = (int)k;
        ReadOnlySpan<double> table = ExponentialTable.Entries;
        int entry = (step & 127) << 1;
        double factor = table[entry], factorRest = table[entry + 1];
        double square = r * r;
        double tail = r + (square * (0.5 + r * (1.0 / 6)) + square * square * (1.0 / 24 + r * (1.0 / 120) + square * (1.0 / 720)));
        double value = factor + (factorRest + factor * tail);
        return Scaled(value, step >> 7);
    }

    // value · 2^exponent for value close to [1, 2), rounded once; overflow beyond the range of a double.
    private static double Scaled(double value, int exponent)
    {
        if (exponent is >= -1021 and <= 1022) return value * PowerOfTwo(exponent);
        if (exponent < 0) return value * PowerOfTwo(exponent + 1000) * PowerOfTwo(-1000);
        double result = value * PowerOfTwo(1000) * PowerOfTwo(exponent - 1000);
        return double.IsFinite(result) ? result : Overflow;
    }

    private static double PowerOfTwo(int exponent) => BitConverter.Int64BitsToDouble((long)(exponent + 1023) << 52);
}
