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
