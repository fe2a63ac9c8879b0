using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;
using Sprache;
using static Mechanisms.Dsl.Syntax.Parsing.Rule;

namespace Mechanisms.Dsl.Syntax.Parsing.Grammar;

/// <summary><c>cost power(n; exponent = 1.5) = n^exponent</c>, <c>fn</c> and <c>saturation</c> alike.</summary>
internal static class FunctionGrammar
{
    private sealed record Signature(ImmutableArray<FormalSyntax> Formals, ImmutableArray<FormalSyntax> Settings);

    private static readonly Parser<FormalSyntax> Formal =
        from start in Here
        from name in Rule.Name("a value")
        from type in IfNext(TokenKind.Colon, Any.SelectMany(_ => TypeGrammar.Type, (_, type) => type))
        from value in TypeGrammar.Default
        from end in Here
        select new FormalSyntax(start.To(end), name, type, value);

    private static readonly Parser<ImmutableArray<FormalSyntax>> None = Give(ImmutableArray<FormalSyntax>.Empty);

    private static readonly Parser<ImmutableArray<FormalSyntax>> Formals =
        When(here => here.Kind is TokenKind.CloseRound or TokenKind.Semicolon, None, CommaList(Formal));

    private static readonly Parser<Signature> Bracketed =
        from open in Here
        from bracket in Want(TokenKind.OpenRound, SyntaxMessages.MissingOpenRound)
        from formals in Formals
        from settings in When(here => here.Kind == TokenKind.Semicolon, Any.SelectMany(_ => Formals, (_, all) => all), None)
        from close in Closing(TokenKind.CloseRound, open)
        select new Signature(formals, settings);

    private static readonly Parser<ExpressionSyntax> Formula =
        Recovery.Formula(ExpressionGrammar.Expression, here => here.Kind == TokenKind.Buys);

    private static readonly Parser<ExpressionSyntax> Body =
        from sign in Need(TokenKind.Equal, SyntaxMessages.ExpectedFunctionBody)
        from formula in Formula
        select sign ? formula : new ErrorExpressionSyntax(formula.Span);

    private static readonly Parser<InverseSyntax?> Inverse = IfNext(
        TokenKind.Buys,
        from start in Here
        from word in Any
        from amount in Rule.Name("the amount")
        from body in Body
        from end in Here
        select new InverseSyntax(start.To(end), amount, body));

    private static Parser<DeclarationSyntax> Behind(Mark start, FunctionRole? role) =>
        from name in Rule.Name("a function")
        from signature in Bracketed
        from body in Body
        from inverse in Inverse
        from end in Here
        select new FunctionSyntax(
            start.To(end), Docs.Of(start), role ?? Guess(signature), name, signature.Formals, signature.Settings, body, inverse);

    public static readonly Parser<DeclarationSyntax> Function =
        from start in Here
        from word in Any
        from whole in Behind(start, word.Kind switch
        {
            TokenKind.Cost => FunctionRole.Cost,
            TokenKind.Saturation => FunctionRole.Saturation,
            _ => FunctionRole.Plain,
        })
        select whole;

    /// <summary>A function whose first word is missing.</summary>
    public static readonly Parser<DeclarationSyntax> Headless =
        from start in Here
        from said in Complain(start)
        from whole in Behind(start, null)
        select whole;

    /// <summary>Whether a name with round brackets and a formula lies ahead.</summary>
    public static bool LooksHeadless(TokenInput here)
    {
        if (!Words.IsWord(here.Kind) || here.KindAhead(1) != TokenKind.OpenRound) return false;
        int at = 2;
        while (here.KindAhead(at) is not (TokenKind.CloseRound or TokenKind.Separator or TokenKind.End)) at++;
        return here.KindAhead(at + 1) == TokenKind.Equal;
    }

    // The role decides what later passes ask of the function; a wrong guess would raise echoes where it is used.
    private static FunctionRole Guess(Signature signature) =>
        signature.Settings.Any(setting => setting.Name.Text == "limit") ? FunctionRole.Saturation : FunctionRole.Cost;

    private static Parser<bool> Complain(Mark start) => input =>
    {
        string written = start.Session.TextAt(start.Position);
        start.Session.Complain(start.Position, at => SyntaxMessages.HeadlessFunction(at, written));
        return Result.Success(true, input);
    };
}
