using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Analysis;

/// <summary>Which side of a comparison must be there for it to hold.</summary>
internal enum ZeroSide
{
    /// <summary>None: it can hold where both are absent.</summary>
    None,

    /// <summary>The left one: it never holds where that is 0.</summary>
    Left,

    /// <summary>The right one.</summary>
    Right,

    /// <summary>One of the two: it does not hold between 0 and 0.</summary>
    Both,
}

/// <summary>Looks at a comparison where a side is absent, that is 0 or no.</summary>
internal static class ComparisonAtZero
{
    public static ZeroSide Decide(Comparison comparison)
    {
        if (Constant(comparison.Right) is { } right) return Holds(comparison.Operator, 0.CompareTo(right)) ? ZeroSide.None : ZeroSide.Left;
        if (Constant(comparison.Left) is { } left) return Holds(comparison.Operator, left.CompareTo(0)) ? ZeroSide.None : ZeroSide.Right;
        bool isNumeric = comparison.Left.Kind is ValueKind.Real or ValueKind.Whole or ValueKind.Truth;
        return isNumeric && !Holds(comparison.Operator, 0) ? ZeroSide.Both : ZeroSide.None;
    }

    /// <summary>−1, 0 or 1 for a constant; null for anything else.</summary>
    private static int? Constant(LoweredExpression expression) => expression switch
    {
        RealConstant real => Math.Sign(real.Value),
        WholeConstant whole => whole.Value.Sign,
        TruthConstant truth => truth.Value ? 1 : 0,
        _ => null,
    };

    private static bool Holds(ComparisonOperator op, int order) => op switch
    {
        ComparisonOperator.Equal => order == 0,
        ComparisonOperator.NotEqual => order != 0,
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessOrEqual => order <= 0,
        ComparisonOperator.Greater => order > 0,
        _ => order >= 0,
    };
}
