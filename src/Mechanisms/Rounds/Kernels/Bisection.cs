using System.Numerics;
using Mechanisms.Numerics;

namespace Mechanisms.Rounds.Kernels;

/// <summary>A search in many cells at once; see <see cref="Execution.Largest(Domain, double[], double[], Func{Cells{double}, double[]}, Func{Cells{double}, double[]}?, Func{Cells{double}, double[]}?)"/>.</summary>
internal readonly record struct Search<T>(
    Domain Cells,
    T[] Lower,
    T[] Upper,
    bool IsLargest,
    Func<Cells<T>, double[]> Holds,
    Func<Cells<T>, double[]>? Margin,
    Func<Cells<T>, double[]>? Slope);

/// <summary>What bisection must know about the numbers that it searches among.</summary>
internal interface ILine<T>
{
    /// <summary>A NaN of <see cref="Real"/> if there is no number.</summary>
    static abstract double Reason(T number);

    /// <summary>Whether nothing lies beyond it, so that no range ends there.</summary>
    static abstract bool IsEndless(T number);

    /// <summary>No number, for the reason that a NaN gives.</summary>
    static abstract T None(double reason);

    /// <summary>a &gt; b</summary>
    static abstract bool IsAbove(T a, T b);

    /// <summary>The number in the middle, unless there is none between the two.</summary>
    static abstract bool Halve(T a, T b, out T middle);
}

/// <summary>The finite doubles.</summary>
internal readonly struct Doubles : ILine<double>
{
    public static double Reason(double number) => number;

    public static bool IsEndless(double number) => double.IsInfinity(number);

    public static double None(double reason) => reason;

    public static bool IsAbove(double a, double b) => a > b;

    public static bool Halve(double a, double b, out double middle)
    {
        middle = Lattice.Between(a, b);
        return middle != a && middle != b;
    }
}

/// <summary>The whole numbers.</summary>
internal readonly struct Wholes : ILine<Whole>
{
    public static double Reason(Whole number) => number.Poison;

    public static bool IsEndless(Whole number) => false;

    public static Whole None(double reason) => Values.NoWhole(reason);

    public static bool IsAbove(Whole a, Whole b) => a.Value > b.Value;

    public static bool Halve(Whole a, Whole b, out Whole middle)
    {
        BigInteger half = (a.Value + b.Value) >> 1;
        middle = new Whole(half);
        return half != a.Value && half != b.Value;
    }
}

/// <summary>
/// Bisection in all cells at the same pace: a cell is open until it has its answer or the reason why there is none, and
/// each round asks once for all that are still open.
/// </summary>
internal sealed class Bisection<T, TLine>
    where TLine : ILine<T>
{
    private readonly Search<T> _search;
    private readonly CancellationToken _cancellation;
    private readonly T[] _good;
    private readonly T[] _bad;
    private readonly T[] _answers;
    private readonly bool[] _isOpen;
    private int _openCells;

    // The ends are arrays made for this search; they become the bounds that close in.
    private Bisection(Search<T> search, CancellationToken cancellation)
    {
        _search = search;
        _cancellation = cancellation;
        (_good, _bad) = search.IsLargest ? (search.Lower, search.Upper) : (search.Upper, search.Lower);
        _openCells = search.Cells.Count;
        _answers = new T[_openCells];
        _isOpen = new bool[_openCells];
        Array.Fill(_isOpen, true);
    }

    public static Cells<T> Run(Search<T> search, CancellationToken cancellation)
    {
        Bisection<T, TLine> bisection = new(search, cancellation);
        bisection.CheckEnds();
        bisection.AskFarEnd();
        bisection.AskNearEnd();
        bisection.SkipTrivial();
        bisection.CloseIn();
        return new(search.Cells, bisection._answers, TLine.None(0));
    }

    private void CheckEnds()
    {
        for (int row = 0; row < _isOpen.Length; row++)
        {
            T lower = _search.Lower[row], upper = _search.Upper[row];
            double reason = TLine.Reason(lower);
            if (!double.IsNaN(reason)) reason = TLine.Reason(upper);
            if (!double.IsNaN(reason) && (TLine.IsEndless(lower) || TLine.IsEndless(upper) || TLine.IsAbove(lower, upper))) reason = Real.Undefined;
            if (double.IsNaN(reason)) Settle(row, TLine.None(reason));
        }
    }

    private void AskFarEnd()
    {
        if (Ask(_search.Holds, _bad) is not { } verdicts) return;
        for (int row = 0; row < verdicts.Length; row++)
        {
            if (IsOpen(row, verdicts) && Truth.IsYes(verdicts[row])) Settle(row, _bad[row]);
        }
    }

    private void AskNearEnd()
    {
        if (Ask(_search.Holds, _good) is not { } verdicts) return;
        for (int row = 0; row < verdicts.Length; row++)
        {
            if (IsOpen(row, verdicts) && !Truth.IsYes(verdicts[row])) Settle(row, TLine.None(Real.Undefined));
        }
    }

    // Holds with equality at the near end and gets no better from there on: nothing else can be an answer.
    private void SkipTrivial()
    {
        if (_search.Margin is null || Ask(_search.Margin, _good) is not { } margins) return;
        double[]? slopes = null;
        for (int row = 0; row < margins.Length; row++)
        {
            if (!IsOpen(row, margins) || margins[row] != 0) continue;
            slopes ??= Ask(_search.Slope!, _good)!;
            if (_search.IsLargest ? slopes[row] <= 0 : slopes[row] >= 0) Settle(row, _good[row]);
        }
    }

    private void CloseIn()
    {
        T[] middles = new T[_isOpen.Length];
        while (true)
        {
            for (int row = 0; row < middles.Length; row++)
            {
                if (_isOpen[row] && !TLine.Halve(_good[row], _bad[row], out middles[row])) Settle(row, _good[row]);
            }

            if (Ask(_search.Holds, middles) is not { } verdicts) return;
            for (int row = 0; row < verdicts.Length; row++)
            {
                if (IsOpen(row, verdicts)) (Truth.IsYes(verdicts[row]) ? _good : _bad)[row] = middles[row];
            }
        }
    }

    // Nothing where no cell wants to know.
    private double[]? Ask(Func<Cells<T>, double[]> question, T[] at)
    {
        _cancellation.ThrowIfCancellationRequested();
        return _openCells == 0 ? null : question(new(_search.Cells, at, TLine.None(0)));
    }

    // An answer without a value ends the search in its cell.
    private bool IsOpen(int row, double[] answers)
    {
        if (_isOpen[row] && double.IsNaN(answers[row])) Settle(row, TLine.None(answers[row]));
        return _isOpen[row];
    }

    private void Settle(int row, T answer)
    {
        _answers[row] = answer;
        _isOpen[row] = false;
        _openCells--;
    }
}
