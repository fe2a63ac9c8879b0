using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Parsing;

namespace Mechanisms.Dsl.Formatting;

/// <summary>A written token and what layout found out about it.</summary>
/// <param name="Token">The token, its comments included.</param>
/// <param name="StartsStatement">Whether a declaration, a member, a row or a line of an example begins with it.</param>
/// <param name="IsSeparated">Whether a semicolon or an opening brace stands before that statement.</param>
internal sealed record Piece(Token Token, bool StartsStatement, bool IsSeparated)
{
    /// <summary>For a brace: whether what stands between it and its partner has one line.</summary>
    public bool IsOneLine { get; init; }

    /// <summary>How many braces are open around the token; a brace stands outside of its own.</summary>
    public int Depth { get; init; }

    public TokenKind Kind => Token.Kind;
}

/// <summary>All written tokens of a script without mistakes, the end included.</summary>
internal static class PieceList
{
    /// <summary>Reads and lays out a script.</summary>
    public static IReadOnlyList<Piece> Of(SourceText source)
    {
        IReadOnlyList<Token> arranged = Layout.Arrange(ScriptParser.Tokens(source), new DiagnosticBag(source));
        var pieces = new List<Piece>(arranged.Count);
        var open = new Stack<int>();
        TokenKind before = TokenKind.Separator;
        bool isSeparated = true;
        foreach (Token token in arranged)
        {
            if (!token.IsVirtual)
            {
                bool starts = before is TokenKind.Separator or TokenKind.OpenBrace
                    && token.Kind is not (TokenKind.Separator or TokenKind.CloseBrace or TokenKind.End);
                int depth = token.Kind == TokenKind.CloseBrace ? open.Count - 1 : open.Count;
                pieces.Add(new Piece(token, starts, isSeparated) { Depth = depth });
                if (token.Kind == TokenKind.OpenBrace) open.Push(pieces.Count - 1);
                else if (token.Kind == TokenKind.CloseBrace) Pair(pieces, open.Pop());
            }

            before = token.Kind;
            isSeparated = !token.IsVirtual && token.Kind is TokenKind.Separator or TokenKind.OpenBrace;
        }

        return pieces;
    }

    /// <summary>
    /// A block keeps its one line if the author gave it one. Statements that nothing but a brace separates need lines of
    /// their own, and so does a block that contains such.
    /// </summary>
    private static void Pair(List<Piece> pieces, int open)
    {
        int close = pieces.Count - 1;
        bool oneLine = pieces[open].Token.Line == pieces[close].Token.Line;
        for (int i = open + 1; i < close && oneLine; i++) oneLine = !pieces[i].StartsStatement || pieces[i].IsSeparated;
        pieces[open] = pieces[open] with { IsOneLine = oneLine };
        pieces[close] = pieces[close] with { IsOneLine = oneLine };
    }
}
