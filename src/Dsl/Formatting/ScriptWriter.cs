using System.Text;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Parsing;

namespace Mechanisms.Dsl.Formatting;

/// <summary>Writes all tokens and comments in order, with the white space that the rules ask for.</summary>
internal sealed class ScriptWriter(SourceText source, IReadOnlyList<Piece> pieces, TokenRoles roles)
{
    private readonly StringBuilder _text = new(source.Content.Length + 256);
    private readonly LineBreaks _breaks = new(pieces);
    private readonly BlankLines _blanks = new(source, pieces);
    private readonly Indentation _indentation = new();
    private int _lineStart;

    /// <summary>The whole script.</summary>
    public string Write()
    {
        for (int i = 0; i < pieces.Count; i++) Write(i);
        return _text.ToString();
    }

    private void Write(int i)
    {
        Piece piece = pieces[i];
        if (_breaks.IsBefore(i)) BreakLine(i);
        else if (Spacing.HasBlank(pieces[i - 1].Token, piece.Token, i + 1 < pieces.Count ? pieces[i + 1].Token : null, roles)) _text.Append(' ');

        int column = _text.Length - _lineStart;
        _text.Append(source.Content.AsSpan(piece.Token.Span.Start, piece.Token.Span.Length));
        _indentation.Pass(piece, column, i + 1 < pieces.Count && _breaks.IsBefore(i + 1));
    }

    /// <summary>The comments before a piece and the line break, up to where the piece is written.</summary>
    private void BreakLine(int i)
    {
        Piece piece = pieces[i];
        bool[] blank = _blanks.Before(i);
        int line = 0;
        foreach (Comment comment in piece.Token.Leading)
        {
            if (comment.StartsLine) BeginLine(blank[line++], _indentation.OfComments(piece));
            else _text.Append("  ");
            _text.Append(source.Slice(comment.Span).TrimEnd());
        }

        if (piece.Kind == TokenKind.End) _text.Append('\n');
        else BeginLine(blank[line], _indentation.Of(piece));
    }

    private void BeginLine(bool hasBlankBefore, int column)
    {
        if (_text.Length > 0) _text.Append(hasBlankBefore ? "\n\n" : "\n");
        _lineStart = _text.Length;
        _text.Append(' ', column);
        _indentation.BeginLine(column);
    }
}
