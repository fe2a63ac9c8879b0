using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Pictures;

namespace Mechanisms.Host;

/// <summary>What came of looking at costs or rounds from several sides.</summary>
/// <param name="Text">The answer in the form that was asked for; empty where there is none.</param>
/// <param name="Diagnostics">Everything there is to say.</param>
public sealed record ExplorationAnswer(string Text, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The same as a drawing; null where nothing can be drawn.</summary>
    public Chart? Chart { get; init; }

    /// <summary>The picture of a round; null where another answer was asked for.</summary>
    public Picture? Drawing { get; init; }

    /// <summary>The message that the ending of a file does not say how to draw.</summary>
    public static Diagnostic UnknownPicture(string file) => CurveMessages.UnknownPicture(Location.OfFile(file), file);

    /// <summary>The message that a drawing cannot be written.</summary>
    /// <param name="file">Its file.</param>
    /// <param name="fault">What the system says.</param>
    public static Diagnostic PictureNotWritable(string file, Exception fault) => CurveMessages.PictureNotWritable(Location.OfFile(file), file, fault.Message);

    /// <summary>The message that there is no font to draw with.</summary>
    public static Diagnostic NoFont(string file) => CurveMessages.NoFont(Location.OfFile(file), file);

    /// <summary>An answer that only says why there is none.</summary>
    internal static ExplorationAnswer Refused(ImmutableArray<Diagnostic> reasons) => new("", reasons);
}
