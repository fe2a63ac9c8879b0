namespace Mechanisms.Dsl.Lowering;

/// <summary>The expressions directly inside an expression, and walks over all of them.</summary>
public static class LoweredWalk
{
    /// <summary>The direct parts, in the order in which they are computed.</summary>
    public static IEnumerable<LoweredExpression> Children(LoweredExpression expression) => expression switch
    {
        LetExpression let => [let.Value, let.Body],
        WholeToReal convert => [convert.Operand],
        NumberOperation operation => operation.Operands,
        Comparison comparison => [comparison.Left, comparison.Right],
        Negation negation => [negation.Operand],
        Junction junction => [junction.Left, junction.Right],
        ConditionalExpression choice => [choice.Condition, choice.Then, choice.Else],
        OtherwiseExpression otherwise => [otherwise.Value, otherwise.Fallback],
        GuardedExpression guarded => [guarded.Body],
        ReductionExpression { Condition: { } condition } reduction => [condition, reduction.Body],
        ReductionExpression reduction => [reduction.Body],
        _ => [],
    };

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
