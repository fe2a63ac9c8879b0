namespace Mechanisms.Dsl.Lowering;

/// <summary>The expressions directly inside an expression, and walks over all of them.</summary>
public static class LoweredWalk
{
    /// <summary>The direct parts, in the order in which they are computed.</summary>
    public static IEnumerable<LoweredExpression> Children(LoweredExpression expression) => expression switch
    {
        LetExpression let => [let.Value, let.Body],
        PreviousExpression previous => [previous.Read],
        LotExpression lot => [lot.Seed, .. lot.Members],
        RankExpression rank => [rank.Own, rank.Among],
        WholeToReal convert => [convert.Operand],
        NumberOperation operation => operation.Operands,
        Comparison comparison => [comparison.Left, comparison.Right],
        Negation negation => [negation.Operand],
        Junction junction => [junction.Left, junction.Right],
        ConditionalExpression choice => [choice.Condition, choice.Then, choice.Else],
        OtherwiseExpression otherwise => [otherwise.Value, otherwise.Fallback],
        GuardedExpression guarded => [guarded.Body],
        SolveExpression { Sides: { } sides } solve => [solve.From, solve.To, solve.Condition, .. sides.Parts],
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

    /// <summary>Whether expressions are nested deeper than a bound. Recurses nowhere, so it can ask for all who do.</summary>
    public static bool IsDeeperThan(LoweredExpression expression, int bound)
    {
        var open = new Stack<(LoweredExpression Expression, int Depth)>([(expression, 1)]);
        while (open.TryPop(out (LoweredExpression Expression, int Depth) next))
        {
            if (next.Depth > bound) return true;
            foreach (LoweredExpression child in Children(next.Expression)) open.Push((child, next.Depth + 1));
        }

        return false;
    }

    /// <summary>Whether the expression or any part of it satisfies a test.</summary>
    public static bool Any(LoweredExpression expression, Func<LoweredExpression, bool> test) =>
        test(expression) || Children(expression).Any(child => Any(child, test));
}
