using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Analysis;

/// <summary>
/// Proves for every search that its condition holds from the near end up to one point and not beyond, so that bisection finds
/// the answer: the margin falls on the way (rises, for smallest), or it is bent downwards, so that it can be at least 0 only
/// on one stretch. What cannot be proven is a mistake: a search that might skip an answer would be a silent one.
/// </summary>
internal sealed class SearchProofs(Func<LoweredExpression, Sign> signOf, Func<int, Location> placeOf, MessageSink messages)
{
    /// <summary>The expression with its searches proven; margins stay only where they are bent downwards.</summary>
    public LoweredExpression Prove(LoweredExpression expression)
    {
        LoweredExpression rebuilt = LoweredRebuild.WithParts(expression, Prove);
        if (rebuilt is not SolveExpression solve) return rebuilt;
        var rules = new ShapeRules(signOf);
        Sign from = rules.Of(solve.From).Sign, to = rules.Of(solve.To).Sign;
        rules.SetVariable(solve.Local, from == Sign.NonNegative ? from : to == Sign.NonPositive ? to : Sign.Unknown);
        if (!Holds(solve.Condition, solve, rules)) return solve with { Margin = null, MarginSlope = null };
        bool isConcave = solve.Margin is { } margin && rules.Of(margin) is { IsConcave: true, IsConstant: false };
        return isConcave ? solve : solve with { Margin = null, MarginSlope = null };
    }

    private bool Holds(LoweredExpression condition, SolveExpression solve, ShapeRules rules)
    {
        if (!rules.DependsOnVariable(condition)) return true;
        if (condition is LetExpression let)
        {
            rules.Of(let);
            return Holds(let.Body, solve, rules);
        }

        // Two stretches that both begin at the near end have one in common.
        if (condition is Junction { IsAnd: true } both) return Holds(both.Left, solve, rules) & Holds(both.Right, solve, rules);
        if (condition is not Comparison comparison || Sides(comparison) is not var (more, less))
        {
            messages.Add(SearchMessages.NoComparison(placeOf(condition.Node)));
            return false;
        }

        Shape above = rules.Of(more), below = rules.Of(less), margin = above - below;
        Trend wanted = solve.IsLargest ? Trend.Falling : Trend.Rising;
        if (margin.Trend == wanted || margin.IsConstant || margin.IsConcave) return true;
        (Shape left, Shape right) = ReferenceEquals(more, comparison.Left) ? (above, below) : (below, above);
        messages.Add(SearchMessages.NotProven(placeOf(condition.Node), solve.IsLargest, left.InWords("x"), right.InWords("x")));
        return false;
    }

    private static (LoweredExpression More, LoweredExpression Less)? Sides(Comparison comparison) => comparison.Operator switch
    {
        ComparisonOperator.GreaterOrEqual or ComparisonOperator.Greater => (comparison.Left, comparison.Right),
        ComparisonOperator.LessOrEqual or ComparisonOperator.Less => (comparison.Right, comparison.Left),
        _ => null,
    };
}
