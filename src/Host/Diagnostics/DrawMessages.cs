using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Diagnostics;

/// <summary>What can be wrong when pictures of rounds are drawn.</summary>
[DiagnosticCatalog]
internal static class DrawMessages
{
    /// <summary>A picture that the mechanism does not declare.</summary>
    public static Diagnostic UnknownPicture(Location at, string asked, string mechanism, string suggestion) =>
        Diagnostic.Error("MECH8460", at, $"`{mechanism}` has no picture `{asked}`", suggestion);

    /// <summary>Several pictures, and none of them chosen.</summary>
    public static Diagnostic WhichPicture(Location at, string mechanism, string pictures) =>
        Diagnostic.Error("MECH8461", at, $"`{mechanism}` has several pictures: {pictures}", "choose one with `--picture`, by its form or its number");

    /// <summary>A mechanism without anything to draw.</summary>
    public static Diagnostic NoPicture(Location at, string mechanism) =>
        Diagnostic.Error("MECH8462", at, $"`{mechanism}` declares no picture, and nothing that comes out of it has an index", "declare one: `picture bars of NAME`");

    /// <summary>A value that has no place on paper.</summary>
    public static Diagnostic TooLarge(Location at, string picture, string member) =>
        Diagnostic.Error("MECH8463", at, $"`{picture}` cannot be drawn: the value of {member} is unaffordable, or larger than paper can show", "draw another picture, or leave that member out of the round");

    /// <summary>A negative value where only amounts can be drawn.</summary>
    public static Diagnostic Negative(Location at, string picture, string name, string member) =>
        Diagnostic.Error("MECH8464", at, $"`{picture}` cannot be drawn: `{name}` of {member} is below 0, and an area is not", "draw it as bars, or as points");

    /// <summary>A round in which there is nothing to be seen.</summary>
    public static Diagnostic Nothing(Location at, string picture, string reason) =>
        Diagnostic.Error("MECH8465", at, $"there is nothing to see on `{picture}`: {reason}", "draw a round in which something comes out");

    /// <summary>A cobweb of something that is no search for a fixed point.</summary>
    public static Diagnostic NoFixedPoint(Location at, string name) =>
        Diagnostic.Error("MECH8466", at, $"`{name}` does not compare something with the number that it searches, so there is no cobweb", "a cobweb shows a search like `largest(h in 0..10: formula(h) >= h)`");

    /// <summary>A part of a round that stops, in a picture of several.</summary>
    public static Diagnostic FrameStops(Location at, string picture, string reason) =>
        Diagnostic.Error("MECH8467", at, $"`{picture}` cannot be drawn: with fewer members the mechanism stops: {reason}", "draw another picture of this round");

    /// <summary>A triangle that is none.</summary>
    public static Diagnostic NoTriangle(Location at, string amount, string cost, string reason) =>
        Diagnostic.Error("MECH8468", at, $"the area under the marginal cost of `{cost}` up to {amount} cannot be drawn: {reason}", "write `--triangle 3`, with a number of units that can be bought");
}
