using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Tables;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Results;

/// <summary>The values of an output or a step, for writing: a row for each cell, or one value for a scalar.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Doc">Its doc comment.</param>
/// <param name="Dimension">Its dimension in words.</param>
/// <param name="Kind">Real, Whole or Truth.</param>
/// <param name="Unit">The unit that it is rounded to, or empty.</param>
/// <param name="Keys">The names of its indices: the sets, the second of two equal ones as <c>set.2</c>.</param>
/// <param name="Sets">The sets, by index.</param>
/// <param name="Cells">The cells; never empty for a scalar.</param>
internal sealed record ReportTable(
    string Name,
    string Doc,
    string Dimension,
    ValueKind Kind,
    string Unit,
    ImmutableArray<string> Keys,
    ImmutableArray<MemberSet> Sets,
    StepCells Cells)
{
    private const string TitleEnd = ".title";

    /// <summary>Whether it is one value.</summary>
    public bool IsScalar => Keys.IsEmpty;

    /// <summary>For each key the titles of its set's members, in their order; empty where no roster gives them.</summary>
    public ImmutableArray<ImmutableArray<string>> Titles { get; init; } = [];

    /// <summary>Whether the members under a key have titles.</summary>
    public bool HasTitles(int key) => key < Titles.Length && !Titles[key].IsEmpty;

    /// <summary>The title of the member of a row under a key that has titles.</summary>
    public string TitleOf(int key, int row) => Titles[key][Cells.Members[key][row]];

    /// <summary>The name of the column of titles beside a key.</summary>
    public string TitleKey(int key) => Keys[key] + TitleEnd;

    /// <summary>Whether a column is one of titles; names of scripts have no dots.</summary>
    internal static bool IsTitleKey(string header) => header.EndsWith(TitleEnd, StringComparison.Ordinal);

    /// <summary>The headers of the ids, each followed by that of its titles where it has some.</summary>
    public string[] Headers => Pairs(key => Keys[key], TitleKey);

    /// <summary>The ids of a row, each followed by its title where it has one.</summary>
    public string[] Names(int row) => Pairs(key => IdOf(key, row), key => TitleOf(key, row));

    /// <summary>How many rows; 1 for a scalar.</summary>
    public int Count => Cells.Count;

    /// <summary>The member of a row under a key.</summary>
    public string IdOf(int key, int row) => Sets[key].Ids[Cells.Members[key][row]];

    /// <summary>A value so that reading it gives the same number; <c>unaffordable</c>, <c>yes</c> and <c>no</c> in words.</summary>
    public string TextOf(int row)
    {
        if (Cells.Wholes is { } wholes) return wholes[row].ToString(CultureInfo.InvariantCulture);
        double value = Cells.Reals![row];
        if (Kind == ValueKind.Truth) return value != 0 ? "yes" : "no";
        return double.IsPositiveInfinity(value) ? "unaffordable" : value.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>The table of an output: all members that are left, 0 where there is no cell; for several sets the cells only.</summary>
    internal static ReportTable OfOutput(LoweredMechanism mechanism, LoweredOutput output, RoundBuildResult built, Completed run)
    {
        ReportTable cells = OfMeasure(mechanism, output.Step, built, run);
        return cells with { Name = output.Name, Doc = output.Doc, Dimension = output.Dimension };
    }

    /// <summary>The table of a measure: like that of an output.</summary>
    internal static ReportTable OfMeasure(LoweredMechanism mechanism, int slot, RoundBuildResult built, Completed run)
    {
        ReportTable cells = OfStep(mechanism, slot, built, run);
        ImmutableArray<LoweredIndex> indices = mechanism.Steps[slot].Indices;
        return indices.Length == 1 ? cells with { Cells = Spread(cells.Cells, run.Survivors[indices[0].Set]) } : cells;
    }

    /// <summary>The table of a step: its cells.</summary>
    internal static ReportTable OfStep(LoweredMechanism mechanism, int slot, RoundBuildResult built, Completed run)
    {
        Round round = built.Round!;
        LoweredStep step = mechanism.Steps[slot];
        ImmutableArray<MemberSet> sets = [.. step.Indices.Select(index => round.Sets[index.Set])];
        StepCells cells = run.Steps[slot];
        if (sets.IsEmpty && cells.Count == 0)
        {
            cells = step.Kind == ValueKind.Whole ? new StepCells([], null, [BigInteger.Zero]) : new StepCells([], [0.0], null);
        }

        ImmutableArray<string> keys = TableLayout.IndexNames(sets.Select(set => set.Name));
        return new ReportTable(step.Name, step.Doc, step.Dimension, step.Kind, step.Rounding?.Unit ?? "", keys, sets, cells)
        {
            Titles = built.Titles.IsEmpty ? [] : [.. step.Indices.Select(index => built.Titles[index.Set])],
        };
    }

    private static StepCells Spread(StepCells cells, bool[] isLeft)
    {
        List<int> left = [];
        for (int member = 0; member < isLeft.Length; member++)
        {
            if (isLeft[member]) left.Add(member);
        }

        int[] members = [.. left];
        double[]? reals = cells.Reals is null ? null : new double[members.Length];
        BigInteger[]? wholes = cells.Wholes is null ? null : new BigInteger[members.Length];
        for (int cell = 0; cell < cells.Count; cell++)
        {
            int at = Array.BinarySearch(members, cells.Members[0][cell]);
            if (at < 0) continue;
            if (reals is not null) reals[at] = cells.Reals![cell];
            if (wholes is not null) wholes[at] = cells.Wholes![cell];
        }

        return new StepCells([members], reals, wholes);
    }

    private string[] Pairs(Func<int, string> first, Func<int, string> second)
    {
        List<string> all = new(2 * Keys.Length);
        for (int key = 0; key < Keys.Length; key++)
        {
            all.Add(first(key));
            if (HasTitles(key)) all.Add(second(key));
        }

        return [.. all];
    }
}
