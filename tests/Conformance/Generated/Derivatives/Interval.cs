using Mechanisms.Numerics;

namespace Mechanisms.Conformance.Generated.Derivatives;

/// <summary>
/// All numbers between two ends. Every operation is rounded outwards, so that the exact result for any numbers inside is
/// inside, and so is what rounded arithmetic makes of them. An operation without a value somewhere inside is nothing.
/// </summary>
internal readonly record struct Interval(double Low, double High)
{
    private const int Steps = 2;

    public static readonly Interval Zero = Of(0);
    public static readonly Interval One = Of(1);
    public static readonly Interval Everything = new(double.NegativeInfinity, double.PositiveInfinity);

    public double Width => High - Low;

    public static Interval Of(double value) => new(value, value);

    public static Interval Between(double a, double b) => new(Math.Min(a, b), Math.Max(a, b));

    public bool Contains(double value) => Low <= value && value <= High;

    public bool Meets(Interval other) => Low <= other.High && other.Low <= High;

    public Interval Hull(Interval other) => new(Math.Min(Low, other.Low), Math.Max(High, other.High));

    public static Interval operator +(Interval a, Interval b) => Outward(a.Low + b.Low, a.High + b.High);

    public static Interval operator -(Interval a, Interval b) => Outward(a.Low - b.High, a.High - b.Low);

    public static Interval operator -(Interval a) => new(-a.High, -a.Low);

    public static Interval operator *(Interval a, Interval b)
    {
        // A factor that is 0 makes 0 of whatever the other one is.
        if (a == Zero || b == Zero) return Zero;
        return Ends(a.Low * b.Low, a.Low * b.High, a.High * b.Low, a.High * b.High);
    }

    public static Interval? Divide(Interval a, Interval b)
    {
        if (b.Contains(0)) return null;
        return Ends(a.Low / b.Low, a.Low / b.High, a.High / b.Low, a.High / b.High);
    }

    public static Interval? Root(Interval a) => a.Low < 0 ? null : Monotone(a, Math.Sqrt) is var root ? root with { Low = Math.Max(0, root.Low) } : null;

    public static Interval Exponential(Interval a) => Monotone(a, Real.Exponential) is var power ? power with { Low = Math.Max(0, power.Low) } : default;

    public static Interval? Logarithm(Interval a) => a.Low <= 0 ? null : Monotone(a, Real.Logarithm);

    public static Interval Arctangent(Interval a) => Monotone(a, Real.Arctangent);

    /// <summary>To a fixed power.</summary>
    public static Interval? Power(Interval a, double exponent)
    {
        if (exponent == 0) return One;
        bool isWhole = Math.Floor(exponent) == exponent, isEven = isWhole && exponent % 2 == 0;
        if (a.Low < 0 && !isWhole) return null;
        if (a.Low <= 0 && a.High >= 0 && exponent < 0) return null;
        Interval ends = Ends(Real.Power(a.Low, exponent), Real.Power(a.High, exponent));

        // An even power turns round at 0; everything else is monotone on each side of it and through it.
        return isEven && a.Low < 0 && a.High > 0 ? ends.Hull(Zero) : ends;
    }

    public static Interval Absolute(Interval a) => a.Low >= 0 ? a : a.High <= 0 ? -a : new(0, Math.Max(-a.Low, a.High));

    public static Interval Minimum(Interval a, Interval b) => new(Math.Min(a.Low, b.Low), Math.Min(a.High, b.High));

    public static Interval Maximum(Interval a, Interval b) => new(Math.Max(a.Low, b.Low), Math.Max(a.High, b.High));

    private static Interval Monotone(Interval a, Func<double, double> rising) => Ends(rising(a.Low), rising(a.High));

    private static Interval Ends(params ReadOnlySpan<double> values)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values)
        {
            // No number: too large, or an end that is endless already. Nothing is known then.
            if (double.IsNaN(value)) return Everything;
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        return Outward(low, high);
    }

    private static Interval Outward(double low, double high)
    {
        if (double.IsNaN(low) || double.IsNaN(high)) return Everything;
        for (int i = 0; i < Steps; i++) (low, high) = (Math.BitDecrement(low), Math.BitIncrement(high));
        return new Interval(low, high);
    }
}
