using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Dsl.Syntax.Tree;

/// <summary>A formula or a part of one.</summary>
public abstract record ExpressionSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>Stands where a formula could not be read; the parser has reported it, nobody reports it again.</summary>
public sealed record ErrorExpressionSyntax(TextSpan Span) : ExpressionSyntax(Span);

/// <summary>
/// A number as written: <c>10_000</c>, <c>2.5e-3</c>, <c>25%</c>, <c>1 money</c>, <c>0.1 per height</c>.
/// <paramref name="Digits"/> is the text without underscores and without the percent sign.
/// </summary>
public sealed record NumberSyntax(TextSpan Span, string Digits, bool IsPercent, DimensionSyntax? Unit) : ExpressionSyntax(Span);

/// <summary>A text used as a value.</summary>
public sealed record TextExpressionSyntax(TextSpan Span, string Value) : ExpressionSyntax(Span);

/// <summary><c>yes</c> or <c>no</c>.</summary>
public sealed record TruthSyntax(TextSpan Span, bool Value) : ExpressionSyntax(Span);

/// <summary><c>unaffordable</c>: a price that nobody can pay.</summary>
public sealed record UnaffordableSyntax(TextSpan Span) : ExpressionSyntax(Span);

/// <summary>A name without brackets: a parameter, a scalar step, a formal, a column, a bound index, a cost.</summary>
public sealed record NameExpressionSyntax(TextSpan Span, NameSyntax Name) : ExpressionSyntax(Span);

/// <summary>An element: <c>gift[c, p]</c>, or one column of it: <c>gift.amount[c, p]</c>.</summary>
public sealed record ElementSyntax(TextSpan Span, NameSyntax Name, NameSyntax? Column, ImmutableArray<IndexSyntax> Indices)
    : ExpressionSyntax(Span);

/// <summary>What stands between the brackets of an element: <c>t</c>, or with <c>before t</c> the member in front of it.</summary>
public sealed record IndexSyntax(TextSpan Span, NameSyntax Name, bool IsBefore) : SyntaxNode(Span)
{
    /// <summary>The index as written, without <c>before</c>.</summary>
    public string Text => Name.Text;

    /// <summary>Whether the name is missing (the parser has reported it: report nothing more).</summary>
    public bool IsMissing => Name.IsMissing;
}

/// <summary>
/// A call: <c>sqrt(x)</c>, <c>price.buys(x)</c>, <c>curve(h; limit, speed)</c>. What stands behind the semicolon is
/// in <paramref name="Settings"/>. A setting by name, <c>exponent = 1.5</c>, is a comparison to the parser
/// (a <see cref="BinarySyntax"/> with <see cref="BinaryOperator.Equal"/>); the binder knows better.
/// </summary>
public sealed record CallSyntax(
    TextSpan Span,
    NameSyntax Function,
    NameSyntax? Member,
    ImmutableArray<ExpressionSyntax> Arguments,
    ImmutableArray<ExpressionSyntax> Settings) : ExpressionSyntax(Span);

/// <summary>A formula between round brackets, kept for the formatter.</summary>
public sealed record ParenthesizedSyntax(TextSpan Span, ExpressionSyntax Inner) : ExpressionSyntax(Span);

/// <summary>The operators before one operand.</summary>
public enum UnaryOperator
{
    /// <summary><c>-x</c></summary>
    Negate,

    /// <summary><c>not x</c></summary>
    Not,
}

/// <summary>An operator and its operand.</summary>
public sealed record UnarySyntax(TextSpan Span, UnaryOperator Operator, ExpressionSyntax Operand) : ExpressionSyntax(Span);

/// <summary>The operators between two operands, loosest first.</summary>
public enum BinaryOperator
{
    /// <summary><c>or</c></summary>
    Or,

    /// <summary><c>and</c></summary>
    And,

    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>&lt;</c></summary>
    Less,

    /// <summary><c>&lt;=</c></summary>
    LessOrEqual,

    /// <summary><c>&gt;</c></summary>
    Greater,

    /// <summary><c>&gt;=</c></summary>
    GreaterOrEqual,

    /// <summary><c>before</c>: which of two members comes first.</summary>
    Before,

    /// <summary><c>+</c></summary>
    Add,

    /// <summary><c>-</c></summary>
    Subtract,

    /// <summary><c>*</c></summary>
    Multiply,

    /// <summary><c>/</c></summary>
    Divide,

    /// <summary><c>div</c>: whole division, rounded down.</summary>
    WholeDivide,

    /// <summary><c>^</c>, binds right and above unary minus.</summary>
    Power,
}

/// <summary>Two operands and the operator between them. Comparisons do not chain.</summary>
public sealed record BinarySyntax(
    TextSpan Span,
    BinaryOperator Operator,
    TextSpan OperatorSpan,
    ExpressionSyntax Left,
    ExpressionSyntax Right) : ExpressionSyntax(Span);

/// <summary><c>if … then … else …</c>; only the branch that is taken is computed.</summary>
public sealed record ConditionalSyntax(TextSpan Span, ExpressionSyntax Condition, ExpressionSyntax Then, ExpressionSyntax Else)
    : ExpressionSyntax(Span);

/// <summary><c>… otherwise …</c>: the answer where the left side is undefined; binds loosest.</summary>
public sealed record OtherwiseSyntax(TextSpan Span, ExpressionSyntax Value, ExpressionSyntax Fallback) : ExpressionSyntax(Span);

/// <summary>
/// A bound index, with its set where the author says it: <c>c in contributor</c>. In <c>i before j</c> the second one is
/// <paramref name="IsBehind"/> the first: each pair of members comes once.
/// </summary>
public sealed record BinderSyntax(TextSpan Span, NameSyntax Name, NameSyntax? Set, bool IsBehind = false) : SyntaxNode(Span);

/// <summary>
/// <c>sum(i, j in set where condition: body)</c>. A set said behind several indices holds for all before it that have
/// none of their own. <c>count</c> may leave out its body.
/// </summary>
public sealed record ReductionSyntax(
    TextSpan Span,
    NameSyntax Operator,
    ImmutableArray<BinderSyntax> Indices,
    ExpressionSyntax? Condition,
    ExpressionSyntax? Body) : ExpressionSyntax(Span);

/// <summary><c>present gift[c, p]</c>: whether there is a row.</summary>
public sealed record PresentSyntax(TextSpan Span, ElementSyntax Element) : ExpressionSyntax(Span);

/// <summary>
/// <c>derivative(h at x: …)</c>: how fast the body grows with <paramref name="Variable"/>, where that is
/// <paramref name="At"/>.
/// </summary>
public sealed record DerivativeSyntax(TextSpan Span, NameSyntax Variable, ExpressionSyntax At, ExpressionSyntax Body) : ExpressionSyntax(Span);

/// <summary>
/// <c>largest(x in 0..1: condition)</c>, <c>smallest(n in whole 0..100: condition)</c>: the one solving primitive.
/// </summary>
public sealed record SolveSyntax(
    TextSpan Span,
    bool IsLargest,
    NameSyntax Variable,
    bool IsWhole,
    ExpressionSyntax From,
    ExpressionSyntax To,
    ExpressionSyntax Condition) : ExpressionSyntax(Span);
