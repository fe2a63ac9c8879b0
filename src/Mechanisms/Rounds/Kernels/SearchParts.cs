namespace Mechanisms.Rounds.Kernels;

/// <summary>
/// What a kernel says about a search: functions that compute its condition and the parts of it for all cells at once, given
/// a number for each, and what is proven of them. What they say about a cell that has its answer is not heard.
/// </summary>
/// <typeparam name="T">double or Whole.</typeparam>
/// <param name="holds">The condition.</param>
public sealed class SearchParts<T>(Func<Cells<T>, double[]> holds)
{
    /// <summary>The condition.</summary>
    public Func<Cells<T>, double[]> Holds { get; } = holds;

    /// <summary>The side of the condition that must not be less than the other one; null where it has no such sides.</summary>
    public Func<Cells<T>, double[]>? More { get; init; }

    /// <summary>The side that must not be more.</summary>
    public Func<Cells<T>, double[]>? Less { get; init; }

    /// <summary>Whether the two may not be equal.</summary>
    public bool IsStrict { get; init; }

    /// <summary>How fast the first side grows away from the second; null where that is not known.</summary>
    public Func<Cells<T>, double[]>? Slope { get; init; }

    /// <summary>Whether the first side less the second is proven concave.</summary>
    public bool IsConcave { get; init; }

    /// <summary>Whether it is proven to consist of straight pieces.</summary>
    public bool IsPiecewiseLinear { get; init; }

    /// <summary>By how many units of 2^−53 of its size a side is at most off; a NaN without a bound.</summary>
    public double RoundingUnits { get; init; } = double.NaN;

    /// <summary>Whether both sides are at least 0 and the first over the second never rises on the way to the far end.</summary>
    public bool IsRatioMonotone { get; init; }

    /// <summary>Whether the outcome of the condition is certain away from its answer, so that not all of bisection need be computed.</summary>
    public bool IsNarrowable => IsRatioMonotone && More is not null && Less is not null && !double.IsNaN(RoundingUnits);

    /// <summary>The search's node, if a record of it is kept; else −1.</summary>
    public int RecordedAs { get; init; } = -1;
}

/// <summary>A search in many cells at once.</summary>
internal readonly record struct Search<T>(Domain Cells, T[] Lower, T[] Upper, bool IsLargest);
