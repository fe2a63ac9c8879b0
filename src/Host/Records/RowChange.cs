using System.Collections.Immutable;
using System.Globalization;

namespace Mechanisms.Host.Records;

/// <summary>A row that is not the same in a second run; null where one of the runs does not have it.</summary>
/// <param name="Headers">The names of ids and values, then <c>counts</c>, <c>coefficient</c>, <c>reason</c>.</param>
/// <param name="BeforeLine">Its line in the first run's table.</param>
/// <param name="Before">Its cells there, in the order of the headers.</param>
/// <param name="AfterLine">Its line in the second run's table.</param>
/// <param name="After">Its cells there.</param>
internal sealed record RowChange(
    ImmutableArray<string> Headers, int? BeforeLine, ImmutableArray<string>? Before, int? AfterLine, ImmutableArray<string>? After)
{
    private const int Verdict = 3;

    /// <summary>Whether the row itself is the same, and only what became of it is not.</summary>
    public bool IsOfVerdict => Before is { } before && After is { } after && before[..^Verdict].SequenceEqual(after[..^Verdict]);

    /// <summary>The change in words: <c>line 3 (ben, park): gift 4 → 9</c>.</summary>
    public string Words
    {
        get
        {
            if (Before is not { } before) return $"line {Number(AfterLine)}: {Row(After!.Value)}, new";
            if (After is not { } after) return $"line {Number(BeforeLine)}: {Row(before)}, gone";
            int[] changed = [.. Enumerable.Range(0, before.Length).Where(cell => before[cell] != after[cell] && (IsOfVerdict || cell < before.Length - Verdict))];
            string same = string.Join(", ", Enumerable.Range(0, before.Length - Verdict).Where(cell => before[cell] == after[cell] && before[cell].Length > 0).Select(cell => before[cell]));
            string place = BeforeLine == AfterLine ? Number(AfterLine) : $"{Number(BeforeLine)} → {Number(AfterLine)}";
            return $"line {place}{(same.Length == 0 ? "" : $" ({same})")}: {string.Join("; ", changed.Select(cell => $"{Headers[cell]} {Shown(before[cell])} → {Shown(after[cell])}"))}";
        }
    }

    /// <summary>
    /// What changed between two tables of rows. Rows that are in both count as the same wherever they stand; of the others
    /// those on one line, and then those in the same place among the changed ones, are taken for one row that changed.
    /// </summary>
    public static ImmutableArray<RowChange> Between(CsvTable before, CsvTable after)
    {
        ImmutableArray<string> headers = after.Headers[1..];
        if (!before.Headers.AsSpan().SequenceEqual(after.Headers.AsSpan())) return [.. OnlyIn(before, isBefore: true), .. OnlyIn(after, isBefore: false)];
        var changes = new List<RowChange>();
        var there = new Dictionary<string, Queue<CsvRow>>(StringComparer.Ordinal);
        foreach (CsvRow row in after.Rows)
        {
            if (!there.TryGetValue(Content(row), out Queue<CsvRow>? same)) there.Add(Content(row), same = new Queue<CsvRow>());
            same.Enqueue(row);
        }

        var gone = new List<CsvRow>();
        foreach (CsvRow row in before.Rows)
        {
            if (there.GetValueOrDefault(Content(row)) is { Count: > 0 } same)
            {
                CsvRow now = same.Dequeue();
                bool isAsBefore = row.Cells.AsSpan()[^Verdict..].SequenceEqual(now.Cells.AsSpan()[^Verdict..]);
                if (!isAsBefore) changes.Add(Change(headers, row, now));
            }
            else
            {
                gone.Add(row);
            }
        }

        HashSet<CsvRow> left = new(there.Values.SelectMany(rows => rows), ReferenceEqualityComparer.Instance);
        List<CsvRow> added = [.. after.Rows.Where(left.Contains)];
        changes.AddRange(Paired(headers, gone, added));
        return [.. changes.OrderBy(change => change.IsOfVerdict).ThenBy(change => change.AfterLine ?? change.BeforeLine)];
    }

    private static IEnumerable<RowChange> Paired(ImmutableArray<string> headers, List<CsvRow> gone, List<CsvRow> added)
    {
        // Several rows of one line are of a wide table, and stand in the same order in both.
        var byLine = added.GroupBy(row => row.Cells[0], StringComparer.Ordinal).ToDictionary(group => group.Key, group => new Queue<CsvRow>(group), StringComparer.Ordinal);
        var paired = new HashSet<CsvRow>(ReferenceEqualityComparer.Instance);
        foreach (CsvRow row in gone)
        {
            if (byLine.GetValueOrDefault(row.Cells[0]) is not { Count: > 0 } candidates)
            {
                yield return Change(headers, row, null);
                continue;
            }

            CsvRow now = candidates.Dequeue();
            paired.Add(now);
            yield return Change(headers, row, now);
        }

        foreach (CsvRow row in added.Where(row => !paired.Contains(row))) yield return Change(headers, null, row);
    }

    private static IEnumerable<RowChange> OnlyIn(CsvTable table, bool isBefore) =>
        table.Rows.Select(row => Change(table.Headers[1..], isBefore ? row : null, isBefore ? null : row));

    private static RowChange Change(ImmutableArray<string> headers, CsvRow? before, CsvRow? after) =>
        new(headers, Line(before), before?.Cells[1..], Line(after), after?.Cells[1..]);

    private static int? Line(CsvRow? row) =>
        row is not null && int.TryParse(row.Cells[0], NumberStyles.None, CultureInfo.InvariantCulture, out int line) ? line : null;

    private static string Content(CsvRow row) => string.Join('\u001f', row.Cells[1..^Verdict]);

    private static string Number(int? line) => line?.ToString(CultureInfo.InvariantCulture) ?? "?";

    private static string Row(ImmutableArray<string> cells) => string.Join(", ", cells[..^Verdict].Where(cell => cell.Length > 0));

    private static string Shown(string cell) => cell.Length == 0 ? "(empty)" : cell;
}
