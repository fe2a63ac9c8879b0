using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Diagnostics;

/// <summary>What can be wrong when curves of costs are asked for, and when something is drawn.</summary>
[DiagnosticCatalog]
internal static class CurveMessages
{
    /// <summary>A range that is none.</summary>
    public static Diagnostic NotARange(Location at, string found) =>
        Diagnostic.Error("MECH8401", at, $"`{found}` is no range: expected two numbers, the smaller one first", "write it like 0..10");

    /// <summary>A mechanism, kind or saturation where a cost is needed.</summary>
    public static Diagnostic NotACost(Location at, string name, string what) =>
        Diagnostic.Error("MECH8402", at, $"`{name}` is a {what}, and a curve is drawn of a cost", "`mech list` shows the costs of the library");

    /// <summary>A script without a cost, or without the one that was named.</summary>
    public static Diagnostic NoCost(Location at, string script, string name, string suggestion) =>
        Diagnostic.Error("MECH8403", at, name.Length == 0 ? $"`{script}` declares no cost" : $"`{script}` declares no cost `{name}`", suggestion);

    /// <summary>A setting that no chosen cost has.</summary>
    public static Diagnostic NoSuchSetting(Location at, string setting, string suggestion) =>
        Diagnostic.Error("MECH8404", at, $"none of these costs has a setting `{setting}`", suggestion);

    /// <summary>A file for a picture whose ending says nothing.</summary>
    public static Diagnostic UnknownPicture(Location at, string file) =>
        Diagnostic.Error("MECH8405", at, $"the ending of `{file}` does not say what to draw", "end it in .svg, or in .png");

    /// <summary>A picture that cannot be written.</summary>
    public static Diagnostic PictureNotWritable(Location at, string file, string reason) =>
        Diagnostic.Error("MECH8406", at, $"the picture cannot be written to `{file}`: {reason}", "name a file that you may write");

    /// <summary>A machine that has no letters to draw with.</summary>
    public static Diagnostic NoFont(Location at, string file) =>
        Diagnostic.Error("MECH8407", at, $"`{file}` cannot be drawn: this machine has no font for its texts", "end it in .svg: who shows it brings the font");

    /// <summary>A curve that cannot be computed for one cost.</summary>
    public static Diagnostic NoCurve(Location at, string cost, string curve, string reason) =>
        Diagnostic.Note("MECH8408", at, $"`{cost}` is left out where {curve} is shown: {reason}");
}
