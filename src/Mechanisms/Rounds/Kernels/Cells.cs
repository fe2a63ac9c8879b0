namespace Mechanisms.Rounds.Kernels;

/// <summary>A value for each tuple of a domain, and one for all the others.</summary>
/// <typeparam name="T">double for numbers and truths, Whole, string, long for moments, int for members.</typeparam>
public sealed class Cells<T>
{
    private readonly T _absent;

    /// <summary>Values in the order of the domain.</summary>
    public Cells(Domain domain, T[] values, T absent)
    {
        Domain = domain;
        Items = values;
        _absent = absent;
    }

    /// <summary>Where there are values.</summary>
    public Domain Domain { get; }

    internal T[] Items { get; }

    /// <summary>
    /// A column beside other cells: for each of them the value at <paramref name="indices"/>, one for each index of the
    /// domain. Not to be changed, since it is shared where the domains are the same.
    /// </summary>
    public T[] On(Domain cells, params ReadOnlySpan<int> indices)
    {
        int[]? found = Domain.Find(cells, indices);
        if (found is null) return Items;
        T[] result = new T[found.Length];
        for (int row = 0; row < found.Length; row++) result[row] = found[row] >= 0 ? Items[found[row]] : _absent;
        return result;
    }

    /// <summary>Like <see cref="On(Domain, ReadOnlySpan{int})"/>, at the indices of the same numbers.</summary>
    public T[] On(Domain cells) => On(cells, Domain.Indices);

    /// <summary>The same values, another one where there is none.</summary>
    internal Cells<T> Otherwise(T absent) => new(Domain, Items, absent);

    /// <summary>The cells for which it is true.</summary>
    internal Cells<T> Where(Domain domain, bool[] kept) => new(domain, [.. Items.Where((_, row) => kept[row])], _absent);
}
