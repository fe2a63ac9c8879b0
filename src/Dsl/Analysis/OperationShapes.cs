namespace Mechanisms.Dsl.Analysis;

/// <summary>The shape of an operation from the shapes of its operands.</summary>
internal static class OperationShapes
{
    public static Shape Product(Shape a, Shape b)
    {
        if (a.IsConstant && b.IsConstant) return Shape.Constant(SignOfProduct(a.Sign, b.Sign));
        if (a.IsConstant) return b.Times(a.Sign) with { Sign = SignOfProduct(a.Sign, b.Sign) };
        if (b.IsConstant) return a.Times(b.Sign) with { Sign = SignOfProduct(a.Sign, b.Sign) };

        // Two amounts that move the same way, both on the same side of 0.
        Trend trend = a.Trend == b.Trend ? a.Trend : Trend.Unknown;
        bool both = a.Sign == b.Sign && a.Sign != Sign.Unknown;
        return new Shape(
            SignOfProduct(a.Sign, b.Sign), both ? (a.Sign == Sign.NonNegative ? trend : Shape.Flip(trend)) : Trend.Unknown, Bend.Unknown);
    }

    public static Shape Quotient(Shape a, Shape b)
    {
        Sign sign = SignOfProduct(a.Sign, b.Sign);
        if (b.IsConstant) return a.Times(b.Sign) with { Sign = sign };
        if (b.Sign != Sign.NonNegative) return Shape.Unknown;

        // One over an amount falls as it rises, and is bent upwards over one that is bent downwards.
        var inverse = new Shape(Sign.NonNegative, Shape.Flip(b.Trend), b.IsConcave ? Bend.Convex : Bend.Unknown);
        return Product(a, inverse) with { Sign = sign };
    }

    public static Shape Power(Shape a, Shape b, double? exponent)
    {
        if (a.IsConstant && b.IsConstant) return Shape.Constant(a.Sign == Sign.NonNegative ? Sign.NonNegative : Sign.Unknown);
        if (exponent is not { } power || power == 0 || !double.IsFinite(power))
            return a.Sign == Sign.NonNegative ? Shape.Unknown with { Sign = Sign.NonNegative } : Shape.Unknown;
        bool isEven = power % 2 == 0;
        if (a.Sign != Sign.NonNegative)
            return isEven && power > 0 ? new Shape(Sign.NonNegative, Trend.Unknown, a.Bend == Bend.Affine ? Bend.Convex : Bend.Unknown) : Shape.Unknown;
        if (power == 1) return a;
        if (power < 0) return new Shape(Sign.NonNegative, Shape.Flip(a.Trend), a.IsConcave ? Bend.Convex : Bend.Unknown);
        Bend bend = power > 1 ? (a.IsConvex ? Bend.Convex : Bend.Unknown) : (a.IsConcave ? Bend.Concave : Bend.Unknown);
        return new Shape(Sign.NonNegative, a.Trend, bend);
    }

    public static Shape Minimum(Shape a, Shape b)
    {
        bool isNegative = a.Sign == Sign.NonPositive || b.Sign == Sign.NonPositive;
        Sign sign = isNegative ? Sign.NonPositive : Shape.Join(a.Sign, b.Sign);
        if (a.IsConstant && b.IsConstant) return Shape.Constant(sign);
        return new Shape(
            sign, Shape.Join(a.Trend, b.Trend), a.IsConcave && b.IsConcave ? Bend.Concave : Bend.Unknown, a.IsPiecewiseLinear && b.IsPiecewiseLinear);
    }

    public static Shape Absolute(Shape a) => a.Sign switch
    {
        Sign.NonNegative => a,
        Sign.NonPositive => -a,
        _ when a.IsConstant => Shape.Constant(Sign.NonNegative),
        _ => new Shape(Sign.NonNegative, Trend.Unknown, a.Bend == Bend.Affine ? Bend.Convex : Bend.Unknown, a.IsPiecewiseLinear),
    };

    public static Shape RisingConcave(Shape a, Sign sign) =>
        a.IsConstant ? Shape.Constant(sign) : new Shape(sign, a.Trend, a.IsConcave ? Bend.Concave : Bend.Unknown);

    public static Shape RisingConvex(Shape a, Sign sign) =>
        a.IsConstant ? Shape.Constant(sign) : new Shape(sign, a.Trend, a.IsConvex ? Bend.Convex : Bend.Unknown);

    // Bent downwards above 0 and upwards below.
    public static Shape Arctangent(Shape a)
    {
        if (a.IsConstant) return Shape.Constant(a.Sign);
        bool above = a.Sign == Sign.NonNegative && a.IsConcave, below = a.Sign == Sign.NonPositive && a.IsConvex;
        return new Shape(a.Sign, a.Trend, above ? Bend.Concave : below ? Bend.Convex : Bend.Unknown);
    }

    private static Sign SignOfProduct(Sign a, Sign b) =>
        a == Sign.Unknown || b == Sign.Unknown ? Sign.Unknown : a == b ? Sign.NonNegative : Sign.NonPositive;
}
