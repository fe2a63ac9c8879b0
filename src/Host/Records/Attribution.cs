using System.Collections.Immutable;
using System.Globalization;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Running;

namespace Mechanisms.Host.Records;

/// <summary>What one change between two runs moves when it is made alone.</summary>
/// <param name="Kind"><c>rule</c>, <c>parameter</c> or <c>data</c>.</param>
/// <param name="Name">The parameter; empty for the others.</param>
/// <param name="Problem">Why it cannot be made alone; empty where it can.</param>
/// <param name="Alone">What it moves.</param>
internal sealed record AttributedChange(string Kind, string Name, string Problem, ImmutableArray<OutputChange> Alone);

/// <summary>What each change moves alone, and what only their coming together moves.</summary>
/// <param name="Changes">The changes.</param>
/// <param name="Together">What the changes do not move one by one.</param>
/// <param name="Problem">Why nothing can be attributed; empty where it can.</param>
internal sealed record AttributionResult(ImmutableArray<AttributedChange> Changes, ImmutableArray<ResultMove> Together, string Problem)
{
    /// <summary>Nothing was attributed, for a reason.</summary>
    public static AttributionResult Without(string problem) => new([], [], problem);
}

/// <summary>
/// Runs the first of two runs again with one change of the second at a time. Nothing but the two folders is needed for that:
/// records have the scripts and parameters, and the tables of rows and members have the data as it was read.
/// </summary>
internal sealed class Attribution(ResultReading before, ResultReading after, Func<RoundSettings, RunOutcome> runs, string sandbox)
{
    private const int Depth = 16;
    private const double Rounding = 1e-12;

    /// <summary>What each change moves.</summary>
    public AttributionResult Of(RunComparison comparison)
    {
        RunRecord a = before.Record, b = after.Record;
        if (a.Key is not null || b.Key is not null) return AttributionResult.Without("ids are pseudonyms, and whoever comes first among equals depends on ids");
        foreach (ResultReading side in new[] { before, after })
        {
            if (TablesOf(side.Record).FirstOrDefault(file => !side.IsUntouched(file)) is { } touched) return AttributionResult.Without($"`{side.Shown(touched)}` is gone, or not as the run wrote it");
        }

        ImmutableArray<ResultTable> outputs = ResultTable.Of(before);
        if (Again(a, ParametersOf(a), a, out string problem) is not { } same) return AttributionResult.Without($"the first run cannot be repeated: {problem}");
        if (RunComparison.OutputChanges(outputs, same).Any(output => !output.Moves.IsEmpty)) return AttributionResult.Without("the first run gives other results today, with the same script, parameters and rows");

        var changes = new List<AttributedChange>();
        if (!comparison.Scripts.IsEmpty || a.Mechanism != b.Mechanism) changes.Add(Tried("rule", "", b, RuleParameters(a, b), a, outputs));
        foreach (ParameterChange change in comparison.Parameters.Where(change => change is { Before: not null, After: not null }))
        {
            string? was = Given(a, change.Name), becomes = Given(b, change.Name);
            if (was == becomes) continue;
            ImmutableSortedDictionary<string, string> parameters = ParametersOf(a);
            parameters = becomes is null ? parameters.Remove(change.Name) : parameters.SetItem(change.Name, becomes);
            changes.Add(Tried("parameter", change.Name, a, parameters, a, outputs));
        }

        bool isOtherData = comparison.Tables.Any(table => table.HasOtherRows) || comparison.Members.Any(member => member.Before is null || member.After is null);
        if (isOtherData) changes.Add(Tried("data", "", a, ParametersOf(a), b, outputs));
        return new AttributionResult([.. changes], Together(comparison, changes), "");
    }

    private static ImmutableSortedDictionary<string, string> ParametersOf(RunRecord record) =>
        record.Round.Parameters.ToImmutableSortedDictionary(it => it.Key, it => it.Value.Text, StringComparer.Ordinal);

    private static string? Given(RunRecord record, string name) => record.Round.Parameters.GetValueOrDefault(name)?.Text;

    // The second rule with the first run's values, as far as it has such parameters; its own have the second run's.
    private static ImmutableSortedDictionary<string, string> RuleParameters(RunRecord a, RunRecord b)
    {
        ImmutableSortedDictionary<string, string> parameters = ParametersOf(b);
        foreach (string name in b.Parameters.Keys.Where(a.Parameters.ContainsKey))
        {
            parameters = Given(a, name) is { } given ? parameters.SetItem(name, given) : parameters.Remove(name);
        }

        return parameters;
    }

    private AttributedChange Tried(
        string kind, string name, RunRecord rule, ImmutableSortedDictionary<string, string> parameters, RunRecord data, ImmutableArray<ResultTable> outputs) =>
        Again(rule, parameters, data, out string problem) is { } results
            ? new AttributedChange(kind, name, "", [.. RunComparison.OutputChanges(outputs, results).Where(output => !output.Moves.IsEmpty)])
            : new AttributedChange(kind, name, problem, []);

    private static ImmutableArray<ResultMove> Together(RunComparison comparison, List<AttributedChange> changes)
    {
        if (changes.Count < 2 || changes.Any(change => change.Problem.Length > 0)) return [];
        var rests = new List<ResultMove>();
        foreach (OutputChange output in comparison.Outputs)
        {
            ILookup<string, ResultMove> alone = changes.SelectMany(change => change.Alone).Where(it => it.Output == output.Output).SelectMany(it => it.Moves).ToLookup(move => move.Where, StringComparer.Ordinal);
            Dictionary<string, ResultMove> whole = output.Moves.ToDictionary(move => move.Where, StringComparer.Ordinal);
            foreach (string cell in whole.Keys.Union(alone.Select(group => group.Key)))
            {
                ResultMove? total = whole.GetValueOrDefault(cell);
                string rest = total?.Difference ?? "0";
                foreach (ResultMove move in alone[cell]) rest = ResultMove.Subtract(rest, move.Difference ?? "0", out _) ?? rest;
                ResultMove shape = total ?? alone[cell].First();
                double size = Math.Abs(NumberOf(rest)), scale = Math.Max(Math.Abs(NumberOf(shape.Before)), Math.Abs(NumberOf(shape.After)));
                if (size > Rounding * scale) rests.Add(shape with { Difference = rest, Size = size });
            }
        }

        return [.. rests.OrderByDescending(move => move.Size)];
    }

    private static double NumberOf(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : 0;

    private static IEnumerable<string> TablesOf(RunRecord record) =>
        record.Files.Keys.Where(file => file.StartsWith("rows-", StringComparison.Ordinal) || file.StartsWith("members-", StringComparison.Ordinal));

    private ImmutableArray<ResultTable>? Again(RunRecord rule, ImmutableSortedDictionary<string, string> parameters, RunRecord data, out string problem)
    {
        if (Script(rule, out problem) is not { } script) return null;
        Location place = rule.Place;
        var settings = new RoundSettings(
            sandbox,
            new Setting(script, place),
            parameters.ToImmutableSortedDictionary(it => it.Key, it => new Setting(it.Value, place), StringComparer.Ordinal),
            RunComparison.InputsOf(data).ToImmutableSortedDictionary(input => input, input => Table(data, RowsFile.NameOf(input)), StringComparer.Ordinal),
            data.Files.Keys.Where(file => file.StartsWith("members-", StringComparison.Ordinal))
                .ToImmutableSortedDictionary(file => file["members-".Length..^".csv".Length], file => Table(data, file), StringComparer.Ordinal),
            DropBadRows: true);
        RunOutcome outcome = runs(settings);
        problem = outcome.Diagnostics.FirstOrDefault(it => it.Severity == Severity.Error)?.Message ?? "";
        return outcome.Report is { } report ? ResultTable.Of(report) : null;
    }

    private static TableSettings Table(RunRecord record, string file)
    {
        Location place = record.Place;
        return new TableSettings(
            new Setting(Path.Combine(record.Folder, file), place),
            ImmutableSortedDictionary.Create<string, Setting>(StringComparer.Ordinal), null, new Setting(",", place), place);
    }

    // Scripts of a record are laid out in the sandbox as they lay about the round, so that they find each other.
    private string? Script(RunRecord record, out string problem)
    {
        problem = "";
        string top = Path.Combine(sandbox, record == before.Record ? "before" : "after");
        string home = Path.Combine([top, .. Enumerable.Repeat("in", Depth)]);
        foreach (RecordedScript script in record.Scripts)
        {
            if (script.IsOfLibrary)
            {
                if (Library.LibraryScripts.Embedded.Scripts.FirstOrDefault(it => it.Path == script.Path) is { } ours && FileHashes.OfText(ours.Content) == script.Hash) continue;
                problem = $"the library of this build has another `{script.Path}`";
                return null;
            }

            string full = Path.GetFullPath(script.Path, home);
            if (script.Text is not { } text || !RecordPaths.IsIn(top, full))
            {
                problem = $"the text of `{script.Path}` is not at hand";
                return null;
            }

            if (File.Exists(full)) continue;
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, text);
        }

        RecordedScript chosen = record.Scripts[0];
        return chosen.IsOfLibrary ? record.Round.Mechanism!.Text : Path.GetFullPath(chosen.Path, home);
    }
}
