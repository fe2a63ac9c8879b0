using System.Collections.Immutable;

namespace Mechanisms.Host.Curves;

/// <summary>A point of a curve; no <paramref name="Value"/> where there is none, +∞ for unaffordable.</summary>
internal readonly record struct CurvePoint(double At, double? Value);

/// <summary>A cost and what follows from it, over a range of quantities.</summary>
/// <param name="Name">The cost with its settings.</param>
/// <param name="total">What a quantity costs.</param>
/// <param name="marginal">What the next bit costs; null where no formula says it.</param>
/// <param name="buys">What an amount buys; null where no formula says it.</param>
/// <param name="range">The quantities.</param>
internal sealed class CostCurve(string Name, CostFormula total, CostFormula? marginal, CostFormula? buys, Stretch range)
{
    private readonly Lazy<Purchase> _purchase = new(() => new Purchase(total, marginal, range.To));

    /// <summary>The cost with its settings.</summary>
    public string Name { get; } = Name;

    /// <summary>Whether this curve can be drawn.</summary>
    public bool Has(CurveMeasure measure) => measure switch
    {
        CurveMeasure.Marginal => marginal is not null,
        CurveMeasure.Buys => buys is not null,
        _ => true,
    };

    /// <summary>The value of a curve at a place.</summary>
    public double? At(CurveMeasure measure, double place) => measure switch
    {
        CurveMeasure.Total => total.At(place),
        CurveMeasure.Marginal => total.At(place) is double.PositiveInfinity ? double.PositiveInfinity : marginal?.At(place),
        CurveMeasure.Buys => buys?.At(place),
        _ => _purchase.Value.At(place),
    };

    /// <summary>
    /// Points for a drawing. Where the curve jumps or ends between two places, points on both sides stand so close together that
    /// a jump is drawn upright.
    /// </summary>
    public ImmutableArray<CurvePoint> Points(CurveMeasure measure, ImmutableArray<double> places)
    {
        CurvePoint[] points = [.. places.Select(place => new CurvePoint(place, At(measure, place)))];
        double[] finite = [.. points.Where(point => point.Value is { } value && double.IsFinite(value)).Select(point => point.Value!.Value)];
        double tall = finite.Length == 0 ? 0 : (finite.Max() - finite.Min()) / 10;
        var all = ImmutableArray.CreateBuilder<CurvePoint>();
        for (int i = 0; i < points.Length; i++)
        {
            if (i > 0 && Jumps(points[i - 1], points[i], tall))
            {
                (CurvePoint before, CurvePoint after) = Narrowed(measure, points[i - 1], points[i]);
                if (Jumps(before, after, tall)) all.AddRange(before, after);
            }

            all.Add(points[i]);
        }

        return all.ToImmutable();
    }

    private static bool Jumps(CurvePoint a, CurvePoint b, double tall)
    {
        bool isThere = a.Value is { } left && double.IsFinite(left), isThereToo = b.Value is { } right && double.IsFinite(right);
        return isThere != isThereToo || (isThere && Math.Abs(a.Value!.Value - b.Value!.Value) > tall);
    }

    // The half with the larger part of the jump, again and again.
    private (CurvePoint Before, CurvePoint After) Narrowed(CurveMeasure measure, CurvePoint before, CurvePoint after)
    {
        double close = (after.At - before.At) * 1e-8;
        while (after.At - before.At > close)
        {
            double middle = before.At + ((after.At - before.At) / 2);
            if (middle <= before.At || middle >= after.At) break;
            var point = new CurvePoint(middle, At(measure, middle));
            if (Distance(before, point) >= Distance(point, after)) after = point;
            else before = point;
        }

        return (before, after);
    }

    private static double Distance(CurvePoint a, CurvePoint b)
    {
        double left = a.Value ?? double.PositiveInfinity, right = b.Value ?? double.PositiveInfinity;
        return left == right ? 0 : Math.Abs(left - right);
    }
}

/// <summary>What can be asked of a cost.</summary>
internal enum CurveMeasure
{
    /// <summary>What a quantity costs.</summary>
    Total,

    /// <summary>What the next bit costs.</summary>
    Marginal,

    /// <summary>What an amount buys.</summary>
    Buys,

    /// <summary>What somebody buys to whom a unit is worth that much.</summary>
    Influence,
}
