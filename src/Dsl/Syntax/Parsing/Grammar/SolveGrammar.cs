using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;
using Sprache;
using static Mechanisms.Dsl.Syntax.Parsing.Rule;

namespace Mechanisms.Dsl.Syntax.Parsing.Grammar;

/// <summary><c>largest(x in whole a..b: condition)</c></summary>
internal static class SolveGrammar
{
    private const string Largest = "largest";
    private const string Smallest = "smallest";

    /// <summary>Whether the bracket ahead searches a range: a variable, <c>in</c>, and two dots before the colon.</summary>
    public static bool Follows(TokenInput here, NameSyntax name)
    {
        if (!IsWord(name.Text)) return false;
        return Words.IsWord(here.KindAhead(1)) && here.KindAhead(2) == TokenKind.In;
    }

    /// <summary>Whether a name begins a search.</summary>
    public static bool IsWord(string name) => name is Largest or Smallest;

    /// <summary>What stands behind the word.</summary>
    public static Parser<ExpressionSyntax> Behind(Mark start, NameSyntax name) =>
        from open in Here
        from bracket in Any
        from variable in Rule.Name("a variable")
        from word in Any
        from isWhole in When(here => here.Kind == TokenKind.Whole && here.KindAhead(1) != TokenKind.DotDot, Skip(TokenKind.Whole), Give(false))
        from lower in Late(() => ExpressionGrammar.Expression)
        from dots in Need(TokenKind.DotDot, SyntaxMessages.MissingRange)
        from upper in Late(() => ExpressionGrammar.Expression)
        from colon in Need(TokenKind.Colon, SyntaxMessages.MissingSearchCondition)
        from condition in Late(() => ExpressionGrammar.Expression)
        from close in Closing(TokenKind.CloseRound, open)
        from end in Here
        select new SolveSyntax(start.To(end), name.Text == Largest, variable, isWhole, lower, upper, condition);
}
