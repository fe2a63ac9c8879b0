using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Analysis;

/// <summary>Comparisons as margins: at least 0 where they hold.</summary>
internal static class Margins
{
    /// <summary>The margin of a comparison by order between real numbers, made of copies; null for anything else.</summary>
    public static LoweredExpression? Of(LoweredExpression condition, Func<int, int> node, Func<LoweredExpression, LoweredExpression> copy)
    {
        if (condition is not Comparison { Left.Kind: ValueKind.Real } comparison) return null;
        bool leftIsMore = comparison.Operator is ComparisonOperator.GreaterOrEqual or ComparisonOperator.Greater;
        bool rightIsMore = comparison.Operator is ComparisonOperator.LessOrEqual or ComparisonOperator.Less;
        if (!leftIsMore && !rightIsMore) return null;
        (LoweredExpression more, LoweredExpression less) = leftIsMore
            ? (comparison.Left, comparison.Right)
            : (comparison.Right, comparison.Left);
        return new NumberOperation(node(condition.Node), ValueKind.Real, NumberOperator.Subtract, [copy(more), copy(less)]);
    }
}
