using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Dsl.Syntax.Parsing;

/// <summary>The half of layout that makes every pair of braces whole and says which one was forgotten.</summary>
internal sealed partial class Layout
{
    private void Open(Token brace)
    {
        LayoutBlock parent = Block;
        BlockKind kind = (parent.Kind, parent.Head) switch
        {
            (BlockKind.Script, TokenKind.Fn or TokenKind.Cost or TokenKind.Saturation or TokenKind.Import) => BlockKind.Unknown,
            (BlockKind.Script, _) => BlockKind.Members,
            (BlockKind.Members, TokenKind.Example or TokenKind.Text) => BlockKind.Example,
            (BlockKind.Members, TokenKind.Input) => BlockKind.Columns,
            (BlockKind.Example, TokenKind.Given or TokenKind.Name) => BlockKind.Table,
            _ => BlockKind.Unknown,
        };
        _blocks.Push(new LayoutBlock(kind, brace, parent.HeadIndent));
    }

    /// <summary>Notes where the brace of a kind, a mechanism, an example or a table should stand, if none does.</summary>
    private void ExpectBrace(int head)
    {
        _braceDueAt = (Block.Kind, Block.Head) switch
        {
            (BlockKind.Script, TokenKind.Kind or TokenKind.Mechanism) => BehindDeclarationHead(head),
            (BlockKind.Members, TokenKind.Example) => BehindTitle(head),
            (BlockKind.Members, TokenKind.Input) => BehindInputHead(head),
            (BlockKind.Example, TokenKind.Given) => BehindGivenHead(head),
            _ => -1,
        };
    }

    private int BehindDeclarationHead(int head)
    {
        if (!HasBody(head) || BraceOnLine(head)) return -1;
        int at = head + 1;
        if (IsHeadName(at)) at++;
        if (_patterns.Kind(at) == TokenKind.Is) at += IsHeadName(at + 1) ? 2 : 1;
        if (_patterns.Kind(at) == TokenKind.But) at++;
        return at;

        bool IsHeadName(int index) => _patterns.SameLine(head, index) && Words.IsWord(_patterns.Kind(index))
            && _patterns.Kind(index) is not (TokenKind.Is or TokenKind.But);
    }

    private bool HasBody(int head) => _patterns.IsKeyword(head) || _tokens[head].Kind is not (TokenKind.Kind or TokenKind.Mechanism)
        || _patterns.Kind(head + 1) is TokenKind.OpenBrace || Words.IsWord(_patterns.Kind(head + 1));

    private int BehindTitle(int head)
    {
        if (BraceOnLine(head)) return -1;
        return _patterns.Kind(head + 1) == TokenKind.Text ? head + 2 : -1;
    }

    /// <summary>An input with neither type nor brace, but with a line of its own indentation below: columns.</summary>
    private int BehindInputHead(int head)
    {
        if (BraceOnLine(head)) return -1;
        int at = head + 1;
        if (Words.IsWord(_patterns.Kind(at))) at++;
        if (_patterns.Kind(at) == TokenKind.OpenSquare)
        {
            do at++;
            while (_patterns.SameLine(head, at) && (Words.IsWord(_patterns.Kind(at)) || _patterns.Kind(at) == TokenKind.Comma));
            if (_patterns.Kind(at) == TokenKind.CloseSquare) at++;
        }

        // `share = 100%` on the same line is a type whose colon is missing; only a colon behind the name shows a column.
        if (at == head + 1 || !_patterns.IsNamed(at)) return -1;
        bool sameLine = _patterns.SameLine(head, at);
        return sameLine ? _patterns.Kind(at + 1) == TokenKind.Colon ? at : -1 : _tokens[at].Column > _lineIndent ? at : -1;
    }

    /// <summary>Commas outside of brackets behind <c>given NAME =</c> can only be cells.</summary>
    private int BehindGivenHead(int head)
    {
        int depth = 0;
        int start = head + (_patterns.Kind(head + 2) == TokenKind.Equal ? 3 : 2);
        for (int at = start; _patterns.SameLine(head, at); at++)
        {
            switch (_patterns.Kind(at))
            {
                case TokenKind.OpenBrace:
                    return -1;
                case TokenKind.OpenRound or TokenKind.OpenSquare:
                    depth++;
                    break;
                case TokenKind.CloseRound or TokenKind.CloseSquare:
                    depth--;
                    break;
                case TokenKind.Comma when depth == 0:
                    return start;
                case TokenKind.CloseBrace:
                    return -1;
            }
        }

        // Rows on lines of their own below an opening that is missing.
        bool rowBelow = start < _tokens.Length - 1 && !_patterns.SameLine(head, start) && _tokens[start].Column > _lineIndent
            && _patterns.Kind(start + 1) == TokenKind.Comma;
        return rowBelow ? start : -1;
    }

    private bool BraceOnLine(int head)
    {
        for (int at = head; _patterns.SameLine(head, at); at++)
            if (_tokens[at].Kind == TokenKind.OpenBrace) return true;
        int next = head + 1;
        while (_patterns.SameLine(head, next)) next++;
        return _patterns.Kind(next) == TokenKind.OpenBrace;
    }

    private void OpenForgotten(int i)
    {
        Token made = Made(TokenKind.OpenBrace, i);
        Token before = _tokens[i - 1];
        string head = Block.Head is { } kind ? kind.ToString().ToLowerInvariant() : "";
        if (!before.IsBroken) _bag.Add(before.Span, at => SyntaxMessages.MissingOpenBrace(at, head));
        _out.Add(made);
        Open(made);
    }

    private void CloseForgotten(int i)
    {
        LayoutBlock block = _blocks.Pop();
        _out.Add(Made(TokenKind.CloseBrace, i));
        Block.StatementClosed = true;
        bool alreadySaid = block.HasBrokenText || block.Kind == BlockKind.Unknown || block.Open is { IsVirtual: true };
        Block.HasBrokenText |= block.HasBrokenText;
        if (alreadySaid || block.Open is not { } open) return;
        int line = open.Line + 1;
        TextSpan place = i > 0 ? _tokens[i - 1].Span : open.Span;
        RelatedPlace opening = _bag.Related(open.Span, "the bracket was opened here");
        _bag.Add(place, at => SyntaxMessages.MissingCloseBrace(at, line) with { Related = [opening] });
    }

    /// <summary>A line that can only belong further out shows that a brace was forgotten before it.</summary>
    private void LeaveFinishedBlocks(int i)
    {
        bool declaration = _patterns.IsDeclaration(i) && _lineIndent <= _blocks.First(block => block.Kind == BlockKind.Script).HeadIndent;
        if (declaration || _patterns.IsPlainDeclaration(i))
        {
            while (_blocks.Count > 1) CloseForgotten(i);
            return;
        }

        while (_blocks.Count > 2 && _lineIndent <= Block.Indent && Block.Kind is not BlockKind.Members && LeavesBlock(i)) CloseForgotten(i);
    }

    private bool LeavesBlock(int i)
    {
        bool wasIndented = Block.InnerColumn > Block.Indent;
        bool belongs = Block.Kind switch
        {
            BlockKind.Example => Words.IsExampleStatement(_patterns.Kind(i)) && !wasIndented,
            BlockKind.Columns => _patterns.IsNamed(i) && !wasIndented && Block.InnerColumn >= 0,
            _ => false,
        };
        return !belongs && (_patterns.IsKeyword(i) || _patterns.IsNamed(i));
    }

    private void Close(int i)
    {
        Token brace = _tokens[i];
        if (_blocks.Count == 1 || IsStray(i))
        {
            _bag.Add(brace.Span, SyntaxMessages.StrayCloseBrace);
            _strayAt = i;
            Block.StatementClosed = Block.Head is not null;
            return;
        }

        // A brace at the start of a line belongs to the block whose own line starts in the same column.
        bool hasOwner = brace.FirstOnLine && _blocks.Any(block => block.Open is not null && block.Indent == brace.Column);
        while (hasOwner && _blocks.Count > 2 && Block.Indent > brace.Column) CloseForgotten(i);
        LayoutBlock closed = _blocks.Pop();
        _out.Add(brace);
        Block.StatementClosed = closed.Kind is BlockKind.Members or BlockKind.Example or BlockKind.Table;
        if (closed.Kind == BlockKind.Unknown && _blocks.Count == 1) Block.StatementClosed = true;
    }

    /// <summary>A brace that would end a block while the lines below go on in the block's own column.</summary>
    private bool IsStray(int i)
    {
        LayoutBlock block = Block;
        bool goesOn = _patterns.SameLine(i, i + 1) && block.Kind is BlockKind.Members or BlockKind.Example
            && _patterns.Kind(i + 1) is TokenKind.Equal or TokenKind.Colon or TokenKind.Comma or TokenKind.CloseRound or TokenKind.Dot;
        if (goesOn) return true;
        if (block.Kind is not (BlockKind.Members or BlockKind.Example) || block.InnerColumn <= block.Indent) return false;
        int next = i + 1;
        while (_patterns.SameLine(i, next)) next++;
        if (next >= _tokens.Length || _tokens[next].Column != block.InnerColumn) return false;
        return block.Kind == BlockKind.Members
            ? _patterns.Kind(next) is not (TokenKind.CloseBrace or TokenKind.End)
            : Words.IsExampleStatement(_patterns.Kind(next));
    }
}
