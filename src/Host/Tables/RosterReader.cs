using System.Collections.Immutable;
using System.Text;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Running;

namespace Mechanisms.Host.Tables;

/// <summary>
/// Reads who belongs to a set. The ids are in the column called like the set, or in the one that <c>columns</c> names, or
/// else in the first; <see cref="RosterValues"/> reads what else is said of the members.
/// </summary>
internal static class RosterReader
{
    /// <summary>Reads all rosters of a round and closes their sets.</summary>
    /// <returns>What the rosters say beside ids, by set.</returns>
    public static RosterContents ReadAll(
        LoweredMechanism mechanism, RoundSettings settings, ImmutableArray<IdTable> sets, ImmutableArray<RowSink> sinks, BuildLog log)
    {
        var contents = new RosterContents();
        foreach ((string name, TableSettings roster) in settings.Members)
        {
            if (sets.FirstOrDefault(set => set.Name == name) is not { } found) continue;
            log.Set = name;
            Read(found, roster, settings.BaseDirectory, RosterPlan.Of(mechanism, name, settings, sinks), contents, log);
        }

        log.Set = "";
        return contents;
    }

    /// <summary>Reports rosters that are for no set.</summary>
    public static void ReportUnknown(LoweredMechanism mechanism, RoundSettings settings, BuildLog log)
    {
        string[] known = [.. mechanism.Sets.Select(set => set.Name)];
        foreach ((string name, TableSettings roster) in settings.Members.Where(roster => !known.Contains(roster.Key, StringComparer.Ordinal)))
        {
            log.Add(ConfigurationMessages.UnknownSet(roster.Place, name, mechanism.Name, Spelling.Suggest(name, known, Listed(known, "set"))));
        }
    }

    /// <summary>Names in a row, for a message: <c>it has `a`, `b`</c>.</summary>
    public static string Listed(IEnumerable<string> names, string what)
    {
        string[] all = [.. names.Select(name => $"`{name}`")];
        return all.Length == 0 ? $"it has no {what} at all" : "it has " + string.Join(", ", all);
    }

    private static void Read(IdTable set, TableSettings roster, string folder, RosterPlan plan, RosterContents contents, BuildLog log)
    {
        TableFile.Read(roster, folder, log, csv =>
        {
            HeaderRow? headers = TableFile.ReadHeaders(csv, roster.File.Text, log);
            if (headers is null || !TryFindColumn(set, roster, headers, plan, log, out int column)) return;
            RosterValues values = RosterValues.Find(plan, roster, headers, column, log);
            foreach (RowSink sink in values.Sinks) contents.Sources[sink.Input.Name] = roster.File.Text;
            if (values.IsFine) ReadRows(set, csv, headers, column, values, contents, log);
        });
    }

    private static void ReadRows(IdTable set, CsvReader csv, HeaderRow headers, int column, RosterValues values, RosterContents contents, BuildLog log)
    {
        string file = headers.File;
        int whiteSpace = 0;
        Location? firstWhiteSpace = null;
        var seen = new HashSet<int>();
        while (csv.Read())
        {
            if (TableFile.ReportFault(csv, file, headers, log)) continue;
            IdKind kind = set.Look(csv.Field(column), out StagedId staged);
            if (kind == IdKind.Empty)
            {
                if (TableFile.IsBlank(csv)) log.AddBlankRow(() => TableFile.FieldPlace(csv, file, -1));
                else log.AddBadRow(() => TableMessages.EmptyId(TableFile.FieldPlace(csv, file, column), set.Name));
                continue;
            }

            if (kind == IdKind.Failed)
            {
                string found = Encoding.UTF8.GetString(csv.Field(column)).Trim();
                log.AddBadRow(() => HabitMessages.SpreadsheetError(TableFile.FieldPlace(csv, file, column), set.Name, found));
                continue;
            }

            if (!values.TryStage(csv, file, log)) continue;
            if (staged.HadWhiteSpace && whiteSpace++ == 0) firstWhiteSpace = TableFile.FieldPlace(csv, file, column);
            int member = set.Take(staged);
            if (!seen.Add(member))
            {
                string id = IdTable.Normalise(Encoding.UTF8.GetString(csv.Field(column)));
                log.AddBadRow(() => TableMessages.RepeatedMember(TableFile.FieldPlace(csv, file, column), id, set.Name));
                continue;
            }

            values.Commit(csv, column);
            if (values.Title(csv) is { } title) contents.AddTitle(set.Name, member, title);
        }

        if (firstWhiteSpace is not null) log.Add(TableMessages.WhiteSpaceDropped(firstWhiteSpace, set.Name, whiteSpace));

        // Who stands in a row that could not be read is not unknown.
        if (log.IsTableFine) set.Close();
    }

    private static bool TryFindColumn(IdTable set, TableSettings roster, HeaderRow headers, RosterPlan plan, BuildLog log, out int column)
    {
        foreach ((string key, Setting header) in roster.Columns.Where(pair => !plan.Known.Contains(pair.Key)))
        {
            string listed = "a roster has the " + (plan.Known.Length == 1 ? "column " : "columns ") + string.Join(", ", plan.Known.Select(name => $"`{name}`"));
            log.Add(ConfigurationMessages.UnknownColumn(header.NamePlace, key, set.Name, Spelling.Suggest(key, plan.Known, listed)));
        }

        if (roster.Columns.TryGetValue(set.Name, out Setting? named))
        {
            column = headers.FindNamed(named);
            return column >= 0;
        }

        column = headers.Find(set.Name, out bool isAmbiguous);
        if (column < 0 && !isAmbiguous) column = 0;
        return column >= 0;
    }
}

/// <summary>What rosters say beside the ids of members.</summary>
internal sealed class RosterContents
{
    private readonly Dictionary<string, Dictionary<int, string>> _titles = new(StringComparer.Ordinal);

    /// <summary>For inputs that take their rows from a roster, its file.</summary>
    public Dictionary<string, string> Sources { get; } = new(StringComparer.Ordinal);

    /// <summary>Keeps the title of a member by its provisional number.</summary>
    public void AddTitle(string set, int member, string title)
    {
        if (!_titles.TryGetValue(set, out Dictionary<int, string>? titles)) _titles.Add(set, titles = []);
        titles[member] = title;
    }

    /// <summary>The titles of a set in the final order of its members; empty where its roster has none.</summary>
    public ImmutableArray<string> TitlesOf(string set, int[] final)
    {
        if (!_titles.TryGetValue(set, out Dictionary<int, string>? titles)) return [];
        var ordered = new string[final.Length];
        for (int member = 0; member < final.Length; member++) ordered[final[member]] = titles.GetValueOrDefault(member, "");
        return [.. ordered];
    }
}
