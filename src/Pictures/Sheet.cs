using System.Collections.Immutable;

namespace Mechanisms.Pictures;

/// <summary>
/// A sheet on which a picture is drawn wherever there is room for it: the paper is cut afterwards, around all that stands on it,
/// with the title above and notes below.
/// </summary>
internal sealed class Sheet
{
    /// <summary>The sizes of letters.</summary>
    public const double Size = 13, SmallSize = 12, TitleSize = 16;

    private const double Edge = 16, LineHeight = 1.35, LeastWidth = 420, Gap = 14;
    private readonly List<Mark> _marks = [];

    /// <summary>What stands on it so far.</summary>
    public IReadOnlyList<Mark> Marks => _marks;

    /// <summary>Adds a mark above the others.</summary>
    public void Add(Mark mark) => _marks.Add(mark);

    /// <summary>Adds a rectangle.</summary>
    public void Rectangle(double left, double top, double right, double bottom, string fill, string outline = "", double opacity = 1) =>
        Add(new AreaMark([new(left, top), new(right, top), new(right, bottom), new(left, bottom)], fill, outline, opacity));

    /// <summary>Adds a thin line.</summary>
    public void Line(double fromX, double fromY, double toX, double toY, string colour = Palette.Frame, double thickness = 1, ImmutableArray<double> dashes = default) =>
        Add(new LineMark([new(fromX, fromY), new(toX, toY)], colour, thickness, dashes.IsDefault ? [] : dashes));

    /// <summary>Adds a text.</summary>
    public void Text(string text, double x, double y, Anchor anchor = Anchor.Start, double size = SmallSize, bool isBold = false, bool isUpright = false) =>
        Add(new TextMark(text, new Spot(x, y), anchor, size, Palette.Ink, isBold, isUpright));

    /// <summary>The picture.</summary>
    /// <param name="frame">Its title and what is to be said below.</param>
    public Picture Cut(PictureFrame frame)
    {
        Box drawn = _marks.Select(Extent.Of).Aggregate(new Box(0, 0, 0, 0), (a, b) => new Box(Math.Min(a.Left, b.Left), Math.Min(a.Top, b.Top), Math.Max(a.Right, b.Right), Math.Max(a.Bottom, b.Bottom)));
        double room = Math.Max(LeastWidth, drawn.Right - drawn.Left);
        var all = ImmutableArray.CreateBuilder<Mark>();
        double y = Edge, width = room;
        foreach (string line in Lines.Of(frame.Title, TitleSize, room / 1.08)) Say(line, TitleSize, isBold: true);
        if (frame.Title.Length > 0) y += Gap / 2;
        all.AddRange(_marks.Select(mark => Extent.Moved(mark, Edge - drawn.Left, y - drawn.Top)));
        y += drawn.Bottom - drawn.Top;
        if (frame.Notes.Any(note => note.Length > 0)) y += Gap;
        foreach (string note in frame.Notes)
        {
            foreach (string line in Lines.Of(note, SmallSize, room)) Say(line, SmallSize, isBold: false);
        }

        return new Picture(Math.Ceiling(width + (Edge * 2)), Math.Ceiling(y + Edge), frame.Title, all.ToImmutable());

        void Say(string line, double size, bool isBold)
        {
            var text = new TextMark(line, new Spot(Edge, y + size), Anchor.Start, size, Palette.Ink, isBold);
            all.Add(text);
            width = Math.Max(width, Extent.Of(text).Right - Edge);
            y += size * LineHeight;
        }
    }
}

/// <summary>What stands around a picture.</summary>
/// <param name="Title">Above it.</param>
/// <param name="Notes">Below it, each on lines of its own.</param>
public sealed record PictureFrame(string Title, ImmutableArray<string> Notes)
{
    /// <summary>The same with one more note.</summary>
    public PictureFrame With(string note) => note.Length == 0 ? this : this with { Notes = Notes.Add(note) };
}
