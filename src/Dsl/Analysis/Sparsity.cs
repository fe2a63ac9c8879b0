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
        switch (expression)
        {
            case LetExpression let:
                rules.Of(let);
                return let with { Value = Place(let.Value, within), Body = Place(let.Body, within) };
            case WholeToReal convert:
                return convert with { Operand = Place(convert.Operand, within) };
            case NumberOperation operation:
                return operation with { Operands = [.. operation.Operands.Select(operand => Place(operand, within))] };
            case Comparison comparison:
                return comparison with { Left = Place(comparison.Left, within), Right = Place(comparison.Right, within) };
            case Negation negation:
                return negation with { Operand = Place(negation.Operand, within) };
            case Junction junction:
                return junction with { Left = Place(junction.Left, within), Right = Place(junction.Right, within) };
            case ConditionalExpression choice:
                return choice with
                {
                    Condition = Place(choice.Condition, within), Then = Place(choice.Then, within), Else = Place(choice.Else, within),
                };
            case OtherwiseExpression otherwise:
                return otherwise with { Value = Place(otherwise.Value, within), Fallback = Place(otherwise.Fallback, within) };
            case ReductionExpression reduction:
                Support over = rules.Over(reduction), inside = Supports.Both(within, over);
                return reduction with
                {
                    Over = over,
                    Condition = reduction.Condition is { } condition ? Place(condition, inside) : null,
                    Body = Place(reduction.Body, inside),
                };
            default:
                return expression;
        }
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
