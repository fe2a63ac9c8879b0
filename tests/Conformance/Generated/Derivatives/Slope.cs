namespace Mechanisms.Conformance.Generated.Derivatives;

/// <summary>
/// Enclosures of a function's values and of its slopes over a range: automatic differentiation forwards, in intervals.
/// It shares nothing with derivatives as formulas. Null means that something has no value, or no slope, somewhere in the range.
/// </summary>
internal readonly record struct Slope(Interval Value, Interval Growth)
{
    public static Slope Constant(double value) => new(Interval.Of(value), Interval.Zero);

    public static Slope Variable(Interval range) => new(range, Interval.One);

    public static Slope operator +(Slope a, Slope b) => new(a.Value + b.Value, Sum(a.Growth, b.Growth));

    public static Slope operator -(Slope a, Slope b) => new(a.Value - b.Value, Sum(a.Growth, -b.Growth));

    public static Slope operator -(Slope a) => new(-a.Value, -a.Growth);

    public static Slope operator *(Slope a, Slope b) => new(a.Value * b.Value, Sum(a.Growth * b.Value, b.Growth * a.Value));

    public static Slope? Divide(Slope a, Slope b)
    {
        if (Interval.Divide(a.Value, b.Value) is not { } value) return null;
        return Interval.Divide(Sum(a.Growth, -(value * b.Growth)), b.Value) is { } growth ? new Slope(value, growth) : null;
    }

    public static Slope? Root(Slope a)
    {
        if (Interval.Root(a.Value) is not { Low: > 0 } root) return null;
        return Chain(root, Interval.Divide(Interval.Of(0.5), root), a);
    }

    public static Slope? Exponential(Slope a) => Interval.Exponential(a.Value) is var power ? Chain(power, power, a) : null;

    public static Slope? Logarithm(Slope a) => Interval.Logarithm(a.Value) is { } log ? Chain(log, Interval.Divide(Interval.One, a.Value), a) : null;

    public static Slope? Arctangent(Slope a) => Interval.Power(a.Value, 2) is { } square
        ? Chain(Interval.Arctangent(a.Value), Interval.Divide(Interval.One, Interval.One + square), a)
        : null;

    public static Slope? Power(Slope a, double exponent)
    {
        if (Interval.Power(a.Value, exponent) is not { } power || Interval.Power(a.Value, exponent - 1) is not { } lower) return null;
        return Chain(power, Interval.Of(exponent) * lower, a);
    }

    public static Slope Absolute(Slope a) => new(
        Interval.Absolute(a.Value), a.Value.Low > 0 ? a.Growth : a.Value.High < 0 ? -a.Growth : a.Growth.Hull(-a.Growth));

    public static Slope Minimum(Slope a, Slope b) => new(
        Interval.Minimum(a.Value, b.Value), a.Value.High < b.Value.Low ? a.Growth : b.Value.High < a.Value.Low ? b.Growth : a.Growth.Hull(b.Growth));

    public static Slope Maximum(Slope a, Slope b) => -Minimum(-a, -b);

    private static Slope? Chain(Interval value, Interval? outer, Slope inner) =>
        outer is { } growth ? new Slope(value, growth * inner.Growth) : null;

    // Slopes that are exactly 0 stay exactly 0, or every constant would seem to move a little.
    private static Interval Sum(Interval a, Interval b) => a == Interval.Zero ? b : b == Interval.Zero ? a : a + b;
}
