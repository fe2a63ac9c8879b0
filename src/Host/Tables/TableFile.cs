using System.Text;
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
        CsvReader? csv = null;
        log.BeginTable();
        try
        {
            if (table.Content is { } content)
            {
                // Of results of another round the record keeps the hash of what they were.
                using Stream rows = log.Hashes is { } hashes && table.Output is not null
                    ? hashes.Of(new MemoryStream(content, writable: false), path)
                    : new MemoryStream(content, writable: false);
                csv = new CsvReader(rows, ',');
                read(csv);
                return;
            }

            string? reason = name.Contains('\0', StringComparison.Ordinal) ? "no file has a NUL character in its name" : Directory.Exists(path) ? "it is a folder" : null;
            if (reason is not null)
            {
                log.Add(ConfigurationMessages.FileNotReadable(table.File.Place, name, reason));
                return;
            }

            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
            if (TableText.IsParquet(name))
            {
                ParquetFile.Read(file, table, log, read);
                return;
            }

            using Stream bytes = log.Hashed(file);
            using Stream? text = TableText.Open(bytes, table, out Diagnostic? problem);
            if (text is null)
            {
                log.Add(problem!);
                return;
            }

            using Stream stream = log.Watched(text, file, name);
            csv = new CsvReader(stream, table.Delimiter?.Text[0]);
            read(csv);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            log.Add(ConfigurationMessages.TableNotFound(table.File.Place, name, folder));
        }
        catch (InvalidDataException fault)
        {
            log.ForgetRows();
            log.Add(HabitMessages.BrokenGzip(PlaceReached(name, csv), fault.Message));
        }
        catch (DecoderFallbackException)
        {
            log.Add(HabitMessages.NotInEncoding(PlaceReached(name, csv), table.Habits.Encoding?.Text ?? "UTF-16"));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.Add(ConfigurationMessages.FileNotReadable(table.File.Place, name, fault.Message));
        }
        finally
        {
            log.EndTable(Location.OfFile(name));
        }
    }

    /// <summary>The text of a line of a table, for showing; empty where it cannot be had.</summary>
    public static string LineOf(TableSettings table, string path, int line)
    {
        if (TableText.IsParquet(table.File.Text)) return "";
        using Stream file = table.Content is { } content ? new MemoryStream(content, writable: false) : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        using Stream? text = TableText.Open(file, table, out _);
        if (text is null) return "";
        using var reader = new StreamReader(text, Encoding.UTF8);
        string? found = reader.ReadLine();
        for (int at = 1; at < line && found is not null; at++) found = reader.ReadLine();
        return found ?? "";
    }

    private static Location PlaceReached(string name, CsvReader? csv) => new(name, csv?.NextLine ?? 1, 1, 1, "");

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
        if (csv.Fault is null && csv.FieldCount == headers.Count && headers.EndsWithName) return false;
        return ReportOther(csv, file, headers, log);
    }

    // Apart, so that rows that are fine make no objects for what would be said of the others.
    private static bool ReportOther(CsvReader csv, string file, HeaderRow headers, BuildLog log)
    {
        if (csv.Fault is null && IsWholeRow(csv, headers)) return false;
        if (csv.Fault is null && IsBlank(csv)) log.AddBlankRow(() => RowPlace(csv, file));
        else Report(csv, file, headers.NamedCount, log);
        return true;
    }

    /// <summary>Whether no field of a record has anything in it.</summary>
    public static bool IsBlank(CsvReader csv) => IsBlankFrom(csv, 0);

    // Columns at the end that have no name, as spreadsheets leave behind, count as nothing as long as they are empty.
    private static bool IsWholeRow(CsvReader csv, HeaderRow headers) => csv.FieldCount >= headers.NamedCount && IsBlankFrom(csv, headers.NamedCount);

    private static bool IsBlankFrom(CsvReader csv, int first)
    {
        for (int field = first; field < csv.FieldCount; field++)
        {
            if (!csv.Field(field).Trim(" \t"u8).IsEmpty) return false;
        }

        return true;
    }

    /// <summary>The place of a field.</summary>
    public static Location FieldPlace(CsvReader csv, string file, int field)
    {
        if (field < 0) return RowPlace(csv, file);
        if (csv.ColumnNames is not { } names) return CsvText.LocationOf(file, csv.Line, csv.Raw, csv.OffsetOf(field), csv.LengthOf(field));
        string start = names[field] + " = ", value = Encoding.UTF8.GetString(csv.Field(field));
        return new Location(file, csv.Line, start.Length + 1, Math.Max(1, value.Length), start + value);
    }

    private static void Report(CsvReader csv, string file, int expected, BuildLog log)
    {
        if (csv.Fault is not { } fault)
        {
            log.AddBadRow(() => Ragged(csv, file, expected));
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

    // A row that is too long is marked where it should have ended, one that is too short where it ends.
    private static Diagnostic Ragged(CsvReader csv, string file, int expected)
    {
        int found = csv.FieldCount;
        while (found > expected + 1 && csv.Field(found - 1).Trim(" \t"u8).IsEmpty) found--;
        string delimiter = csv.Delimiter.ToString();
        if (found > expected)
        {
            return TableMessages.RaggedRow(FieldPlace(csv, file, expected), found, expected, $"put quotes around a text or number that has a `{delimiter}` in it");
        }

        Location row = RowPlace(csv, file), end = CsvText.LocationOf(file, csv.Line, csv.Raw, csv.Raw.Length, 1);
        int other = csv.FieldCount == 1 ? csv.Raw.IndexOfAny(",;\t|"u8) : -1;
        if (other < 0 || csv.Raw[other] == csv.Delimiter) return TableMessages.RaggedRow(end, found, expected, "fill in what is missing, or remove the row");
        string written = csv.Raw[other] == '\t' ? "\\t" : ((char)csv.Raw[other]).ToString();
        return TableMessages.RaggedRow(
            row, found, expected, $"columns are separated by `{delimiter}` in this file: write `{delimiter}` for `{written}`, or `\"delimiter\": \"{written}\"` under the input if the file means that");
    }

    private static Location RowPlace(CsvReader csv, string file) => csv.ColumnNames is not null
        ? new Location(file, csv.Line, 1, 1, "")
        : CsvText.LocationOf(file, csv.Line, csv.Raw, 0, csv.Raw.Length);

    private static Diagnostic Ambiguous(CsvReader csv, string file)
    {
        CsvText.MostFrequent(csv.Raw, out char one, out char other);
        Location at = CsvText.LocationOf(file, csv.Line, csv.Raw, Math.Max(0, csv.Raw.IndexOfAny((byte)one, (byte)other)), 1);
        return HabitMessages.AmbiguousDelimiter(at, Written(one), Written(other));

        static string Written(char each) => each == '\t' ? "\\t" : each.ToString();
    }

    private static Diagnostic Message(CsvReader csv, string file, CsvFault fault)
    {
        Location at = CsvText.LocationOf(file, csv.Line, csv.Raw, fault.Offset, 1);
        return fault.Kind switch
        {
            CsvFaultKind.UnclosedQuote => TableMessages.UnclosedQuote(at),
            CsvFaultKind.TextAfterQuote => TableMessages.TextAfterQuote(at),
            CsvFaultKind.InvalidUtf8 => TableMessages.InvalidUtf8(at, Remedies.ForByte(csv.Raw[fault.Offset])),
            CsvFaultKind.Nul => TableMessages.NulCharacter(at, Remedies.ForNul(csv.Raw)),
            CsvFaultKind.AmbiguousDelimiter => Ambiguous(csv, file),
            _ => TableMessages.RowTooLong(at),
        };
    }
}
