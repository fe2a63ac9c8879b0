using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Parsing.Grammar;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Syntax.Parsing;

/// <summary>Text in, tree out. The only door to the grammar.</summary>
public static class ScriptParser
{
    /// <summary>Reads a script. There is always a tree; whatever could not be read is an error node and a message.</summary>
    public static SyntaxTree Parse(SourceText source)
    {
        var bag = new DiagnosticBag(source);
        (ScriptSyntax root, ParseSession? session) = ReadScript(source, bag);
        var tree = new SyntaxTree(source, root, bag.InOrderOfText());
        return session is null ? tree : tree with { Damaged = [.. session.Damaged], LostNames = [.. session.LostNames] };
    }

    /// <summary>Reads a single formula, such as a value in a round's file.</summary>
    public static (ExpressionSyntax Formula, ImmutableArray<Diagnostic> Diagnostics) ParseExpression(SourceText source)
    {
        var bag = new DiagnosticBag(source);
        if (IsTooLong(source, bag)) return (new ErrorExpressionSyntax(default), bag.InOrderOfText());
        ExpressionSyntax formula = ReadFormula(new TextSpan(0, source.Content.Length), bag);
        return (formula, bag.InOrderOfText());
    }

    /// <summary>All tokens with the comments before them, for the formatter.</summary>
    internal static ImmutableArray<Token> Tokens(SourceText source)
    {
        var bag = new DiagnosticBag(source);
        return IsTooLong(source, bag) ? [] : Lexer.Read(new TextSpan(0, source.Content.Length), bag);
    }

    /// <summary>Reads a formula that fills a stretch of the text.</summary>
    internal static ExpressionSyntax ReadFormula(TextSpan part, DiagnosticBag bag)
    {
        ImmutableArray<Token> tokens = Lexer.Read(part, bag);
        if (!Limits.Hold(tokens, bag)) return new ErrorExpressionSyntax(part);
        var session = new ParseSession(tokens, bag);
        return Recovery.Formula(ExpressionGrammar.Expression, _ => false)(session.InputAt(0)).Value;
    }

    private static (ScriptSyntax Root, ParseSession? Session) ReadScript(SourceText source, DiagnosticBag bag)
    {
        var whole = new TextSpan(0, source.Content.Length);
        if (IsTooLong(source, bag)) return (new ScriptSyntax(whole, []), null);
        ImmutableArray<Token> written = Lexer.Read(whole, bag);
        if (written.Length == 1)
        {
            if (bag.Count == 0) bag.Add(default, SyntaxMessages.EmptyScript);
            return (new ScriptSyntax(whole, []), null);
        }

        if (written.Length > Limits.ScriptTokens)
        {
            bag.Add(default, at => SyntaxMessages.TooManyTokens(at, Limits.ScriptTokens));
            return (new ScriptSyntax(whole, []), null);
        }

        IReadOnlyList<Token> tokens = Layout.Arrange(written, bag);
        if (bag.IsFull || !Limits.Hold(tokens, bag)) return (new ScriptSyntax(whole, []), null);
        var session = new ParseSession(tokens, bag);
        return (DeclarationGrammar.Script(session.InputAt(0)).Value with { Span = whole }, session);
    }

    private static bool IsTooLong(SourceText source, DiagnosticBag bag)
    {
        if (source.Content.Length <= Limits.ScriptLength) return false;
        bag.Add(default, at => SyntaxMessages.ScriptTooLong(at, source.Content.Length, Limits.ScriptLength));
        return true;
    }
}
