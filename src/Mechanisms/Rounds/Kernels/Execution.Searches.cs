using Mechanisms.Numerics;

namespace Mechanisms.Rounds.Kernels;

public sealed partial class Execution
{
    /// <summary>For each row of an input a cell, as if rows were members of a set: where searches in rows have their tables.</summary>
    public Domain Rows(int input) => _rows[input] ??= Domain.OfSorted([-1], [Sorting.Positions(RowCount(input))], RowCount(input));

    /// <summary>
    /// For each cell the largest number between <paramref name="lower"/> and <paramref name="upper"/> for which a condition
    /// holds, which it does from the lower end on up to one point. The functions compute it (or by how much it holds, and how
    /// that grows) for all cells, given a number for each. What they say about a cell that has its answer is not heard.
    /// </summary>
    public Cells<double> Largest(
        Domain cells,
        double[] lower,
        double[] upper,
        Func<Cells<double>, double[]> holds,
        Func<Cells<double>, double[]>? margin = null,
        Func<Cells<double>, double[]>? slope = null) =>
        Bisection<double, Doubles>.Run(new(cells, lower, upper, true, holds, margin, slope), _cancellation);

    /// <summary>Like the other one, for whole numbers.</summary>
    public Cells<Whole> Largest(
        Domain cells,
        Whole[] lower,
        Whole[] upper,
        Func<Cells<Whole>, double[]> holds,
        Func<Cells<Whole>, double[]>? margin = null,
        Func<Cells<Whole>, double[]>? slope = null) =>
        Bisection<Whole, Wholes>.Run(new(cells, lower, upper, true, holds, margin, slope), _cancellation);

    /// <summary>Like <see cref="Largest(Domain, double[], double[], Func{Cells{double}, double[]}, Func{Cells{double}, double[]}?, Func{Cells{double}, double[]}?)"/>, for the smallest number; the condition holds from some point on up to the upper end.</summary>
    public Cells<double> Smallest(
        Domain cells,
        double[] lower,
        double[] upper,
        Func<Cells<double>, double[]> holds,
        Func<Cells<double>, double[]>? margin = null,
        Func<Cells<double>, double[]>? slope = null) =>
        Bisection<double, Doubles>.Run(new(cells, lower, upper, false, holds, margin, slope), _cancellation);

    /// <summary>Like the other one, for whole numbers.</summary>
    public Cells<Whole> Smallest(
        Domain cells,
        Whole[] lower,
        Whole[] upper,
        Func<Cells<Whole>, double[]> holds,
        Func<Cells<Whole>, double[]>? margin = null,
        Func<Cells<Whole>, double[]>? slope = null) =>
        Bisection<Whole, Wholes>.Run(new(cells, lower, upper, false, holds, margin, slope), _cancellation);
}
