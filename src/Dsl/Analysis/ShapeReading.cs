using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Analysis;

/// <summary>Says in words what proofs know of the searches of a formula.</summary>
internal sealed class ShapeReading(SearchProofs proofs, Func<int, Location> placeOf)
{
    /// <summary>The searches of a proven formula, outer ones first.</summary>
    public IEnumerable<SearchShape> Of(LoweredExpression expression)
    {
        if (expression is not SolveExpression solve) return LoweredWalk.Children(expression).SelectMany(Of);

        // The sides are copies of what stands in the condition.
        return new[] { solve.From, solve.To, solve.Condition }.SelectMany(Of).Prepend(Read(solve));
    }

    private SearchShape Read(SolveExpression solve)
    {
        ShapeRules rules = proofs.RulesIn(solve);
        string certificate = CertificateOf(solve, rules);
        return new SearchShape(placeOf(solve.Node), solve.Variable, solve.IsLargest, [.. SidesOf(solve.Condition, solve, rules)], certificate);
    }

    private IEnumerable<SideShape> SidesOf(LoweredExpression condition, SolveExpression solve, ShapeRules rules)
    {
        switch (condition)
        {
            case LetExpression let:
                rules.Of(let);
                return SidesOf(let.Body, solve, rules);
            case Junction both:
                return [.. SidesOf(both.Left, solve, rules), .. SidesOf(both.Right, solve, rules)];
            case Comparison comparison:
                return [Side(comparison.Left), Side(comparison.Right)];
            default:
                return [];
        }

        SideShape Side(LoweredExpression side) => new(TextOf(side), Shape.InWords(rules.Of(side).Sign), rules.Of(side).InWords(solve.Variable));
    }

    private static string CertificateOf(SolveExpression solve, ShapeRules rules)
    {
        if (solve.Certificate == SearchCertificate.Iteration)
            return $"iteration: the other side never falls as `{solve.Variable}` grows, so the way from the {(solve.IsLargest ? "upper" : "lower")} end passes no answer";
        if (!SearchShapes.OfUnproven(solve.Condition, solve, rules).IsEmpty) return "";
        if (!rules.DependsOnVariable(solve.Condition)) return $"bisection: the condition does not depend on `{solve.Variable}`";
        string stretch = $"one stretch from the {(solve.IsLargest ? "lower end up" : "upper end down")}";
        if (solve.Sides is not { IsConcave: true } sides) return $"bisection: the sides move apart, so the condition holds on {stretch}";
        string flat = sides.Slope is null ? "" : "; where both sides are equal the slope decides";
        return $"bisection: the distance of the sides is bent downwards, so the condition holds on {stretch}{flat}";
    }

    private string TextOf(LoweredExpression expression)
    {
        Location place = placeOf(expression.Node);
        int start = Math.Min(place.Column - 1, place.LineText.Length);
        int length = Math.Min(place.Length, place.LineText.Length - start);
        string text = place.LineText.Substring(start, length).Trim();
        return length < place.Length ? $"{text} …" : text;
    }
}
