using System.Text;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Rendering;

/// <summary>One line of a source as a terminal shows it, with the columns that a mark under it takes.</summary>
/// <param name="Text">The line: tabs are spaces, control characters are escaped, a long line is a window with ellipses.</param>
/// <param name="MarkStart">Columns before the mark.</param>
/// <param name="MarkWidth">Columns of the mark, at least one.</param>
internal readonly record struct SourceExcerpt(string Text, int MarkStart, int MarkWidth)
{
    private const int TabWidth = 4;
    private const string Ellipsis = "…";

    /// <summary>The mark: spaces, then <paramref name="mark"/> as often as it takes.</summary>
    public string Underline(char mark) => new string(' ', MarkStart) + new string(mark, MarkWidth);

    /// <summary>The line of a location, at most <paramref name="columns"/> wide.</summary>
    public static SourceExcerpt Of(Location location, int columns)
    {
        string line = location.LineText;
        int markFrom = Math.Clamp(location.Column - 1, 0, line.Length);
        int markTo = markFrom + Math.Clamp(location.Length, 0, line.Length - markFrom);
        List<Cell> cells = Cells(line);
        int first = cells.FindIndex(cell => cell.End > markFrom);
        int last = cells.FindLastIndex(cell => cell.Start < markTo);
        if (first < 0) first = cells.Count;
        if (last < first) last = first;
        return cells.Sum(cell => cell.Width) <= columns ? Cut(cells, 0, cells.Count, first, last) : Window(cells, first, last, columns);
    }

    private static List<Cell> Cells(string line)
    {
        var cells = new List<Cell>();
        int column = 0;
        for (int at = 0; at < line.Length;)
        {
            int length;
            string shown;
            if (line[at] == '\t')
            {
                length = 1;
                shown = new string(' ', TabWidth - (column % TabWidth));
            }
            else
            {
                length = VisibleText.ElementAt(line, at, out shown);
            }

            var cell = new Cell(at, at + length, shown, DisplayWidth.Of(shown));
            cells.Add(cell);
            column += cell.Width;
            at += length;
        }

        return cells;
    }

    private static SourceExcerpt Window(List<Cell> cells, int first, int last, int columns)
    {
        int room = Math.Max(8, columns - 2);
        int markWidth = 0;
        for (int i = first; i <= last && i < cells.Count; i++) markWidth += cells[i].Width;
        int before = Math.Max(room / 4, (room - markWidth) / 2);
        int from = first, taken = 0;
        while (from > 0 && taken + cells[from - 1].Width <= before) taken += cells[--from].Width;
        int to = from, used = 0;
        while (to < cells.Count && used + cells[to].Width <= room) used += cells[to++].Width;
        while (to == cells.Count && from > 0 && used + cells[from - 1].Width <= room) used += cells[--from].Width;
        return Cut(cells, from, to, first, Math.Min(last, to));
    }

    private static SourceExcerpt Cut(List<Cell> cells, int from, int to, int first, int last)
    {
        var text = new StringBuilder(from > 0 ? Ellipsis : "");
        int column = from > 0 ? 1 : 0;
        int start = -1, width = 0;
        for (int i = from; i < to; i++)
        {
            if (i == first) start = column;
            if (i >= first && i <= last) width += cells[i].Width;
            text.Append(cells[i].Shown);
            column += cells[i].Width;
        }

        if (to < cells.Count) text.Append(Ellipsis);
        return new SourceExcerpt(text.ToString().TrimEnd(' '), start < 0 ? column : start, Math.Max(1, width));
    }

    private readonly record struct Cell(int Start, int End, string Shown, int Width);
}
