using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Analysis;

/// <summary>The algebra of supports: simplified while it is built, so that equal places are written alike.</summary>
internal static class Supports
{
    public static Support Both(Support a, Support b)
    {
        if (Implies(a, b)) return a;
        if (Implies(b, a)) return b;
        return new BothSupport(a, b);
    }

    public static Support Either(Support a, Support b)
    {
        if (Implies(a, b)) return b;
        if (Implies(b, a)) return a;
        return new EitherSupport(a, b);
    }

    /// <summary>
    /// What is left of a support when indices are bound inside it: some member must do. Without any other index there is
    /// one cell, which is always visited. The bound indices get names that depend on nothing but their sets and depth, so
    /// that the same place reached from two steps is written alike.
    /// </summary>
    public static Support Some(ImmutableArray<LoweredIndex> bound, Support inner, Func<int, int, int, LoweredIndex> canonical)
    {
        if (inner is EverySupport or NoSupport) return inner;
        HashSet<int> free = [.. Indices(inner).Select(index => index.Id)];
        LoweredIndex[] used = [.. bound.Where(index => free.Contains(index.Id))];
        if (used.Length == free.Count) return Support.Everywhere;
        if (used.Length == 0) return inner;
        int depth = Depth(inner);
        LoweredIndex[] names = [.. used.Select((index, position) => canonical(depth, position, index.Set))];
        var renamed = used.Zip(names).ToDictionary(pair => pair.First.Id, pair => pair.Second);
        return new SomeSupport([.. names], Substitute(inner, renamed));
    }

    private static int Depth(Support support) => support switch
    {
        SomeSupport some => 1 + Depth(some.Inner),
        BothSupport both => Math.Max(Depth(both.Left), Depth(both.Right)),
        EitherSupport either => Math.Max(Depth(either.Left), Depth(either.Right)),
        _ => 0,
    };

    /// <summary>
    /// Whether every tuple of <paramref name="a"/> is surely one of <paramref name="b"/>. "Surely": no may also mean that
    /// finding out would take too long, which costs a guard and changes no result.
    /// </summary>
    public static bool Implies(Support a, Support b) => b is EverySupport || a is NoSupport || new Implication().Holds(a, b);

    /// <summary>The support with other indices in place of a step's own.</summary>
    public static Support Substitute(Support support, IReadOnlyDictionary<int, LoweredIndex> names) => support switch
    {
        RowSupport rows => rows with { Indices = [.. rows.Indices.Select(index => names.GetValueOrDefault(index.Id, index))] },
        StepSupport step => step with { Indices = [.. step.Indices.Select(index => names.GetValueOrDefault(index.Id, index))] },
        BothSupport both => Both(Substitute(both.Left, names), Substitute(both.Right, names)),
        EitherSupport either => Either(Substitute(either.Left, names), Substitute(either.Right, names)),
        SomeSupport some => some with { Inner = Substitute(some.Inner, names) },
        _ => support,
    };

    /// <summary>The free indices.</summary>
    public static IEnumerable<LoweredIndex> Indices(Support support) => support switch
    {
        RowSupport rows => rows.Indices,
        StepSupport step => step.Indices,
        BothSupport both => Indices(both.Left).Concat(Indices(both.Right)),
        EitherSupport either => Indices(either.Left).Concat(Indices(either.Right)),
        SomeSupport some => Indices(some.Inner).Where(index => !some.Bound.Any(bound => bound.Id == index.Id)),
        _ => [],
    };

    /// <summary>Whether it is made of few parts, so that writing it out again costs nothing.</summary>
    public static bool IsSimple(Support support) => support switch
    {
        RowSupport or EverySupport or NoSupport => true,
        BothSupport { Left: RowSupport, Right: RowSupport } or EitherSupport { Left: RowSupport, Right: RowSupport } => true,
        SomeSupport { Inner: RowSupport } => true,
        _ => false,
    };
}
