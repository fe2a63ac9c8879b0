using System.Collections.Immutable;
using System.Text;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Running;

namespace Mechanisms.Host.Tables;

/// <summary>
/// Reads who belongs to a set. The ids are in the column called like the set, or in the one that <c>columns</c> names, or
/// else in the first; other columns are passed over.
/// </summary>
internal static class RosterReader
{
    /// <summary>Reads all rosters of a round and closes their sets.</summary>
    public static void ReadAll(LoweredMechanism mechanism, RoundSettings settings, ImmutableArray<IdTable> sets, BuildLog log)
    {
        foreach ((string name, TableSettings roster) in settings.Members)
        {
            if (sets.FirstOrDefault(set => set.Name == name) is { } found)
            {
                Read(found, roster, settings.BaseDirectory, log);
                continue;
            }

            string suggestion = Spelling.Suggest(name, mechanism.Sets.Select(set => set.Name), Listed(mechanism.Sets.Select(set => set.Name), "set"));
            log.Add(ConfigurationMessages.UnknownSet(roster.Place, name, mechanism.Name, suggestion));
        }
    }

    /// <summary>Names in a row, for a message: <c>it has `a`, `b`</c>.</summary>
    public static string Listed(IEnumerable<string> names, string what)
    {
        string[] all = [.. names.Select(name => $"`{name}`")];
        return all.Length == 0 ? $"it has no {what} at all" : "it has " + string.Join(", ", all);
    }

    private static void Read(IdTable set, TableSettings roster, string folder, BuildLog log)
    {
        TableFile.Read(roster, folder, log, csv =>
        {
            HeaderRow? headers = TableFile.ReadHeaders(csv, roster.File.Text, log);
            if (headers is not null && TryFindColumn(set, roster, headers, log, out int column)) ReadRows(set, csv, headers, column, log);
        });
    }

    private static void ReadRows(IdTable set, CsvReader csv, HeaderRow headers, int column, BuildLog log)
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

            if (staged.HadWhiteSpace && whiteSpace++ == 0) firstWhiteSpace = TableFile.FieldPlace(csv, file, column);
            if (seen.Add(set.Take(staged))) continue;
            string id = IdTable.Normalise(Encoding.UTF8.GetString(csv.Field(column)));
            log.AddBadRow(() => TableMessages.RepeatedMember(TableFile.FieldPlace(csv, file, column), id, set.Name));
        }

        if (firstWhiteSpace is not null) log.Add(TableMessages.WhiteSpaceDropped(firstWhiteSpace, set.Name, whiteSpace));

        // Who stands in a row that could not be read is not unknown.
        if (log.IsTableFine) set.Close();
    }

    private static bool TryFindColumn(IdTable set, TableSettings roster, HeaderRow headers, BuildLog log, out int column)
    {
        foreach ((string key, Setting header) in roster.Columns.Where(pair => pair.Key != set.Name))
        {
            log.Add(ConfigurationMessages.UnknownColumn(header.NamePlace ?? header.Place, key, set.Name, Spelling.Suggest(key, [set.Name], $"a roster has the column `{set.Name}`")));
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
