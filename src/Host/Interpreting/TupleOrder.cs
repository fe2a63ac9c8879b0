namespace Mechanisms.Host.Interpreting;

/// <summary>Tuples of member numbers: equal by content, ordered lexicographically.</summary>
internal sealed class TupleOrder : IComparer<int[]>, IEqualityComparer<int[]>
{
    /// <summary>The only one.</summary>
    public static readonly TupleOrder Instance = new();

    private TupleOrder()
    {
    }

    /// <inheritdoc/>
    public int Compare(int[]? x, int[]? y) => x.AsSpan().SequenceCompareTo(y);

    /// <inheritdoc/>
    public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

    /// <inheritdoc/>
    public int GetHashCode(int[] tuple)
    {
        var hash = new HashCode();
        foreach (int member in tuple) hash.Add(member);
        return hash.ToHashCode();
    }
}
