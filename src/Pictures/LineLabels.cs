using System.Collections.Immutable;

namespace Mechanisms.Pictures;

/// <summary>A line as it is drawn, with its name.</summary>
internal sealed record DrawnLine(string Name, string Colour, ImmutableArray<double> Dashes, ImmutableArray<ImmutableArray<Spot>> Pieces)
{
    /// <summary>Where the line ends; null for a line without a single spot.</summary>
    public Spot? End => Pieces.IsEmpty ? null : Pieces[^1][^1];
}

/// <summary>
/// Names at the ends of lines instead of a legend: beside the plot for lines that reach its right side, pushed apart where
/// they would meet; otherwise near the end of the line, where no line and no other name is.
/// </summary>
/// <param name="plot">The room inside the axes.</param>
/// <param name="size">The size of letters.</param>
internal sealed class LineLabels(Box plot, double size)
{
    private const double Gap = 8;
    private readonly List<Box> _taken = [];

    private double Height => size * 1.3;

    /// <summary>How far to the right the names reach.</summary>
    public double Right { get; private set; } = plot.Right;

    /// <summary>The names, and thin lines to those that could not stand where their line ends.</summary>
    public IEnumerable<Mark> Place(IReadOnlyList<DrawnLine> lines)
    {
        List<(DrawnLine Line, Spot End)> beside = [];
        List<Mark> marks = [];
        foreach (DrawnLine line in lines)
        {
            if (line.End is not { } end) continue;
            if (end.X >= plot.Right - 1 || Inside(line, end, lines) is not { } inside) beside.Add((line, end));
            else marks.Add(inside);
        }

        marks.AddRange(Beside(beside));
        return marks;
    }

    private TextMark? Inside(DrawnLine line, Spot end, IReadOnlyList<DrawnLine> lines)
    {
        double width = WidthOf(line.Name), half = size * 0.36;
        (double X, double Y)[] starts =
        [
            (end.X + Gap, end.Y + half), (end.X + Gap, end.Y + size), (end.X - Gap - width, end.Y + half), (end.X - Gap - width, end.Y + size),
            (end.X + Gap, end.Y - Gap), (end.X - (width / 2), end.Y - Gap), (end.X + Gap, end.Y + Height + Gap), (end.X + Gap, (plot.Top + end.Y) / 2),
            (end.X + Gap, (plot.Top + plot.Bottom) / 2),
        ];
        foreach ((double x, double y) in starts)
        {
            var box = new Box(x - 2, y - size, x + width + 2, y + (size * 0.3));
            bool isFree = plot.Holds(box) && !_taken.Any(box.Meets) && !lines.Any(other => Crosses(other, box));
            if (!isFree) continue;
            _taken.Add(box);
            return new TextMark(line.Name, new Spot(x, y), Anchor.Start, size, line.Colour, IsBold: true);
        }

        return null;
    }

    // Bold letters are wider.
    private double WidthOf(string name) => TextWidth.Of(name, size) * 1.08;

    private static bool Crosses(DrawnLine line, Box box) =>
        line.Pieces.Any(piece => piece.Length == 1 ? box.Meets(piece[0], piece[0]) : piece.Zip(piece.Skip(1)).Any(part => box.Meets(part.First, part.Second)));

    // From top to bottom, each at least a line below the one before; then back up from the bottom of the plot.
    private IEnumerable<Mark> Beside(List<(DrawnLine Line, Spot End)> ends)
    {
        (DrawnLine Line, Spot End)[] ordered = [.. ends.OrderBy(it => it.End.Y).ThenBy(it => it.End.X)];
        double[] middles = [.. ordered.Select(it => it.End.Y)];
        for (int i = 1; i < middles.Length; i++) middles[i] = Math.Max(middles[i], middles[i - 1] + Height);
        for (int i = middles.Length - 1; i >= 0; i--)
        {
            double most = i == middles.Length - 1 ? plot.Bottom : middles[i + 1] - Height;
            middles[i] = Math.Min(middles[i], most);
        }

        for (int i = 0; i < ordered.Length; i++)
        {
            (DrawnLine line, Spot end) = ordered[i];
            double y = middles[i];
            if (Math.Abs(y - end.Y) > 2 || end.X < plot.Right - 1)
                yield return new LineMark([end, new Spot(plot.Right + Gap - 2, y)], line.Colour, 0.8, []);
            Right = Math.Max(Right, plot.Right + Gap + WidthOf(line.Name));
            yield return new TextMark(line.Name, new Spot(plot.Right + Gap, y + (size * 0.36)), Anchor.Start, size, line.Colour, IsBold: true);
        }
    }
}
