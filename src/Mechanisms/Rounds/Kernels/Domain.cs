namespace Mechanisms.Rounds.Kernels;

/// <summary>
/// A set of tuples of members over some indices, in lexicographic order and each once: the rows of an input, the cells of
/// a step, the terms of a sum. Indices are numbers given by the mechanism; a domain without indices holds the empty tuple
/// or nothing. Domains never change, so they share their columns freely.
/// </summary>
public sealed class Domain
{
    /// <summary>The most cells that one domain may have; over it a run ends with <see cref="FaultKind.Limit"/>.</summary>
    public const int MostCells = 50_000_000;

    /// <summary>No index, and the one empty tuple: everything, as far as no index is concerned.</summary>
    public static readonly Domain Unit = new([], new Tuples([], 1));

    /// <summary>No index and no tuple.</summary>
    public static readonly Domain Nothing = new([], new Tuples([], 0));

    private readonly int[] _indices;
    private readonly Tuples _tuples;

    private Domain(int[] indices, Tuples tuples)
    {
        _indices = indices;
        _tuples = tuples;
    }

    /// <summary>How many tuples.</summary>
    public int Count => _tuples.Count;

    /// <summary>The numbers of its indices, in the order by which the tuples are sorted.</summary>
    public ReadOnlySpan<int> Indices => _indices;

    /// <summary>The members that an index stands for, one for each tuple. Not to be changed.</summary>
    public int[] Members(int index) => _tuples.Columns[Array.IndexOf(_indices, index)];

    internal int[][] Columns => _tuples.Columns;

    /// <summary>A domain of tuples that are sorted and distinct already.</summary>
    internal static Domain OfSorted(int[] indices, int[][] columns, int count) => new(indices, new Tuples(columns, count));

    /// <summary>A domain of tuples in any order, some perhaps several times.</summary>
    internal static Domain OfTuples(int[] indices, int[][] columns, int count)
    {
        if (indices.Length == 0) return count > 0 ? Unit : Nothing;
        int[]? order = Sorting.Order(columns, count);
        int[][] sorted = order is null ? columns : [.. columns.Select(column => Sorting.Take(column, order))];
        int[] kept = new int[count];
        int distinct = 0;
        for (int row = 0; row < count; row++)
        {
            if (row == 0 || Sorting.Compare(sorted, row - 1, sorted, row) != 0) kept[distinct++] = row;
        }

        return new(indices, distinct == count
            ? new Tuples(sorted, count)
            : new Tuples([.. sorted.Select(column => Sorting.Take(column, kept.AsSpan(0, distinct)))], distinct));
    }

    /// <summary>The same tuples under other indices. Where one index stands twice, the tuples that repeat a member there.</summary>
    public Domain As(params ReadOnlySpan<int> indices)
    {
        List<int> names = [];
        List<int[]> columns = [];
        bool[]? kept = null;
        for (int k = 0; k < indices.Length; k++)
        {
            int earlier = names.IndexOf(indices[k]);
            if (earlier < 0)
            {
                names.Add(indices[k]);
                columns.Add(Columns[k]);
                continue;
            }

            kept ??= AllTrue(Count);
            for (int row = 0; row < Count; row++) kept[row] &= columns[earlier][row] == Columns[k][row];
        }

        if (kept is null) return new([.. names], _tuples);
        return OfSorted([.. names], [.. columns], Count).Where(kept);
    }

    /// <summary>The parts of the tuples at some of the indices, each part once, sorted by the indices in the order given.</summary>
    public Domain Project(params ReadOnlySpan<int> indices)
    {
        if (indices.SequenceEqual(_indices)) return this;
        if (indices.Length == 0) return Count > 0 ? Unit : Nothing;
        int[][] columns = new int[indices.Length][];
        for (int k = 0; k < columns.Length; k++) columns[k] = Members(indices[k]);
        return columns.Length == 1 ? OfMembers(indices[0], columns[0]) : OfTuples(indices.ToArray(), columns, Count);
    }

    /// <summary>Tuples over the indices of both whose parts are in both.</summary>
    public Domain Join(Domain other)
    {
        if (other._indices.Length == 0 && other.Count > 0) return this;
        if (_indices.Length == 0 && Count > 0) return other;
        if (Covers(other)) return Where(other.Find(this, other.Indices));
        if (other.Covers(this)) return other.Where(Find(other, Indices));

        int[] common = [.. _indices.Where(other._indices.Contains)];
        int[] added = [.. other._indices.Except(_indices)];
        Domain sorted = other.Project([.. common, .. added]);
        Domain keys = sorted.Project(common);
        int[] starts = Starts(keys, sorted, common);
        int[]? found = keys.Find(this, common);

        long count = 0;
        for (int row = 0; row < Count; row++)
        {
            int key = found is null ? row : found[row];
            if (key >= 0) count += starts[key + 1] - starts[key];
        }

        int[][] columns = NewColumns(_indices.Length + added.Length, count);
        int next = 0;
        for (int row = 0; row < Count; row++)
        {
            int key = found is null ? row : found[row];
            if (key < 0) continue;
            int first = starts[key], length = starts[key + 1] - first;
            for (int k = 0; k < _indices.Length; k++) columns[k].AsSpan(next, length).Fill(Columns[k][row]);
            for (int k = 0; k < added.Length; k++) sorted.Columns[common.Length + k].AsSpan(first, length).CopyTo(columns[_indices.Length + k].AsSpan(next));
            next += length;
        }

        return OfSorted([.. _indices, .. added], columns, (int)count);
    }

    /// <summary>Tuples that are in at least one of two domains over the same indices (in any order).</summary>
    public Domain Union(Domain other)
    {
        Domain second = other.Project(_indices);
        if (second.Count == 0 || ReferenceEquals(_tuples, second._tuples)) return this;
        if (Count == 0) return second;
        if (_indices.Length == 0) return Unit;
        int[][] columns = NewColumns(_indices.Length, Math.Min((long)Count + second.Count, MostCells));
        int a = 0, b = 0, next = 0;
        while (a < Count || b < second.Count)
        {
            int order = a == Count ? 1 : b == second.Count ? -1 : Sorting.Compare(Columns, a, second.Columns, b);
            if (next == columns[0].Length) throw new LimitException();
            for (int k = 0; k < columns.Length; k++) columns[k][next] = order <= 0 ? Columns[k][a] : second.Columns[k][b];
            next++;
            if (order <= 0) a++;
            if (order >= 0) b++;
        }

        for (int k = 0; k < columns.Length; k++) Array.Resize(ref columns[k], next);
        return OfSorted(_indices, columns, next);
    }

    /// <summary>
    /// For each tuple of <paramref name="cells"/>, whether the part of it at <paramref name="indices"/> (one for each index of
    /// this domain) is in this domain.
    /// </summary>
    public bool[] Has(Domain cells, params ReadOnlySpan<int> indices)
    {
        int[]? found = Find(cells, indices);
        if (found is null) return AllTrue(cells.Count);
        bool[] result = new bool[found.Length];
        for (int row = 0; row < found.Length; row++) result[row] = found[row] >= 0;
        return result;
    }

    /// <summary>Like <see cref="Has(Domain, ReadOnlySpan{int})"/>, at the indices of the same numbers.</summary>
    public bool[] Has(Domain cells) => Has(cells, _indices);

    /// <summary>
    /// For each tuple of <paramref name="cells"/> the position here of its part at <paramref name="indices"/>, or −1; null
    /// where every tuple of cells stands here at its own position.
    /// </summary>
    internal int[]? Find(Domain cells, ReadOnlySpan<int> indices)
    {
        if (ReferenceEquals(_tuples, cells._tuples) && indices.SequenceEqual(cells._indices)) return null;
        int[][] sought = new int[indices.Length][];
        for (int k = 0; k < sought.Length; k++) sought[k] = cells.Members(indices[k]);
        int[] result = new int[cells.Count];
        if (Count == 0) Array.Fill(result, -1);
        else if (sought.Length == 1) FindSingle(sought[0], result);
        else if (sought.Length > 1 && indices.SequenceEqual(cells._indices.AsSpan(0, Math.Min(indices.Length, cells._indices.Length)))) FindMerging(sought, result);
        else if (sought.Length > 1) FindSearching(sought, result);
        return result;
    }

    /// <summary>The tuples for which it is true; this very domain if all are.</summary>
    internal Domain Where(bool[] kept)
    {
        int count = kept.Count(keep => keep);
        if (count == Count) return this;
        int[] rows = new int[count];
        int next = 0;
        for (int row = 0; row < kept.Length; row++)
        {
            if (kept[row]) rows[next++] = row;
        }

        return OfSorted(_indices, [.. Columns.Select(column => Sorting.Take(column, rows))], count);
    }

    /// <summary>Whether all indices of another domain are indices of this one.</summary>
    internal bool Covers(Domain other) => other._indices.All(_indices.Contains);

    private Domain Where(int[]? found)
    {
        if (found is null) return this;
        bool[] kept = new bool[found.Length];
        for (int row = 0; row < found.Length; row++) kept[row] = found[row] >= 0;
        return Where(kept);
    }

    private static Domain OfMembers(int index, int[] members)
    {
        if (members.Length == 0) return OfSorted([index], [[]], 0);
        bool[] seen = new bool[members.Max() + 1];
        int count = 0;
        foreach (int member in members)
        {
            if (seen[member]) continue;
            seen[member] = true;
            count++;
        }

        int[] column = new int[count];
        int next = 0;
        for (int member = 0; member < seen.Length; member++)
        {
            if (seen[member]) column[next++] = member;
        }

        return OfSorted([index], [column], count);
    }

    private void FindSingle(int[] sought, int[] result)
    {
        int[] column = Columns[0];
        int[] positions = new int[column[^1] + 1];
        Array.Fill(positions, -1);
        for (int position = 0; position < column.Length; position++) positions[column[position]] = position;
        for (int row = 0; row < sought.Length; row++) result[row] = sought[row] < positions.Length ? positions[sought[row]] : -1;
    }

    // Both sides are sorted alike.
    private void FindMerging(int[][] sought, int[] result)
    {
        int position = 0;
        for (int row = 0; row < result.Length; row++)
        {
            int order = -1;
            while (position < Count && (order = Sorting.Compare(Columns, position, sought, row)) < 0) position++;
            result[row] = position < Count && order == 0 ? position : -1;
        }
    }

    private void FindSearching(int[][] sought, int[] result)
    {
        int[] starts = _tuples.FirstStarts();
        for (int row = 0; row < result.Length; row++)
        {
            int first = sought[0][row];
            result[row] = -1;
            if (first + 1 >= starts.Length) continue;
            int low = starts[first], high = starts[first + 1] - 1;
            while (low <= high)
            {
                int middle = (low + high) >>> 1;
                int order = Sorting.Compare(Columns, middle, sought, row);
                if (order == 0)
                {
                    result[row] = middle;
                    break;
                }

                if (order < 0) low = middle + 1;
                else high = middle - 1;
            }
        }
    }

    // Where in a sorted domain the tuples of each key begin; the keys are the domain's own first parts.
    private static int[] Starts(Domain keys, Domain sorted, int[] common)
    {
        int[] starts = new int[keys.Count + 1];
        int[]? found = keys.Find(sorted, common);
        for (int row = 0; row < sorted.Count; row++) starts[(found is null ? row : found[row]) + 1]++;
        for (int key = 1; key < starts.Length; key++) starts[key] += starts[key - 1];
        return starts;
    }

    private static int[][] NewColumns(int columns, long count)
    {
        if (count > MostCells) throw new LimitException();
        int[][] result = new int[columns][];
        for (int k = 0; k < columns; k++) result[k] = new int[count];
        return result;
    }

    private static bool[] AllTrue(int count)
    {
        bool[] result = new bool[count];
        Array.Fill(result, true);
        return result;
    }

    private sealed class Tuples(int[][] columns, int count)
    {
        private int[]? _firstStarts;

        public int[][] Columns { get; } = columns;

        public int Count { get; } = count;

        /// <summary>For each member of the first column where its tuples begin, and behind the last one the end.</summary>
        public int[] FirstStarts()
        {
            if (_firstStarts is { } known) return known;
            int[] first = Columns[0];
            int[] starts = new int[(Count == 0 ? 0 : first[^1] + 1) + 1];
            foreach (int member in first) starts[member + 1]++;
            for (int i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
            return _firstStarts = starts;
        }
    }
}
