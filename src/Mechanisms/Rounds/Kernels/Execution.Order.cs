using Mechanisms.Numerics;

namespace Mechanisms.Rounds.Kernels;

/// <content>The order of members, and steps that are computed along it.</content>
public sealed partial class Execution
{
    /// <summary>
    /// The cells with one index more, <paramref name="bound"/>: the member before that of <paramref name="of"/>, among those
    /// that are there.
    /// </summary>
    public Domain Before(Domain cells, int of, int bound)
    {
        int[] there = _survivors[_setOfIndex[of]], members = cells.Members(of), before = new int[members.Length];
        int[] earlier = new int[there.Length == 0 ? 0 : there[^1] + 1];
        for (int i = 0; i < there.Length; i++) earlier[there[i]] = i == 0 ? Ordering.Nobody : there[i - 1];
        for (int row = 0; row < before.Length; row++) before[row] = earlier[members[row]];
        return Domain.OfSorted([.. cells.Indices, bound], [.. cells.Columns, before], cells.Count);
    }

    /// <summary>
    /// The cells of a step that reads itself, those of one member of an index after the other. What was stored last is what
    /// the step reads of itself meanwhile; behind the last slice all of them are put together.
    /// </summary>
    public IEnumerable<Domain> Slices(int step, Domain cells, int index, bool isWhole)
    {
        int[] indices = [.. cells.Indices];
        Domain none = Domain.OfSorted(indices, [.. cells.Columns.Select(_ => Array.Empty<int>())], 0);
        if (isWhole) Store(step, none, Array.Empty<Whole>());
        else Store(step, none, [], true);
        double[] reals = new double[isWhole ? 0 : cells.Count];
        Whole[] wholes = new Whole[isWhole ? cells.Count : 0];
        foreach (int[] rows in RowsOf(cells.Members(index)))
        {
            yield return Domain.OfSorted(indices, [.. cells.Columns.Select(column => Sorting.Take(column, rows))], rows.Length);
            if (isWhole) Put(_stepWholes[step]!, rows, wholes);
            else Put(_stepReals[step]!, rows, reals);
        }

        _stepDomains[step] = cells;
        if (isWhole) _stepWholes[step] = wholes;
        else _stepReals[step] = reals;
    }

    private static void Put<T>(T[] values, int[] rows, T[] all)
    {
        for (int i = 0; i < rows.Length; i++) all[rows[i]] = values[i];
    }

    // The rows of each member, ascending.
    private static IEnumerable<int[]> RowsOf(int[] members)
    {
        int[] rows = Sorting.Positions(members.Length), keys = [.. members];
        Array.Sort(keys, rows);
        int start = 0;
        for (int end = 1; end <= rows.Length; end++)
        {
            if (end < rows.Length && keys[end] == keys[start]) continue;
            int[] slice = rows[start..end];
            Array.Sort(slice);
            yield return slice;
            start = end;
        }
    }
}
