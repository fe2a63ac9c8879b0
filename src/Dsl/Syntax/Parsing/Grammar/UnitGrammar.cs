using System.Collections.Immutable;
using System.Globalization;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;
using Sprache;
using static Mechanisms.Dsl.Syntax.Parsing.Rule;

namespace Mechanisms.Dsl.Syntax.Parsing.Grammar;

/// <summary>Dimensions: <c>money per votes^2</c>, <c>1/money</c>, <c>money^(1/2)</c>.</summary>
internal static class UnitGrammar
{
    private static readonly Parser<(int Numerator, int Denominator)> Whole =
        from minus in Skip(TokenKind.Minus)
        from number in Exponent
        select (minus ? -number : number, 1);

    private static Parser<int> Exponent => input =>
    {
        ParseSession session = At(input).Session;
        if (At(input).Kind == TokenKind.Number
            && int.TryParse(session.TextAt(input.Position), NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            && value <= 1000)
            return Result.Success(value, input.Advance());
        Break(input, SyntaxMessages.ExpectedExponent);
        return Result.Success(1, At(input).Kind == TokenKind.Number ? input.Advance() : input);
    };

    private static readonly Parser<(int Numerator, int Denominator)> Fraction =
        from open in Here
        from bracket in Any
        from top in Whole
        from bottom in When(here => here.Kind == TokenKind.Slash, Any.SelectMany(_ => Exponent, (_, number) => number), Give(1))
        from close in Closing(TokenKind.CloseRound, open)
        select (top.Numerator, Math.Max(1, bottom));

    private static readonly Parser<(int Numerator, int Denominator)> Raised = When(
        here => here.Kind == TokenKind.Caret,
        Any.SelectMany(_ => When(here => here.Kind == TokenKind.OpenRound, Fraction, Whole), (_, power) => power),
        Give((1, 1)));

    private static Parser<DimensionFactorSyntax> Factor(bool divided) =>
        from start in Here
        from name in Rule.Name("a unit")
        from power in Raised
        from end in Here
        select new DimensionFactorSyntax(start.To(end), name, divided ? -power.Numerator : power.Numerator, power.Denominator);

    private static readonly Parser<DimensionFactorSyntax> Multiplied = Factor(divided: false);

    private static readonly Parser<DimensionFactorSyntax> Divided = Factor(divided: true);

    private static readonly Parser<DimensionFactorSyntax> Next =
        from sign in Any
        from factor in sign.Kind == TokenKind.Star ? Multiplied : Divided
        select factor;

    private static readonly Parser<ImmutableArray<DimensionFactorSyntax>> First = When(
        here => here.Kind == TokenKind.Number && here.Session.TextAt(here.Position) == "1",
        Any.Select(_ => ImmutableArray<DimensionFactorSyntax>.Empty),
        Multiplied.Select(factor => ImmutableArray.Create(factor)));

    /// <summary>A dimension where a type or a unit's meaning stands.</summary>
    public static readonly Parser<DimensionSyntax> Dimension =
        from start in Here
        from first in First
        from rest in While(here => here.Kind is TokenKind.Star or TokenKind.Slash or TokenKind.Per, Next)
        from end in Here
        select new DimensionSyntax(start.To(end), first.AddRange(rest));

    private static readonly Parser<DimensionSyntax?> Unit =
        from start in Here
        from first in When(here => here.Kind == TokenKind.Per, Next, Multiplied)
        from rest in While(here => here.Kind == TokenKind.Per, Next)
        from end in Here
        select new DimensionSyntax(start.To(end), [first, .. rest]);

    private static readonly Parser<DimensionSyntax?> None = Give<DimensionSyntax?>(null);

    /// <summary>
    /// The unit directly behind a number, in the same line. It takes no <c>*</c> and no <c>/</c>: those belong to
    /// the formula.
    /// </summary>
    public static Parser<DimensionSyntax?> OfLiteral(Token number) => Choose(here =>
        Words.IsWord(here.Kind) && here.Session.TokenAt(here.Position).Line == number.Line && IsUnit(here) ? Unit : None);

    private static bool IsUnit(TokenInput here) => here.Kind switch
    {
        TokenKind.Per => true,
        TokenKind.Buys => !Words.IsWord(here.KindAhead(1)),
        TokenKind.In or TokenKind.Where or TokenKind.Within or TokenKind.At or TokenKind.Present or TokenKind.When => false,
        TokenKind.Name when here.Session.TextAt(here.Position) == "of" => false,
        _ => !Words.IsReservedInFormula(here.Kind),
    };
}
