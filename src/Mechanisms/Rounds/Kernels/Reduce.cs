using System.Numerics;
using Mechanisms.Numerics;

namespace Mechanisms.Rounds.Kernels;

/// <summary>
/// The reductions: terms, one for each tuple of <c>cells</c>, are gathered by the group (a tuple of <c>groups</c>, whose indices
/// are among those of cells) that they belong to. <c>where</c> says which terms count; null means all. The first term of a
/// group that has no value, or whose condition has none, decides for the group.
/// </summary>
public static class Reduce
{
    /// <summary>Exact sums, each rounded once; 0 over nothing.</summary>
    public static Cells<double> Sum(Domain groups, Domain cells, double[] terms, double[]? where)
    {
        Grouping grouping = new(groups, cells);
        double[] result = new double[groups.Count];
        for (int group = 0; group < result.Length; group++)
        {
            if (grouping.Length(group) == 0) continue;
            if (grouping.Length(group) == 1) result[group] = Term(terms, where, grouping.Row(group, 0), out double only) ? only + 0.0 : 0;
            else result[group] = Total(grouping, group, terms, where, out _);
        }

        return new(groups, result, 0);
    }

    /// <summary>Sums of whole numbers; 0 over nothing.</summary>
    public static Cells<Whole> Sum(Domain groups, Domain cells, Whole[] terms, double[]? where)
    {
        Grouping grouping = new(groups, cells);
        Whole[] result = new Whole[groups.Count];
        for (int group = 0; group < result.Length; group++)
        {
            // The bound on the size is one of the result, whatever the sums on the way to it.
            BigInteger sum = BigInteger.Zero;
            double none = 0;
            for (int i = 0; i < grouping.Length(group) && !double.IsNaN(none); i++)
            {
                if (!Term(terms, where, grouping.Row(group, i), out Whole term)) continue;
                sum += term.Value;
                none = term.Poison;
            }

            result[group] = double.IsNaN(none) ? Values.NoWhole(none) : Whole.Of(sum);
        }

        return new(groups, result, default);
    }

    /// <summary>How many terms are yes.</summary>
    public static Cells<Whole> Count(Domain groups, Domain cells, double[] terms, double[]? where)
    {
        Grouping grouping = new(groups, cells);
        Whole[] result = new Whole[groups.Count];
        for (int group = 0; group < result.Length; group++)
        {
            int count = 0;
            double none = 0;
            for (int i = 0; i < grouping.Length(group) && !double.IsNaN(none); i++)
            {
                if (!Term(terms, where, grouping.Row(group, i), out double term)) continue;
                if (double.IsNaN(term)) none = term;
                else if (Truth.IsYes(term)) count++;
            }

            result[group] = double.IsNaN(none) ? Values.NoWhole(none) : new Whole(count);
        }

        return new(groups, result, default);
    }

    /// <summary>Whether some term is yes; over nothing no.</summary>
    public static Cells<double> Any(Domain groups, Domain cells, double[] terms, double[]? where) =>
        Fold(groups, cells, terms, where, Truth.No, static (any, term) => Truth.IsYes(any) ? any : term);

    /// <summary>Whether every term is yes; over nothing yes.</summary>
    public static Cells<double> All(Domain groups, Domain cells, double[] terms, double[]? where) =>
        Fold(groups, cells, terms, where, Truth.Yes, static (all, term) => Truth.IsYes(all) ? term : all);

    /// <summary>The least terms; undefined over nothing.</summary>
    public static Cells<double> Minimum(Domain groups, Domain cells, double[] terms, double[]? where) =>
        Fold(groups, cells, terms, where, null, Real.Minimum);

    /// <summary>The least terms; undefined over nothing.</summary>
    public static Cells<Whole> Minimum(Domain groups, Domain cells, Whole[] terms, double[]? where) =>
        Fold(groups, cells, terms, where, Whole.Minimum);

    /// <summary>The greatest terms; undefined over nothing.</summary>
    public static Cells<double> Maximum(Domain groups, Domain cells, double[] terms, double[]? where) =>
        Fold(groups, cells, terms, where, null, Real.Maximum);

    /// <summary>The greatest terms; undefined over nothing.</summary>
    public static Cells<Whole> Maximum(Domain groups, Domain cells, Whole[] terms, double[]? where) =>
        Fold(groups, cells, terms, where, Whole.Maximum);

    /// <summary>Exact sums, rounded once and divided once by the number of terms; undefined over nothing.</summary>
    public static Cells<double> Mean(Domain groups, Domain cells, double[] terms, double[]? where)
    {
        Grouping grouping = new(groups, cells);
        double[] result = new double[groups.Count];
        for (int group = 0; group < result.Length; group++)
        {
            double total = Total(grouping, group, terms, where, out int count);
            result[group] = Real.Divide(total, count);
        }

        return new(groups, result, 0);
    }

    /// <summary>The middle terms, or the means of the two middle ones; undefined over nothing.</summary>
    public static Cells<double> Median(Domain groups, Domain cells, double[] terms, double[]? where)
    {
        Grouping grouping = new(groups, cells);
        double[] result = new double[groups.Count];
        List<double> values = [];
        for (int group = 0; group < result.Length; group++)
        {
            values.Clear();
            double none = Real.Undefined;
            bool isPoisoned = false;
            for (int i = 0; i < grouping.Length(group) && !isPoisoned; i++)
            {
                if (!Term(terms, where, grouping.Row(group, i), out double term)) continue;
                isPoisoned = double.IsNaN(term);
                if (isPoisoned) none = term;
                else values.Add(term + 0.0);
            }

            values.Sort();
            int middle = values.Count / 2;
            result[group] = isPoisoned || values.Count == 0 ? none
                : values.Count % 2 == 1 ? values[middle]
                : Real.Divide(Real.Add(values[middle - 1], values[middle]), 2);
        }

        return new(groups, result, 0);
    }

    /// <summary>
    /// All terms in ascending order, for <see cref="Kernels.Ranking"/> to look in; a single NaN where a term has no value.
    /// </summary>
    public static Cells<double[]> Ranking(Domain groups, Domain cells, double[] terms, double[]? where)
    {
        Grouping grouping = new(groups, cells);
        double[][] result = new double[groups.Count][];
        for (int group = 0; group < result.Length; group++)
        {
            List<double> values = new(grouping.Length(group));
            for (int i = 0; i < grouping.Length(group); i++)
            {
                if (!Term(terms, where, grouping.Row(group, i), out double term)) continue;
                if (double.IsNaN(term))
                {
                    values = [term];
                    break;
                }

                values.Add(term);
            }

            values.Sort();
            result[group] = [.. values];
        }

        return new(groups, result, []);
    }

    private static double Total(in Grouping grouping, int group, double[] terms, double[]? where, out int count)
    {
        ExactSum sum = new();
        count = 0;
        for (int i = 0; i < grouping.Length(group); i++)
        {
            if (!Term(terms, where, grouping.Row(group, i), out double term)) continue;
            sum.Add(term);
            count++;
        }

        return sum.Round();
    }

    // Without a start the first term is the start, and nothing is undefined. What has no value stays so.
    private static Cells<double> Fold(
        Domain groups, Domain cells, double[] terms, double[]? where, double? start, Func<double, double, double> step)
    {
        Grouping grouping = new(groups, cells);
        double[] result = new double[groups.Count];
        for (int group = 0; group < result.Length; group++)
        {
            double? value = start;
            for (int i = 0; i < grouping.Length(group); i++)
            {
                if (!Term(terms, where, grouping.Row(group, i), out double term)) continue;
                if (value is null) value = term;
                else if (double.IsNaN(value.Value)) break;
                else value = double.IsNaN(term) ? term : step(value.Value, term);
            }

            result[group] = value ?? Real.Undefined;
        }

        return new(groups, result, 0);
    }

    private static Cells<Whole> Fold(Domain groups, Domain cells, Whole[] terms, double[]? where, Func<Whole, Whole, Whole> step)
    {
        Grouping grouping = new(groups, cells);
        Whole[] result = new Whole[groups.Count];
        for (int group = 0; group < result.Length; group++)
        {
            Whole? value = null;
            for (int i = 0; i < grouping.Length(group); i++)
            {
                if (Term(terms, where, grouping.Row(group, i), out Whole term)) value = value is null ? term : step(value.Value, term);
            }

            result[group] = value ?? Whole.Undefined;
        }

        return new(groups, result, default);
    }

    private static bool Term(double[] terms, double[]? where, int row, out double term)
    {
        term = terms[row];
        if (where is null || Truth.IsYes(where[row])) return true;
        term = where[row];
        return double.IsNaN(term);
    }

    private static bool Term(Whole[] terms, double[]? where, int row, out Whole term)
    {
        term = terms[row];
        if (where is null || Truth.IsYes(where[row])) return true;
        term = Values.NoWhole(where[row]);
        return double.IsNaN(where[row]);
    }

    /// <summary>The rows of each group, in their order.</summary>
    private readonly struct Grouping
    {
        private readonly int[]? _starts;
        private readonly int[]? _order;

        public Grouping(Domain groups, Domain cells)
        {
            int[]? found = groups.Find(cells, groups.Indices);
            if (found is null) return;
            _starts = new int[groups.Count + 1];
            bool isSorted = true;
            for (int row = 0; row < found.Length; row++)
            {
                isSorted &= row == 0 || found[row - 1] <= found[row];
                _starts[found[row] + 1]++;
            }

            for (int i = 1; i < _starts.Length; i++) _starts[i] += _starts[i - 1];
            if (isSorted) return;
            int[] next = [.. _starts];
            _order = new int[found.Length];
            for (int row = 0; row < found.Length; row++) _order[next[found[row]]++] = row;
        }

        public int Length(int group) => _starts is null ? 1 : _starts[group + 1] - _starts[group];

        public int Row(int group, int i) => _starts is null ? group : _order is null ? _starts[group] + i : _order[_starts[group] + i];
    }
}
