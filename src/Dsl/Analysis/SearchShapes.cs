using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Analysis;

/// <summary>What the shapes of its sides tell of the condition of a search.</summary>
internal static class SearchShapes
{
    /// <summary>
    /// The parts of a condition of which it cannot be proven that they hold on one stretch from the near end on; none where
    /// all is proven.
    /// </summary>
    public static ImmutableArray<LoweredExpression> OfUnproven(LoweredExpression condition, SolveExpression solve, ShapeRules rules)
    {
        if (!rules.DependsOnVariable(condition)) return [];
        if (condition is LetExpression let)
        {
            rules.Of(let);
            return OfUnproven(let.Body, solve, rules);
        }

        // Two stretches that both begin at the near end have one in common.
        if (condition is Junction { IsAnd: true } both) return [.. OfUnproven(both.Left, solve, rules), .. OfUnproven(both.Right, solve, rules)];
        if (Margins.SidesOf(condition) is not var (more, less, _)) return [condition];
        Shape margin = rules.Of(more) - rules.Of(less);
        Trend wanted = solve.IsLargest ? Trend.Falling : Trend.Rising;
        return margin.Trend == wanted || margin.IsConstant || margin.IsConcave ? [] : [condition];
    }

    /// <summary>
    /// Whether More / Less, both at least 0, never rises from the near to the far end: they move apart, or both start at 0
    /// and the one bends downwards and the other upwards, so that More / x never rises and Less / x never falls.
    /// </summary>
    public static bool HasMonotoneRatio(SolveExpression solve, SearchSides sides, ShapeRules rules)
    {
        Shape more = rules.Of(sides.More), less = rules.Of(sides.Less);
        Trend falling = solve.IsLargest ? Trend.Falling : Trend.Rising;
        if (Is(more, falling) && Is(less, Shape.Flip(falling))) return true;
        bool startsAtZero = solve.IsLargest && solve.From is (RealConstant { Value: 0 } or WholeToReal { Operand: WholeConstant { Value.IsZero: true } });
        return startsAtZero && more.IsConcave && less.IsConvex && VanishesWith(solve.Local, sides.Less);
    }

    private static bool Is(Shape shape, Trend trend) => shape.IsConstant || shape.Trend == trend;

    /// <summary>Whether it is 0 where the variable is.</summary>
    public static bool VanishesWith(int variable, LoweredExpression expression) => expression switch
    {
        RealConstant constant => constant.Value == 0,
        LocalRead read => read.Local == variable,
        NumberOperation { Operator: NumberOperator.Multiply } product => product.Operands.Any(part => VanishesWith(variable, part)),
        NumberOperation { Operator: NumberOperator.Divide or NumberOperator.SquareRoot or NumberOperator.Arctangent or NumberOperator.Negate or NumberOperator.Absolute } of =>
            VanishesWith(variable, of.Operands[0]),
        NumberOperation { Operator: NumberOperator.Power } power =>
            power.Operands[1] is RealConstant { Value: > 0 } && VanishesWith(variable, power.Operands[0]),
        NumberOperation { Operator: NumberOperator.Add or NumberOperator.Subtract or NumberOperator.Minimum or NumberOperator.Maximum } both =>
            both.Operands.All(part => VanishesWith(variable, part)),
        ReductionExpression { Operator: ReductionOperator.Sum } sum => VanishesWith(variable, sum.Body),
        _ => false,
    };
}
