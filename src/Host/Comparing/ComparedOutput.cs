using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Results;

namespace Mechanisms.Host.Comparing;

/// <summary>A run among others.</summary>
/// <param name="Name">What it is called beside the others.</param>
/// <param name="Report">What came out.</param>
internal sealed record Variant(string Name, RunReport Report)
{
    /// <summary>The member that invented identities stand for, by identity; what they get is added up under it.</summary>
    public ImmutableDictionary<string, string> Identities { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The set of which they are.</summary>
    public string SplitSet { get; init; } = "";
}

/// <summary>A row: the value of each variant for the same members, null where it has none.</summary>
/// <param name="Members">The ids.</param>
/// <param name="Values">By variant.</param>
/// <param name="Ranks">By variant the place among all rows, 1 for the largest; null where there is nothing to rank.</param>
internal sealed record ComparedRow(ImmutableArray<string> Members, ImmutableArray<Amount?> Values, ImmutableArray<int?> Ranks)
{
    /// <summary>By how much a variant differs from the first; null where one of them has no number.</summary>
    public Amount? Change(int variant) =>
        Values[0] is { IsNumber: true } first && Values[variant] is { IsNumber: true } other && first.Kind == other.Kind ? other.Minus(first) : null;
}

/// <summary>An output of several variants, row by row.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit in words.</param>
/// <param name="Keys">The sets of its rows.</param>
/// <param name="Has">By variant whether it has this output at all.</param>
/// <param name="Rows">The rows, by id.</param>
/// <param name="Totals">By variant the sum; null where there is none.</param>
internal sealed record ComparedOutput(
    string Name, string Unit, ImmutableArray<string> Keys, ImmutableArray<bool> Has, ImmutableArray<ComparedRow> Rows, ImmutableArray<Amount?> Totals)
{
    /// <summary>Whether it is one number of a whole round.</summary>
    public bool IsScalar => Keys.IsEmpty;

    /// <summary>Whether no variant makes a difference to it.</summary>
    public bool IsTheSame => Has.All(has => has) && Rows.All(row => row.Values.All(value => value == row.Values[0]));

    /// <summary>The outputs that at least two variants have with the same sets.</summary>
    public static ImmutableArray<ComparedOutput> Of(ImmutableArray<Variant> variants) => Of(variants, report => report.Outputs);

    /// <summary>
    /// The measures that at least two variants have with the same sets. Nothing of them is added up or ranked, and those of
    /// members who pose as several are left out: what is measured of one identity says nothing about the person.
    /// </summary>
    public static ImmutableArray<ComparedOutput> MeasuresOf(ImmutableArray<Variant> variants) =>
    [
        .. Of(variants, report => report.Measures).Where(measure => variants.All(variant => !measure.Keys.Contains(variant.SplitSet))).Select(measure => measure with
        {
            Rows = [.. measure.Rows.Select(row => row with { Ranks = [.. variants.Select(_ => (int?)null)] })],
            Totals = [.. variants.Select(_ => (Amount?)null)],
        }),
    ];

    private static ImmutableArray<ComparedOutput> Of(ImmutableArray<Variant> variants, Func<RunReport, ImmutableArray<ReportTable>> tables) =>
    [
        .. variants.SelectMany(variant => tables(variant.Report)).DistinctBy(table => (table.Name, string.Join('\n', table.Keys)))
            .Select(table => Of(table, variants, tables))
            .Where(output => output.Has.Count(has => has) > 1),
    ];

    private static ComparedOutput Of(ReportTable shape, ImmutableArray<Variant> variants, Func<RunReport, ImmutableArray<ReportTable>> of)
    {
        ReportTable?[] tables = [.. variants.Select(variant => of(variant.Report).FirstOrDefault(table => table.Name == shape.Name && table.Keys.SequenceEqual(shape.Keys)))];
        SortedDictionary<string, string[]> members = new(StringComparer.Ordinal);
        Dictionary<string, Amount>[] values = [.. tables.Select((table, at) => ValuesOf(table, variants[at], members))];
        ImmutableArray<int?>[] ranks = [.. values.Select(found => RanksOf(members.Keys, found))];
        ImmutableArray<ComparedRow> rows =
        [
            .. members.Select((member, row) => new ComparedRow(
                [.. member.Value],
                [.. values.Select(found => found.TryGetValue(member.Key, out Amount value) ? value : (Amount?)null)],
                [.. ranks.Select(rank => rank[row])])),
        ];
        return new ComparedOutput(shape.Name, shape.Dimension, shape.Keys, [.. tables.Select(table => table is not null)], rows, [.. values.Select((found, at) => TotalOf(tables[at], found))]);
    }

    private static Dictionary<string, Amount> ValuesOf(ReportTable? table, Variant variant, SortedDictionary<string, string[]> members)
    {
        Dictionary<string, Amount> values = new(StringComparer.Ordinal);
        for (int row = 0; row < (table?.Count ?? 0); row++)
        {
            string[] ids = [.. Enumerable.Range(0, table!.Keys.Length).Select(key => NameOf(table, key, row, variant))];
            string key = string.Join('\0', ids);
            members.TryAdd(key, ids);
            Amount value = Amount.Of(table, row);
            bool isAdded = values.TryGetValue(key, out Amount before) && value.IsNumber;
            values[key] = isAdded ? before.Plus(value) : value;
        }

        return values;
    }

    private static string NameOf(ReportTable table, int key, int row, Variant variant)
    {
        string id = table.IdOf(key, row);
        return table.Sets[key].Name == variant.SplitSet && variant.Identities.TryGetValue(id, out string? person) ? person : id;
    }

    // Equal values share a place, and the next one comes behind all of them.
    private static ImmutableArray<int?> RanksOf(IEnumerable<string> members, Dictionary<string, Amount> values)
    {
        double[] numbers = [.. values.Values.Where(value => value.IsNumber).Select(value => value.Real).OrderDescending()];
        return [.. members.Select(member => values.TryGetValue(member, out Amount value) && value.IsNumber && numbers.Length > 1 ? Array.IndexOf(numbers, value.Real) + 1 : (int?)null)];
    }

    private static Amount? TotalOf(ReportTable? table, Dictionary<string, Amount> values)
    {
        if (table is null || table.IsScalar || values.Count == 0 || table.Kind == ValueKind.Truth) return null;
        return values.Values.Aggregate((sum, value) => sum.Plus(value));
    }
}
