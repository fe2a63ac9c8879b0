using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Conformance.Generated.Scripts;

/// <summary>What a value of a generated script is. The dimension counts for numbers only.</summary>
internal readonly record struct ScriptType(ValueKind Kind, Dimension Dimension)
{
    public static readonly ScriptType Truth = new(ValueKind.Truth, Dimension.Number);
    public static readonly ScriptType Text = new(ValueKind.Text, Dimension.Number);
    public static readonly ScriptType Time = new(ValueKind.Time, Dimension.Number);
    public static readonly ScriptType Number = Real(Dimension.Number);

    public static ScriptType Real(Dimension dimension) => new(ValueKind.Real, dimension);

    public static ScriptType Whole(Dimension dimension) => new(ValueKind.Whole, dimension);

    /// <summary>Whether a value of the other type can stand here: a whole number is a real one where that is wanted.</summary>
    public bool Takes(ScriptType other) =>
        Dimension == other.Dimension && (Kind == other.Kind || (Kind == ValueKind.Real && other.Kind == ValueKind.Whole));

    public string AsWritten(Dice dice) => Kind switch
    {
        ValueKind.Truth => "yes/no",
        ValueKind.Text => "text",
        ValueKind.Time => "time",
        ValueKind.Whole => "whole " + Dimension.AsType(dice),
        _ => Dimension.AsType(dice),
    };
}

/// <summary>Something that formulas read: <c>gift.amount[c, p]</c>, <c>pool</c>, a formal.</summary>
/// <param name="Name">What stands before the indices.</param>
/// <param name="Type">Its type.</param>
/// <param name="Sets">The sets of its indices.</param>
internal sealed record Readable(string Name, ScriptType Type, int[] Sets)
{
    /// <summary>Whether rows may read it too.</summary>
    public bool IsParameter { get; init; }
}

/// <summary>An index that is bound.</summary>
internal sealed record ScriptIndex(string Name, int Set);

/// <summary>A <c>fn</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Formals">What it takes.</param>
/// <param name="Settings">What stands behind the semicolon.</param>
/// <param name="Result">What it gives.</param>
/// <param name="IsSmooth">Whether a derivative can go through it.</param>
internal sealed record ScriptFunction(string Name, ScriptType[] Formals, Readable[] Settings, ScriptType Result, bool IsSmooth);

/// <summary>A parameter that is a cost.</summary>
/// <param name="Name">Its name.</param>
/// <param name="From">Of what.</param>
/// <param name="To">In what it is paid.</param>
/// <param name="IsInverseFormula">Whether a derivative can go through what an amount buys, or that is a search.</param>
/// <param name="Rises">Whether the compiler can see that it rises.</param>
internal sealed record ScriptCost(string Name, Dimension From, Dimension To, bool IsInverseFormula, bool Rises);

/// <summary>A parameter that is a saturation.</summary>
internal sealed record ScriptSaturation(string Name);

/// <summary>A table.</summary>
internal sealed record ScriptInput(string Name, int[] Sets, Readable[] RowColumns);

/// <summary>All that formulas may speak of.</summary>
internal sealed class Declared
{
    /// <summary>Whether the mechanism's own unit is known: functions stand outside and do not know it.</summary>
    public bool KnowsOwnUnit { get; set; }

    public List<string> Sets { get; } = [];

    /// <summary>The sets whose members have an order.</summary>
    public HashSet<int> Ordered { get; } = [];

    public List<ScriptInput> Inputs { get; } = [];

    /// <summary>A dimension by chance, most often one that something to read has: formulas of literals say little.</summary>
    public Dimension AnyDimension(Dice dice)
    {
        Dimension[] known = [.. Readables.Where(readable => readable.Type.Kind == ValueKind.Real).Select(readable => readable.Type.Dimension)];
        return known.Length > 0 && dice.Chance(65) ? dice.Pick(known) : Dimension.Any(dice, KnowsOwnUnit);
    }

    public List<Readable> Readables { get; } = [];

    public List<ScriptFunction> Functions { get; } = [];

    public List<ScriptCost> Costs { get; } = [];

    public List<ScriptSaturation> Saturations { get; } = [];
}
