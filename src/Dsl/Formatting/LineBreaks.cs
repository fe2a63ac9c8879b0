using Mechanisms.Dsl.Syntax.Parsing;

namespace Mechanisms.Dsl.Formatting;

/// <summary>
/// Where lines begin. Inside a statement the author decides; around braces and between statements the layout does, as far
/// as no comment stands in the way: a comment always ends its line.
/// </summary>
internal sealed class LineBreaks(IReadOnlyList<Piece> pieces)
{
    /// <summary>Whether the piece begins a line.</summary>
    public bool IsBefore(int i)
    {
        if (i == 0) return true;
        Piece piece = pieces[i];
        Piece before = pieces[i - 1];
        if (!piece.Token.Leading.IsEmpty) return true;
        if (before.Kind == TokenKind.OpenBrace) return !before.IsOneLine && !IsEmptyBlock(i);
        return piece.Kind switch
        {
            TokenKind.CloseBrace => !piece.IsOneLine,
            TokenKind.OpenBrace or TokenKind.Separator => false,
            TokenKind.End => true,
            _ when piece.StartsStatement => !piece.IsSeparated || piece.Depth == 0 || piece.Token.FirstOnLine,
            _ => piece.Token.FirstOnLine,
        };
    }

    private bool IsEmptyBlock(int i) => pieces[i].Kind == TokenKind.CloseBrace;
}
