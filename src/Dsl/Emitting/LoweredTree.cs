using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Emitting;

/// <summary>How deep expressions and the supports inside them are nested.</summary>
internal static class LoweredTree
{
    /// <summary>Whether a formula or a support is nested deeper than that. Needs no stack itself.</summary>
    public static bool IsDeeper(LoweredMechanism mechanism, int most)
    {
        Stack<(object Node, int Depth)> open = new();
        foreach (LoweredExpression root in LoweredWalk.Roots(mechanism)) open.Push((root, 1));
        foreach (LoweredStep step in mechanism.Steps) open.Push((step.Support, 1));
        while (open.TryPop(out (object Node, int Depth) next))
        {
            if (next.Depth > most) return true;
            foreach (object child in Parts(next.Node)) open.Push((child, next.Depth + 1));
        }

        return false;
    }

    private static IEnumerable<object> Parts(object node) => node switch
    {
        GuardedExpression guarded => [guarded.Support, guarded.Body],
        ReductionExpression reduction => [reduction.Over, .. LoweredWalk.Children(reduction)],
        LoweredExpression expression => LoweredWalk.Children(expression),
        BothSupport both => [both.Left, both.Right],
        EitherSupport either => [either.Left, either.Right],
        SomeSupport some => [some.Inner],
        _ => [],
    };
}
