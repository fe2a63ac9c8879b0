using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Host.Interpreting;

/// <summary>Where expressions can differ from 0, read plainly from the tree of a <see cref="Support"/>.</summary>
internal sealed class Supports(World world, Bindings bindings)
{
    /// <summary>Whether the tuple that the indices stand for lies in a support. All its free indices must be bound.</summary>
    public bool Contains(Support support) => support switch
    {
        EverySupport => true,
        NoSupport => false,
        RowSupport rows => world.Inputs[rows.Input].Find(bindings.Tuple(rows.Indices)) is not null,
        StepSupport step => world.Steps[step.Step].Find(bindings.Tuple(step.Indices)) is not null,
        BothSupport both => Contains(both.Left) && Contains(both.Right),
        EitherSupport either => Contains(either.Left) || Contains(either.Right),
        SomeSupport some => Tuples(some.Inner, some.Bound).Any(),
        _ => throw new InvalidOperationException($"A support of type {support.GetType().Name} does not exist."),
    };

    /// <summary>
    /// The tuples of present members for some indices that lie in a support, in lexicographic order, each once. While a
    /// tuple is looked at, the indices stand for its members.
    /// </summary>
    public IEnumerable<int[]> Tuples(Support support, ImmutableArray<LoweredIndex> indices)
    {
        int?[] before = bindings.Free(indices);
        try
        {
            foreach (int[] tuple in Extended(support, indices, 0)) yield return tuple;
        }
        finally
        {
            bindings.Restore(indices, before);
        }
    }

    // One index after the other: try every candidate for it, and decide when all of them are bound. Candidates only save
    // looking at members that cannot matter; what counts is Contains at the end.
    private IEnumerable<int[]> Extended(Support support, ImmutableArray<LoweredIndex> indices, int position)
    {
        if (position == indices.Length)
        {
            world.Cancellation.ThrowIfCancellationRequested();
            if (Contains(support)) yield return bindings.Tuple(indices);
            yield break;
        }

        LoweredIndex index = indices[position];
        foreach (int member in Candidates(support, index) ?? world.Present(index.Set))
        {
            bindings.Set(index, member);
            foreach (int[] tuple in Extended(support, indices, position + 1)) yield return tuple;
        }

        bindings.Set(index, null);
    }

    // Members, ascending and each once, among which are all those that an index can stand for in a support, given what
    // the bound indices stand for; null where the support says nothing about the index.
    private IReadOnlyList<int>? Candidates(Support support, LoweredIndex index)
    {
        switch (support)
        {
            case NoSupport:
                return [];
            case RowSupport rows:
                return Candidates(world.Inputs[rows.Input], rows.Indices, index);
            case StepSupport step:
                return Candidates(world.Steps[step.Step], step.Indices, index);
            case BothSupport both:
                return Fewer(Candidates(both.Left, index), Candidates(both.Right, index));
            case EitherSupport either:
                return Merged(Candidates(either.Left, index), Candidates(either.Right, index));
            case SomeSupport some:
                int?[] before = bindings.Free(some.Bound);
                IReadOnlyList<int>? candidates = Candidates(some.Inner, index);
                bindings.Restore(some.Bound, before);
                return candidates;
            default:
                return null;
        }
    }

    private IReadOnlyList<int>? Candidates(CellTable cells, ImmutableArray<LoweredIndex> indices, LoweredIndex index)
    {
        int position = 0;
        while (position < indices.Length && indices[position].Id != index.Id) position++;
        return position == indices.Length ? null : cells.MembersAt(position, [.. indices.Select(bindings.Known)]);
    }

    private static IReadOnlyList<int>? Fewer(IReadOnlyList<int>? left, IReadOnlyList<int>? right)
    {
        if (left is null) return right;
        return right is null || left.Count <= right.Count ? left : right;
    }

    private static IReadOnlyList<int>? Merged(IReadOnlyList<int>? left, IReadOnlyList<int>? right)
    {
        if (left is null || right is null) return null;
        if (left.Count == 0) return right;
        return right.Count == 0 ? left : [.. left.Union(right).Order()];
    }
}
