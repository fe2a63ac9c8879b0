using Mechanisms.Host.Interpreting;
using Mechanisms.Host.Results;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Reporting;

/// <summary>The rows of a result, the largest value first; of equal ones the one that comes first.</summary>
internal static class RankedRows
{
    /// <summary>The most rows of a result that a page shows.</summary>
    public const int Most = 2000;

    /// <summary>The rows in that order.</summary>
    public static int[] Of(ReportTable table)
    {
        IEnumerable<int> rows = Enumerable.Range(0, table.Count);
        return table.Cells.Wholes is { } wholes ? [.. rows.OrderByDescending(row => wholes[row])] : [.. rows.OrderByDescending(row => table.Cells.Reals![row])];
    }

    /// <summary>A value as a length; 0 for what has none.</summary>
    public static double LengthOf(ReportTable table, int row)
    {
        double value = table.Cells.Wholes is { } wholes ? (double)wholes[row] : table.Cells.Reals![row];
        return double.IsFinite(value) ? value : 0;
    }

    /// <summary>A table of one value: the exact sum of all.</summary>
    public static ReportTable TotalOf(ReportTable table)
    {
        if (table.Cells.Wholes is { } wholes)
            return table with { Cells = new StepCells([], null, [wholes.Aggregate(System.Numerics.BigInteger.Zero, (sum, value) => sum + value)]) };
        var total = new ExactTotal();
        foreach (double value in table.Cells.Reals!) total.Add(value);
        return table with { Cells = new StepCells([], [total.Rounded() + 0.0], null) };
    }
}
