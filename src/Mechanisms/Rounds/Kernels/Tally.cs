namespace Mechanisms.Rounds.Kernels;

/// <summary>Gathers what is to be recorded of a search, cell by cell.</summary>
internal sealed class Tally<T, TLine>(int node, Search<T> search, Cells<T> answers)
    where TLine : ILine<T>
{
    private SearchRecord _record = new(node, 0, 0, null, default, default, default);

    /// <summary>How many times the condition was computed.</summary>
    public int Steps { private get; init; }

    /// <summary>Whether no cell has an answer.</summary>
    public bool IsEmpty => Array.TrueForAll(answers.Items, answer => double.IsNaN(TLine.Reason(answer)));

    /// <summary>Adds a cell with what its sides are at the answer; those without a finite value say nothing.</summary>
    public void Add(int row, CellState state, double more, double less, double slope, double units)
    {
        if (double.IsNaN(TLine.Reason(answers.Items[row]))) return;
        double answer = TLine.ToReal(answers.Items[row]);
        _record = _record with { Cells = _record.Cells + 1 };
        if (state == CellState.Trivial) _record = _record with { Trivial = _record.Trivial.With(answer) };
        if (state == CellState.Flat) _record = _record with { Flat = _record.Flat.With(answer) };
        if (!double.IsFinite(more) || !double.IsFinite(less)) return;
        _record = _record with { Residual = Math.Max(_record.Residual ?? 0, Math.Abs(more - less)) };
        if (state != CellState.Bisected || !double.IsFinite(slope) || double.IsNaN(units)) return;
        double lower = TLine.ToReal(search.Lower[row]), upper = TLine.ToReal(search.Upper[row]);
        if (SearchInterval.About(answer, more, less, slope, units, lower, upper) is { } interval)
            _record = _record with { IllConditioned = _record.IllConditioned.With(interval) };
    }

    /// <summary>What was gathered.</summary>
    public SearchRecord ToRecord() => _record with { Steps = Steps };
}
