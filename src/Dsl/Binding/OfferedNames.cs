using System.Collections.Immutable;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>What a measure that a kind offers needs of a mechanism, by name.</summary>
internal static class OfferedNames
{
    /// <summary>The names in its formula that no index around them binds.</summary>
    public static IEnumerable<string> Of(StepSyntax measure) =>
        In(measure.Body, [.. measure.Indices.Select(index => index.Name.Text)]);

    private static IEnumerable<string> In(ExpressionSyntax formula, ImmutableHashSet<string> bound)
    {
        ImmutableHashSet<string> inside = formula switch
        {
            ReductionSyntax reduction => bound.Union(reduction.Indices.Select(index => index.Name.Text)),
            SolveSyntax solve => bound.Add(solve.Variable.Text),
            DerivativeSyntax derivative => bound.Add(derivative.Variable.Text),
            _ => bound,
        };
        IEnumerable<string> own = formula switch
        {
            NameExpressionSyntax name => [name.Name.Text],
            ElementSyntax element => [element.Name.Text],
            CallSyntax call => [call.Function.Text],
            _ => [],
        };
        return own.Where(name => !bound.Contains(name)).Concat(SyntaxWalk.Children(formula).SelectMany(child => In(child, inside)));
    }
}
