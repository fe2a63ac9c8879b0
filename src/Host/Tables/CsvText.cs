using System.Buffers;
using System.Text;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Tables;

/// <summary>Looks at bytes of CSV without reading records: lines, columns, the delimiter.</summary>
internal static class CsvText
{
    private const int WidestLine = 400;
    private const int MostLinesCompared = 20;

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
    /// The delimiter of a table that begins with its line of headers: of comma, semicolon, tab and bar the one that stands
    /// there outside quotes. Of several the one that stands as often in each of the lines behind it; if that leaves
    /// several, the one that stands there most often. A comma where none stands there; false where two are as likely.
    /// </summary>
    public static bool TryDetectDelimiter(ReadOnlySpan<byte> text, out byte delimiter)
    {
        Span<int> headers = stackalloc int[4], row = stackalloc int[4];
        Span<bool> isSteady = [true, true, true, true];
        delimiter = Candidates[0];
        text = CountCandidates(text, headers);
        if (headers.Count(0) == headers.Length) return true;
        for (int lines = 0; lines < MostLinesCompared && FirstLineEnd(text) >= 0; lines++)
        {
            bool isBlank = FirstLineEnd(text) == 0;
            text = CountCandidates(text, row);
            for (int i = 0; i < row.Length && !isBlank; i++) isSteady[i] &= row[i] == headers[i];
        }

        int steady = -1, most = -1;
        bool isTie = false;
        for (int i = 0; i < headers.Length; i++)
        {
            if (headers[i] == 0) continue;
            if (isSteady[i]) steady = steady == -1 ? i : -2;
            isTie = most >= 0 && (headers[i] == headers[most] || (isTie && headers[i] < headers[most]));
            if (most < 0 || headers[i] > headers[most]) most = i;
        }

        delimiter = Candidates[steady >= 0 ? steady : most];
        return steady >= 0 || !isTie;
    }

    /// <summary>The two candidates that stand most often in the first line.</summary>
    public static void MostFrequent(ReadOnlySpan<byte> text, out char one, out char other)
    {
        Span<int> counts = stackalloc int[4];
        CountCandidates(text, counts);
        int best = 0;
        for (int i = 1; i < counts.Length; i++) best = counts[i] > counts[best] ? i : best;
        int next = best == 0 ? 1 : 0;
        for (int i = 0; i < counts.Length; i++) next = i != best && counts[i] > counts[next] ? i : next;
        one = (char)Candidates[best];
        other = (char)Candidates[next];
    }

    // Counts the candidates of one line and returns what is behind it.
    private static ReadOnlySpan<byte> CountCandidates(ReadOnlySpan<byte> text, scoped Span<int> counts)
    {
        counts.Clear();
        bool quoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '"') quoted = !quoted;
            else if (!quoted && text[i] is ((byte)'\r' or (byte)'\n')) return text[(i + (text[i..].StartsWith("\r\n"u8) ? 2 : 1))..];
            int candidate = quoted ? -1 : Candidates.IndexOf(text[i]);
            if (candidate >= 0) counts[candidate]++;
        }

        return default;
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
