using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Analysis;

/// <summary>
/// Gives every reduction the tuples that it visits, and puts a guard where an expression is 0 by absence but computing it
/// there could fail: absence is a strong zero.
/// </summary>
internal sealed class Sparsity(SupportRules rules, IReadOnlyList<LoweredStep> steps)
{
    /// <summary>The expression rewritten for a place where <paramref name="within"/> is known to hold.</summary>
    public LoweredExpression Place(LoweredExpression expression, Support within)
    {
        Support support = rules.Of(expression);
        LoweredExpression placed = Rewrite(expression, within);
        if (support is EverySupport || Supports.Implies(within, support) || !CouldFailOutside(placed)) return placed;
        return new GuardedExpression(expression.Node, expression.Kind, support, placed);
    }

    private LoweredExpression Rewrite(LoweredExpression expression, Support within)
    {
        // Absent cells are 0 to a read, and the member before is another cell than the one at hand.
        if (expression is PreviousExpression) return expression;
        if (expression is not ReductionExpression reduction)
        {
            if (expression is LetExpression let) rules.Of(let);
            return LoweredRebuild.WithParts(expression, part => Place(part, within));
        }

        Support over = rules.Over(reduction), inside = Supports.Both(within, over);
        return (ReductionExpression)LoweredRebuild.WithParts(reduction, part => Place(part, inside)) with { Over = over };
    }

    /// <summary>Whether computing outside the support could give anything but 0. Reads cannot; most arithmetic can.</summary>
    private bool CouldFailOutside(LoweredExpression expression) => expression switch
    {
        NumberOperation { Operator: NumberOperator.Multiply } product => product.Operands.Any(CouldFail),
        NumberOperation { Operator: NumberOperator.Divide or NumberOperator.WholeDivide } => true,
        Comparison comparison => CouldFail(comparison.Left) || CouldFail(comparison.Right),
        Junction or ConditionalExpression or LetExpression or OtherwiseExpression => true,

        // Sums, roots and the like are 0 where their operands are, and those are guarded themselves.
        _ => false,
    };

    private bool CouldFail(LoweredExpression expression) => expression switch
    {
        RealConstant constant => !double.IsFinite(constant.Value),
        StepRead read => steps[read.Step].MayBeUnaffordable,
        InputRead or PresenceRead or ParameterRead or WholeConstant or TruthConstant or TextConstant or IndexRead => false,
        NumberOperation { Operator: NumberOperator.Minimum or NumberOperator.Maximum or NumberOperator.Absolute } operation
            => operation.Operands.Any(CouldFail),
        _ => true,
    };
}
