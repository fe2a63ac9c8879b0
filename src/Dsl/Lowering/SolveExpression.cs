namespace Mechanisms.Dsl.Lowering;

/// <summary>
/// The largest (or smallest) value between <paramref name="From"/> and <paramref name="To"/> for which the condition holds:
/// the one solving primitive. The <em>near</em> end is the one where the condition holds if it holds anywhere: From for
/// largest, To for smallest; the <em>far</em> end is the other. From and To are computed in this order; From above To, or
/// an end that is unaffordable: undefined.
/// <para>
/// With <see cref="SearchCertificate.Bisection"/> the condition is proven to hold from the near end up to one point and not
/// beyond, so plain bisection is the meaning:
/// </para>
/// <list type="number">
/// <item>The far end: if the condition holds there, that is the answer.</item>
/// <item>The near end: if the condition does not hold there, undefined. Else good = near.</item>
/// <item>
/// Where a stretch may be flat: if <paramref name="Sides"/> are there, proven concave and with a slope, the sides are computed
/// at the near end (more, then less; one without a value makes the result have none). Where both are the same number, so that
/// the margin is exactly 0, rounding could mislead bisection, and the slope of the margin there decides:
/// pointing outwards (below 0 for largest, above 0 for smallest), the near end is the answer; exactly 0 and the margin not
/// piecewise linear, the near end is the answer too, since the margin is strictly bent; otherwise the peak is looked for:
/// bisection between near and far gives the last number at which the slope does not point outwards, and its neighbour
/// towards the far end is taken instead if the condition holds there. The margin is concave and so at least 0 up to the
/// peak, whatever rounding says: good = that number; where the slope at the near end is exactly 0 the margin is 0 up to the
/// peak and below 0 beyond it, so that number is the answer. A slope without a value decides nothing, and ends the look for the peak
/// with good = near; but at the near end, where <see cref="SearchSides.RoundingUnits"/> has no bound, so that near 0 all may be
/// lost to rounding (as in 1 - exp(-x)), good is then the first of far, the middle between near and far (as numbers), the middle
/// between near and that, … for which the condition holds.
/// </item>
/// <item>
/// Bisection between good and bad = far: the middle is the one of <c>Mechanisms.Numerics.Lattice.Between(good, bad)</c> on the
/// ordered doubles (Whole: ⌊(good + bad) / 2⌋), until no number lies between them; the answer is good.
/// </item>
/// </list>
/// <para>
/// With <see cref="SearchCertificate.Iteration"/> one side of the condition is the variable itself and the other one never
/// falls, so that every solution stays where it is or above (for largest: below) when the other side is computed from any
/// number beyond it (A. Tarski, 1955). From x = far: the other side is computed at x; if the condition holds between the two,
/// x is the answer; otherwise x becomes what was computed, and if that lies beyond the near end the result is undefined.
/// After <see cref="MostRounds"/> rounds without an answer the run ends: it did not come to rest.
/// </para>
/// A condition without a value anywhere on this way makes the result have none.
/// </summary>
/// <param name="Node">The node.</param>
/// <param name="Kind">Real or Whole, also of the local and of both ends.</param>
/// <param name="IsLargest">Largest or smallest.</param>
/// <param name="Local">The local that stands for the value in the condition and its sides.</param>
/// <param name="Variable">The local's name as the author wrote it.</param>
/// <param name="From">The lower end.</param>
/// <param name="To">The upper end.</param>
/// <param name="Condition">What must hold; kind Truth.</param>
/// <param name="Sides">The two sides of a condition that is one comparison, and what is proven of them; else null.</param>
/// <param name="Certificate">How the answer is found, and why that is right.</param>
public sealed record SolveExpression(
    int Node,
    ValueKind Kind,
    bool IsLargest,
    int Local,
    string Variable,
    LoweredExpression From,
    LoweredExpression To,
    LoweredExpression Condition,
    SearchSides? Sides,
    SearchCertificate Certificate) : LoweredExpression(Node, Kind)
{
    /// <summary>After how many rounds an iteration gives up.</summary>
    public const int MostRounds = 100_000;

    /// <summary>
    /// A condition that overflows does not hold: for searches over all numbers, on whose far side every cost is too large a
    /// number. Ends never overflow there.
    /// </summary>
    public bool OverflowFails { get; init; }

    /// <summary>The side of an iteration that is not the variable itself.</summary>
    public LoweredExpression OtherSide() => IsLargest ? Sides!.More : Sides!.Less;
}

/// <summary>Why a search finds the answer.</summary>
public enum SearchCertificate
{
    /// <summary>The condition holds on one stretch from the near end on.</summary>
    Bisection,

    /// <summary>One side is the variable, the other never falls.</summary>
    Iteration,
}

/// <summary>
/// The sides of a search's condition: it holds where <paramref name="More"/> is at least (or above) <paramref name="Less"/>.
/// The margin is More − Less.
/// </summary>
/// <param name="More">The side that must not be less.</param>
/// <param name="Less">The side that must not be more.</param>
/// <param name="Slope">
/// The derivative of the margin, at a kink towards the far end; null where there is none in closed form. The difference of two
/// slopes counts as 0 where it is no larger than the rounding of the two, so that shares of 1/49 each, 49 of them, are a whole.
/// </param>
/// <param name="IsStrict">Whether the two may not be equal.</param>
/// <param name="IsConcave">Whether the margin is proven concave.</param>
/// <param name="IsPiecewiseLinear">Whether the margin is proven to consist of straight pieces.</param>
/// <param name="RoundingUnits">
/// By how many units of 2^−53 of its size either side is at most off as computed, to first order and where nothing on the
/// way is too small for a normal number; null without a bound.
/// </param>
/// <param name="IsRatioMonotone">
/// Whether both sides are proven to be at least 0, and More / Less never to rise on the way from the near to the far end.
/// </param>
public sealed record SearchSides(
    LoweredExpression More,
    LoweredExpression Less,
    LoweredExpression? Slope,
    bool IsStrict,
    bool IsConcave = false,
    bool IsPiecewiseLinear = false,
    double? RoundingUnits = null,
    bool IsRatioMonotone = false)
{
    /// <summary>The direct parts.</summary>
    public IEnumerable<LoweredExpression> Parts => Slope is null ? [More, Less] : [More, Less, Slope];

    /// <summary>The same of other parts.</summary>
    public SearchSides With(Func<LoweredExpression, LoweredExpression> replace) =>
        this with { More = replace(More), Less = replace(Less), Slope = Slope is null ? null : replace(Slope) };
}
