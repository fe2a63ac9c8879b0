using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Running;

namespace Mechanisms.Host.Tables;

/// <summary>Opens tables and turns faults of the file and of its records into messages.</summary>
internal static class TableFile
{
    /// <summary>Opens a table's file and has it read; a file that cannot be opened or read to its end is an error.</summary>
    public static void Read(TableSettings table, string folder, BuildLog log, Action<CsvReader> read)
    {
        string name = table.File.Text;
        string path = Path.Combine(folder, name);
        try
        {
            string? reason = name.Contains('\0', StringComparison.Ordinal) ? "no file has a NUL character in its name" : Directory.Exists(path) ? "it is a folder" : null;
            if (reason is not null)
            {
                log.Add(ConfigurationMessages.FileNotReadable(table.File.Place, name, reason));
                return;
            }

            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
            using Stream stream = log.Watched(file, name);
            read(new CsvReader(stream, table.Delimiter?.Text[0]));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            log.Add(ConfigurationMessages.TableNotFound(table.File.Place, name, folder));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.Add(ConfigurationMessages.FileNotReadable(table.File.Place, name, fault.Message));
        }
    }

    /// <summary>Reads the line of headers; null after an error.</summary>
    public static HeaderRow? ReadHeaders(CsvReader csv, string file, BuildLog log)
    {
        if (!csv.Read())
        {
            log.Add(TableMessages.EmptyFile(Location.OfFile(file)));
            return null;
        }

        if (csv.Fault is not { } fault) return new HeaderRow(csv, file, log);
        log.Add(Message(csv, file, fault));
        return null;
    }

    /// <summary>Reports a record that is no row of the table; false where it is one.</summary>
    public static bool ReportFault(CsvReader csv, string file, HeaderRow headers, BuildLog log)
    {
        if (csv.Fault is null && csv.FieldCount == headers.Count) return false;
        Report(csv, file, headers.Count, log);
        return true;
    }

    /// <summary>The place of a field.</summary>
    public static Location FieldPlace(CsvReader csv, string file, int field) =>
        CsvText.LocationOf(file, csv.Line, csv.Raw, csv.OffsetOf(field), csv.LengthOf(field));

    private static void Report(CsvReader csv, string file, int expected, BuildLog log)
    {
        if (csv.Fault is not { } fault)
        {
            log.AddBadRow(() => TableMessages.RaggedRow(RowPlace(csv, file), csv.FieldCount, expected, csv.Delimiter.ToString()));
        }
        else if (fault.EndsTheFile)
        {
            // What the end of the file hides is lost whether or not the round drops bad rows.
            log.Add(Message(csv, file, fault));
        }
        else
        {
            log.AddBadRow(() => Message(csv, file, fault));
        }
    }

    private static Location RowPlace(CsvReader csv, string file) => CsvText.LocationOf(file, csv.Line, csv.Raw, 0, csv.Raw.Length);

    private static Diagnostic Message(CsvReader csv, string file, CsvFault fault)
    {
        Location at = CsvText.LocationOf(file, csv.Line, csv.Raw, fault.Offset, 1);
        return fault.Kind switch
        {
            CsvFaultKind.UnclosedQuote => TableMessages.UnclosedQuote(at),
            CsvFaultKind.TextAfterQuote => TableMessages.TextAfterQuote(at),
            CsvFaultKind.InvalidUtf8 => TableMessages.InvalidUtf8(at),
            CsvFaultKind.Nul => TableMessages.NulCharacter(at),
            _ => TableMessages.RowTooLong(at),
        };
    }
}
