using System.Numerics;

namespace Mechanisms.Numerics;

/// <summary>Rounding of finite values to multiples of a decimal unit, in exact arithmetic.</summary>
public static class Rounding
{
    /// <summary>To the nearest multiple; half a unit goes to the even multiple. <paramref name="unit"/> is a positive decimal literal such as <c>0.01</c>.</summary>
    public static double Nearest(double value, string unit) => throw new NotImplementedException();

    /// <summary>To the next multiple below.</summary>
    public static double Down(double value, string unit) => throw new NotImplementedException();

    /// <summary>To the next multiple above.</summary>
    public static double Up(double value, string unit) => throw new NotImplementedException();

    /// <summary>
    /// Rounds in place so that the total is the exact total rounded down: each down to a multiple, then one unit more to the
    /// largest fractions, equal fractions to the earlier position, as long as the value stays at or below its bound.
    /// A value whose bound lies below its own multiple is cut to the largest multiple within the bound.
    /// </summary>
    /// <param name="values">Finite values; replaced by multiples of the unit, correctly rounded to double.</param>
    /// <param name="unit">A positive decimal literal.</param>
    /// <param name="atMost">A bound for each value, or empty; +∞ bounds nothing.</param>
    /// <returns>How many units could not be placed.</returns>
    public static BigInteger LargestFractions(Span<double> values, string unit, ReadOnlySpan<double> atMost) => throw new NotImplementedException();
}
