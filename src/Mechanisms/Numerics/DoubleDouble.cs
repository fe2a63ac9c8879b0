using System.Runtime.CompilerServices;

namespace Mechanisms.Numerics;

/// <summary>
/// Sums and products of two doubles together with what rounding took away: the result and the rest add up to the exact
/// value (T. J. Dekker, "A floating-point technique for extending the available precision", 1971; D. E. Knuth, TAOCP 2,
/// 4.2.2). Only + − ×, so that every machine gives the same bits.
/// </summary>
internal static class DoubleDouble
{
    private const double Splitter = 134217729; // 2^27 + 1

    /// <summary>a + b and what it lacks; exact unless the sum overflows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Sum(double a, double b, out double rest)
    {
        double sum = a + b;
        double fromB = sum - a;
        rest = (a - (sum - fromB)) + (b - fromB);
        return sum;
    }

    /// <summary>The same where |a| ≥ |b| or a = 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double OrderedSum(double a, double b, out double rest)
    {
        double sum = a + b;
        rest = b - (sum - a);
        return sum;
    }

    /// <summary>a · b and what it lacks; exact while |a|, |b| &lt; 2^996 and the product is 0 or at least 2^−969.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Product(double a, double b, out double rest)
    {
        double product = a * b;
        double scaledA = Splitter * a, scaledB = Splitter * b;
        double highA = scaledA - (scaledA - a), highB = scaledB - (scaledB - b);
        double lowA = a - highA, lowB = b - highB;
        rest = (((highA * highB - product) + highA * lowB) + lowA * highB) + lowA * lowB;
        return product;
    }
}
