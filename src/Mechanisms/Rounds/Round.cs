using System.Collections.Immutable;
using System.Numerics;

namespace Mechanisms.Rounds;

/// <summary>
/// What a mechanism is run on: members, rows and parameters, in the order of the mechanism's own declarations ("slots").
/// Nothing is filtered or merged yet; whoever built it has checked types, bounds and ids.
/// </summary>
/// <param name="Sets">One for each set.</param>
/// <param name="Inputs">One for each input; an optional input that the round leaves out has no rows.</param>
/// <param name="Parameters">One for each scalar parameter.</param>
public sealed record Round(
    ImmutableArray<MemberSet> Sets,
    ImmutableArray<InputRows> Inputs,
    ImmutableArray<ParameterValue> Parameters);

/// <summary>
/// The members of a set, each once, in ordinal order of their ids or, in an ordered set, in its own order. A member's position
/// is its number everywhere.
/// </summary>
public sealed record MemberSet(string Name, ImmutableArray<string> Ids);

/// <summary>The rows of one input as read, in the order of the file.</summary>
/// <param name="Members">For each index of the input an array with the member numbers of the rows.</param>
/// <param name="Columns">
/// For each column of the input its values, or null for a column that is a formula.
/// Empty cells hold the column's default already.
/// </param>
/// <param name="Lines">For each row the line of its file, for reports.</param>
public sealed record InputRows(ImmutableArray<int[]> Members, ImmutableArray<Column?> Columns, int[] Lines)
{
    /// <summary>How many rows.</summary>
    public int Count => Lines.Length;
}

/// <summary>The values of one column, one for each row.</summary>
public abstract record Column;

/// <summary>Finite doubles.</summary>
public sealed record RealColumn(double[] Values) : Column;

/// <summary>Whole numbers.</summary>
public sealed record WholeColumn(BigInteger[] Values) : Column;

/// <summary>yes is 1, no is 0.</summary>
public sealed record TruthColumn(double[] Values) : Column;

/// <summary>Texts.</summary>
public sealed record TextColumn(string[] Values) : Column;

/// <summary>Moments in ticks, UTC.</summary>
public sealed record TimeColumn(long[] Values) : Column;

/// <summary>A parameter's value; which field counts follows from the parameter's kind (a truth is <paramref name="Real"/> 1 or 0).</summary>
public readonly record struct ParameterValue(double Real, BigInteger Whole, string Text)
{
    /// <summary>A real value.</summary>
    public static ParameterValue OfReal(double value) => new(value, default, "");

    /// <summary>A whole value.</summary>
    public static ParameterValue OfWhole(BigInteger value) => new(0, value, "");

    /// <summary>A truth.</summary>
    public static ParameterValue OfTruth(bool value) => new(value ? 1 : 0, default, "");

    /// <summary>A text.</summary>
    public static ParameterValue OfText(string value) => new(0, default, value);
}
