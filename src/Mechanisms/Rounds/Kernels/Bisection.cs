using Mechanisms.Numerics;

namespace Mechanisms.Rounds.Kernels;

/// <summary>
/// Bisection in all cells at the same pace: a cell is open until it has its answer or the reason why there is none, and
/// each round asks once for all that are still open. Where the outcome is certain (see <see cref="Bracket"/>) it is not asked
/// for, which changes no bit.
/// </summary>
internal sealed class Bisection<T, TLine>
    where TLine : ILine<T>
{
    private readonly Search<T> _search;
    private readonly SearchParts<T> _parts;
    private readonly SearchCells<T, TLine> _cells;
    private readonly T[] _good;
    private readonly T[] _bad;
    private readonly CellState[] _states;
    private readonly Bracket[]? _brackets;

    public Bisection(Search<T> search, SearchParts<T> parts, CancellationToken cancellation)
    {
        _search = search;
        _parts = parts;
        _cells = new(search, cancellation);
        _good = [.. search.IsLargest ? search.Lower : search.Upper];
        _bad = [.. search.IsLargest ? search.Upper : search.Lower];
        _states = new CellState[_cells.Count];
        if (parts.IsNarrowable) _brackets = new Bracket[_cells.Count];
    }

    /// <summary>How many times the condition was computed for all cells.</summary>
    public int Steps { get; private set; }

    /// <summary>What became of each cell.</summary>
    public ReadOnlySpan<CellState> States => _states;

    public Cells<T> Run()
    {
        _cells.CheckEnds();
        for (int row = 0; row < _cells.Count && _brackets is not null; row++)
            _brackets[row] = new(TLine.ToReal(_good[row]), TLine.ToReal(_bad[row]), _parts.RoundingUnits);
        AskFarEnd();
        AskNearEnd();
        LookForPeaks();
        Narrow();
        CloseIn();
        return _cells.ToCells();
    }

    private void AskFarEnd()
    {
        if (Ask(_bad) is not { } verdicts) return;
        for (int row = 0; row < verdicts.Length; row++)
        {
            if (_cells.IsOpen(row, verdicts) && Truth.IsYes(verdicts[row])) _cells.Settle(row, _bad[row]);
        }
    }

    private void AskNearEnd()
    {
        if (Ask(_good) is not { } verdicts) return;
        for (int row = 0; row < verdicts.Length; row++)
        {
            if (_cells.IsOpen(row, verdicts) && !Truth.IsYes(verdicts[row])) _cells.Settle(row, TLine.None(Real.Undefined));
        }
    }

    // Where both sides are the same number at the near end, the slope there says what rounding could hide: that nothing
    // else can be an answer, or that everything up to the peak is one.
    private void LookForPeaks()
    {
        if (!_parts.IsConcave || _parts.Slope is null || _cells.Ask(_parts.More!, _good) is not { } more) return;
        double[] less = _cells.Ask(_parts.Less!, _good)!;
        double[]? slopes = null;
        bool[] climbs = new bool[_cells.Count], descends = new bool[_cells.Count];
        for (int row = 0; row < climbs.Length; row++)
        {
            if (!_cells.IsOpen(row, more) || !_cells.IsOpen(row, less) || more[row] != less[row] || !double.IsFinite(more[row])) continue;
            slopes ??= _cells.Ask(_parts.Slope, _good)!;
            double inwards = Inwards(slopes[row]);
            bool isTrivial = inwards < 0 || (inwards == 0 && !_parts.IsPiecewiseLinear);
            if (isTrivial) _states[row] = CellState.Trivial;
            else if (inwards == 0) _states[row] = CellState.Flat;
            if (isTrivial) _cells.Settle(row, _good[row]);
            climbs[row] = inwards >= 0 && !isTrivial;
            descends[row] = double.IsNaN(inwards) && double.IsNaN(_parts.RoundingUnits);
        }

        if (climbs.Contains(true)) Climb(climbs);
        if (descends.Contains(true)) Descend(descends);
    }

    // Where nothing bounds what rounding does near the near end: from the far end half the way, again and again.
    private void Descend(bool[] descends)
    {
        T[] at = [.. _bad], halves = [.. _good];
        while (true)
        {
            for (int row = 0; row < halves.Length; row++)
            {
                if (descends[row]) descends[row] = TLine.GoHalf(_good[row], at[row], out halves[row]);
            }

            if (!descends.Contains(true) || Ask(halves) is not { } verdicts) return;
            for (int row = 0; row < verdicts.Length; row++)
            {
                if (!descends[row]) continue;
                descends[row] = _cells.IsOpen(row, verdicts) && !Truth.IsYes(verdicts[row]);
                if (descends[row]) at[row] = halves[row];
                else if (_cells.IsOpen(row)) _good[row] = halves[row];
            }
        }
    }

    private void Climb(bool[] climbs)
    {
        T[] peak = [.. _good], beyond = [.. _bad], middles = [.. _good];
        bool[] isClimbing = [.. climbs];
        while (true)
        {
            for (int row = 0; row < middles.Length; row++)
            {
                if (isClimbing[row]) isClimbing[row] = TLine.Halve(peak[row], beyond[row], out middles[row]);
            }

            if (!isClimbing.Contains(true) || _cells.Ask(_parts.Slope!, middles) is not { } slopes) break;
            for (int row = 0; row < slopes.Length; row++)
            {
                if (!isClimbing[row]) continue;
                double inwards = Inwards(slopes[row]);
                if (double.IsNaN(inwards))
                {
                    climbs[row] = isClimbing[row] = false;
                    _states[row] = CellState.Plain;
                    continue;
                }

                (inwards >= 0 ? peak : beyond)[row] = middles[row];
            }
        }

        if (!climbs.Contains(true) || Ask(beyond) is not { } verdicts) return;
        for (int row = 0; row < verdicts.Length; row++)
        {
            if (!climbs[row] || !_cells.IsOpen(row, verdicts)) continue;
            _good[row] = Truth.IsYes(verdicts[row]) ? beyond[row] : peak[row];
            if (_states[row] == CellState.Flat) _cells.Settle(row, _good[row]);
        }
    }

    private void Narrow()
    {
        if (_brackets is null) return;
        T[] at = [.. _good];
        bool[] isLooking = new bool[at.Length];
        while (true)
        {
            for (int row = 0; row < at.Length; row++)
            {
                isLooking[row] = false;
                if (!_cells.IsOpen(row) || !_brackets[row].Next(out double next)) continue;
                isLooking[row] = true;
                at[row] = TLine.FromReal(next);
            }

            if (!isLooking.Contains(true)) return;
            AskSides(at);
        }
    }

    private void CloseIn()
    {
        T[] middles = new T[_cells.Count];
        for (int row = 0; row < middles.Length; row++)
        {
            if (_cells.IsOpen(row) && _states[row] == CellState.Plain) _states[row] = CellState.Bisected;
        }

        while (true)
        {
            for (int row = 0; row < middles.Length; row++)
            {
                if (_cells.IsOpen(row) && !Halve(row, out middles[row])) _cells.Settle(row, _good[row]);
            }

            if (Ask(middles) is not { } verdicts) return;
            for (int row = 0; row < verdicts.Length; row++)
            {
                if (_cells.IsOpen(row, verdicts)) (Truth.IsYes(verdicts[row]) ? _good : _bad)[row] = middles[row];
            }
        }
    }

    // The next middle whose outcome is not certain.
    private bool Halve(int row, out T middle)
    {
        while (TLine.Halve(_good[row], _bad[row], out middle))
        {
            if (_brackets?[row].Outcome(TLine.ToReal(middle)) is not { } holds) return true;
            (holds ? _good : _bad)[row] = middle;
        }

        return false;
    }

    private double Inwards(double slope) => _search.IsLargest ? slope : -slope;

    // The condition; where its sides tell more than itself, by them.
    private double[]? Ask(T[] at)
    {
        if (_brackets is not null && _cells.OpenCount > 0 && AskSides(at) is { } compared) return compared;
        double[]? verdicts = _cells.Ask(_parts.Holds, at);
        if (verdicts is not null) Steps++;
        return verdicts;
    }

    // Nothing where a side has no value: what then becomes of the condition it says itself.
    private double[]? AskSides(T[] at)
    {
        double[] more = _cells.Ask(_parts.More!, at)!, less = _cells.Ask(_parts.Less!, at)!, verdicts = new double[at.Length];
        bool isComplete = true;
        for (int row = 0; row < verdicts.Length; row++)
        {
            if (!_cells.IsOpen(row)) continue;
            isComplete &= Real.HasValue(more[row]) && Real.HasValue(less[row]);
            verdicts[row] = _parts.IsStrict ? Truth.Greater(more[row], less[row]) : Truth.GreaterOrEqual(more[row], less[row]);
            _brackets![row].Learn(TLine.ToReal(at[row]), more[row], less[row]);
        }

        if (isComplete) Steps++;
        return isComplete ? verdicts : null;
    }
}

/// <summary>What became of a cell of a search.</summary>
internal enum CellState
{
    /// <summary>An end was the answer, or there is none.</summary>
    Plain,

    /// <summary>The answer lies between.</summary>
    Bisected,

    /// <summary>Only the near end can be the answer, though the sides are equal there.</summary>
    Trivial,

    /// <summary>The sides are equal from the near end on.</summary>
    Flat,
}
