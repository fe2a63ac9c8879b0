using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Interpreting;

/// <summary>The records of the searches that have one; see <see cref="SearchSites"/>.</summary>
internal sealed class SearchLog(LoweredMechanism mechanism)
{
    private readonly ImmutableHashSet<int> sites = SearchSites.Of(mechanism);
    private readonly Dictionary<int, ImmutableArray<LoweredIndex>> indices = [];
    private readonly HashSet<string> seen = [];
    private readonly SortedDictionary<int, SearchRecord> records = [];

    /// <summary>The records, by node.</summary>
    public IEnumerable<SearchRecord> Records => records.Values;

    /// <summary>Whether this search, with what the indices stand for, has still to be recorded.</summary>
    public bool Wants(SolveExpression solve, Bindings bindings)
    {
        if (!sites.Contains(solve.Node)) return false;
        if (!indices.TryGetValue(solve.Node, out ImmutableArray<LoweredIndex> free)) indices[solve.Node] = free = SearchSites.FreeIndices(solve);
        return seen.Add($"{solve.Node}: {string.Join(",", free.Select(bindings.Known))}");
    }

    /// <summary>Adds a cell to the record of its search.</summary>
    public void Add(int node, Finding finding)
    {
        SearchRecord record = records.GetValueOrDefault(node) ?? new SearchRecord(node, 0, 0, null, default, default, default);
        records[node] = record with
        {
            Cells = record.Cells + 1,
            Steps = Math.Max(record.Steps, finding.Steps),
            Residual = finding.Residual is double found ? Math.Max(record.Residual ?? 0, found) : record.Residual,
            Trivial = finding.IsTrivial ? record.Trivial.With(finding.Answer) : record.Trivial,
            Flat = finding.IsFlat ? record.Flat.With(finding.Answer) : record.Flat,
            IllConditioned = finding.Interval is SearchInterval interval ? record.IllConditioned.With(interval) : record.IllConditioned,
        };
    }
}

/// <summary>How a search went in one cell.</summary>
/// <param name="Answer">The answer; 0 for a whole number, of which nothing else is said.</param>
/// <param name="Steps">How many times the condition was computed.</param>
/// <param name="Residual">The distance of the sides at the answer.</param>
/// <param name="IsTrivial">Whether nothing but the near end could be the answer.</param>
/// <param name="IsFlat">Whether both sides are equal from the near end on.</param>
/// <param name="Interval">Where the answer lies, if it is not sure enough.</param>
internal sealed record Finding(double Answer, int Steps, double? Residual, bool IsTrivial, bool IsFlat, SearchInterval? Interval);
