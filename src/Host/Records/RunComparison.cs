using System.Collections.Immutable;

namespace Mechanisms.Host.Records;

/// <summary>A script that is not the same; an empty hash where one of the runs does not use it.</summary>
/// <param name="Path">Its path.</param>
/// <param name="What"><c>changed</c>, <c>new</c> or <c>gone</c>.</param>
/// <param name="Line">The first line that differs; 0 where texts are not known.</param>
/// <param name="Before">That line in the first run.</param>
/// <param name="After">That line in the second run.</param>
internal sealed record ScriptChange(string Path, string What, int Line, string Before, string After);

/// <summary>A parameter with another value; null where one of the runs does not have it.</summary>
internal sealed record ParameterChange(string Name, string? Before, string? After);

/// <summary>A table whose bytes or rows are not the same.</summary>
/// <param name="Input">The input.</param>
/// <param name="File">The file, as the second run names it.</param>
/// <param name="HasOtherBytes">Whether the files differ.</param>
/// <param name="HasOtherRows">Whether the ids or values that were read differ.</param>
/// <param name="Rows">The rows that differ, and those with another fate.</param>
internal sealed record TableChange(string Input, string File, bool HasOtherBytes, bool HasOtherRows, ImmutableArray<RowChange> Rows)
{
    /// <summary>Whether it is the table of a set's members, which has no rows of its own in the results.</summary>
    public bool IsRoster { get; init; }
}

/// <summary>A member that is in one run only, or counts in one run only; null where it is not in a run.</summary>
internal sealed record MemberChange(string Set, string Id, string? Before, string? After);

/// <summary>What moved in an output.</summary>
/// <param name="Output">The output.</param>
/// <param name="Count">How many values it has.</param>
/// <param name="Moves">Those that moved, the largest first.</param>
internal sealed record OutputChange(string Output, int Count, ImmutableArray<ResultMove> Moves);

/// <summary>What differs between two runs.</summary>
internal sealed record RunComparison(
    ImmutableArray<ScriptChange> Scripts,
    ImmutableArray<ParameterChange> Parameters,
    ImmutableArray<TableChange> Tables,
    ImmutableArray<MemberChange> Members,
    ImmutableArray<OutputChange> Outputs,
    bool IsOfOneBuild)
{
    /// <summary>What else the rounds say differently: the currency, and what becomes of bad rows.</summary>
    public ImmutableArray<ParameterChange> Settings { get; init; } = [];

    /// <summary>Files of the first run that are not as its record says.</summary>
    public ImmutableArray<string> Touched { get; init; } = [];

    /// <summary>Files that differ although nothing else does.</summary>
    public ImmutableArray<string> OtherFiles { get; init; } = [];

    /// <summary>Whether no result moved and everything that led to them is the same.</summary>
    public bool IsIdentical =>
        Scripts.IsEmpty && Parameters.IsEmpty && Settings.IsEmpty && Tables.IsEmpty && Members.IsEmpty && Outputs.All(output => output.Moves.IsEmpty) && Touched.IsEmpty && OtherFiles.IsEmpty;

    /// <summary>Compares two runs.</summary>
    public static RunComparison Of(ResultReading before, ResultReading after)
    {
        RunRecord a = before.Record, b = after.Record;
        return new RunComparison(
            [.. ScriptChanges(a, b)],
            [.. a.Parameters.Keys.Union(b.Parameters.Keys).Order(StringComparer.Ordinal)
                .Select(name => new ParameterChange(name, a.Parameters.GetValueOrDefault(name), b.Parameters.GetValueOrDefault(name)))
                .Where(change => change.Before != change.After)],
            [
                .. InputsOf(a).Union(InputsOf(b)).Order(StringComparer.Ordinal).Select(input => OfTable(input, before, after)).OfType<TableChange>(),
                .. a.Rosters.Keys.Union(b.Rosters.Keys).Order(StringComparer.Ordinal)
                    .Where(set => a.Rosters.GetValueOrDefault(set) != b.Rosters.GetValueOrDefault(set))
                    .Select(set => new TableChange(set, (b.Round.Members.GetValueOrDefault(set) ?? a.Round.Members.GetValueOrDefault(set))?.File.Text ?? "", true, false, []) { IsRoster = true }),
            ],
            [.. MemberChanges(before, after)],
            [.. OutputChanges(ResultTable.Of(before), ResultTable.Of(after))],
            a.Build.Id == b.Build.Id)
        {
            Settings = [.. SettingsOf(a).Zip(SettingsOf(b), (was, becomes) => new ParameterChange(was.Name, was.Value, becomes.Value)).Where(change => change.Before != change.After)],
        };
    }

    /// <summary>The inputs of which a run kept rows; a roster may have given them, so that they have no table.</summary>
    public static IEnumerable<string> InputsOf(RunRecord record) =>
        record.Files.Keys.Where(RowsFile.IsOne).Select(RowsFile.InputOf).Union(record.Tables.Keys);

    private static (string Name, string? Value)[] SettingsOf(RunRecord record) =>
    [
        ("badRows", record.Round.DropBadRows ? "drop" : "stop"),
        ("currency.code", record.Round.Currency?.Code?.Text),
        ("currency.unit", record.Round.Currency?.Unit?.Text),
    ];

    /// <summary>What moved, output by output.</summary>
    public static IEnumerable<OutputChange> OutputChanges(ImmutableArray<ResultTable> before, ImmutableArray<ResultTable> after)
    {
        foreach (string name in before.Concat(after).Select(table => table.Name).Distinct())
        {
            ResultTable? earlier = before.FirstOrDefault(table => table.Name == name), later = after.FirstOrDefault(table => table.Name == name);
            yield return new OutputChange(name, Math.Max(earlier?.Values.Length ?? 0, later?.Values.Length ?? 0), ResultMove.Between(earlier, later));
        }
    }

    private static IEnumerable<ScriptChange> ScriptChanges(RunRecord a, RunRecord b)
    {
        foreach (string key in a.Scripts.Concat(b.Scripts).Select(Key).Distinct(StringComparer.Ordinal))
        {
            RecordedScript? earlier = a.Scripts.FirstOrDefault(script => Key(script) == key), later = b.Scripts.FirstOrDefault(script => Key(script) == key);
            if (earlier?.Hash == later?.Hash) continue;
            string path = (earlier ?? later)!.Path;
            if (earlier is null || later is null) yield return new ScriptChange(path, earlier is null ? "new" : "gone", 0, "", "");
            else yield return FirstDifference(path, earlier.Text, later.Text);
        }

        static string Key(RecordedScript script) => (script.IsOfLibrary ? "library:" : "") + script.Path;
    }

    private static ScriptChange FirstDifference(string path, string? before, string? after)
    {
        if (before is null || after is null) return new ScriptChange(path, "changed", 0, "", "");
        string[] earlier = before.ReplaceLineEndings("\n").Split('\n'), later = after.ReplaceLineEndings("\n").Split('\n');
        int line = 0;
        while (line < earlier.Length && line < later.Length && earlier[line] == later[line]) line++;
        return new ScriptChange(path, "changed", line + 1, line < earlier.Length ? earlier[line].Trim() : "", line < later.Length ? later[line].Trim() : "");
    }

    private static TableChange? OfTable(string input, ResultReading before, ResultReading after)
    {
        RecordedTable? a = before.Record.Tables.GetValueOrDefault(input), b = after.Record.Tables.GetValueOrDefault(input);
        string name = RowsFile.NameOf(input);
        bool hasSameFates = before.Record.Files.GetValueOrDefault(name) == after.Record.Files.GetValueOrDefault(name);
        if (a == b && hasSameFates) return null;
        var none = new CsvTable([], []);
        CsvTable? earlier = before.Record.Files.ContainsKey(name) ? before.Read(name) : none, later = after.Record.Files.ContainsKey(name) ? after.Read(name) : none;
        ImmutableArray<RowChange> rows = hasSameFates || earlier is null || later is null ? [] : RowChange.Between(earlier, later);
        string file = (after.Record.Round.Inputs.GetValueOrDefault(input) ?? before.Record.Round.Inputs.GetValueOrDefault(input))?.File.Text ?? "";

        // Without a table the roster gave the rows; no hash stands for them alone, so they are told apart one by one.
        bool hasOtherRows = a is null && b is null ? rows.Any(row => !row.IsOfVerdict) : a?.RowsHash != b?.RowsHash;
        return new TableChange(input, file, a?.Hash != b?.Hash, hasOtherRows, rows);
    }

    private static IEnumerable<MemberChange> MemberChanges(ResultReading before, ResultReading after)
    {
        const string prefix = "members-";
        foreach (string file in before.Record.Files.Keys.Union(after.Record.Files.Keys).Where(file => file.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            if (before.Record.Files.GetValueOrDefault(file) == after.Record.Files.GetValueOrDefault(file)) continue;
            Dictionary<string, string> earlier = Fates(before, file), later = Fates(after, file);
            foreach (string id in earlier.Keys.Union(later.Keys).Order(StringComparer.Ordinal))
            {
                string? old = earlier.GetValueOrDefault(id), now = later.GetValueOrDefault(id);
                if (old != now) yield return new MemberChange(file[prefix.Length..^".csv".Length], id, old, now);
            }
        }
    }

    private static Dictionary<string, string> Fates(ResultReading reading, string file)
    {
        var fates = new Dictionary<string, string>(StringComparer.Ordinal);
        if (!reading.Record.Files.ContainsKey(file)) return fates;
        foreach (CsvRow row in reading.Read(file)?.Rows ?? []) fates[row.Cells[0]] = row.Cells[1] == "yes" ? "counts" : $"does not count: {row.Cells[2]}";
        return fates;
    }
}
