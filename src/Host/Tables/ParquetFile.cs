using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Running;
using Mechanisms.Parquet;

namespace Mechanisms.Host.Tables;

/// <summary>Reads Parquet as a table of text. Nothing else names the library, so that it is loaded for such files only.</summary>
internal static class ParquetFile
{
    /// <summary>Has a table read; what is wrong with it goes to the log.</summary>
    public static void Read(FileStream file, TableSettings table, BuildLog log, Action<CsvReader> read)
    {
        string name = table.File.Text;
        HabitSettings habits = table.Habits;
        (string Key, Setting? Said)[] keys = [("delimiter", table.Delimiter), ("encoding", habits.Encoding), ("numbers", habits.Numbers), ("dates", habits.Dates)];
        Diagnostic[] refused = [.. keys.Where(key => key.Said is not null).Select(key => HabitMessages.NotForParquet(key.Said!.Place, key.Key))];
        foreach (Diagnostic message in refused) log.Add(message);
        if (refused.Length > 0) return;
        CsvReader? csv = null;
        try
        {
            using ParquetTable parquet = ParquetTable.Open(file);
            foreach (UnreadableColumn column in parquet.Unreadable) log.Add(HabitMessages.ParquetColumn(Location.OfFile(name), column.Name, column.Kind));
            if (parquet.Unreadable.Length > 0) return;
            using Stream stream = log.Watched(new PartsStream(parquet.ToText()), file, name);
            csv = new CsvReader(stream, ',') { ColumnNames = parquet.Names };
            read(csv);
        }
        catch (InvalidDataException fault)
        {
            log.ForgetRows();
            log.Add(HabitMessages.BrokenParquet(new Location(name, csv?.NextLine ?? 1, 1, 1, ""), fault.Message));
        }
    }
}
