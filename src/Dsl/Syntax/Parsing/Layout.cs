using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Dsl.Syntax.Parsing;

/// <summary>
/// Finds where statements begin, by line breaks, indentation and what a line starts with, and makes every pair of
/// braces whole. Behind it the grammar needs no indentation, and a mistake in one statement cannot reach the next.
/// </summary>
internal sealed partial class Layout
{
    private readonly ImmutableArray<Token> _tokens;
    private readonly DiagnosticBag _bag;
    private readonly StatementPatterns _patterns;
    private readonly List<Token> _out;
    private readonly Stack<LayoutBlock> _blocks = new();
    private int _lineIndent;
    private int _braceDueAt = -1;
    private int _strayAt = -2;

    private Layout(ImmutableArray<Token> tokens, DiagnosticBag bag)
    {
        _tokens = tokens;
        _bag = bag;
        _patterns = new StatementPatterns(tokens, bag.Source);
        _out = new List<Token>(tokens.Length + (tokens.Length / 4));
        _blocks.Push(new LayoutBlock(BlockKind.Script, null, -1));
    }

    private LayoutBlock Block => _blocks.Peek();

    /// <summary>The tokens with separators and forgotten braces put in.</summary>
    public static IReadOnlyList<Token> Arrange(ImmutableArray<Token> tokens, DiagnosticBag bag)
    {
        var layout = new Layout(tokens, bag);
        for (int i = 0; i < tokens.Length && !bag.IsFull; i++) layout.Place(i);
        return layout._out;
    }

    private void Place(int i)
    {
        Token token = _tokens[i];
        if (token.FirstOnLine) _lineIndent = token.Column;
        if (_braceDueAt == i && token.Kind != TokenKind.OpenBrace) OpenForgotten(i);
        _braceDueAt = _braceDueAt == i ? -1 : _braceDueAt;

        switch (token.Kind)
        {
            case TokenKind.End:
                while (_blocks.Count > 1) CloseForgotten(i);
                _out.Add(token);
                return;
            case TokenKind.CloseBrace when i + 1 < _tokens.Length && _tokens[i + 1].Kind == TokenKind.OpenBrace && _patterns.SameLine(i, i + 1):
                // Nothing ends where braces begin: a sign that slipped, and the grammar says which one it expected.
                _out.Add(token with { Kind = TokenKind.Bad });
                return;
            case TokenKind.CloseBrace:
                Close(i);
                return;
            case TokenKind.OpenBrace when i > 0 && _tokens[i - 1].Kind == TokenKind.OpenBrace:
                _bag.Add(token.Span, SyntaxMessages.StrayOpenBrace);
                return;
            case TokenKind.Semicolon when Separates(i):
                _out.Add(token with { Kind = TokenKind.Separator });
                Block.Head = null;
                return;
        }

        if (token.FirstOnLine) LeaveFinishedBlocks(i);
        if (Block.Head is null || Block.StatementClosed || (token.FirstOnLine && BeginsStatement(i))) Begin(i);
        else _out.Add(token);
        if (token is { IsBroken: true, Kind: TokenKind.Text }) Block.HasBrokenText = true;

        switch (token.Kind)
        {
            case TokenKind.OpenBrace:
                Open(token);
                break;
            case TokenKind.OpenRound or TokenKind.OpenSquare:
                Block.Depth++;
                break;
            case TokenKind.Equal when Block is { Kind: BlockKind.Members, Depth: 0 }:
                Block.IsDefined = true;
                break;
            case TokenKind.CloseRound or TokenKind.CloseSquare:
                Block.Depth = Math.Max(0, Block.Depth - 1);
                break;
        }
    }

    /// <summary>Whether a semicolon ends a statement; at the top one may also stand in a head whose bracket is missing.</summary>
    private bool Separates(int i) => Block.Kind switch
    {
        BlockKind.Table => true,
        BlockKind.Script => Block.Depth == 0
            && (!_patterns.SameLine(i, i + 1) || _patterns.IsDeclaration(i + 1) || Block.Head is TokenKind.Language or TokenKind.Import),
        _ => Block.Depth == 0,
    };

    /// <summary>Whether the first token of a line begins a statement of the present block.</summary>
    private bool BeginsStatement(int i)
    {
        LayoutBlock block = Block;
        Token token = _tokens[i];
        bool mayEnd = _patterns.EndsExpression(i - 1);
        if (block.Kind == BlockKind.Unknown) return false;
        if (block.Kind == BlockKind.Table) return true;
        if (block.Kind == BlockKind.Columns) return _patterns.IsNamed(i) || (block.Depth == 0 && mayEnd && !_patterns.Continues(i));

        bool deeper = !block.HeadOnOpeningLine && _lineIndent > block.HeadIndent;
        bool named = block.Kind != BlockKind.Script && _patterns.IsNamed(i) && (!_patterns.Continues(i) || _patterns.IsDefined(i));
        if (_patterns.IsKeyword(i)) return !deeper || mayEnd;
        if (deeper) return (named || (block.IsDefined && token.Kind == TokenKind.Equal)) && mayEnd && block.Depth == 0;
        return named || _patterns.IsHead(i) || _patterns.IsPair(i) || (mayEnd && !_patterns.Continues(i));
    }

    private void Begin(int i)
    {
        Token token = _tokens[i];
        LayoutBlock block = Block;
        if (_out.Count > 0 && _out[^1].Kind is not (TokenKind.Separator or TokenKind.OpenBrace)) _out.Add(Made(TokenKind.Separator, i) with { IsBroken = _strayAt == i - 1 });
        block.HeadOnOpeningLine = block.Open is { } open && open.Line == token.Line;
        block.HeadIndent = _lineIndent;
        block.Depth = 0;
        block.IsDefined = false;
        block.StatementClosed = false;
        if (block.InnerColumn < 0 && token.FirstOnLine) block.InnerColumn = token.Column;

        if (_patterns.Meant(i, block.Kind) is { } meant)
        {
            string written = _bag.Source.Slice(token.Span);
            _bag.Add(token.Span, at => SyntaxMessages.MisspeltStart(at, written, meant));
            token = token with { Kind = Words.KindOf(meant) };
        }

        // What stands behind a brace too many, in its line, is the rest of what the brace cut in two.
        if (i > 0 && _strayAt == i - 1 && _patterns.SameLine(i - 1, i)) token = token with { IsBroken = true };
        block.Head = token.Kind;
        _out.Add(token);
        ExpectBrace(i);
    }

    /// <summary>A token that the author did not write, right behind the last one written.</summary>
    private Token Made(TokenKind kind, int before)
    {
        Token next = _tokens[before];
        Token? last = before > 0 ? _tokens[before - 1] : null;
        int start = last?.Span.End ?? next.Span.Start;
        return new Token(kind, new TextSpan(start, 0), last?.Line ?? next.Line, next.Column, false, []) { IsVirtual = true };
    }
}
