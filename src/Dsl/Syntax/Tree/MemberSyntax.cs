using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Dsl.Syntax.Tree;

/// <summary>What stands between the braces of a kind or a mechanism. <paramref name="Doc"/> is its <c>///</c> text, or empty.</summary>
public abstract record MemberSyntax(TextSpan Span, string Doc) : SyntaxNode(Span);

/// <summary><c>set contributor</c>, <c>ordered set day</c>, <c>set voter ignoring case</c></summary>
public sealed record SetSyntax(TextSpan Span, string Doc, NameSyntax Name, bool IsOrdered, bool IgnoresCase) : MemberSyntax(Span, Doc);

/// <summary><c>unit influence</c>, <c>open unit good = money</c>, <c>good = tonne</c> is a step to the parser.</summary>
public sealed record UnitSyntax(TextSpan Span, string Doc, NameSyntax Name, bool IsOpen, DimensionSyntax? Meaning) : MemberSyntax(Span, Doc);

/// <summary>
/// <c>input gift[contributor, project] : money, at least 0, repeats add</c>, or with <paramref name="Columns"/> between
/// braces instead of a type. The clauses stand behind the type or behind the closing brace.
/// </summary>
public sealed record InputSyntax(
    TextSpan Span,
    string Doc,
    NameSyntax Name,
    ImmutableArray<NameSyntax> Sets,
    TypeSyntax? Type,
    ExpressionSyntax? Default,
    ImmutableArray<ColumnSyntax> Columns,
    ImmutableArray<ClauseSyntax> Clauses) : MemberSyntax(Span, Doc);

/// <summary>
/// A column of an input: <c>amount : money</c>, or <c>counted = amount * coefficient</c> with a formula and no type.
/// </summary>
public sealed record ColumnSyntax(
    TextSpan Span,
    string Doc,
    NameSyntax Name,
    TypeSyntax? Type,
    ExpressionSyntax? Default,
    ImmutableArray<ClauseSyntax> Clauses,
    ExpressionSyntax? Formula) : SyntaxNode(Span);

/// <summary><c>output match[project] : money</c></summary>
public sealed record OutputSyntax(
    TextSpan Span,
    string Doc,
    NameSyntax Name,
    ImmutableArray<NameSyntax> Sets,
    TypeSyntax Type,
    ImmutableArray<ClauseSyntax> Clauses) : MemberSyntax(Span, Doc);

/// <summary><c>param pool : money, at least 0</c></summary>
public sealed record ParameterSyntax(
    TextSpan Span,
    string Doc,
    NameSyntax Name,
    TypeSyntax Type,
    ExpressionSyntax? Default,
    ImmutableArray<ClauseSyntax> Clauses) : MemberSyntax(Span, Doc);

/// <summary>
/// <c>accept contributor c when trust[c] > 0% otherwise "…"</c> (one index, without brackets) or
/// <c>accept gift[c, p] when amount > 0</c> (an input, its indices between brackets or left out).
/// </summary>
public sealed record AcceptSyntax(
    TextSpan Span,
    string Doc,
    NameSyntax Target,
    ImmutableArray<NameSyntax> Indices,
    bool HasBrackets,
    ExpressionSyntax Condition,
    TemplateSyntax? Reason) : MemberSyntax(Span, Doc);

/// <summary>A text with holes: <c>"{c} spent {charge[c]} of {credits}"</c>.</summary>
public sealed record TemplateSyntax(TextSpan Span, ImmutableArray<TemplatePartSyntax> Parts) : SyntaxNode(Span);

/// <summary>Either plain words (<paramref name="Words"/>) or a hole with a formula.</summary>
public sealed record TemplatePartSyntax(TextSpan Span, string Words, ExpressionSyntax? Hole) : SyntaxNode(Span);

/// <summary><c>open counted[c, p] : money = trust[c] * gift[c, p]</c></summary>
public sealed record StepSyntax(
    TextSpan Span,
    string Doc,
    bool IsOpen,
    NameSyntax Name,
    ImmutableArray<BinderSyntax> Indices,
    TypeSyntax? Type,
    ExpressionSyntax Body) : MemberSyntax(Span, Doc)
{
    /// <summary>Whether it stands behind <c>measure</c>: it looks at a round, and nothing but other measures reads it.</summary>
    public bool IsMeasure { get; init; }
}

/// <summary>Which way a value is rounded.</summary>
public enum RoundingDirection
{
    /// <summary>To the nearest unit; half a unit goes to the even one.</summary>
    Nearest,

    /// <summary><c>down</c></summary>
    Down,

    /// <summary><c>up</c></summary>
    Up,
}

/// <summary>
/// <c>round match to 0.01, remainder to largest fractions</c>, <c>round match down to 1</c>,
/// <c>round match to 0.01, at most cap * pool, remainder to largest fractions</c>.
/// </summary>
public sealed record RoundSyntax(
    TextSpan Span,
    string Doc,
    NameSyntax Target,
    RoundingDirection Direction,
    ExpressionSyntax Unit,
    ExpressionSyntax? AtMost,
    bool RemainderToLargestFractions) : MemberSyntax(Span, Doc);

/// <summary><c>picture tower of payment under limit by tempo</c></summary>
public sealed record PictureSyntax(TextSpan Span, string Doc, NameSyntax Form, ImmutableArray<PicturePartSyntax> Parts) : MemberSyntax(Span, Doc);

/// <summary><c>under limit</c>: a word and the name behind it. One that is missing was reported, or is to be reported as a missing part.</summary>
public sealed record PicturePartSyntax(TextSpan Span, NameSyntax Word, NameSyntax Name) : SyntaxNode(Span);

/// <summary><c>example "ten people give one dollar each" { … }</c></summary>
public sealed record ExampleSyntax(TextSpan Span, string Doc, TextSyntax Title, ImmutableArray<ExampleStatementSyntax> Statements)
    : MemberSyntax(Span, Doc);

/// <summary>A member that could not be read; already reported.</summary>
public sealed record ErrorMemberSyntax(TextSpan Span) : MemberSyntax(Span, "")
{
    /// <summary>The name that the line most likely introduces: say nothing about uses of it. Null where there is none.</summary>
    public NameSyntax? Introduces { get; init; }
}

/// <summary>A line of an example.</summary>
public abstract record ExampleStatementSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary><c>given pool = 1000</c> or <c>given price = power(exponent = 1.5)</c></summary>
public sealed record GivenValueSyntax(TextSpan Span, NameSyntax Target, ExpressionSyntax Value) : ExampleStatementSyntax(Span);

/// <summary><c>given gift = { ada, park, 1; ben, park, 1 }</c>: rows end with <c>;</c> or at the end of a line.</summary>
public sealed record GivenTableSyntax(TextSpan Span, NameSyntax Target, ImmutableArray<GivenRowSyntax> Rows) : ExampleStatementSyntax(Span);

/// <summary>A row of a table in an example.</summary>
public sealed record GivenRowSyntax(TextSpan Span, ImmutableArray<CellSyntax> Cells) : SyntaxNode(Span);

/// <summary>A cell as written: a name, a text (without its quotes), or a literal such as <c>-2</c>, <c>25%</c>, <c>yes</c>.</summary>
public sealed record CellSyntax(TextSpan Span, string Text) : SyntaxNode(Span);

/// <summary>
/// <c>expect match[park] = 90</c>, <c>expect level = 0.5 within 1e-9</c>. <paramref name="Expected"/> and
/// <paramref name="Within"/> are literals as written.
/// </summary>
public sealed record ExpectSyntax(TextSpan Span, NameSyntax Target, ImmutableArray<CellSyntax> Members, CellSyntax Expected, CellSyntax? Within)
    : ExampleStatementSyntax(Span);

/// <summary>A line of an example that could not be read; already reported.</summary>
public sealed record ErrorExampleStatementSyntax(TextSpan Span) : ExampleStatementSyntax(Span);
