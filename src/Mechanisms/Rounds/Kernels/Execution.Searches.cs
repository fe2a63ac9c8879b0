using Mechanisms.Numerics;

namespace Mechanisms.Rounds.Kernels;

public sealed partial class Execution
{
    private readonly List<SearchRecord> _searches = [];

    /// <summary>For each row of an input a cell, as if rows were members of a set: where searches in rows have their tables.</summary>
    public Domain Rows(int input) => _rows[input] ??= Domain.OfSorted([-1], [Sorting.Positions(RowCount(input))], RowCount(input));

    /// <summary>
    /// For each cell the largest number between <paramref name="lower"/> and <paramref name="upper"/> for which a condition
    /// holds, which it does from the lower end on up to one point.
    /// </summary>
    public Cells<double> Largest(Domain cells, double[] lower, double[] upper, SearchParts<double> parts) =>
        Search<double, Doubles>(new(cells, lower, upper, true), parts);

    /// <summary>Like the other one, for whole numbers.</summary>
    public Cells<Whole> Largest(Domain cells, Whole[] lower, Whole[] upper, SearchParts<Whole> parts) =>
        Search<Whole, Wholes>(new(cells, lower, upper, true), parts);

    /// <summary>
    /// Like <see cref="Largest(Domain, double[], double[], SearchParts{double})"/>, for the smallest number; the condition
    /// holds from some point on up to the upper end.
    /// </summary>
    public Cells<double> Smallest(Domain cells, double[] lower, double[] upper, SearchParts<double> parts) =>
        Search<double, Doubles>(new(cells, lower, upper, false), parts);

    /// <summary>Like the other one, for whole numbers.</summary>
    public Cells<Whole> Smallest(Domain cells, Whole[] lower, Whole[] upper, SearchParts<Whole> parts) =>
        Search<Whole, Wholes>(new(cells, lower, upper, false), parts);

    /// <summary>For each cell the largest number that something which never falls as it grows is not below.</summary>
    public Cells<double> LargestAtRest(Domain cells, double[] lower, double[] upper, Func<Cells<double>, double[]> other, int recordedAs) =>
        Iterate<double, Doubles>(new(cells, lower, upper, true), other, recordedAs);

    /// <summary>Like the other one, for whole numbers.</summary>
    public Cells<Whole> LargestAtRest(Domain cells, Whole[] lower, Whole[] upper, Func<Cells<Whole>, Whole[]> other, int recordedAs) =>
        Iterate<Whole, Wholes>(new(cells, lower, upper, true), other, recordedAs);

    /// <summary>For each cell the smallest number that something which never falls as it grows is not above.</summary>
    public Cells<double> SmallestAtRest(Domain cells, double[] lower, double[] upper, Func<Cells<double>, double[]> other, int recordedAs) =>
        Iterate<double, Doubles>(new(cells, lower, upper, false), other, recordedAs);

    /// <summary>Like the other one, for whole numbers.</summary>
    public Cells<Whole> SmallestAtRest(Domain cells, Whole[] lower, Whole[] upper, Func<Cells<Whole>, Whole[]> other, int recordedAs) =>
        Iterate<Whole, Wholes>(new(cells, lower, upper, false), other, recordedAs);

    private Cells<T> Search<T, TLine>(Search<T> search, SearchParts<T> parts)
        where TLine : ILine<T>
    {
        var bisection = new Bisection<T, TLine>(search, parts, _cancellation);
        Cells<T> answers = bisection.Run();
        if (parts.RecordedAs < 0) return answers;
        Tally<T, TLine> tally = new(parts.RecordedAs, search, answers) { Steps = bisection.Steps };
        if (tally.IsEmpty) return answers;
        double[]? more = parts.More?.Invoke(answers), less = parts.Less?.Invoke(answers);
        double[]? slopes = double.IsNaN(parts.RoundingUnits) ? null : parts.Slope?.Invoke(answers);
        for (int row = 0; row < answers.Items.Length; row++)
            tally.Add(row, bisection.States[row], more?[row] ?? Real.Undefined, less?[row] ?? Real.Undefined, slopes?[row] ?? Real.Undefined, parts.RoundingUnits);
        _searches.Add(tally.ToRecord());
        return answers;
    }

    private Cells<T> Iterate<T, TLine>(Search<T> search, Func<Cells<T>, T[]> other, int recordedAs)
        where TLine : ILine<T>
    {
        var iteration = new Iteration<T, TLine>(search, other, _cancellation);
        Cells<T> answers = iteration.Run();
        if (recordedAs < 0) return answers;
        Tally<T, TLine> tally = new(recordedAs, search, answers) { Steps = iteration.Steps };
        if (tally.IsEmpty) return answers;
        double[]? sides = other(answers) as double[];
        for (int row = 0; row < answers.Items.Length; row++)
            tally.Add(row, CellState.Plain, sides?[row] ?? Real.Undefined, TLine.ToReal(answers.Items[row]), Real.Undefined, double.NaN);
        _searches.Add(tally.ToRecord());
        return answers;
    }
}
