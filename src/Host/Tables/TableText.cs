using System.Text;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Running;

namespace Mechanisms.Host.Tables;

/// <summary>Makes UTF-8 text of a table's file: uncompressed, and out of the encoding that it has.</summary>
internal static class TableText
{
    private const string Compressed = ".gz";
    private const string Typed = ".parquet";

    /// <summary>Whether a file is Parquet: its name says so.</summary>
    public static bool IsParquet(string name) => name.EndsWith(Typed, StringComparison.OrdinalIgnoreCase);

    /// <summary>The text; null and a message where the file is something else than its name says.</summary>
    /// <param name="file">The file, at its beginning.</param>
    /// <param name="table">What the round says about it.</param>
    /// <param name="problem">What is wrong.</param>
    public static Stream? Open(Stream file, TableSettings table, out Diagnostic? problem)
    {
        string name = table.File.Text;
        bool isCompressed = name.EndsWith(Compressed, StringComparison.OrdinalIgnoreCase);
        var content = new HeadStream(file);
        bool hasMark = content.Head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]);
        problem = null;
        if (isCompressed && !hasMark && content.Head.Length > 0)
        {
            problem = HabitMessages.OtherFormat(Location.OfFile(name), "is not compressed", $"call it `{name[..^Compressed.Length]}`");
        }
        else if (!isCompressed && hasMark)
        {
            problem = HabitMessages.OtherFormat(Location.OfFile(name), "is compressed by gzip", $"call it `{name}{Compressed}`");
        }

        if (problem is not null) return null;
        if (isCompressed) content = new HeadStream(new GzipReading(content));
        problem = OtherFormat(content.Head, name);
        return problem is null ? InUtf8(content, table.Habits.Encoding) : null;
    }

    private static Diagnostic? OtherFormat(ReadOnlySpan<byte> head, string name)
    {
        const string save = "open it there and save the sheet as `CSV UTF-8`";
        (string found, string remedy) = head switch
        {
            _ when head.StartsWith("PK\u0003\u0004"u8) => ("is a workbook of a spreadsheet, or another zip archive", save),
            _ when head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) => ("is a workbook of an old spreadsheet", save),
            _ when head.StartsWith("PAR1"u8) => ("is Parquet", $"call it `{Path.GetFileNameWithoutExtension(name)}{Typed}`"),
            _ when head.StartsWith("%PDF-"u8) => ("is a PDF document", "ask for the table itself, as `CSV UTF-8`"),
            _ when head.StartsWith("{\\rtf"u8) => ("is a document of a word processor", "save the table as `CSV UTF-8`"),
            _ when IsMarkup(head) => ("is a web page or XML", "download the table itself, as `CSV UTF-8`"),
            _ => ("", ""),
        };
        return found.Length == 0 ? null : HabitMessages.OtherFormat(Location.OfFile(name), found, remedy);
    }

    private static bool IsMarkup(ReadOnlySpan<byte> head) =>
        StartsWith(head, "<!doctype"u8) || StartsWith(head, "<html"u8) || StartsWith(head, "<?xml"u8) || StartsWith(head, "<table"u8);

    private static bool StartsWith(ReadOnlySpan<byte> head, ReadOnlySpan<byte> word) =>
        head.Length >= word.Length && Ascii.EqualsIgnoreCase(head[..word.Length], word);

    private static Stream InUtf8(HeadStream content, Setting? declared)
    {
        Encoding? encoding = declared is null ? OfMark(content.Head) : EncodingNames.Find(declared.Text);
        if (encoding is null || encoding.CodePage == Encoding.UTF8.CodePage) return content;
        return Encoding.CreateTranscodingStream(content, encoding, Encoding.UTF8, leaveOpen: true);
    }

    // Spreadsheets save `Unicode text` as UTF-16 with a mark in front, which nothing else begins with.
    private static Encoding? OfMark(ReadOnlySpan<byte> head) =>
        head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) ? EncodingNames.Find("utf-16")
        : head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) ? EncodingNames.Find("utf-16be")
        : null;
}
