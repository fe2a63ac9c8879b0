using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Emitting;

/// <summary>Walks over expressions.</summary>
internal static class LoweredTree
{
    /// <summary>The expressions right below one, in the order of evaluation.</summary>
    public static IEnumerable<LoweredExpression> Children(LoweredExpression expression) => expression switch
    {
        LetExpression let => [let.Value, let.Body],
        WholeToReal conversion => [conversion.Operand],
        NumberOperation operation => operation.Operands,
        Comparison comparison => [comparison.Left, comparison.Right],
        Negation negation => [negation.Operand],
        Junction junction => [junction.Left, junction.Right],
        ConditionalExpression conditional => [conditional.Condition, conditional.Then, conditional.Else],
        OtherwiseExpression otherwise => [otherwise.Value, otherwise.Fallback],
        GuardedExpression guarded => [guarded.Body],
        SolveExpression { Margin: { } margin, MarginSlope: { } slope } solve => [solve.From, solve.To, solve.Condition, margin, slope],
        SolveExpression solve => [solve.From, solve.To, solve.Condition],
        ReductionExpression { Condition: { } condition } reduction => [condition, reduction.Body],
        ReductionExpression reduction => [reduction.Body],
        _ => [],
    };

    /// <summary>The formulas of a mechanism, each once.</summary>
    public static IEnumerable<LoweredExpression> Roots(LoweredMechanism mechanism)
    {
        foreach (LoweredColumn column in mechanism.Inputs.SelectMany(input => input.Columns))
        {
            if (column.Formula is { } formula) yield return formula;
        }

        foreach (LoweredRowRule rule in mechanism.RowRules)
        {
            yield return rule.Condition;
            foreach (LoweredExpression hole in rule.Reason.Holes) yield return hole;
        }

        foreach (LoweredMemberRule rule in mechanism.MemberRules)
        {
            yield return rule.Condition;
            foreach (LoweredExpression hole in rule.Reason.Holes) yield return hole;
        }

        foreach (LoweredStep step in mechanism.Steps)
        {
            yield return step.Body;
            if (step.Rounding?.AtMost is { } bound) yield return bound;
        }
    }

    /// <summary>Whether a formula or a support is nested deeper than that. Needs no stack itself.</summary>
    public static bool IsDeeper(LoweredMechanism mechanism, int most)
    {
        Stack<(object Node, int Depth)> open = new();
        foreach (LoweredExpression root in Roots(mechanism)) open.Push((root, 1));
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
        ReductionExpression reduction => [reduction.Over, .. Children(reduction)],
        LoweredExpression expression => Children(expression),
        BothSupport both => [both.Left, both.Right],
        EitherSupport either => [either.Left, either.Right],
        SomeSupport some => [some.Inner],
        _ => [],
    };
}
