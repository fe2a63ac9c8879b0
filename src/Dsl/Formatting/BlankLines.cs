using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Parsing;

namespace Mechanisms.Dsl.Formatting;

/// <summary>
/// Which lines have a blank one before them: every declaration, and elsewhere between statements and comments what the
/// author put there, but never two, never at the edges of a block, never inside a statement and never between a doc
/// comment and what it is about.
/// </summary>
internal sealed class BlankLines(SourceText source, IReadOnlyList<Piece> pieces)
{
    private TokenKind _head = TokenKind.End;

    /// <summary>For each own-line comment before the piece, and at last for the piece itself: whether a blank line stands before it.</summary>
    public bool[] Before(int i)
    {
        Piece piece = pieces[i];
        Comment[] comments = [.. piece.Token.Leading.Where(comment => comment.StartsLine)];
        bool[] asWritten = AsWritten(piece, comments, PreviousEnd(i));
        var blank = new bool[comments.Length + 1];
        bool endsBlock = piece.Kind is TokenKind.CloseBrace or TokenKind.End;
        if (piece.StartsStatement || endsBlock)
        {
            asWritten.CopyTo(blank, 0);
            if (i == 0 || pieces[i - 1].Kind == TokenKind.OpenBrace) blank[0] = false;
            else if (piece.Depth == 0 && piece.StartsStatement) blank[0] = StandsApart(piece, comments, asWritten);
            if (endsBlock || comments is [.., { IsDoc: true }]) blank[^1] = false;
        }

        if (piece is { StartsStatement: true, Depth: 0 }) _head = piece.Kind;
        return blank;
    }

    private int PreviousEnd(int i)
    {
        Comment[] trailing = [.. pieces[i].Token.Leading.TakeWhile(comment => !comment.StartsLine)];
        return trailing.Length > 0 ? trailing[^1].Span.End : i > 0 ? pieces[i - 1].Token.Span.End : 0;
    }

    private bool[] AsWritten(Piece piece, Comment[] comments, int end)
    {
        var blank = new bool[comments.Length + 1];
        for (int at = 0; at <= comments.Length; at++)
        {
            TextSpan span = at < comments.Length ? comments[at].Span : piece.Token.Span;
            blank[at] = source.LineOf(span.Start) - source.LineOf(end) > 1;
            end = span.End;
        }

        return blank;
    }

    /// <summary>Imports, and functions without a doc comment, may follow each other line by line like a table.</summary>
    private bool StandsApart(Piece piece, Comment[] comments, bool[] asWritten)
    {
        bool isList = (piece.Kind == TokenKind.Import && _head == TokenKind.Import) || (IsFunction(piece.Kind) && IsFunction(_head));
        return !isList || asWritten.Contains(true) || comments.Any(comment => comment.IsDoc);
    }

    private static bool IsFunction(TokenKind kind) => kind is TokenKind.Fn or TokenKind.Cost or TokenKind.Saturation;
}
