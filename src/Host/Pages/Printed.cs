using System.Collections.Immutable;

namespace Mechanisms.Host.Pages;

/// <summary>
/// A formula as a paper would set it, whatever it is then written in: sums with their indices below, fractions, roots,
/// choices as cases, and brackets where the reading needs them.
/// </summary>
internal abstract record Printed;

/// <summary>A name: a single letter leans, as in a paper; a word stands upright.</summary>
internal sealed record PrintedName(string Name) : Printed;

/// <summary>Upright words. White space at their ends counts.</summary>
internal sealed record PrintedWords(string Words) : Printed;

/// <summary>A number.</summary>
internal sealed record PrintedDigits(string Digits) : Printed;

/// <summary>A sign that stands for itself.</summary>
internal sealed record PrintedSymbol(Symbol Symbol) : Printed;

/// <summary>A function that papers set upright, such as <c>min</c>.</summary>
internal sealed record PrintedFunction(string Name) : Printed;

/// <summary>Parts side by side.</summary>
internal sealed record PrintedRow(ImmutableArray<Printed> Parts, Gap Gap) : Printed;

/// <summary>A sign between two operands.</summary>
internal sealed record PrintedOperation(Sign Sign, Printed Left, Printed Right) : Printed;

/// <summary>A sign before its operand.</summary>
internal sealed record PrintedPrefix(Sign Sign, Printed Operand) : Printed;

/// <summary>A fraction.</summary>
internal sealed record PrintedFraction(Printed Above, Printed Below) : Printed;

/// <summary>A power.</summary>
internal sealed record PrintedPower(Printed Base, Printed Exponent) : Printed
{
    /// <summary>Whether the base is one sign by nature, so that nothing has to hold it together.</summary>
    public bool IsOfOneSign { get; init; }
}

/// <summary>A square root.</summary>
internal sealed record PrintedRoot(Printed Inner) : Printed;

/// <summary>A name with indices below.</summary>
internal sealed record PrintedIndexed(string Name, ImmutableArray<Printed> Indices) : Printed;

/// <summary>Something between brackets.</summary>
internal sealed record PrintedFence(Fence Fence, Printed Inner) : Printed;

/// <summary>What brings many values together, with its indices below the sign.</summary>
internal sealed record PrintedReduction(string Operator, Printed Below, Printed? Body) : Printed;

/// <summary>A call, or the head of a definition.</summary>
internal sealed record PrintedCall(Printed Function, string? Member, ImmutableArray<Printed> Arguments, ImmutableArray<Printed> Settings) : Printed
{
    /// <summary>Whether it is what is defined, whose brackets need not grow.</summary>
    public bool IsDefined { get; init; }
}

/// <summary>Something, and what must hold for it.</summary>
internal sealed record PrintedSuchThat(Printed What, Printed Condition) : Printed
{
    /// <summary>Whether it stands small below a sign.</summary>
    public bool IsBelow { get; init; }
}

/// <summary>Choices, one below the other.</summary>
internal sealed record PrintedCases(ImmutableArray<PrintedCase> Cases) : Printed;

/// <summary>A choice: its value, and in words and a formula when it is taken.</summary>
internal sealed record PrintedCase(Printed Value, string Words, Printed? Condition);

/// <summary>A derivative at a place.</summary>
internal sealed record PrintedDerivative(string Variable, Printed Body, Printed At) : Printed;

/// <summary>Signs that stand alone.</summary>
internal enum Symbol
{
    /// <summary>π</summary>
    Pi,

    /// <summary>∞</summary>
    Infinity,

    /// <summary>#, how many</summary>
    HowMany,

    /// <summary>∃</summary>
    Exists,

    /// <summary>∀</summary>
    ForAll,

    /// <summary>…</summary>
    Dots,
}

/// <summary>Signs of operations.</summary>
internal enum Sign
{
    /// <summary>∨</summary>
    Or,

    /// <summary>∧</summary>
    And,

    /// <summary>¬</summary>
    Not,

    /// <summary>+</summary>
    Plus,

    /// <summary>−</summary>
    Minus,

    /// <summary>·</summary>
    Times,

    /// <summary>=</summary>
    Equal,

    /// <summary>≠</summary>
    NotEqual,

    /// <summary>&lt;</summary>
    Less,

    /// <summary>≤</summary>
    AtMost,

    /// <summary>&gt;</summary>
    Greater,

    /// <summary>≥</summary>
    AtLeast,

    /// <summary>≺</summary>
    Precedes,

    /// <summary>∈</summary>
    In,
}

/// <summary>What stands between parts of a row.</summary>
internal enum Gap
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A thin space: between a number and its unit.</summary>
    Thin,

    /// <summary>A thin space behind a quantifier.</summary>
    BehindQuantifier,

    /// <summary>The space that a function keeps from what it is of.</summary>
    Function,

    /// <summary>The space between words.</summary>
    Word,

    /// <summary>A comma, close: between indices.</summary>
    Index,

    /// <summary>A comma: between arguments.</summary>
    Argument,

    /// <summary>A comma between members that are listed.</summary>
    Member,
}

/// <summary>Pairs of brackets.</summary>
internal enum Fence
{
    /// <summary>( )</summary>
    Round,

    /// <summary>[ ]</summary>
    Square,

    /// <summary>{ } around what is described.</summary>
    Set,

    /// <summary>{ } around what is listed.</summary>
    List,

    /// <summary>⌊ ⌋</summary>
    Floor,

    /// <summary>⌈ ⌉</summary>
    Ceiling,

    /// <summary>| |</summary>
    Size,
}
