using System.Collections.Immutable;
using System.Numerics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Host.Tables;

/// <summary>Checks values from outside against their bounds.</summary>
internal static class Bounds
{
    /// <summary>The first bound that a real value violates, in words such as <c>at least 0</c>; null if none.</summary>
    public static string? Violated(ImmutableArray<LoweredBound> bounds, double value)
    {
        foreach (LoweredBound bound in bounds)
        {
            double limit = bound.Value.Kind == ValueKind.Real ? bound.Value.Real : (double)bound.Value.Whole;
            if (!Holds(bound.Kind, value.CompareTo(limit))) return Words(bound);
        }

        return null;
    }

    /// <summary>The first bound that a whole value or a time violates, in words; null if none.</summary>
    public static string? Violated(ImmutableArray<LoweredBound> bounds, BigInteger value)
    {
        foreach (LoweredBound bound in bounds)
        {
            int order = bound.Value.Kind == ValueKind.Real ? ((double)value).CompareTo(bound.Value.Real) : value.CompareTo(bound.Value.Whole);
            if (!Holds(bound.Kind, order)) return Words(bound);
        }

        return null;
    }

    /// <summary>The first bound that a literal violates, in words; null if none.</summary>
    public static string? Violated(ImmutableArray<LoweredBound> bounds, LoweredValue value) => value.Kind switch
    {
        ValueKind.Real => Violated(bounds, value.Real),
        ValueKind.Whole or ValueKind.Time => Violated(bounds, value.Whole),
        _ => null,
    };

    private static bool Holds(BoundKind kind, int order) => kind switch
    {
        BoundKind.AtLeast => order >= 0,
        BoundKind.AtMost => order <= 0,
        BoundKind.Above => order > 0,
        _ => order < 0,
    };

    private static string Words(LoweredBound bound) => bound.Kind switch
    {
        BoundKind.AtLeast => "at least ",
        BoundKind.AtMost => "at most ",
        BoundKind.Above => "above ",
        _ => "below ",
    } + bound.Value.Text;
}
