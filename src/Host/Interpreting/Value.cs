using System.Collections.Immutable;
using System.Numerics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Interpreting;

/// <summary>
/// What an expression comes to: a value of one of the kinds, or its absence. An absence is a value like any other, so
/// that what catches it and what passes it on can be read in one place: the interpreter throws nothing to control its flow.
/// </summary>
internal abstract record Value
{
    /// <summary>What stands outside a support: 0, no, the empty text, the beginning of time.</summary>
    public static Value Zero(ValueKind kind) => kind switch
    {
        ValueKind.Real => new RealValue(0),
        ValueKind.Whole => new WholeValue(BigInteger.Zero),
        ValueKind.Truth => new TruthValue(false),
        ValueKind.Text => new TextValue(""),
        ValueKind.Time => new TimeValue(0),
        _ => throw new InvalidOperationException($"There is no zero among values of kind {kind}."),
    };

    /// <summary>A value known while compiling.</summary>
    public static Value Of(LoweredValue value) => value.Kind switch
    {
        ValueKind.Real => new RealValue(value.Real),
        ValueKind.Whole => new WholeValue(value.Whole),
        ValueKind.Truth => new TruthValue(value.Real != 0),
        ValueKind.Text => new TextValue(value.Text),
        ValueKind.Time => new TimeValue((long)value.Whole),
        _ => throw new InvalidOperationException($"A literal of kind {value.Kind} does not exist."),
    };

    /// <summary>A parameter's value; a moment stands in the whole number, as ticks.</summary>
    public static Value Of(ParameterValue value, ValueKind kind) => kind switch
    {
        ValueKind.Real => new RealValue(value.Real),
        ValueKind.Whole => new WholeValue(value.Whole),
        ValueKind.Truth => new TruthValue(value.Real != 0),
        ValueKind.Text => new TextValue(value.Text),
        ValueKind.Time => new TimeValue((long)value.Whole),
        _ => throw new InvalidOperationException($"A parameter of kind {kind} does not exist."),
    };

    /// <summary>The value of a column in one row.</summary>
    public static Value Of(Column column, int row) => column switch
    {
        RealColumn reals => new RealValue(reals.Values[row]),
        WholeColumn wholes => new WholeValue(wholes.Values[row]),
        TruthColumn truths => new TruthValue(truths.Values[row] != 0),
        TextColumn texts => new TextValue(texts.Values[row]),
        TimeColumn times => new TimeValue(times.Values[row]),
        _ => throw new InvalidOperationException($"A column of type {column.GetType().Name} does not exist."),
    };

    /// <summary>The value as it is kept in a cell: there is no −0.</summary>
    public Value Stored() => this is RealValue { Number: 0 } ? new RealValue(0) : this;
}

/// <summary>A finite number or +∞ (<c>unaffordable</c>); never a NaN.</summary>
internal sealed record RealValue(double Number) : Value;

/// <summary>A whole number.</summary>
internal sealed record WholeValue(BigInteger Number) : Value;

/// <summary>yes or no.</summary>
internal sealed record TruthValue(bool Holds) : Value;

/// <summary>A text.</summary>
internal sealed record TextValue(string Text) : Value;

/// <summary>A moment.</summary>
internal sealed record TimeValue(long Ticks) : Value;

/// <summary>A member of a set.</summary>
internal sealed record MemberValue(int Set, int Number) : Value;

/// <summary>No value: why, at which node it arose, and the values of that node's operands.</summary>
internal sealed record Absence(FaultKind Reason, int Node, ImmutableArray<FaultOperand> Operands) : Value
{
    /// <summary>An absence with nothing more to show.</summary>
    public Absence(FaultKind reason, int node)
        : this(reason, node, [])
    {
    }

    /// <summary>The end of a run that this absence makes, in some cell of a subject.</summary>
    public Faulted Fault(FaultSubjectKind kind, int slot, params ImmutableArray<int> members) =>
        new(Reason, Node, new FaultSubject(kind, slot), members, Operands);
}
