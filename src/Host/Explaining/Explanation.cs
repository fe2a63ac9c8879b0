using System.Collections.Immutable;

namespace Mechanisms.Host.Explaining;

/// <summary>
/// A value with all that it was computed from. One structure, which terminal, JSON, Markdown and HTML show each in their way.
/// </summary>
/// <param name="Cell">Such as <c>tally[red]</c>.</param>
/// <param name="Value">Its value.</param>
/// <param name="Unit">Its unit in words; empty for a plain number.</param>
/// <param name="Label">The first sentence of what the script says about it.</param>
/// <param name="Formula">Its formula as written; empty where there is none to show.</param>
/// <param name="Place">Where that stands.</param>
/// <param name="Claims">The formula with numbers put in, and the parts of it that are more than numbers.</param>
/// <param name="Parameters">The parameters that it reads.</param>
/// <param name="Rows">Rows of tables that it reads.</param>
/// <param name="Steps">The steps that it reads, each explained where it first comes up.</param>
/// <param name="Note">What else there is to say; empty for nothing.</param>
internal sealed record Explanation(
    string Cell,
    string Value,
    string Unit,
    string Label,
    string Formula,
    string Place,
    ImmutableArray<Claim> Claims,
    ImmutableArray<ParameterFact> Parameters,
    ImmutableArray<RowFact> Rows,
    ImmutableArray<Explanation> Steps,
    string Note)
{
    /// <summary>The note of a cell that was explained before.</summary>
    public const string Above = "explained above";

    /// <summary>Tells this cell from all others of the run.</summary>
    public string Key { get; init; } = "";

    /// <summary>The value with all its digits, as programs read it; null where it is no number.</summary>
    public string? Exact { get; init; }

    /// <summary>How many more rows its sums rest on than are listed.</summary>
    public int MoreRows { get; init; }
}

/// <summary>What a line of an explanation says of its numbers.</summary>
internal enum ClaimKind
{
    /// <summary>The formula with numbers put in comes to the value.</summary>
    Numbers,

    /// <summary>A part of the formula comes to the number that stands for it.</summary>
    Part,

    /// <summary>The condition of a search holds for its answer.</summary>
    Holds,

    /// <summary>The value is rounded.</summary>
    Rounded,
}

/// <summary>A line that anybody can reckon out: the expression comes to the value.</summary>
/// <param name="Kind">Of what it speaks.</param>
/// <param name="What">The part of the formula, as written; empty for the whole.</param>
/// <param name="Expression">Numbers and operators; what stands in square brackets says whose they are.</param>
/// <param name="Value">What it comes to.</param>
internal sealed record Claim(ClaimKind Kind, string What, string Expression, string Value);

/// <summary>A parameter with who set it.</summary>
internal sealed record ParameterFact(string Name, string Value, string Layer, string Place)
{
    /// <summary>Layer and place in words.</summary>
    public string From => Place.Length == 0 ? Layer : $"{Layer}, {Place}";
}

/// <summary>A row of a table, or several that were merged.</summary>
internal sealed record RowFact(string Cell, string Value, string Place);
