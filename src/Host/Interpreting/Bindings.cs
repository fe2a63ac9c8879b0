using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Host.Interpreting;

/// <summary>Which member each index stands for at the moment.</summary>
internal sealed class Bindings
{
    private readonly Dictionary<int, int> members = [];

    /// <summary>The member that an index stands for, or null where it is not bound yet.</summary>
    public int? Known(LoweredIndex index) => members.TryGetValue(index.Id, out int member) ? member : null;

    /// <summary>The member that a bound index stands for.</summary>
    public int this[LoweredIndex index] => members[index.Id];

    /// <summary>The members that bound indices stand for.</summary>
    public int[] Tuple(ImmutableArray<LoweredIndex> indices) => [.. indices.Select(index => members[index.Id])];

    /// <summary>Lets an index stand for a member, or with null for none.</summary>
    public void Set(LoweredIndex index, int? member)
    {
        if (member is int number) members[index.Id] = number;
        else members.Remove(index.Id);
    }

    /// <summary>Lets each index stand for its member of the tuple.</summary>
    public void Set(ImmutableArray<LoweredIndex> indices, int[] tuple)
    {
        for (int i = 0; i < indices.Length; i++) Set(indices[i], tuple[i]);
    }

    /// <summary>Frees indices, and says what they stood for.</summary>
    public int?[] Free(ImmutableArray<LoweredIndex> indices)
    {
        int?[] before = [.. indices.Select(Known)];
        foreach (LoweredIndex index in indices) Set(index, null);
        return before;
    }

    /// <summary>Lets indices stand again for what <see cref="Free"/> said.</summary>
    public void Restore(ImmutableArray<LoweredIndex> indices, int?[] before)
    {
        for (int i = 0; i < indices.Length; i++) Set(indices[i], before[i]);
    }
}
