using System.Collections.Immutable;

namespace Mechanisms.Pictures;

/// <summary>Names of points: where no other point, no other name and, if it can be helped, no line is; otherwise none.</summary>
/// <param name="plot">The room inside the axes.</param>
/// <param name="size">The size of letters.</param>
/// <param name="dots">All points.</param>
/// <param name="lines">The lines.</param>
/// <param name="texts">Where texts stand already.</param>
internal sealed class DotLabels(Box plot, double size, ImmutableArray<Spot> dots, ImmutableArray<LineMark> lines, IEnumerable<Box> texts)
{
    private const double Gap = 7, Around = 4;
    private readonly List<Box> _taken = [.. dots.Select(dot => new Box(dot.X - Around, dot.Y - Around, dot.X + Around, dot.Y + Around)), .. texts];

    /// <summary>The name of a point; null where there is no room for it.</summary>
    public TextMark? Place(int dot, string name) => Place(dots[dot], name, avoidsLines: true) ?? Place(dots[dot], name, avoidsLines: false);

    private TextMark? Place(Spot at, string name, bool avoidsLines)
    {
        double width = TextWidth.Of(name, size), half = size * 0.36;
        (double X, double Y)[] starts =
        [
            (at.X + Gap, at.Y + half), (at.X - Gap - width, at.Y + half), (at.X - (width / 2), at.Y - Gap), (at.X - (width / 2), at.Y + Gap + size),
            (at.X + Gap, at.Y - Gap), (at.X + Gap, at.Y + Gap + size), (at.X - Gap - width, at.Y - Gap), (at.X - Gap - width, at.Y + Gap + size),
        ];
        foreach ((double x, double y) in starts)
        {
            var box = new Box(x, y - size, x + width, y + (size * 0.3));
            bool isFree = plot.Holds(box) && !_taken.Any(box.Meets) && !(avoidsLines && lines.Any(line => line.Spots.Zip(line.Spots.Skip(1)).Any(part => box.Meets(part.First, part.Second))));
            if (!isFree) continue;
            _taken.Add(box);
            Anchor anchor = x + width <= at.X ? Anchor.End : x < at.X ? Anchor.Middle : Anchor.Start;
            double start = anchor switch { Anchor.Start => x, Anchor.Middle => x + (width / 2), _ => x + width };
            return new TextMark(name, new Spot(start, y), anchor, size, Palette.Ink);
        }

        return null;
    }
}

/// <summary>Words in the middle of a surface; above it where they do not fit.</summary>
/// <param name="corners">The surface.</param>
/// <param name="lines">The words.</param>
/// <param name="size">The size of letters.</param>
internal sealed class AreaLabel(Spot[] corners, ImmutableArray<string> lines, double size)
{
    /// <summary>The words inside of a plot.</summary>
    public IEnumerable<Mark> Marks(Box plot)
    {
        double widest = lines.Max(line => TextWidth.Of(line, size)) * 1.08, height = lines.Length * size * 1.35;
        double left = corners.Min(corner => corner.X), right = corners.Max(corner => corner.X), bottom = corners.Max(corner => corner.Y), top = corners.Min(corner => corner.Y);

        // Under a rising line there is most room at the right, a third of its height above the ground.
        bool fits = right - left > widest * 1.6 && bottom - top > height * 2.6;
        double x = fits ? left + ((right - left) * 0.66) : Math.Clamp((left + right) / 2, plot.Left + (widest / 2) + 4, plot.Right - (widest / 2) - 4);
        double y = fits ? bottom - ((bottom - top) * 0.2) - height + size : Math.Max(plot.Top + size, top - height);
        foreach (string line in lines)
        {
            yield return new TextMark(line, new Spot(x, y), Anchor.Middle, size, Palette.Ink, IsBold: true);
            y += size * 1.35;
        }
    }
}
