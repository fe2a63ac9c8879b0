using System.Collections.Immutable;
using System.Numerics;

namespace Mechanisms.Dsl.Lowering;

/// <summary>
/// A formula of the lowered form. Three outcomes are possible: a value, <em>undefined</em> (0/0, the root of a negative,
/// an empty minimum, …) and <em>overflow</em> (finite operands, infinite result). Operands are computed left to right;
/// the first one without a value decides for the whole. Only <see cref="OtherwiseExpression"/> catches undefined;
/// nothing catches overflow. +∞ is the value <c>unaffordable</c>.
/// </summary>
/// <param name="Node">Unique in the mechanism; indexes <see cref="LoweredMechanism.Places"/>.</param>
/// <param name="Kind">What its value is.</param>
public abstract record LoweredExpression(int Node, ValueKind Kind);

/// <summary>A number; <c>unaffordable</c> is +∞.</summary>
public sealed record RealConstant(int Node, double Value) : LoweredExpression(Node, ValueKind.Real);

/// <summary>A whole number.</summary>
public sealed record WholeConstant(int Node, BigInteger Value) : LoweredExpression(Node, ValueKind.Whole);

/// <summary>yes or no.</summary>
public sealed record TruthConstant(int Node, bool Value) : LoweredExpression(Node, ValueKind.Truth);

/// <summary>A text.</summary>
public sealed record TextConstant(int Node, string Value) : LoweredExpression(Node, ValueKind.Text);

/// <summary>A parameter's value, by slot.</summary>
public sealed record ParameterRead(int Node, ValueKind Kind, int Parameter) : LoweredExpression(Node, Kind);

/// <summary>The member that an index stands for.</summary>
public sealed record IndexRead(int Node, LoweredIndex Index) : LoweredExpression(Node, ValueKind.Member);

/// <summary>A column of the row at hand; only in row rules and column formulas.</summary>
public sealed record ColumnRead(int Node, ValueKind Kind, int Column) : LoweredExpression(Node, Kind);

/// <summary>A cell of an input: the merged value where there is a row, else the column's default, else 0 / no.</summary>
public sealed record InputRead(int Node, ValueKind Kind, int Input, int Column, ImmutableArray<LoweredIndex> Indices)
    : LoweredExpression(Node, Kind);

/// <summary>Whether an input has a row (left after row rules) for the cell.</summary>
public sealed record PresenceRead(int Node, int Input, ImmutableArray<LoweredIndex> Indices) : LoweredExpression(Node, ValueKind.Truth);

/// <summary>A cell of a step: its value inside its support, else 0 / no. With rounding, the rounded value.</summary>
public sealed record StepRead(int Node, ValueKind Kind, int Step, ImmutableArray<LoweredIndex> Indices) : LoweredExpression(Node, Kind);

/// <summary>
/// The read of an input or a step in which <paramref name="Bound"/> stands for the member before that of
/// <paramref name="Of"/>, among those that are there; undefined where that is the first one.
/// </summary>
public sealed record PreviousExpression(int Node, ValueKind Kind, LoweredIndex Bound, LoweredIndex Of, LoweredExpression Read)
    : LoweredExpression(Node, Kind);

/// <summary>
/// A number from 0 to below 1 that depends on nothing but a seed (a text or a whole number) and the ids of members; see
/// <c>Numerics.Lot</c>.
/// </summary>
public sealed record LotExpression(int Node, LoweredExpression Seed, ImmutableArray<LoweredExpression> Members)
    : LoweredExpression(Node, ValueKind.Real);

/// <summary>
/// Computes <paramref name="Value"/> once under <paramref name="Local"/> (unique in the mechanism), then the body. A value
/// that is undefined makes the body undefined only where it is read: as if written out in every place.
/// </summary>
public sealed record LetExpression(int Node, ValueKind Kind, int Local, LoweredExpression Value, LoweredExpression Body)
    : LoweredExpression(Node, Kind);

/// <summary>The value of a <see cref="LetExpression"/>.</summary>
public sealed record LocalRead(int Node, ValueKind Kind, int Local) : LoweredExpression(Node, Kind);

/// <summary>A whole number as a real one, correctly rounded.</summary>
public sealed record WholeToReal(int Node, LoweredExpression Operand) : LoweredExpression(Node, ValueKind.Real);

/// <summary>The operators on numbers. Those marked real take and give Real; the others work on Real or Whole alike.</summary>
public enum NumberOperator
{
    /// <summary>a + b</summary>
    Add,

    /// <summary>a − b; undefined if b is unaffordable.</summary>
    Subtract,

    /// <summary>a · b</summary>
    Multiply,

    /// <summary>a / b, real; undefined when b is 0.</summary>
    Divide,

    /// <summary>⌊a / b⌋, whole; undefined when b is 0.</summary>
    WholeDivide,

    /// <summary>a^b. Whole: b at least 0, else undefined.</summary>
    Power,

    /// <summary>−a</summary>
    Negate,

    /// <summary>|a|</summary>
    Absolute,

    /// <summary>min(a, b)</summary>
    Minimum,

    /// <summary>max(a, b)</summary>
    Maximum,

    /// <summary>√a, real; undefined below 0.</summary>
    SquareRoot,

    /// <summary>e^a, real.</summary>
    Exponential,

    /// <summary>ln a, real; undefined at 0 and below.</summary>
    Logarithm,

    /// <summary>arctan a, real.</summary>
    Arctangent,

    /// <summary>⌊a⌋, real to real.</summary>
    Floor,

    /// <summary>⌈a⌉, real to real.</summary>
    Ceiling,
}

/// <summary>An operator with its one or two operands.</summary>
public sealed record NumberOperation(int Node, ValueKind Kind, NumberOperator Operator, ImmutableArray<LoweredExpression> Operands)
    : LoweredExpression(Node, Kind);

/// <summary>The comparisons.</summary>
public enum ComparisonOperator
{
    /// <summary>a = b</summary>
    Equal,

    /// <summary>a ≠ b</summary>
    NotEqual,

    /// <summary>a &lt; b</summary>
    Less,

    /// <summary>a ≤ b</summary>
    LessOrEqual,

    /// <summary>a > b</summary>
    Greater,

    /// <summary>a ≥ b</summary>
    GreaterOrEqual,
}

/// <summary>
/// A comparison of two values of one kind. Texts compare ordinally; truths and members only for being the same.
/// </summary>
public sealed record Comparison(int Node, ComparisonOperator Operator, LoweredExpression Left, LoweredExpression Right)
    : LoweredExpression(Node, ValueKind.Truth);

/// <summary><c>not</c></summary>
public sealed record Negation(int Node, LoweredExpression Operand) : LoweredExpression(Node, ValueKind.Truth);

/// <summary>
/// <c>and</c> / <c>or</c>, lazy: the right side is computed only if the left does not decide.
/// </summary>
public sealed record Junction(int Node, bool IsAnd, LoweredExpression Left, LoweredExpression Right) : LoweredExpression(Node, ValueKind.Truth);

/// <summary><c>if … then … else</c>, lazy.</summary>
public sealed record ConditionalExpression(int Node, ValueKind Kind, LoweredExpression Condition, LoweredExpression Then, LoweredExpression Else)
    : LoweredExpression(Node, Kind);

/// <summary>The value, or where it is undefined (not where it overflows) the fallback.</summary>
public sealed record OtherwiseExpression(int Node, ValueKind Kind, LoweredExpression Value, LoweredExpression Fallback)
    : LoweredExpression(Node, Kind);

/// <summary>The strong zero: inside <paramref name="Support"/> the body, outside 0 / no without computing it.</summary>
public sealed record GuardedExpression(int Node, ValueKind Kind, Support Support, LoweredExpression Body) : LoweredExpression(Node, Kind);

/// <summary>The reductions.</summary>
public enum ReductionOperator
{
    /// <summary>Exact accumulation rounded once (+∞ if a term is unaffordable); over nothing 0.</summary>
    Sum,

    /// <summary>How many cells satisfy the body (kind Truth); the result is Whole.</summary>
    Count,

    /// <summary>The least; undefined over nothing.</summary>
    Minimum,

    /// <summary>The greatest; undefined over nothing.</summary>
    Maximum,

    /// <summary>Whether some cell satisfies the body; over nothing no.</summary>
    Any,

    /// <summary>Whether every cell satisfies the body; over nothing yes.</summary>
    All,

    /// <summary>The exact sum divided once by the number of cells (exact sum rounded to double, then divided); undefined over nothing.</summary>
    Mean,

    /// <summary>The middle value, or the mean of the two middle ones ((a + b) / 2 by Real operations); undefined over nothing.</summary>
    Median,

    /// <summary>All values, for a <see cref="RankExpression"/> to compare with.</summary>
    Ranking,
}

/// <summary>
/// A reduction over those tuples of members for <paramref name="Indices"/> that lie in <paramref name="Over"/> (given the
/// outer indices) and satisfy <paramref name="Condition"/> (null: all). The condition is computed before the body and only
/// inside <paramref name="Over"/>. If the condition or a body that counts has no value, the reduction has none either: the
/// first such tuple in lexicographic member order decides (all reductions visit every tuple; any and all do not stop early).
/// </summary>
public sealed record ReductionExpression(
    int Node,
    ValueKind Kind,
    ReductionOperator Operator,
    ImmutableArray<LoweredIndex> Indices,
    Support Over,
    LoweredExpression? Condition,
    LoweredExpression Body) : LoweredExpression(Node, Kind);

/// <summary>
/// One more than how many values of <paramref name="Among"/> are larger than <paramref name="Own"/> by more than
/// <see cref="Tie"/> times its size. Own is computed first.
/// </summary>
public sealed record RankExpression(int Node, LoweredExpression Own, ReductionExpression Among) : LoweredExpression(Node, ValueKind.Whole)
{
    /// <summary>What differs by less, in proportion, is a tie: rounding made the difference.</summary>
    public const double Tie = 1e-12;
}
