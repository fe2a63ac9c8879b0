using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Host.Records;

/// <summary>What differs between two runs, for people.</summary>
internal sealed class ComparisonText
{
    private const int MostShown = 10;
    private readonly StringBuilder _text = new();

    private ComparisonText()
    {
    }

    /// <summary>What a run that was repeated tells about its record.</summary>
    public static string OfVerification(RunComparison comparison, RunRecord record)
    {
        var page = new ComparisonText();
        if (comparison.IsIdentical)
        {
            int own = record.Scripts.Count(script => !script.IsOfLibrary), tables = record.Tables.Count + record.Rosters.Count;
            int values = comparison.Outputs.Sum(output => output.Count);
            page.Line($"identical: {Plural.Of(own, "script")} and {Plural.Of(record.Scripts.Length - own, "script")} of the library, {Plural.Of(tables, "table")}, {Plural.Of(values, "value")} of {Plural.Of(record.Outputs.Length, "output")}");
            if (!comparison.IsOfOneBuild) page.Line($"the record was made by another build ({record.Build.With} on .NET {record.Build.Framework}), and this one gives the same");
            return page._text.ToString();
        }

        page.Line("not the same as recorded");
        page.Line("");
        foreach (string file in comparison.Touched) page.Line($"file {file}: gone or changed since the run");
        page.Causes(comparison, null);
        foreach (string file in comparison.OtherFiles) page.Line($"file {file}: comes out differently");
        page.Results(comparison);
        if (!comparison.IsOfOneBuild) page.Line($"the record was made by another build: {record.Build.With} on .NET {record.Build.Framework}");
        return page._text.ToString().TrimEnd('\n') + "\n";
    }

    /// <summary>What moved from one run to another, and why.</summary>
    public static string OfDifference(RunComparison comparison, AttributionResult? attribution, string first, string second)
    {
        var page = new ComparisonText();
        if (comparison.IsIdentical)
        {
            page.Line($"{first} and {second} are the same");
            return page._text.ToString();
        }

        page.Results(comparison);
        page.Line("What changed");
        page.Causes(comparison, attribution);
        if (!comparison.IsOfOneBuild) page.Line("  build of mech: another one");
        else if (!IsNamed(comparison)) page.Line("  nothing that the records know of");
        if (attribution is { Problem.Length: > 0 }) page.Line($"  what each change moved alone is not known: {attribution.Problem}");
        if (attribution is { Together.IsEmpty: false }) page.Line($"  together, and not one by one: {Moves(attribution.Together)}");
        return page._text.ToString();
    }

    private void Causes(RunComparison comparison, AttributionResult? attribution)
    {
        string indent = attribution is null ? "" : "  ";
        foreach (ScriptChange script in comparison.Scripts)
        {
            string where = script.Line > 0 ? string.Create(CultureInfo.InvariantCulture, $", first on line {script.Line}") : "";
            Line($"{indent}script {script.Path}: {script.What}{where}");
            if (script.Line == 0) continue;
            if (script.Before.Length > 0) Line($"{indent}  - {script.Before}");
            if (script.After.Length > 0) Line($"{indent}  + {script.After}");
        }

        if (!comparison.Scripts.IsEmpty) Alone(attribution, "rule", "", indent);
        foreach (ParameterChange parameter in comparison.Parameters)
        {
            Line($"{indent}parameter {parameter.Name}: {parameter.Before ?? "(none)"} → {parameter.After ?? "(none)"}");
            Alone(attribution, "parameter", parameter.Name, indent);
        }

        foreach (ParameterChange setting in comparison.Settings) Line($"{indent}setting {setting.Name}: {setting.Before ?? "(none)"} → {setting.After ?? "(none)"}");
        foreach (TableChange table in comparison.Tables) Table(table, indent);
        Members(comparison.Members, indent);
        if (!comparison.Tables.IsEmpty || !comparison.Members.IsEmpty) Alone(attribution, "data", "", indent);
        if (attribution is null && IsNamed(comparison)) Line("");
    }

    private static bool IsNamed(RunComparison comparison) =>
        !comparison.Scripts.IsEmpty || !comparison.Parameters.IsEmpty || !comparison.Settings.IsEmpty || !comparison.Tables.IsEmpty || !comparison.Members.IsEmpty;

    private void Table(TableChange table, string indent)
    {
        if (table.IsRoster)
        {
            Line($"{indent}roster of {table.Input} ({table.File}): another file");
            return;
        }

        RowChange[] rows = [.. table.Rows.Where(row => !row.IsOfVerdict)], fates = [.. table.Rows.Where(row => row.IsOfVerdict)];
        string what = rows.Length > 0 ? $"{Plural.Of(rows.Length, "row")} changed" : table.HasOtherRows ? "rows in another order" : table.HasOtherBytes ? "another file with the same rows" : "";
        string fate = fates.Length == 0 ? "" : $"{(what.Length > 0 ? ", " : "")}{Plural.Of(fates.Length, "row")} with another fate";
        string source = table.File.Length > 0 ? table.File : "from the roster";
        string whose = what.Length > 0 ? $"data of {table.Input} ({source})" : $"rows of {table.Input}";
        Line($"{indent}{whose}: {what}{fate}");
        foreach (RowChange row in rows.Concat(fates).Take(MostShown)) Line($"{indent}  {row.Words}");
        More(table.Rows.Length, indent + "  ");
    }

    private void Members(ImmutableArray<MemberChange> members, string indent)
    {
        foreach (IGrouping<string, MemberChange> set in members.GroupBy(member => member.Set, StringComparer.Ordinal))
        {
            Line($"{indent}members of {set.Key}: {Plural.Of(set.Count(), "change")}");
            foreach (MemberChange member in set.Take(MostShown)) Line($"{indent}  {member.Id}: {member.Before ?? "not there"} → {member.After ?? "not there"}");
            More(set.Count(), indent + "  ");
        }
    }

    private void Alone(AttributionResult? attribution, string kind, string name, string indent)
    {
        if (attribution?.Changes.FirstOrDefault(change => change.Kind == kind && change.Name == name) is not { } change) return;
        string what = change.Problem.Length > 0 ? $"cannot be made alone: {change.Problem}"
            : change.Alone.IsEmpty ? "alone moves nothing"
            : $"alone moves {Moves([.. change.Alone.SelectMany(output => output.Moves)])}";
        Line($"{indent}  {what}");
    }

    private static string Moves(ImmutableArray<ResultMove> moves)
    {
        const int most = 4;
        IEnumerable<string> shown = moves.Take(most).Select(move => $"{move.Output}{(move.Ids.IsEmpty ? "" : $"[{move.Where}]")} {move.Difference ?? $"{move.Before} → {move.After}"}");
        return string.Join(", ", shown) + (moves.Length > most ? string.Create(CultureInfo.InvariantCulture, $" and {moves.Length - most} more") : "");
    }

    private void Results(RunComparison comparison)
    {
        foreach (OutputChange output in comparison.Outputs)
        {
            if (output.Moves.IsEmpty)
            {
                Line($"{output.Output}: all {Plural.Of(output.Count, "value")} as before");
                Line("");
                continue;
            }

            Line(string.Create(CultureInfo.InvariantCulture, $"{output.Output}: {output.Moves.Length} of {Plural.Of(output.Count, "value")} moved"));
            string[][] rows =
            [
                [.. output.Moves[0].Keys, "before", "after", "difference"],
                .. output.Moves.Take(MostShown).Select(move => (string[])[.. move.Ids, move.Before ?? "–", move.After ?? "–", move.Difference ?? ""]),
            ];
            int keys = output.Moves[0].Keys.Length;
            int[] widths = [.. Enumerable.Range(0, keys + 3).Select(column => rows.Max(row => DisplayWidth.Of(VisibleText.Escape(row[column]))))];
            foreach (string[] row in rows)
            {
                IEnumerable<string> cells = row.Select((cell, column) => column < keys
                    ? DisplayWidth.PadEnd(VisibleText.Escape(cell), widths[column])
                    : new string(' ', widths[column] - DisplayWidth.Of(VisibleText.Escape(cell))) + VisibleText.Escape(cell));
                _text.Append("  ").AppendJoin("  ", cells).Append('\n');
            }

            More(output.Moves.Length, "  ");
            Line("");
        }
    }

    private void More(int count, string indent)
    {
        if (count > MostShown) Line(string.Create(CultureInfo.InvariantCulture, $"{indent}and {count - MostShown} more"));
    }

    private void Line(string line) => _text.Append(VisibleText.Escape(line).TrimEnd()).Append('\n');
}
