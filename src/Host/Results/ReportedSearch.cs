using System.Collections.Immutable;
using System.Globalization;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Numerics;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Results;

/// <summary>How a search went, with what it was: nothing to worry about in most rounds, so only what is unusual becomes a note.</summary>
/// <param name="Step">The step that searches.</param>
/// <param name="Search">What was searched.</param>
/// <param name="Record">How it went.</param>
internal sealed record ReportedSearch(string Step, SolveExpression Search, SearchRecord Record)
{
    /// <summary>What a user should know.</summary>
    public IEnumerable<string> Notes
    {
        get
        {
            if (Record.Trivial.Count > 0)
                yield return $"`{Step}`{Where(Record.Trivial.Count)}: only {Say(Record.Trivial.Answer)} satisfies the condition of the search, with equality";
            if (Record.Flat.Count > 0)
                yield return $"`{Step}`{Where(Record.Flat.Count)}: the two sides of the condition are equal all the way to {Say(Record.Flat.Answer)}, so every value up to there satisfies it";
            if (Record.IllConditioned is { Count: > 0 and int count, Widest: var widest })
                yield return $"`{Step}`{Where(count)} is sure only between {Say(widest.Lower)} and {Say(widest.Upper)}: there the two sides of the condition differ by less than rounding";
        }
    }

    /// <summary>The searches of a run, in the order of the steps.</summary>
    public static ImmutableArray<ReportedSearch> Of(LoweredMechanism mechanism, Completed run)
    {
        Dictionary<int, SearchRecord> records = run.Searches.ToDictionary(record => record.Node);
        var found = ImmutableArray.CreateBuilder<ReportedSearch>();
        foreach (LoweredStep step in mechanism.Steps) Visit(step.Body, step.Name);
        return found.ToImmutable();

        void Visit(LoweredExpression expression, string step)
        {
            if (expression is SolveExpression search && records.GetValueOrDefault(search.Node) is { } record) found.Add(new(step, search, record));
            foreach (LoweredExpression part in LoweredWalk.Children(expression)) Visit(part, step);
        }
    }

    private string Where(int count) => Record.Cells == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" (in {count} of {Record.Cells} cells)");

    private static string Say(double value) => Words.OfReal(value);
}
