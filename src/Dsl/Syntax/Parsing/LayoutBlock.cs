namespace Mechanisms.Dsl.Syntax.Parsing;

/// <summary>What stands between a pair of braces.</summary>
internal enum BlockKind
{
    Script,
    Members,
    Columns,
    Example,
    Table,

    /// <summary>Braces that nothing asked for; the grammar reports them.</summary>
    Unknown,
}

/// <summary>Braces that layout has seen open, and how far the statement inside has got.</summary>
internal sealed class LayoutBlock(BlockKind kind, Token? open, int indent)
{
    public BlockKind Kind => kind;

    /// <summary>The opening brace; null for the script itself.</summary>
    public Token? Open => open;

    /// <summary>Indentation of the line on which the statement began that the braces belong to.</summary>
    public int Indent => indent;

    /// <summary>Column of the first statement that has a line of its own; -1 before there is one.</summary>
    public int InnerColumn { get; set; } = -1;

    /// <summary>Kind of the first token of the present statement, or null between two statements.</summary>
    public TokenKind? Head { get; set; }

    public int HeadIndent { get; set; }

    /// <summary>The statement stands behind the brace on the brace's own line, so its indentation says nothing.</summary>
    public bool HeadOnOpeningLine { get; set; }

    /// <summary>Round and square brackets that the present statement has open.</summary>
    public int Depth { get; set; }

    /// <summary>The present statement has its <c>=</c>: a line that begins with another one lost its name.</summary>
    public bool IsDefined { get; set; }

    /// <summary>The braces of the present statement have closed it: whatever follows is the next one.</summary>
    public bool StatementClosed { get; set; }

    /// <summary>A text without an end may have swallowed the closing brace: do not ask for it again.</summary>
    public bool HasBrokenText { get; set; }
}
