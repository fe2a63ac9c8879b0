using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Lowering;

/// <summary>What bounds mean; the same for defaults in scripts, parameters in round files and cells of tables.</summary>
public static class Bounds
{
    /// <summary>Whether a value (of the bound's own kind) keeps to the bound.</summary>
    public static bool Holds(LoweredBound bound, LoweredValue value)
    {
        int order = Compare(value, bound.Value);
        return bound.Kind switch
        {
            BoundKind.AtLeast => order >= 0,
            BoundKind.AtMost => order <= 0,
            BoundKind.Above => order > 0,
            _ => order < 0,
        };
    }

    /// <summary>Whether no value can keep to both.</summary>
    public static bool Exclude(LoweredBound a, LoweredBound b)
    {
        bool aIsLower = a.Kind is BoundKind.AtLeast or BoundKind.Above;
        bool bIsLower = b.Kind is BoundKind.AtLeast or BoundKind.Above;
        if (aIsLower == bIsLower) return false;
        (LoweredBound lower, LoweredBound upper) = aIsLower ? (a, b) : (b, a);
        int order = Compare(lower.Value, upper.Value);
        return order > 0 || (order == 0 && (lower.Kind == BoundKind.Above || upper.Kind == BoundKind.Below));
    }

    /// <summary>As in a message: <c>at least 0</c>.</summary>
    public static string InWords(LoweredBound bound) => bound.Kind switch
    {
        BoundKind.AtLeast => "at least ",
        BoundKind.AtMost => "at most ",
        BoundKind.Above => "above ",
        _ => "below ",
    } + bound.Value.Text;

    private static int Compare(LoweredValue a, LoweredValue b) =>
        a.Kind == ValueKind.Whole ? a.Whole.CompareTo(b.Whole) : a.Real.CompareTo(b.Real);
}
