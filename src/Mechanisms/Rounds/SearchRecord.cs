namespace Mechanisms.Rounds;

/// <summary>
/// How a search went, over all cells of its step that have an answer; a search that depends on some of the step's indices
/// only counts once for each choice of these.
/// </summary>
/// <param name="Node">The search's node in the mechanism.</param>
/// <param name="Cells">How many cells have an answer.</param>
/// <param name="Steps">How many times the condition was computed in the cell that took most; this alone may differ between backends.</param>
/// <param name="Residual">
/// The largest distance between the two sides of the condition at an answer; null where the condition has no two sides of
/// real numbers.
/// </param>
/// <param name="Trivial">Cells in which nothing but the near end can be an answer, though both sides are equal there.</param>
/// <param name="Flat">Cells in which both sides are equal all the way from the near end to the answer, or to where they part.</param>
/// <param name="IllConditioned">Cells whose answer is less sure than <see cref="SearchInterval.SureEnough"/>; the interval is the widest of them.</param>
public sealed record SearchRecord(int Node, int Cells, int Steps, double? Residual, CellsAt Trivial, CellsAt Flat, UnsureCells IllConditioned);

/// <summary>Cells of a kind.</summary>
/// <param name="Count">How many.</param>
/// <param name="Answer">The largest answer among them; 0 if there are none.</param>
public readonly record struct CellsAt(int Count, double Answer)
{
    /// <summary>With one cell more.</summary>
    public CellsAt With(double answer) => new(Count + 1, Count == 0 || answer > Answer ? answer : Answer);
}

/// <summary>Cells whose answer is unsure.</summary>
/// <param name="Count">How many.</param>
/// <param name="Widest">The interval of the one that is least sure for its size; among equals the smallest answer.</param>
public readonly record struct UnsureCells(int Count, SearchInterval Widest)
{
    /// <summary>With one cell more.</summary>
    public UnsureCells With(SearchInterval interval)
    {
        bool isWider = Count == 0 || interval.Unsureness > Widest.Unsureness
            || (interval.Unsureness == Widest.Unsureness && interval.Answer < Widest.Answer);
        return new(Count + 1, isWider ? interval : Widest);
    }
}

/// <summary>Between which numbers the exact answer lies for sure, when rounding may have misled the search.</summary>
/// <param name="Answer">What was found.</param>
/// <param name="Lower">The least that the exact answer can be.</param>
/// <param name="Upper">The most that it can be.</param>
public readonly record struct SearchInterval(double Answer, double Lower, double Upper)
{
    /// <summary>Answers whose interval reaches less than this part of them to either side are not worth a word.</summary>
    public const double SureEnough = 1e-10;

    /// <summary>How far the interval reaches for the size of the answer.</summary>
    public double Unsureness => Math.Max(Upper - Answer, Answer - Lower) / Math.Abs(Answer);

    /// <summary>
    /// The interval about an answer where the sides have these values, each off by so many units of 2^−53 of its size, and
    /// their difference grows with this slope; null if it is sure enough. It does not reach beyond the range searched.
    /// </summary>
    public static SearchInterval? About(double answer, double more, double less, double slope, double units, double lower, double upper)
    {
        double error = units * UnitRoundoff * (Math.Abs(more) + Math.Abs(less));
        double reach = error / Math.Abs(slope);
        if (error == 0 || answer == 0 || !(reach > SureEnough * Math.Abs(answer))) return null;
        return new SearchInterval(answer, Math.Max(lower, answer - reach), Math.Min(upper, answer + reach));
    }

    private const double UnitRoundoff = 1.0 / (1L << 53);
}
