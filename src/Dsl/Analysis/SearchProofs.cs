using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Analysis;

/// <summary>
/// Proves for every search that it finds the answer. Either its condition holds from the near end up to one point and not
/// beyond, since the margin falls on the way (rises, for smallest) or is bent downwards, so that it can be at least 0 only on
/// one stretch; or one side is the variable and the other never falls, so that iteration finds the last of several answers.
/// What cannot be proven is a mistake: a search that might skip an answer would be a silent one.
/// </summary>
internal sealed class SearchProofs(Func<LoweredExpression, Sign> signOf, Func<int, Location> placeOf, MessageSink messages)
{
    private bool _isMuted;

    /// <summary>The expression with its searches proven, and what is known of their sides.</summary>
    public LoweredExpression Prove(LoweredExpression expression)
    {
        if (expression is not SolveExpression search) return LoweredRebuild.WithParts(expression, Prove);
        SolveExpression solve = search with { From = Prove(search.From), To = Prove(search.To), Condition = Prove(search.Condition) };

        // The sides are copies of parts of the condition: what is wrong with them has been said.
        bool wasMuted = _isMuted;
        _isMuted = true;
        solve = solve with { Sides = search.Sides?.With(Prove) };
        _isMuted = wasMuted;
        ShapeRules rules = RulesIn(solve);
        ImmutableArray<LoweredExpression> unproven = SearchShapes.OfUnproven(solve.Condition, solve, rules);
        if (unproven.IsEmpty) return solve with { Sides = Known(solve, rules) };
        if (CanIterate(solve, rules)) return solve with { Certificate = SearchCertificate.Iteration };
        foreach (LoweredExpression part in unproven)
        {
            if (!_isMuted) messages.Add(Refusal(part, solve, rules));
        }

        return solve with { Sides = null };
    }

    /// <summary>What is known of parts of a search, whose variable has the sign of its range.</summary>
    public ShapeRules RulesIn(SolveExpression solve)
    {
        var rules = new ShapeRules(signOf);
        Sign from = rules.Of(solve.From).Sign, to = rules.Of(solve.To).Sign;
        rules.SetVariable(solve.Local, from == Sign.NonNegative ? from : to == Sign.NonPositive ? to : Sign.Unknown);
        return rules;
    }

    private static SearchSides? Known(SolveExpression solve, ShapeRules rules)
    {
        if (solve.Kind != ValueKind.Real || solve.Sides is not { More.Kind: ValueKind.Real } sides) return null;
        Shape more = rules.Of(sides.More), less = rules.Of(sides.Less), margin = more - less;
        var rounding = new RoundingUnits(rules);
        double? units = rounding.Of(sides.More) is { } a && rounding.Of(sides.Less) is { } b ? Math.Max(a, b) : null;
        return sides with
        {
            IsConcave = margin is { IsConcave: true, IsConstant: false },
            IsPiecewiseLinear = margin.IsPiecewiseLinear,
            RoundingUnits = units,
            Slope = CancellingSlope.Within(sides.Slope, rules),
            IsRatioMonotone = more.Sign == Sign.NonNegative && less.Sign == Sign.NonNegative && SearchShapes.HasMonotoneRatio(solve, sides, rules),
        };
    }

    // No rounding of what is compared can lead an iteration astray, as long as it does not change which is greater.
    private static bool CanIterate(SolveExpression solve, ShapeRules rules) =>
        solve.Sides is { IsStrict: false } sides
        && (solve.IsLargest ? sides.Less : sides.More) is LocalRead variable
        && variable.Local == solve.Local
        && solve.OtherSide().Kind == solve.Kind
        && rules.Of(solve.OtherSide()).Trend == Trend.Rising;

    private Diagnostic Refusal(LoweredExpression condition, SolveExpression solve, ShapeRules rules)
    {
        Location at = placeOf(condition.Node);
        if (condition is not Comparison comparison || Margins.SidesOf(comparison) is null) return SearchMessages.NoComparison(at);
        string variable = solve.Variable;
        return SearchMessages.NotProven(
            at, solve.IsLargest, variable, rules.Of(comparison.Left).InWords(variable), rules.Of(comparison.Right).InWords(variable));
    }
}
