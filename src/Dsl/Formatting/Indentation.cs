using Mechanisms.Dsl.Syntax.Parsing;

namespace Mechanisms.Dsl.Formatting;

/// <summary>
/// Follows the brackets and braces that are open and tells where a line begins. Inside a bracket it begins under the first
/// token behind the bracket, if that stands on the bracket's line; otherwise four columns further in.
/// </summary>
internal sealed class Indentation
{
    private const int Step = 4;
    private readonly Stack<Block> _blocks = new([new Block(0, 0)]);
    private int _line;

    /// <summary>Where a line begins that starts with the piece.</summary>
    public int Of(Piece piece)
    {
        Block block = _blocks.Peek();
        if (piece.StartsStatement || piece.Kind is TokenKind.End or TokenKind.Separator) return block.Inner;
        if (piece.Kind == TokenKind.CloseBrace) return block.Outer;
        if (piece.Kind == TokenKind.OpenBrace) return block.Statement;
        if (!block.Brackets.TryPeek(out Bracket bracket)) return block.Statement + Step;
        bool closes = piece.Kind is TokenKind.CloseRound or TokenKind.CloseSquare;
        if (bracket.HasContentBehind) return bracket.Column + (closes ? 0 : 1);
        return bracket.Line + (closes ? 0 : Step);
    }

    /// <summary>Where comments before the piece begin: those at the end of a block belong inside.</summary>
    public int OfComments(Piece piece) => piece.Kind == TokenKind.CloseBrace ? _blocks.Peek().Inner : Of(piece);

    /// <summary>A line begins in a column.</summary>
    public void BeginLine(int column) => _line = column;

    /// <summary>The piece is written at a column; <paramref name="endsLine"/> when a line break follows.</summary>
    public void Pass(Piece piece, int column, bool endsLine)
    {
        Block block = _blocks.Peek();
        if (piece.StartsStatement)
        {
            block.Statement = _line;
            block.Brackets.Clear();
        }

        switch (piece.Kind)
        {
            case TokenKind.OpenRound or TokenKind.OpenSquare:
                block.Brackets.Push(new Bracket(column, _line, !endsLine));
                break;
            case TokenKind.CloseRound or TokenKind.CloseSquare:
                block.Brackets.TryPop(out _);
                break;
            case TokenKind.OpenBrace:
                _blocks.Push(new Block(block.Statement + Step, block.Statement));
                break;
            case TokenKind.CloseBrace:
                _blocks.Pop();
                break;
        }
    }

    private readonly record struct Bracket(int Column, int Line, bool HasContentBehind);

    /// <summary>Open braces: where statements between them begin, and where the statement began that they belong to.</summary>
    private sealed record Block(int Inner, int Outer)
    {
        public int Statement { get; set; } = Inner;

        public Stack<Bracket> Brackets { get; } = new();
    }
}
