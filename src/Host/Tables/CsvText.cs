using System.Buffers;
using System.Text;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Tables;

/// <summary>Looks at bytes of CSV without reading records: lines, columns, the delimiter.</summary>
internal static class CsvText
{
    private const int WidestLine = 400;

    private static ReadOnlySpan<byte> Candidates => ",;\t|"u8;

    /// <summary>How many line breaks (CRLF, LF or CR) there are.</summary>
    public static int CountLines(ReadOnlySpan<byte> text)
    {
        int count = 0;
        while (text.IndexOfAny((byte)'\r', (byte)'\n') is >= 0 and var at)
        {
            bool isPair = text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n';
            text = text[(at + (isPair ? 2 : 1))..];
            count++;
        }

        return count;
    }

    /// <summary>The first byte that is no UTF-8.</summary>
    public static int FirstInvalid(ReadOnlySpan<byte> bytes)
    {
        int at = 0;
        while (at < bytes.Length && Rune.DecodeFromUtf8(bytes[at..], out _, out int length) == OperationStatus.Done) at += length;
        return at;
    }

    /// <summary>The first line break outside quotes, or −1.</summary>
    public static int FirstLineEnd(ReadOnlySpan<byte> text)
    {
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '"') quoted = !quoted;
            else if (!quoted && text[i] is ((byte)'\r' or (byte)'\n')) return i;
        }

        return -1;
    }

    /// <summary>
    /// The candidate that stands most often outside quotes in the first line; of equals the first of comma, semicolon, tab
    /// and bar; a comma where none stands there.
    /// </summary>
    public static byte DetectDelimiter(ReadOnlySpan<byte> text)
    {
        int end = FirstLineEnd(text);
        if (end >= 0) text = text[..end];
        Span<int> counts = stackalloc int[4];
        bool quoted = false;
        foreach (byte each in text)
        {
            if (each == '"') quoted = !quoted;
            int candidate = quoted ? -1 : Candidates.IndexOf(each);
            if (candidate >= 0) counts[candidate]++;
        }

        int best = 0;
        for (int i = 1; i < counts.Length; i++)
        {
            if (counts[i] > counts[best]) best = i;
        }

        return Candidates[best];
    }

    /// <summary>The place of some bytes of a record, which may go over several lines.</summary>
    /// <param name="file">The name that messages use.</param>
    /// <param name="line">The line on which the record begins.</param>
    /// <param name="record">The record as it stands in the file.</param>
    /// <param name="offset">Where the bytes begin.</param>
    /// <param name="length">How many bytes.</param>
    public static Location LocationOf(string file, int line, ReadOnlySpan<byte> record, int offset, int length)
    {
        offset = Math.Clamp(offset, 0, record.Length);
        ReadOnlySpan<byte> before = record[..offset];
        int lastBreak = before.LastIndexOfAny((byte)'\r', (byte)'\n');
        ReadOnlySpan<byte> rest = record[(lastBreak + 1)..];
        int lineEnd = rest.IndexOfAny((byte)'\r', (byte)'\n');
        if (lineEnd >= 0) rest = rest[..lineEnd];
        int inLine = Math.Min(offset - lastBreak - 1, rest.Length);
        int column = Encoding.UTF8.GetCharCount(rest[..inLine]) + 1;
        int chars = Encoding.UTF8.GetCharCount(rest.Slice(inLine, Math.Min(length, rest.Length - inLine)));
        string text = rest.Length > 4 * WidestLine ? "" : Encoding.UTF8.GetString(rest);
        return text.Length is 0 or > WidestLine
            ? new Location(file, line + CountLines(before), column, 1, "")
            : new Location(file, line + CountLines(before), column, Math.Max(1, chars), text);
    }
}
