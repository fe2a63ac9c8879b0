using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>The formulas directly inside a formula, in the order of the text.</summary>
internal static class SyntaxWalk
{
    public static IEnumerable<ExpressionSyntax> Children(ExpressionSyntax formula) => formula switch
    {
        CallSyntax call => call.Arguments.Concat(call.Settings),
        ParenthesizedSyntax inner => [inner.Inner],
        UnarySyntax unary => [unary.Operand],
        BinarySyntax binary => [binary.Left, binary.Right],
        ConditionalSyntax choice => [choice.Condition, choice.Then, choice.Else],
        OtherwiseSyntax otherwise => [otherwise.Value, otherwise.Fallback],
        ReductionSyntax reduction => new[] { reduction.Condition, reduction.Body }.OfType<ExpressionSyntax>(),
        SolveSyntax solve => [solve.From, solve.To, solve.Condition],
        DerivativeSyntax derivative => [derivative.At, derivative.Body],
        PresentSyntax present => [present.Element],
        _ => [],
    };
}
