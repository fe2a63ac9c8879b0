using System.Text;
using System.Text.Unicode;

namespace Mechanisms.Host.Tables;

/// <summary>
/// Reads records of CSV (RFC 4180) from a stream of bytes, one at a time and without allocating for each: quotes may
/// enclose delimiters, doubled quotes and line breaks; lines end with CRLF, LF or CR, the last one also without; a
/// byte-order mark and empty lines are passed over. A quote inside a field that begins without one is a character like
/// any other. Faults are values of the record.
/// </summary>
internal sealed class CsvReader
{
    private const int MostBytes = 1 << 26;
    private const int MostHeaderBytes = 1 << 20;
    private const int DetectionBytes = 1 << 15;

    private readonly Stream _stream;
    private byte[] _buffer;
    private int _filled;
    private int _next;
    private bool _atEnd;
    private bool _ended;
    private bool _hasBegun;
    private int _nextLine = 1;
    private int _records;
    private byte _delimiter;
    private int _first;
    private int _end;
    private FieldSpan[] _fields = new FieldSpan[16];
    private byte[] _scratch = new byte[256];
    private int _scratchUsed;

    /// <summary>Reads from a stream.</summary>
    /// <param name="stream">The bytes; stays open.</param>
    /// <param name="delimiter">An ASCII character, or null to find it in the first record.</param>
    /// <param name="bufferSize">How much is read at first; small in tests.</param>
    public CsvReader(Stream stream, char? delimiter = null, int bufferSize = 1 << 16)
    {
        _stream = stream;
        _buffer = new byte[Math.Max(4, bufferSize)];
        _delimiter = delimiter is { } given ? (byte)given : (byte)0;
    }

    /// <summary>The character between fields, known after the first record.</summary>
    public char Delimiter => (char)_delimiter;

    /// <summary>The names of columns where records have no lines, as in Parquet; null for text.</summary>
    public IReadOnlyList<string>? ColumnNames { get; init; }

    /// <summary>The 1-based line on which the record begins; the number of the row where records have no lines.</summary>
    public int Line { get; private set; }

    /// <summary>The line that comes next: as far as a file was read that breaks off.</summary>
    public int NextLine => ColumnNames is null ? _nextLine : Line + 1;

    /// <summary>How many fields the record has.</summary>
    public int FieldCount { get; private set; }

    /// <summary>What is wrong with the record, or null.</summary>
    public CsvFault? Fault { get; private set; }

    /// <summary>The record as it stands in the file, without its line break.</summary>
    public ReadOnlySpan<byte> Raw => _buffer.AsSpan(_first, _end - _first);

    /// <summary>Where a field begins in <see cref="Raw"/>.</summary>
    public int OffsetOf(int field) => _fields[field].RawStart;

    /// <summary>How long a field is in <see cref="Raw"/>, with its quotes.</summary>
    public int LengthOf(int field) => _fields[field].RawLength;

    /// <summary>A field without its quotes; good until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> Field(int field)
    {
        FieldSpan span = _fields[field];
        return span.InScratch ? _scratch.AsSpan(span.Start, span.Length) : _buffer.AsSpan(_first + span.Start, span.Length);
    }

    /// <summary>Goes to the next record; false at the end of the file.</summary>
    public bool Read()
    {
        if (_ended) return false;
        if (!_hasBegun) Begin();
        while (true)
        {
            if (_next == _filled && !Fill(_next)) return false;
            byte first = _buffer[_next];
            if (first is not ((byte)'\r' or (byte)'\n')) break;
            if (first == '\r' && _next + 1 == _filled) Fill(_next);
            bool isPair = first == '\r' && _next + 1 < _filled && _buffer[_next + 1] == '\n';
            _next += isPair ? 2 : 1;
            _nextLine++;
        }

        if (_delimiter == 0 && !DetectDelimiter()) return EndWith(CsvFaultKind.AmbiguousDelimiter, 0);
        while (!TryParse())
        {
            if (_filled - _next >= MostBytes) return EndWith(CsvFaultKind.TooLong, 0);
            Fill(_next);
        }

        if (Fault is null) CheckBytes();
        return true;
    }

    // Passes over a byte-order mark, and over the line `sep=;` with which spreadsheets name the delimiter.
    private void Begin()
    {
        _hasBegun = true;
        while (_filled < 10 && Fill(0))
        {
        }

        if (_buffer.AsSpan(0, _filled).StartsWith("\uFEFF"u8)) _next = 3;
        ReadOnlySpan<byte> text = _buffer.AsSpan(_next, _filled - _next);
        if (text.Length < 6 || text[5] is not ((byte)'\r' or (byte)'\n') || !Ascii.EqualsIgnoreCase(text[..4], "sep="u8)) return;
        if (_delimiter == 0 && text[4] is < 0x80 and not ((byte)'"' or (byte)'\r' or (byte)'\n' or 0)) _delimiter = text[4];
        _next += text.Length > 6 && text[5] == '\r' && text[6] == '\n' ? 7 : 6;
        _nextLine = 2;
    }

    // Keeps the bytes from `keep` on, at the front of the buffer, and reads more behind them.
    private bool Fill(int keep)
    {
        if (_atEnd) return false;
        int kept = _filled - keep;
        byte[] target = kept > _buffer.Length / 2 ? new byte[_buffer.Length * 2] : _buffer;
        Buffer.BlockCopy(_buffer, keep, target, 0, kept);
        _buffer = target;
        _next -= keep;
        _filled = kept;
        int read = _stream.Read(_buffer, _filled, _buffer.Length - _filled);
        _atEnd = read == 0;
        _filled += read;
        return read > 0;
    }

    private bool EndWith(CsvFaultKind kind, int offset)
    {
        Line = _nextLine;
        _ended = true;
        _first = _next;
        _end = _filled;
        FieldCount = 0;
        Fault = new CsvFault(kind, offset);
        return true;
    }

    // False when the buffer ends before the record does and the file goes on.
    private bool TryParse()
    {
        _first = _next;
        _scratchUsed = 0;
        FieldCount = 0;
        Fault = null;
        int at = _first, lines = 0;
        while (true)
        {
            int start = at;
            FieldSpan field;
            if (at < _filled && _buffer[at] == '"')
            {
                if (!TryParseQuoted(ref at, ref lines, out field)) return false;
                if (_ended) return true;
            }
            else
            {
                int length = _buffer.AsSpan(at, _filled - at).IndexOfAny(_delimiter, (byte)'\r', (byte)'\n');
                if (length < 0 && !_atEnd) return false;
                at = length < 0 ? _filled : at + length;
                field = new FieldSpan(start - _first, at - start, start - _first, at - start, false);
            }

            Append(field);
            if (at == _filled)
            {
                if (!_atEnd) return false;
                Finish(at, at, lines);
                return true;
            }

            byte stop = _buffer[at];
            if (stop == _delimiter)
            {
                at++;
                continue;
            }

            if (stop == '\r' && at + 1 == _filled && !_atEnd) return false;
            bool isPair = stop == '\r' && at + 1 < _filled && _buffer[at + 1] == '\n';
            Finish(at, at + (isPair ? 2 : 1), lines + 1);
            return true;
        }
    }

    private void Finish(int end, int next, int lines)
    {
        Line = ColumnNames is null ? _nextLine : _records;
        _records++;
        _end = end;
        _next = next;
        _nextLine += lines;
    }

    private bool TryParseQuoted(ref int at, ref int lines, out FieldSpan field)
    {
        field = default;
        int open = at, contentStart = at + 1, scratchStart = _scratchUsed;
        bool inScratch = false;
        at = contentStart;
        while (true)
        {
            int quote = _buffer.AsSpan(at, _filled - at).IndexOf((byte)'"');
            if (quote < 0)
            {
                if (!_atEnd) return false;
                return EndWith(CsvFaultKind.UnclosedQuote, open - _first);
            }

            int close = at + quote;
            if (close + 1 == _filled && !_atEnd) return false;
            lines += CsvText.CountLines(_buffer.AsSpan(at, quote));
            if (close + 1 < _filled && _buffer[close + 1] == '"')
            {
                inScratch = true;
                Copy(_buffer.AsSpan(at, quote + 1));
                at = close + 2;
                continue;
            }

            if (inScratch) Copy(_buffer.AsSpan(at, quote));
            at = close + 1;
            int length = inScratch ? _scratchUsed - scratchStart : close - contentStart;
            int behind = _buffer.AsSpan(at, _filled - at).IndexOfAny(_delimiter, (byte)'\r', (byte)'\n');
            if (behind < 0 && !_atEnd) return false;
            if (behind < 0) behind = _filled - at;
            if (behind > 0) Fault ??= new CsvFault(CsvFaultKind.TextAfterQuote, at - _first);
            at += behind;
            field = new FieldSpan(inScratch ? scratchStart : contentStart - _first, length, open - _first, at - open, inScratch);
            return true;
        }
    }

    private void Copy(ReadOnlySpan<byte> part)
    {
        while (_scratch.Length < _scratchUsed + part.Length) Array.Resize(ref _scratch, _scratch.Length * 2);
        part.CopyTo(_scratch.AsSpan(_scratchUsed));
        _scratchUsed += part.Length;
    }

    private void Append(FieldSpan field)
    {
        if (FieldCount == _fields.Length) Array.Resize(ref _fields, _fields.Length * 2);
        _fields[FieldCount++] = field;
    }

    private void CheckBytes()
    {
        int nul = Raw.IndexOf((byte)0);
        if (nul >= 0) Fault = new CsvFault(CsvFaultKind.Nul, nul);
        else if (!Utf8.IsValid(Raw)) Fault = new CsvFault(CsvFaultKind.InvalidUtf8, CsvText.FirstInvalid(Raw));
    }

    // What is looked at does not depend on how much a stream gives at a time.
    private bool DetectDelimiter()
    {
        while (_filled - _next < DetectionBytes && Fill(_next))
        {
        }

        int seen = Math.Min(DetectionBytes, _filled - _next);
        while (CsvText.FirstLineEnd(_buffer.AsSpan(_next, seen)) < 0 && seen < MostHeaderBytes && Fill(_next)) seen = Math.Min(MostHeaderBytes, _filled - _next);
        return CsvText.TryDetectDelimiter(_buffer.AsSpan(_next, seen), out _delimiter);
    }
}
