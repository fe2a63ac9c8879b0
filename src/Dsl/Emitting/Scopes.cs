using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Emitting;

/// <summary>
/// Which indices an expression depends on, and which locals cannot stay local: those that are read inside a reduction or
/// a search that stands in the body of their let, since these are computed beforehand, in a pass of their own. What a
/// search searches for is never local: its condition is computed again and again, for all cells at once.
/// </summary>
internal sealed class Scopes
{
    private readonly Dictionary<int, int> _numbers = [];
    private readonly List<int> _sets = [];
    private readonly Dictionary<LoweredExpression, ImmutableHashSet<int>> _free = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, LetExpression> _lets = [];
    private readonly Dictionary<int, SolveExpression> _solves = [];
    private readonly Dictionary<int, int> _depths = [];
    private readonly HashSet<int> _tables = [];

    public Scopes(LoweredMechanism mechanism)
    {
        foreach (LoweredExpression root in LoweredWalk.Roots(mechanism)) Visit(root, 0);
        Queue<int> open = new(_tables);
        while (open.TryDequeue(out int local))
        {
            if (!_lets.TryGetValue(local, out LetExpression? let)) continue;
            foreach (int outer in LocalsFromOutside(let.Value))
            {
                if (_tables.Add(outer)) open.Enqueue(outer);
            }
        }
    }

    /// <summary>For each index, by number, its set.</summary>
    public IReadOnlyList<int> SetOfIndex => _sets;

    /// <summary>Whether a local is computed beforehand, as a table over the indices that it depends on.</summary>
    public bool IsTable(int local) => _tables.Contains(local);

    /// <summary>The number of an index in the emitted text: counted from 0 in the order of first use.</summary>
    public int Number(LoweredIndex index)
    {
        if (_numbers.TryGetValue(index.Id, out int number)) return number;
        _sets.Add(index.Set);
        return _numbers[index.Id] = _sets.Count - 1;
    }

    /// <summary>The numbers of some indices.</summary>
    public ImmutableArray<int> Numbers(ImmutableArray<LoweredIndex> indices) => [.. indices.Select(Number)];

    /// <summary>The indices that a value depends on.</summary>
    public ImmutableHashSet<int> Free(LoweredExpression expression)
    {
        if (_free.TryGetValue(expression, out ImmutableHashSet<int>? known)) return known;
        ImmutableHashSet<int> free = expression switch
        {
            IndexRead read => [Number(read.Index)],
            InputRead read => [.. Numbers(read.Indices)],
            PresenceRead read => [.. Numbers(read.Indices)],
            StepRead read => [.. Numbers(read.Indices)],
            LocalRead read when _solves.TryGetValue(read.Local, out SolveExpression? solve) => Free(solve),
            LocalRead read => Free(_lets[read.Local].Value),
            SolveExpression solve => FreeInSearch(solve),
            PreviousExpression previous => Free(previous.Read).Remove(Number(previous.Bound)).Add(Number(previous.Of)),
            GuardedExpression guarded => Free(guarded.Support).Union(Free(guarded.Body)),
            ReductionExpression reduction => LoweredWalk.Children(reduction)
                .Aggregate(Free(reduction.Over), (union, child) => union.Union(Free(child)))
                .Except(Numbers(reduction.Indices)),
            _ => LoweredWalk.Children(expression).Aggregate(ImmutableHashSet<int>.Empty, (union, child) => union.Union(Free(child))),
        };
        return _free[expression] = free;
    }

    /// <summary>The indices that a support speaks of.</summary>
    public ImmutableHashSet<int> Free(Support support) => support switch
    {
        RowSupport row => [.. Numbers(row.Indices)],
        StepSupport step => [.. Numbers(step.Indices)],
        BothSupport both => Free(both.Left).Union(Free(both.Right)),
        EitherSupport either => Free(either.Left).Union(Free(either.Right)),
        SomeSupport some => Free(some.Inner).Except(Numbers(some.Bound)),
        _ => [],
    };

    /// <summary>The locals that an expression reads but does not bind.</summary>
    public static HashSet<int> LocalsFromOutside(LoweredExpression value)
    {
        HashSet<int> read = [], bound = [];
        Stack<LoweredExpression> open = new([value]);
        while (open.TryPop(out LoweredExpression? next))
        {
            if (next is LocalRead local) read.Add(local.Local);
            if (next is LetExpression let) bound.Add(let.Local);
            if (next is SolveExpression solve) bound.Add(solve.Local);
            foreach (LoweredExpression child in LoweredWalk.Children(next)) open.Push(child);
        }

        read.ExceptWith(bound);
        return read;
    }

    // The searched number depends on all that the search depends on, and the parts of the search that read it do so too:
    // hence the whole comes before the parts. What is bound inside is unique in the mechanism, so it can be taken away last.
    private ImmutableHashSet<int> FreeInSearch(SolveExpression solve)
    {
        HashSet<int> free = [], bound = [], inner = [solve.Local];
        List<LocalRead> reads = [];
        Stack<LoweredExpression> open = new([solve]);
        while (open.TryPop(out LoweredExpression? next))
        {
            switch (next)
            {
                case LocalRead read:
                    reads.Add(read);
                    break;
                case LetExpression let:
                    inner.Add(let.Local);
                    break;
                case SolveExpression search:
                    inner.Add(search.Local);
                    break;
                case PreviousExpression previous:
                    free.Add(Number(previous.Of));
                    bound.Add(Number(previous.Bound));
                    break;
                case GuardedExpression guarded:
                    free.UnionWith(Free(guarded.Support));
                    break;
                case ReductionExpression reduction:
                    free.UnionWith(Free(reduction.Over));
                    bound.UnionWith(Numbers(reduction.Indices));
                    break;
                case IndexRead or InputRead or PresenceRead or StepRead:
                    free.UnionWith(Free(next));
                    break;
            }

            foreach (LoweredExpression child in LoweredWalk.Children(next)) open.Push(child);
        }

        foreach (LocalRead read in reads)
        {
            if (!inner.Contains(read.Local)) free.UnionWith(Free(read));
        }

        return [.. free.Except(bound)];
    }

    private void Visit(LoweredExpression expression, int depth)
    {
        if (expression is LetExpression let)
        {
            _lets[let.Local] = let;
            _depths[let.Local] = depth;
        }
        else if (expression is SolveExpression solve)
        {
            _solves[solve.Local] = solve;
            _depths[solve.Local] = depth;
            _tables.Add(solve.Local);
        }
        else if (expression is LocalRead read && _depths[read.Local] < depth)
        {
            _tables.Add(read.Local);
        }

        int inner = expression is ReductionExpression or SolveExpression ? depth + 1 : depth;
        foreach (LoweredExpression child in LoweredWalk.Children(expression)) Visit(child, inner);
    }
}
