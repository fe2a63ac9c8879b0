using System.Collections.Immutable;

namespace Mechanisms.Pictures;

/// <summary>How much of the paper marks take.</summary>
internal static class Extent
{
    private const double Bold = 1.08, Below = 0.3;

    /// <summary>The rectangle around a mark.</summary>
    public static Box Of(Mark mark) => mark switch
    {
        LineMark line => Around(line.Spots, line.Thickness / 2),
        DotMark dot => Around([dot.Centre], dot.Radius),
        AreaMark area => Around(area.Spots, area.Outline.Length > 0 ? 0.5 : 0),
        SectorMark sector => Around([new(sector.Centre.X - sector.Radius, sector.Centre.Y - sector.Radius), new(sector.Centre.X + sector.Radius, sector.Centre.Y)], 0.5),
        TextMark text => OfText(text),
        _ => throw new InvalidOperationException($"A mark of type {mark.GetType().Name} does not exist."),
    };

    /// <summary>The same mark elsewhere.</summary>
    public static Mark Moved(Mark mark, double right, double down)
    {
        return mark switch
        {
            LineMark line => line with { Spots = All(line.Spots) },
            DotMark dot => dot with { Centre = One(dot.Centre) },
            AreaMark area => area with { Spots = All(area.Spots) },
            SectorMark sector => sector with { Centre = One(sector.Centre) },
            TextMark text => text with { At = One(text.At) },
            _ => throw new InvalidOperationException($"A mark of type {mark.GetType().Name} does not exist."),
        };

        Spot One(Spot spot) => new(spot.X + right, spot.Y + down);
        ImmutableArray<Spot> All(ImmutableArray<Spot> spots) => [.. spots.Select(One)];
    }

    private static Box OfText(TextMark text)
    {
        double width = TextWidth.Of(text.Text, text.Size) * (text.IsBold ? Bold : 1);
        double before = text.Anchor switch { Anchor.Start => 0, Anchor.Middle => width / 2, _ => width };
        return text.IsUpright
            ? new Box(text.At.X - text.Size, text.At.Y - (width - before), text.At.X + (text.Size * Below), text.At.Y + before)
            : new Box(text.At.X - before, text.At.Y - text.Size, text.At.X - before + width, text.At.Y + (text.Size * Below));
    }

    private static Box Around(ImmutableArray<Spot> spots, double room) =>
        new(spots.Min(spot => spot.X) - room, spots.Min(spot => spot.Y) - room, spots.Max(spot => spot.X) + room, spots.Max(spot => spot.Y) + room);
}
