using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Running;

namespace Mechanisms.Host.Tables;

/// <summary>
/// Which column of a file holds which id and which value. An id is in the column called like its set, a value in the one
/// called like the column or input of the script; <c>columns</c> says otherwise. When two indices range over one set the
/// first is called like the set and the second <c>set.2</c>.
/// </summary>
/// <param name="Ids">For each index of the input a column of the file; −1 for the one that a wide table spreads.</param>
/// <param name="Values">For each column of the input a column of the file; −1 for a formula, a default, or a wide table.</param>
/// <param name="WideIndex">The index that a wide table spreads over columns, or −1.</param>
/// <param name="WideColumns">The columns of the file that it spreads over, with their members.</param>
internal sealed record TableLayout(
    ImmutableArray<int> Ids, ImmutableArray<int> Values, int WideIndex, ImmutableArray<WideColumn> WideColumns)
{
    /// <summary>The names that the indices of an input have in files and results: <c>voter</c>, <c>voter.2</c>.</summary>
    public static ImmutableArray<string> IndexNames(IEnumerable<string> sets)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (string set in sets)
        {
            int count = seen[set] = seen.GetValueOrDefault(set) + 1;
            names.Add(count == 1 ? set : FormattableString.Invariant($"{set}.{count}"));
        }

        return names.ToImmutable();
    }

    /// <summary>Finds all columns of an input; null after an error.</summary>
    public static TableLayout? Find(RowSink sink, TableSettings table, HeaderRow headers, BuildLog log)
    {
        LoweredInput input = sink.Input;
        ImmutableArray<string> names = IndexNames(sink.Sets.Select(set => set.Name));
        if (!CheckSettings(input, names, table, log)) return null;
        int wide = table.Wide is null ? -1 : names.IndexOf(table.Wide.Set.Text);
        bool isFine = true;
        var ids = ImmutableArray.CreateBuilder<int>();
        for (int i = 0; i < names.Length; i++)
        {
            int found = i == wide ? -1 : Locate(names[i], input, table, headers, isOptional: false);
            ids.Add(found);
            isFine &= found >= 0 || i == wide;
        }

        if (wide >= 0)
        {
            var columns = WideColumnsOf(table.Wide!, headers);
            headers.ReportMissed(input.Name);
            isFine &= columns.All(column => column.Column >= 0);
            return isFine ? new TableLayout(ids.ToImmutable(), [.. input.Columns.Select(_ => -1)], wide, columns) : null;
        }

        var values = ImmutableArray.CreateBuilder<int>();
        int single = input.Columns.Count(column => column.Formula is null) == 1 ? 1 : 0;
        foreach (LoweredColumn column in input.Columns)
        {
            int found = column.Formula is not null ? -1 : LocateValue(column, single == 1, input, table, headers, log);
            values.Add(found);
            isFine &= found >= 0 || column.Formula is not null || (column.Default is not null && !table.Columns.ContainsKey(column.Name));
        }

        headers.ReportMissed(input.Name);
        return isFine && EachIdAlone(ids, values, headers, log) ? new TableLayout(ids.ToImmutable(), values.ToImmutable(), -1, []) : null;
    }

    // A column that says who gave cannot also say to whom, or how much.
    private static bool EachIdAlone(IEnumerable<int> ids, IEnumerable<int> values, HeaderRow headers, BuildLog log)
    {
        var taken = new HashSet<int>();
        int twice = ids.Concat(values.Distinct()).FirstOrDefault(column => column >= 0 && !taken.Add(column), -1);
        if (twice >= 0) log.Add(TableMessages.ColumnTakenTwice(headers.PlaceOf(twice), headers[twice]));
        return twice < 0;
    }

    private static int LocateValue(LoweredColumn column, bool isSingle, LoweredInput input, TableSettings table, HeaderRow headers, BuildLog log)
    {
        if (isSingle && !table.Columns.ContainsKey(column.Name))
        {
            int exact = headers.Find(column.Name, out bool isAmbiguous);
            if (exact >= 0 || isAmbiguous) return exact;
            int left = headers.OnlyLeft();
            if (left >= 0)
            {
                headers.TakeOnlyLeft(left, column.Name);
                return left;
            }
        }

        int found = Locate(column.Name, input, table, headers, column.Default is not null);
        if (found < 0 && column.Default is { } value && !table.Columns.ContainsKey(column.Name))
        {
            log.Add(TableMessages.DefaultColumn(headers.Place, column.Name, value.Text.Length == 0 ? "an empty text" : value.Text));
        }

        return found;
    }

    private static int Locate(string name, LoweredInput input, TableSettings table, HeaderRow headers, bool isOptional)
    {
        if (table.Columns.TryGetValue(name, out Setting? header)) return headers.FindNamed(header);
        int found = headers.Find(name, out bool isAmbiguous);
        if (found < 0 && !isAmbiguous && !isOptional) headers.Miss(name);
        return found;
    }

    private static ImmutableArray<WideColumn> WideColumnsOf(WideSettings wide, HeaderRow headers) =>
        [.. wide.Headers.Select(header => new WideColumn(headers.FindNamed(header), wide.Ids.GetValueOrDefault(header.Text, header)))];

    private static bool CheckSettings(LoweredInput input, ImmutableArray<string> indices, TableSettings table, BuildLog log)
    {
        bool isFine = true;
        string[] read = [.. input.Columns.Where(column => column.Formula is null).Select(column => column.Name)];
        string[] known = [.. indices, .. read];
        foreach ((string key, Setting header) in table.Columns)
        {
            if (known.Contains(key, StringComparer.Ordinal)) continue;
            string listed = "it has " + string.Join(", ", known.Select(name => $"`{name}`"));
            log.Add(ConfigurationMessages.UnknownColumn(header.NamePlace, key, input.Name, Spelling.Suggest(key, known, listed)));
            isFine = false;
        }

        if (table.Wide is not { } wide) return isFine;
        if (!indices.Contains(wide.Set.Text, StringComparer.Ordinal))
        {
            string listed = indices.IsEmpty ? "" : "it is indexed by " + string.Join(", ", indices.Select(name => $"`{name}`"));
            log.Add(ConfigurationMessages.WideSetNotOfInput(wide.Set.Place, wide.Set.Text, input.Name, Spelling.Suggest(wide.Set.Text, indices, listed)));
            isFine = false;
        }

        if (read.Length == 1) return isFine;
        log.Add(ConfigurationMessages.WideNeedsOneColumn(wide.Set.Place, input.Name, read.Length));
        return false;
    }
}

/// <summary>A column of a wide table and the member that it is about.</summary>
internal sealed record WideColumn(int Column, Setting Member);
