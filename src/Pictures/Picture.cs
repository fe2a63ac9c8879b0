using System.Collections.Immutable;

namespace Mechanisms.Pictures;

/// <summary>A picture: marks on white paper, the later ones above. Lengths are CSS pixels, y grows downwards.</summary>
/// <param name="Width">How wide the paper is.</param>
/// <param name="Height">How high it is.</param>
/// <param name="Title">What it shows, in a sentence, for those who cannot see it.</param>
/// <param name="Marks">What is drawn.</param>
public sealed record Picture(double Width, double Height, string Title, ImmutableArray<Mark> Marks);

/// <summary>A point of the paper.</summary>
public readonly record struct Spot(double X, double Y);

/// <summary>Something that is drawn.</summary>
public abstract record Mark;

/// <summary>Straight lines from spot to spot.</summary>
/// <param name="Spots">At least two.</param>
/// <param name="Colour">Such as <c>#0072B2</c>.</param>
/// <param name="Thickness">How thick the line is.</param>
/// <param name="Dashes">Lengths of ink and gap in turn; empty for a line without gaps.</param>
public sealed record LineMark(ImmutableArray<Spot> Spots, string Colour, double Thickness, ImmutableArray<double> Dashes) : Mark;

/// <summary>A filled circle.</summary>
public sealed record DotMark(Spot Centre, double Radius, string Colour) : Mark;

/// <summary>A filled shape with straight sides.</summary>
/// <param name="Spots">Its corners, at least three.</param>
/// <param name="Fill">Its colour; empty for an outline alone.</param>
/// <param name="Outline">The colour of its edge; empty for none.</param>
/// <param name="Opacity">How much of what lies below is covered: all of it with 1.</param>
public sealed record AreaMark(ImmutableArray<Spot> Spots, string Fill, string Outline = "", double Opacity = 1) : Mark;

/// <summary>A sector of a circle, at most a half of it.</summary>
/// <param name="Centre">The centre of the circle.</param>
/// <param name="Radius">Its radius.</param>
/// <param name="From">Where the sector begins, in degrees from the right, upwards.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Fill">Its colour; empty for an outline alone.</param>
/// <param name="Outline">The colour of its edge; empty for none.</param>
/// <param name="Opacity">How much of what lies below is covered: all of it with 1.</param>
public sealed record SectorMark(Spot Centre, double Radius, double From, double To, string Fill, string Outline = "", double Opacity = 1) : Mark
{
    /// <summary>The spot of the circle at an angle.</summary>
    public Spot At(double degrees)
    {
        (double sine, double cosine) = Math.SinCos(degrees * Math.PI / 180);
        return new Spot(Centre.X + (Radius * cosine), Centre.Y - (Radius * sine));
    }
}

/// <summary>A line of text.</summary>
/// <param name="Text">The text.</param>
/// <param name="At">Where its base line begins, is halved, or ends.</param>
/// <param name="Anchor">Which of these.</param>
/// <param name="Size">The size of its letters.</param>
/// <param name="Colour">Their colour.</param>
/// <param name="IsBold">Whether they are bold.</param>
/// <param name="IsUpright">Whether the line runs upwards instead of to the right.</param>
public sealed record TextMark(string Text, Spot At, Anchor Anchor, double Size, string Colour, bool IsBold = false, bool IsUpright = false) : Mark;

/// <summary>Which part of a text stands at its spot.</summary>
public enum Anchor
{
    /// <summary>Its first letter.</summary>
    Start,

    /// <summary>Its middle.</summary>
    Middle,

    /// <summary>Its last letter.</summary>
    End,
}
