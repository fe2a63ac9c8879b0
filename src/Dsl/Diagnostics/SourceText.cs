namespace Mechanisms.Dsl.Diagnostics;

/// <summary>A script's text with the table of its lines.</summary>
public sealed class SourceText
{
    private readonly int[] _lineStarts;
    private readonly string?[] _lines;
    private readonly Location? _quote;

    /// <summary>Keeps the text and finds its lines (ended by LF, CRLF or CR).</summary>
    /// <param name="path">The name that messages use.</param>
    /// <param name="content">The whole text.</param>
    public SourceText(string path, string content)
    {
        Path = path;
        Content = content;
        List<int> starts = [0];
        for (int i = 0; i < content.Length; i++)
        {
            bool lineFeed = content[i] == '\n';
            bool loneReturn = content[i] == '\r' && (i + 1 == content.Length || content[i + 1] != '\n');
            if (lineFeed || loneReturn) starts.Add(i + 1);
        }

        _lineStarts = [.. starts];
        _lines = new string?[_lineStarts.Length];
    }

    /// <summary>A text that stands in quotes, or in an argument, somewhere else: its places are places there.</summary>
    /// <param name="quote">Where the whole of it stands.</param>
    /// <param name="content">The text.</param>
    public SourceText(Location quote, string content)
        : this(quote.File, content) => _quote = quote;

    /// <summary>The name that messages use.</summary>
    public string Path { get; }

    /// <summary>The whole text.</summary>
    public string Content { get; }

    /// <summary>How many lines there are; an empty text has one.</summary>
    public int LineCount => _lineStarts.Length;

    /// <summary>The text under a span; the part outside the text is left out.</summary>
    public string Slice(TextSpan span)
    {
        int start = Math.Clamp(span.Start, 0, Content.Length);
        return Content[start..Math.Clamp(span.End, start, Content.Length)];
    }

    /// <summary>0-based line of an offset.</summary>
    public int LineOf(int offset)
    {
        int low = 0, high = _lineStarts.Length;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (_lineStarts[middle] <= offset) low = middle;
            else high = middle;
        }

        return low;
    }

    /// <summary>0-based column of an offset, in UTF-16 code units.</summary>
    public int ColumnOf(int offset) => offset - _lineStarts[LineOf(offset)];

    /// <summary>The text of a 0-based line, without its line break.</summary>
    public string LineText(int line) => _lines[line] ??= CutLine(line);

    /// <summary>The place of a span; a span over several lines is cut at the end of its first.</summary>
    public Location LocationOf(TextSpan span)
    {
        int start = Math.Clamp(span.Start, 0, Content.Length);
        if (_quote is { } quote) return WithinQuote(quote, start, span.Length);
        int line = LineOf(start);
        int column = ColumnOf(start);
        const int widest = 400, widestBreak = 2;
        int next = line + 1 < _lineStarts.Length ? _lineStarts[line + 1] : Content.Length;

        // A file without line breaks has many places on one long line, which is not copied for each of them.
        if (next - _lineStarts[line] > widest + widestBreak) return new Location(Path, line + 1, column + 1, 1, "");
        string text = LineText(line);
        int length = Math.Clamp(span.Length, 1, Math.Max(1, text.Length - column));
        if (text.Length > widest) return new Location(Path, line + 1, column + 1, 1, "");
        return new Location(Path, line + 1, column + 1, length, text);
    }

    // Where the quote does not show the text as it is, for its escapes or its length, the whole quote is meant.
    private Location WithinQuote(Location quote, int start, int length)
    {
        int from = Math.Clamp(quote.Column - 1, 0, quote.LineText.Length);
        int found = Content.Length == 0 ? -1 : quote.LineText.IndexOf(Content, from, StringComparison.Ordinal);
        if (found < 0 || found + Content.Length > quote.Column - 1 + quote.Length) return quote;
        return quote with { Column = found + start + 1, Length = Math.Clamp(length, 1, Math.Max(1, Content.Length - start)) };
    }

    private string CutLine(int line)
    {
        int start = _lineStarts[line];
        int end = line + 1 < _lineStarts.Length ? _lineStarts[line + 1] : Content.Length;
        return Content[start..end].TrimEnd('\r', '\n');
    }
}
