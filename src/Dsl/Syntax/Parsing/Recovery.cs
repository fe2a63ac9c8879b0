using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Parsing.Grammar;
using Mechanisms.Dsl.Syntax.Tree;
using Sprache;

namespace Mechanisms.Dsl.Syntax.Parsing;

/// <summary>Statements and blocks: where a mistake ends and reading goes on.</summary>
internal static class Recovery
{
    /// <summary>Statements up to the end of the script or up to the brace that closes the block.</summary>
    public static Parser<ImmutableArray<T>> Statements<T>(Parser<T> statement) => input =>
    {
        var items = ImmutableArray.CreateBuilder<T>();
        IInput rest = input;
        while (true)
        {
            while (Rule.At(rest).Kind == TokenKind.Separator) rest = rest.Advance();
            if (Rule.At(rest).Session.Bag.IsFull) return Result.Success(items.ToImmutable(), Rule.At(rest).Session.AtTheEnd);
            if (Rule.At(rest).Kind is TokenKind.End or TokenKind.CloseBrace) return Result.Success(items.ToImmutable(), rest);
            IResult<T> one = Statement(statement)(rest);
            items.Add(one.Value);
            rest = one.Remainder.Position > rest.Position ? one.Remainder : rest.Advance();
        }
    };

    /// <summary>One statement: whatever happens inside, reading goes on behind its end.</summary>
    public static Parser<T> Statement<T>(Parser<T> statement) => input =>
    {
        ParseSession session = Rule.At(input).Session;
        bool outer = session.Begin();
        IResult<T> read = statement(input);
        IInput rest = read.Remainder;
        if (!EndsStatement(Rule.At(rest).Kind)) Rule.Break(rest, SyntaxMessages.Leftover);
        rest = SkipStatement(rest);
        if (session.TokenAt(rest.Position).IsBroken) session.Distrust();
        session.End(outer, input.Position, rest.Position);
        return Result.Success(read.Value, rest);
    };

    /// <summary><c>{ statements }</c>. Layout has made the braces whole; what stands before the brace is left over.</summary>
    public static Parser<ImmutableArray<T>> Block<T>(Parser<T> statement) => input =>
    {
        IInput rest = input;
        if (Rule.At(rest).Kind != TokenKind.OpenBrace)
        {
            Rule.Break(rest, SyntaxMessages.MissingBlock);
            while (!EndsStatement(Rule.At(rest).Kind) && Rule.At(rest).Kind != TokenKind.OpenBrace) rest = rest.Advance();
            if (Rule.At(rest).Kind != TokenKind.OpenBrace) return Result.Success(ImmutableArray<T>.Empty, rest);
        }

        ParseSession session = Rule.At(rest).Session;
        if (session.TokenAt(rest.Position).IsVirtual) session.Distrust();
        IResult<ImmutableArray<T>> inside = Statements(statement)(rest.Advance());
        rest = inside.Remainder;
        session.LeaveBlock(rest.Position);
        return Result.Success(inside.Value, Rule.At(rest).Kind == TokenKind.CloseBrace ? rest.Advance() : rest);
    };

    /// <summary>A formula with what may follow it; anything else behind it makes it unreadable.</summary>
    public static Parser<ExpressionSyntax> Formula(Parser<ExpressionSyntax> rule, Func<TokenInput, bool> mayFollow) => input =>
    {
        ParseSession session = Rule.At(input).Session;
        int damage = session.Damage;
        IResult<ExpressionSyntax> read = rule(input);
        TokenInput rest = Rule.At(read.Remainder);
        if (!EndsStatement(rest.Kind) && !mayFollow(rest)) BreakBehind(rest);
        if (session.Damage == damage) return read;
        var span = session.SpanOf(input.Position, Math.Max(input.Position, rest.Position));
        return Result.Success<ExpressionSyntax>(new ErrorExpressionSyntax(span), rest);
    };

    /// <summary>Something behind a finished formula, in the words for what was most likely meant.</summary>
    private static void BreakBehind(TokenInput rest)
    {
        string written = rest.Session.TextAt(rest.Position);
        string before = rest.Position > 0 ? rest.Session.TextAt(rest.Position - 1) : "";
        if (written == "of") rest.Session.Break(rest.Position, at => SyntaxMessages.ForeignOperator(at, written, "*"));
        else if (Words.IsWord(rest.Kind) && InBrackets(before, written) is var (what, behind)) rest.Session.Break(rest.Position - 1, at => SyntaxMessages.WithoutBrackets(at, before, what, behind));
        else Rule.Break(rest, SyntaxMessages.AfterFormula);
    }

    // For a word that takes round brackets: what they go around, and how that is written.
    private static (string What, string Behind)? InBrackets(string word, string variable) =>
        Words.Reductions.Contains(word) ? ("what it brings together", $"{variable}: …")
        : SolveGrammar.IsWord(word) ? ("what it searches", $"{variable} in 0..1: …")
        : word == DerivativeGrammar.Word ? ("the formula whose growth is asked for", $"{variable} at 1: …")
        : null;

    public static bool EndsStatement(TokenKind kind) => kind is TokenKind.End or TokenKind.Separator or TokenKind.CloseBrace;

    private static IInput SkipStatement(IInput input)
    {
        int depth = 0;
        for (IInput rest = input; ; rest = rest.Advance())
        {
            switch (Rule.At(rest).Kind)
            {
                case TokenKind.End:
                case TokenKind.CloseBrace when depth == 0:
                case TokenKind.Separator when depth == 0:
                    return rest;
                case TokenKind.OpenBrace:
                    depth++;
                    break;
                case TokenKind.CloseBrace:
                    depth--;
                    break;
            }
        }
    }
}
