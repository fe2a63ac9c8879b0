namespace Mechanisms.Numerics;

public static partial class Real
{
    private const double TwoTo53 = 9007199254740992;

    /// <summary>
    /// a^b, within 0.52 ulp (0.8 ulp where the result is subnormal), and exact wherever the exact power is a double.
    /// Overflow beyond the range of a double, 0 below it.
    /// </summary>
    /// <remarks>
    /// <list type="bullet">
    /// <item>a^0 = 1 for every number a, 0^0 too; 0^b = 0 for b > 0 and undefined for b &lt; 0.</item>
    /// <item>a negative a takes a whole b; any other is undefined. A whole b of 2^53 and above is even.</item>
    /// <item>a² = a · a, a^½ = √a and a^−1 = 1 / a, rounded as those are.</item>
    /// <item>unaffordable^b is unaffordable for a finite b > 0 and undefined otherwise; a^unaffordable is undefined.</item>
    /// <item>
    /// Nobody can write a third as a double. An exponent that is the double nearest to 1/r, for an r with few binary digits such
    /// as 3, 5 or 1.5, is therefore taken for 1/r: the cube root of 10¹² is 10⁴, and what n³ costs buys n.
    /// </item>
    /// </list>
    /// Everything else is e^(b · ln |a|) with the logarithm and the product as pairs of doubles.
    /// </remarks>
    public static double Power(double a, double b)
    {
        if (double.IsNaN(a)) return a;
        if (double.IsNaN(b)) return b;
        if (double.IsInfinity(b)) return Undefined;
        if (double.IsInfinity(a)) return a > 0 && b > 0 ? Unaffordable : Undefined;
        switch (b)
        {
            case 0: return 1;
            case 1: return a;
            case 2: return Multiply(a, a);
            case 0.5: return SquareRoot(a);
            case -1: return Divide(1, a);
        }

        if (a == 0) return b > 0 ? 0 : Undefined;
        if (a > 0) return PowerOf(a, b);
        if (Math.Floor(b) != b) return Undefined;
        double power = PowerOf(-a, b);
        return HasValue(power) && IsOdd(b) ? 0.0 - power : power;
    }

    private static double PowerOf(double a, double b)
    {
        double logarithm = LogarithmOf(a, out double logarithmRest);
        double rough = b * logarithm;
        if (rough > SurelyTooLarge) return Overflow;
        if (rough < SurelyNothing) return 0;
        if (Math.Abs(rough) < 1 / TwoTo54) return 1;
        if (RootMeantBy(b) is var root and not 0)
        {
            double quotient = logarithm / root;
            double product = DoubleDouble.Product(quotient, root, out double productRest);
            return ExponentialOf(quotient, ((logarithm - product) - productRest + logarithmRest) / root);
        }

        double exponent = DoubleDouble.Product(b, logarithm, out double rest);
        return ExponentialOf(exponent, rest + b * logarithmRest);
    }

    // The r with at most six binary digits behind its point for which b is no more than the nearest double to 1/r; else 0.
    private static double RootMeantBy(double b)
    {
        const double digits = 64, most = 1024;
        double root = 1 / b, scaled = root * digits;
        bool isShort = Math.Abs(root) <= most && Math.Floor(scaled) == scaled;
        if (!isShort || 1 / root != b) return 0;
        double one = DoubleDouble.Product(b, root, out double rest);
        return one == 1 && rest == 0 ? 0 : root;
    }

    private static bool IsOdd(double whole) => Math.Abs(whole) < TwoTo53 && ((long)whole & 1) != 0;
}
