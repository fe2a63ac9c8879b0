namespace Mechanisms.Rounds.Kernels;

/// <summary>Sorting of tuples of members: linear, since members are small numbers.</summary>
internal static class Sorting
{
    /// <summary>0, 1, 2, …</summary>
    public static int[] Positions(int count)
    {
        int[] positions = new int[count];
        for (int i = 0; i < count; i++) positions[i] = i;
        return positions;
    }

    /// <summary>
    /// The row numbers in lexicographic order of the tuples, rows of one tuple in their old order; null where the rows
    /// stand in that order already.
    /// </summary>
    public static int[]? Order(ReadOnlySpan<int[]> columns, int count)
    {
        if (IsSorted(columns, count)) return null;
        int[] order = Positions(count);
        int[] next = new int[count];
        for (int k = columns.Length - 1; k >= 0; k--)
        {
            CountingSort(columns[k], order, next);
            (order, next) = (next, order);
        }

        return order;
    }

    /// <summary>Sorts rows (given in <paramref name="order"/>) stably by one column into <paramref name="result"/>.</summary>
    private static void CountingSort(int[] column, int[] order, int[] result)
    {
        int largest = 0;
        foreach (int row in order) largest = Math.Max(largest, column[row]);
        if (largest / 16 > order.Length)
        {
            order.CopyTo(result, 0);
            int[] keys = new int[order.Length];
            for (int i = 0; i < keys.Length; i++) keys[i] = i;
            Array.Sort(keys, (a, b) => column[order[a]] != column[order[b]] ? column[order[a]].CompareTo(column[order[b]]) : a.CompareTo(b));
            for (int i = 0; i < keys.Length; i++) result[i] = order[keys[i]];
            return;
        }

        int[] starts = new int[largest + 2];
        foreach (int row in order) starts[column[row] + 1]++;
        for (int i = 1; i < starts.Length; i++) starts[i] += starts[i - 1];
        foreach (int row in order) result[starts[column[row]]++] = row;
    }

    private static bool IsSorted(ReadOnlySpan<int[]> columns, int count)
    {
        for (int row = 1; row < count; row++)
        {
            if (Compare(columns, row - 1, columns, row) > 0) return false;
        }

        return true;
    }

    /// <summary>Compares a tuple of one table with one of another.</summary>
    public static int Compare(ReadOnlySpan<int[]> a, int rowOfA, ReadOnlySpan<int[]> b, int rowOfB)
    {
        for (int k = 0; k < a.Length; k++)
        {
            int difference = a[k][rowOfA].CompareTo(b[k][rowOfB]);
            if (difference != 0) return difference;
        }

        return 0;
    }

    /// <summary>The rows of a column that are named, in that order.</summary>
    public static T[] Take<T>(T[] values, ReadOnlySpan<int> rows)
    {
        T[] result = new T[rows.Length];
        for (int i = 0; i < rows.Length; i++) result[i] = values[rows[i]];
        return result;
    }
}
