namespace Mechanisms.Rounds.Kernels;

/// <summary>The cells of a search: which of them are still open, and the answers of the others.</summary>
internal sealed class SearchCells<T, TLine>
    where TLine : ILine<T>
{
    private readonly Search<T> _search;
    private readonly CancellationToken _cancellation;
    private readonly bool[] _isOpen;

    public SearchCells(Search<T> search, CancellationToken cancellation)
    {
        _search = search;
        _cancellation = cancellation;
        OpenCount = search.Cells.Count;
        Answers = new T[OpenCount];
        _isOpen = new bool[OpenCount];
        Array.Fill(_isOpen, true);
    }

    public int Count => Answers.Length;

    public int OpenCount { get; private set; }

    /// <summary>The answers of the cells that are not open any more.</summary>
    public T[] Answers { get; }

    /// <summary>Settles the cells that have no range between two numbers.</summary>
    public void CheckEnds()
    {
        for (int row = 0; row < Count; row++)
        {
            T lower = _search.Lower[row], upper = _search.Upper[row];
            double reason = TLine.Reason(lower);
            if (!double.IsNaN(reason)) reason = TLine.Reason(upper);
            if (!double.IsNaN(reason) && (TLine.IsEndless(lower) || TLine.IsEndless(upper) || TLine.IsAbove(lower, upper))) reason = Numerics.Real.Undefined;
            if (double.IsNaN(reason)) Settle(row, TLine.None(reason));
        }
    }

    /// <summary>Asks for all cells; nothing where no cell wants to know.</summary>
    public TAnswer[]? Ask<TAnswer>(Func<Cells<T>, TAnswer[]> question, T[] at)
    {
        _cancellation.ThrowIfCancellationRequested();
        return OpenCount == 0 ? null : question(new(_search.Cells, at, TLine.None(0)));
    }

    public bool IsOpen(int row) => _isOpen[row];

    /// <summary>Whether a cell is open, now that its answer is known: one without a value ends the search there.</summary>
    public bool IsOpen(int row, double[] answers)
    {
        if (_isOpen[row] && double.IsNaN(answers[row])) Settle(row, TLine.None(answers[row]));
        return _isOpen[row];
    }

    public void Settle(int row, T answer)
    {
        Answers[row] = answer;
        _isOpen[row] = false;
        OpenCount--;
    }

    public Cells<T> ToCells() => new(_search.Cells, Answers, TLine.None(0));
}
