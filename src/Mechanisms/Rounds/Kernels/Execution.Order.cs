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
    /// the step reads of itself meanwhile; in the end comes <see cref="Gather"/>.
    /// </summary>
    public IEnumerable<Domain> Slices(int step, Domain cells, int index, bool isWhole)
    {
        int[] members = cells.Members(index);
        Domain none = Domain.OfSorted([.. cells.Indices], [.. cells.Columns.Select(_ => Array.Empty<int>())], 0);
        if (isWhole) Store(step, none, Array.Empty<Whole>());
        else Store(step, none, [], true);
        _slices.Clear();
        foreach (int[] rows in RowsOf(members))
        {
            Domain slice = Domain.OfSorted([.. cells.Indices], [.. cells.Columns.Select(column => Sorting.Take(column, rows))], rows.Length);
            yield return slice;
            _slices.Add((rows, isWhole ? _stepWholes[step]! : _stepReals[step]!));
        }
    }

    /// <summary>Puts the slices together.</summary>
    public void Gather(int step, Domain cells)
    {
        if (_stepWholes[step] is not null) _stepWholes[step] = Gathered<Whole>(cells.Count);
        else _stepReals[step] = Gathered<double>(cells.Count);
        _stepDomains[step] = cells;
    }

    private T[] Gathered<T>(int count)
    {
        T[] values = new T[count];
        foreach ((int[] rows, Array slice) in _slices)
        {
            T[] stored = (T[])slice;
            for (int i = 0; i < rows.Length; i++) values[rows[i]] = stored[i];
        }

        return values;
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
