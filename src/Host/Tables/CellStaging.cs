using System.Text;
using Mechanisms.Host.Diagnostics;

namespace Mechanisms.Host.Tables;

/// <summary>Takes the value of a cell to its column, the same way for tables and for rosters.</summary>
internal static class CellStaging
{
    /// <summary>Stages a cell, or the column's default for an empty one; false after a bad row.</summary>
    /// <param name="reader">The column.</param>
    /// <param name="field">The field; below 0 where the row has none.</param>
    /// <param name="csv">At the row.</param>
    /// <param name="file">Its file, for messages.</param>
    /// <param name="log">Where bad rows are said.</param>
    public static bool TryStage(ValueReader reader, int field, CsvReader csv, string file, BuildLog log)
    {
        ReadOnlySpan<byte> cell = field < 0 ? default : csv.Field(field);
        if (IsEmpty(cell) && !reader.ReadsEmpty)
        {
            if (reader.Column.Default is null)
            {
                ReportEmpty(reader.Column.Name, field, csv, file, log);
                return false;
            }

            reader.StageDefault();
            return true;
        }

        if (reader.TryStage(cell, out CellFault fault)) return true;
        ReportValue(reader.Column.Name, field, fault, csv, file, log);
        return false;
    }

    /// <summary>Whether a cell holds blanks at most.</summary>
    public static bool IsEmpty(ReadOnlySpan<byte> cell) => cell.Trim(" \t"u8).IsEmpty;

    // Apart, so that rows that are fine make no objects for what would be said of the others.
    private static void ReportEmpty(string column, int field, CsvReader csv, string file, BuildLog log)
    {
        if (TableFile.IsBlank(csv)) log.AddBlankRow(() => TableFile.FieldPlace(csv, file, -1));
        else log.AddBadRow(() => TableMessages.EmptyCell(TableFile.FieldPlace(csv, file, field), column));
    }

    private static void ReportValue(string column, int field, CellFault fault, CsvReader csv, string file, BuildLog log)
    {
        string found = Encoding.UTF8.GetString(csv.Field(field)).Trim();
        log.AddBadRow(() => fault.IsSpreadsheetError ? HabitMessages.SpreadsheetError(TableFile.FieldPlace(csv, file, field), column, found)
            : fault.IsBound ? TableMessages.CellOutOfBounds(TableFile.FieldPlace(csv, file, field), column, found, fault.Expected)
            : TableMessages.BadCell(TableFile.FieldPlace(csv, file, field), column, found, fault.Expected, fault.Remedy));
    }
}
