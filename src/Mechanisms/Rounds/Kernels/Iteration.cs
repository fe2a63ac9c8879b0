using Mechanisms.Numerics;

namespace Mechanisms.Rounds.Kernels;

/// <summary>
/// The last answers, from the far end on, of conditions between the variable and something that never falls as it grows: what
/// is not an answer goes to where the other side lies, in all cells at the same pace.
/// </summary>
internal sealed class Iteration<T, TLine>(Search<T> search, Func<Cells<T>, T[]> other, CancellationToken cancellation)
    where TLine : ILine<T>
{
    /// <summary>After how many rounds it gives up.</summary>
    public const int MostRounds = 100_000;

    private readonly SearchCells<T, TLine> _cells = new(search, cancellation);

    /// <summary>How many times the other side was computed for all cells.</summary>
    public int Steps { get; private set; }

    public Cells<T> Run()
    {
        _cells.CheckEnds();
        T[] at = [.. search.IsLargest ? search.Upper : search.Lower];
        while (Steps < MostRounds && _cells.Ask(other, at) is { } next)
        {
            Steps++;
            for (int row = 0; row < at.Length; row++)
            {
                if (_cells.IsOpen(row)) Move(row, ref at[row], next[row]);
            }
        }

        for (int row = 0; row < at.Length; row++)
        {
            if (_cells.IsOpen(row)) _cells.Settle(row, TLine.None(Real.Restless));
        }

        return _cells.ToCells();
    }

    private void Move(int row, ref T at, T next)
    {
        double reason = TLine.Reason(next);
        if (double.IsNaN(reason)) _cells.Settle(row, TLine.None(reason));
        else if (!(search.IsLargest ? TLine.IsAbove(at, next) : TLine.IsAbove(next, at))) _cells.Settle(row, at);
        else if (search.IsLargest ? TLine.IsAbove(search.Lower[row], next) : TLine.IsAbove(next, search.Upper[row])) _cells.Settle(row, TLine.None(Real.Undefined));
        else at = next;
    }
}
