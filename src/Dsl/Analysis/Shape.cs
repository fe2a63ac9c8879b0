namespace Mechanisms.Dsl.Analysis;

/// <summary>On which side of 0 a value lies.</summary>
internal enum Sign
{
    Unknown,
    NonNegative,
    NonPositive,
}

/// <summary>How a value moves as the variable grows; none of these is strict.</summary>
internal enum Trend
{
    Unknown,
    Constant,
    Rising,
    Falling,
}

/// <summary>How a value bends as the variable grows.</summary>
internal enum Bend
{
    Unknown,
    Affine,
    Convex,
    Concave,
}

/// <summary>What is known of an expression as a function of one variable, where it has a value. A truth rises from no to yes.</summary>
/// <param name="Sign">On which side of 0 it lies.</param>
/// <param name="Trend">How it moves.</param>
/// <param name="Bend">How it bends.</param>
/// <param name="IsPiecewiseLinear">Whether it consists of finitely many straight pieces.</param>
internal readonly record struct Shape(Sign Sign, Trend Trend, Bend Bend, bool IsPiecewiseLinear = false)
{
    public static readonly Shape Unknown = new(Sign.Unknown, Trend.Unknown, Bend.Unknown);

    public bool IsConstant => Trend == Trend.Constant;

    public bool IsConcave => Bend is Bend.Affine or Bend.Concave;

    public bool IsConvex => Bend is Bend.Affine or Bend.Convex;

    public static Shape Constant(Sign sign) => new(sign, Trend.Constant, Bend.Affine, true);

    public static Shape operator -(Shape a) => new(Flip(a.Sign), Flip(a.Trend), Flip(a.Bend), a.IsPiecewiseLinear);

    public static Shape operator +(Shape a, Shape b) =>
        new(Join(a.Sign, b.Sign), Join(a.Trend, b.Trend), Join(a.Bend, b.Bend), a.IsPiecewiseLinear && b.IsPiecewiseLinear);

    public static Shape operator -(Shape a, Shape b) => a + -b;

    /// <summary>The product with a constant of a known sign.</summary>
    public Shape Times(Sign constant) => constant switch
    {
        Sign.NonNegative => this,
        Sign.NonPositive => -this,
        _ => IsConstant ? Constant(Sign.Unknown) : Unknown with { IsPiecewiseLinear = IsPiecewiseLinear },
    };

    /// <summary>One or the other, nobody knows which, but the same for all values of the variable.</summary>
    public Shape Or(Shape other) => this + other;

    /// <summary>Words for a message: <c>rises, ever more slowly</c>.</summary>
    public string InWords(string variable) => (Trend, Bend) switch
    {
        (Trend.Constant, _) => $"does not depend on `{variable}`",
        (Trend.Rising, Bend.Concave) => "rises, ever more slowly",
        (Trend.Rising, Bend.Convex) => "rises, ever faster",
        (Trend.Rising, Bend.Affine) => "rises in a straight line",
        (Trend.Rising, _) => "rises",
        (Trend.Falling, _) => "falls",
        (_, Bend.Affine) => "is a straight line",
        (_, Bend.Concave) => "is bent downwards",
        (_, Bend.Convex) => "is bent upwards",
        _ => "may rise and fall",
    };

    /// <summary>Words for a sign.</summary>
    public static string InWords(Sign sign) => sign switch
    {
        Sign.NonNegative => "at least 0",
        Sign.NonPositive => "at most 0",
        _ => "of either sign",
    };

    public static Sign Flip(Sign sign) => sign switch
    {
        Sign.NonNegative => Sign.NonPositive,
        Sign.NonPositive => Sign.NonNegative,
        _ => sign,
    };

    public static Trend Flip(Trend trend) => trend switch
    {
        Trend.Rising => Trend.Falling,
        Trend.Falling => Trend.Rising,
        _ => trend,
    };

    private static Bend Flip(Bend bend) => bend switch
    {
        Bend.Convex => Bend.Concave,
        Bend.Concave => Bend.Convex,
        _ => bend,
    };

    public static Sign Join(Sign a, Sign b) => a == b ? a : Sign.Unknown;

    public static Trend Join(Trend a, Trend b) => a == b || b == Trend.Constant ? a : a == Trend.Constant ? b : Trend.Unknown;

    public static Bend Join(Bend a, Bend b) => a == b || b == Bend.Affine ? a : a == Bend.Affine ? b : Bend.Unknown;
}
