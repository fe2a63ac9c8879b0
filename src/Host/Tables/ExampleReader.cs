using System.Text;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Diagnostics;

namespace Mechanisms.Host.Tables;

/// <summary>
/// Takes rows as an example writes them: ids, then the columns that are read from data; the last ones may be left out as
/// far as they have defaults.
/// </summary>
internal static class ExampleReader
{
    /// <summary>Takes the members of a set, one in a row.</summary>
    public static void ReadRoster(IdTable set, ExampleTable roster, BuildLog log)
    {
        var seen = new HashSet<int>();
        foreach (ExampleRow row in roster.Rows)
        {
            foreach (string cell in row.Cells)
            {
                IdKind kind = set.Look(Encoding.UTF8.GetBytes(cell), out StagedId staged);
                if (kind == IdKind.Empty) log.Add(TableMessages.EmptyId(row.Place, set.Name));
                else if (kind == IdKind.Failed) log.Add(HabitMessages.SpreadsheetError(row.Place, set.Name, cell));
                else if (!seen.Add(set.Take(staged))) log.Add(TableMessages.RepeatedMember(row.Place, cell, set.Name));
            }
        }
    }

    /// <summary>Takes the rows of an input.</summary>
    public static void ReadRows(RowSink sink, ExampleTable table, BuildLog log)
    {
        foreach (ExampleRow row in table.Rows)
        {
            if (Check(sink, row) is { } fault) log.Add(fault);
            else sink.Commit(row.Place.Line);
        }
    }

    private static Diagnostic? Check(RowSink sink, ExampleRow row)
    {
        int ids = sink.Sets.Length;
        ValueReader[] values = [.. sink.Values.OfType<ValueReader>()];
        int most = ids + values.Length;
        int least = most;
        while (least > ids && values[least - ids - 1].Column.Default is not null) least--;
        if (row.Cells.Length < least || row.Cells.Length > most)
        {
            string expected = FormattableString.Invariant($"{(least < most ? $"{least} to {most}" : $"{most}")} values: ");
            string names = string.Join(", ", TableLayout.IndexNames(sink.Sets.Select(set => set.Name)).Concat(values.Select(value => value.Column.Name)));
            return TableMessages.ExampleRowLength(row.Place, sink.Input.Name, row.Cells.Length, expected + names);
        }

        for (int i = 0; i < values.Length; i++)
        {
            if (StageValue(values[i], ids + i < row.Cells.Length ? row.Cells[ids + i] : "", row.Place) is { } fault) return fault;
        }

        for (int i = 0; i < ids; i++)
        {
            string id = row.Cells[i];
            IdKind kind = sink.StageId(i, Encoding.UTF8.GetBytes(id), out _);
            if (kind == IdKind.Empty) return TableMessages.EmptyId(row.Place, sink.Sets[i].Name);
            if (kind == IdKind.Failed) return HabitMessages.SpreadsheetError(row.Place, sink.Sets[i].Name, id);
            if (kind == IdKind.Unknown) return TableMessages.UnknownMember(row.Place, id, sink.Sets[i].Name, Remedies.ForMember(id, sink.Sets[i].Ids));
        }

        return null;
    }

    private static Diagnostic? StageValue(ValueReader reader, string cell, Location place)
    {
        string column = reader.Column.Name;
        if (cell.Length == 0)
        {
            if (reader.Column.Default is null) return TableMessages.EmptyCell(place, column);
            reader.StageDefault();
            return null;
        }

        if (reader.TryStage(Encoding.UTF8.GetBytes(cell), out CellFault fault)) return null;
        if (fault.IsSpreadsheetError) return HabitMessages.SpreadsheetError(place, column, cell);
        return fault.IsBound
            ? TableMessages.CellOutOfBounds(place, column, cell, fault.Expected)
            : TableMessages.BadCell(place, column, cell, fault.Expected, fault.Remedy);
    }
}
