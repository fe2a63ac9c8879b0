using System.Runtime.CompilerServices;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;
using Sprache;
using static Mechanisms.Dsl.Syntax.Parsing.Rule;

namespace Mechanisms.Dsl.Syntax.Parsing.Grammar;

/// <summary>
/// Operators by how tightly they bind. One combinator climbs all rungs: a rule for each rung would cost a dozen stack
/// frames a bracket. How large a frame is no one knows beforehand, and how much of the stack is left neither: what nests too
/// deep for the rest of it goes on on a stack of its own.
/// </summary>
internal static class OperatorLadder
{
    public const int Loosest = 1;
    public const int AboveOtherwise = 2;
    public const int AboveComparison = Sum;
    private const int Or = 2;
    private const int And = 3;
    private const int Comparison = 4;
    private const int Sum = 5;
    private const int Product = 6;
    private const int Sign = 7;
    private const int Power = 8;

    /// <summary>A formula whose operators bind at least as tightly as the rung.</summary>
    public static Parser<ExpressionSyntax> From(int rung) => input => Climb(input, rung);

    private static IResult<ExpressionSyntax> Climb(IInput input, int rung) => RuntimeHelpers.TryEnsureSufficientExecutionStack()
        ? ClimbHere(input, rung)
        : DeepStack.Run(() => ClimbHere(input, rung));

    private static IResult<ExpressionSyntax> ClimbHere(IInput input, int rung)
    {
        IResult<ExpressionSyntax> left = Operand(input);
        ExpressionSyntax value = left.Value;
        IInput rest = left.Remainder;
        bool compared = false;
        while (true)
        {
            TokenKind sign = At(rest).Kind;
            int binds = RungOf(sign);
            if (binds < rung || binds == 0) return Result.Success(value, rest);
            if (binds == Comparison && compared) Break(rest, SyntaxMessages.ChainedComparison);
            compared = binds == Comparison;

            TextSpan place = At(rest).Session.TokenAt(rest.Position).Span;
            IResult<ExpressionSyntax> right = Climb(rest.Advance(), binds == Power ? Power : binds + 1);
            TextSpan span = At(rest).Session.SpanOf(input.Position, right.Remainder.Position);
            value = sign == TokenKind.Otherwise
                ? new OtherwiseSyntax(span, value, right.Value)
                : new BinarySyntax(span, OperatorOf(sign), place, value, right.Value);
            rest = right.Remainder;
        }
    }

    private static IResult<ExpressionSyntax> Operand(IInput input)
    {
        (UnaryOperator sign, int rung) = At(input).Kind switch
        {
            TokenKind.Minus => (UnaryOperator.Negate, Sign),
            TokenKind.Not => (UnaryOperator.Not, Comparison),
            _ => (default, 0),
        };
        if (rung == 0) return ExpressionGrammar.Atom(input);
        IResult<ExpressionSyntax> operand = Climb(input.Advance(), rung);
        TextSpan span = At(input).Session.SpanOf(input.Position, operand.Remainder.Position);
        return Result.Success<ExpressionSyntax>(new UnarySyntax(span, sign, operand.Value), operand.Remainder);
    }

    private static int RungOf(TokenKind kind) => kind switch
    {
        TokenKind.Otherwise => Loosest,
        TokenKind.Or => Or,
        TokenKind.And => And,
        >= TokenKind.Equal and <= TokenKind.GreaterOrEqual or TokenKind.Before => Comparison,
        TokenKind.Plus or TokenKind.Minus => Sum,
        TokenKind.Star or TokenKind.Slash or TokenKind.Div => Product,
        TokenKind.Caret => Power,
        _ => 0,
    };

    private static BinaryOperator OperatorOf(TokenKind kind) => kind switch
    {
        TokenKind.Or => BinaryOperator.Or,
        TokenKind.And => BinaryOperator.And,
        TokenKind.Equal => BinaryOperator.Equal,
        TokenKind.NotEqual => BinaryOperator.NotEqual,
        TokenKind.Less => BinaryOperator.Less,
        TokenKind.LessOrEqual => BinaryOperator.LessOrEqual,
        TokenKind.Greater => BinaryOperator.Greater,
        TokenKind.GreaterOrEqual => BinaryOperator.GreaterOrEqual,
        TokenKind.Before => BinaryOperator.Before,
        TokenKind.Plus => BinaryOperator.Add,
        TokenKind.Minus => BinaryOperator.Subtract,
        TokenKind.Star => BinaryOperator.Multiply,
        TokenKind.Slash => BinaryOperator.Divide,
        TokenKind.Div => BinaryOperator.WholeDivide,
        _ => BinaryOperator.Power,
    };
}
