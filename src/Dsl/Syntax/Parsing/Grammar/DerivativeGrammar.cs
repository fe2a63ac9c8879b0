using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;
using Sprache;
using static Mechanisms.Dsl.Syntax.Parsing.Rule;

namespace Mechanisms.Dsl.Syntax.Parsing.Grammar;

/// <summary><c>derivative(h at x: …)</c></summary>
internal static class DerivativeGrammar
{
    public const string Word = "derivative";

    /// <summary>Whether the bracket ahead names a variable and the place where it stands.</summary>
    public static bool Follows(TokenInput here, NameSyntax name) =>
        name.Text == Word && Words.IsWord(here.KindAhead(1)) && here.KindAhead(2) == TokenKind.At;

    /// <summary>What stands behind the word.</summary>
    public static Parser<ExpressionSyntax> Behind(Mark start) =>
        from open in Here
        from bracket in Any
        from variable in Rule.Name("a variable")
        from at in Any
        from place in Late(() => ExpressionGrammar.Expression)
        from colon in Need(TokenKind.Colon, SyntaxMessages.MissingDerivativeBody)
        from body in Late(() => ExpressionGrammar.Expression)
        from close in Closing(TokenKind.CloseRound, open)
        from end in Here
        select new DerivativeSyntax(start.To(end), variable, place, body);
}
