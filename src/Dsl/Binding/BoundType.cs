using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Binding;

/// <summary>What the binder knows of a value: its kind, its dimension (numbers), its set (members).</summary>
internal readonly record struct BoundType(ValueKind Kind, Dimension Dimension, int Set = -1)
{
    /// <summary>The type of what is already reported: it fits everything, so that nothing echoes.</summary>
    public static readonly BoundType Error = new((ValueKind)(-1), Dimension.Any);

    public static readonly BoundType Number = new(ValueKind.Real, Dimension.Number);

    public static readonly BoundType Truth = new(ValueKind.Truth, Dimension.Number);

    public static readonly BoundType Text = new(ValueKind.Text, Dimension.Number);

    public static readonly BoundType Time = new(ValueKind.Time, Dimension.Number);

    public bool IsError => (int)Kind == -1;

    public bool IsNumeric => Kind is ValueKind.Real or ValueKind.Whole;

    public static BoundType Real(Dimension dimension) => new(ValueKind.Real, dimension);

    public static BoundType Whole(Dimension dimension) => new(ValueKind.Whole, dimension);

    /// <summary>As in a message: <c>money</c>, <c>yes/no</c>, <c>a whole number of votes</c>.</summary>
    public string InWords => Kind switch
    {
        ValueKind.Truth => "yes/no",
        ValueKind.Text => "text",
        ValueKind.Time => "time",
        ValueKind.Member => "a member of a set",
        _ => DimensionInWords,
    };

    /// <summary>The dimension as in a message.</summary>
    public string DimensionInWords => Dimension.IsNumber || Dimension.IsAny ? "a plain number" : Dimension.ToString();
}

/// <summary>A formula with its type.</summary>
internal readonly record struct Bound(LoweredExpression Expression, BoundType Type)
{
    public bool IsError => Type.IsError;
}
