using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Analysis;

/// <summary>Comparisons by order as two sides of which one must not be less than the other.</summary>
internal static class Margins
{
    /// <summary>The sides of a comparison of numbers by order; null for anything else.</summary>
    public static (LoweredExpression More, LoweredExpression Less, bool IsStrict)? SidesOf(LoweredExpression condition)
    {
        if (condition is not Comparison { Left.Kind: ValueKind.Real or ValueKind.Whole } comparison) return null;
        return comparison.Operator switch
        {
            ComparisonOperator.GreaterOrEqual => (comparison.Left, comparison.Right, false),
            ComparisonOperator.Greater => (comparison.Left, comparison.Right, true),
            ComparisonOperator.LessOrEqual => (comparison.Right, comparison.Left, false),
            ComparisonOperator.Less => (comparison.Right, comparison.Left, true),
            _ => null,
        };
    }

    /// <summary>More − Less.</summary>
    public static LoweredExpression Of(LoweredExpression more, LoweredExpression less, int node) =>
        new NumberOperation(node, ValueKind.Real, NumberOperator.Subtract, [more, less]);
}
