using System.Collections.Immutable;

namespace Mechanisms.Pictures;

/// <summary>
/// Colours that people with any kind of colour vision tell apart (M. Okabe, K. Ito, 2002; yellow, which white paper
/// swallows, is left out), each with dashes of its own, so that a black and white print tells them apart too.
/// </summary>
internal static class Palette
{
    /// <summary>Frames and ticks.</summary>
    public const string Frame = "#8a8a8a";

    /// <summary>The lines of the grid.</summary>
    public const string Grid = "#e4e4e4";

    /// <summary>Text.</summary>
    public const string Ink = "#222222";

    /// <summary>What carries no meaning of its own: empty rooms, the rest of many.</summary>
    public const string Plain = "#d9d9d9";

    /// <summary>Behind texts, and between surfaces.</summary>
    public const string Paper = "#ffffff";

    /// <summary>Surfaces: lighter, so that dark letters can be read on them, and told apart by how dark they are too.</summary>
    private static readonly ImmutableArray<string> Surfaces = ["#56B4E9", "#E69F00", "#7FCDB3", "#D9A3CB", "#C8C03C", "#8FA8D8", "#B98A5A"];

    private static readonly ImmutableArray<string> Colours = ["#0072B2", "#D55E00", "#009E73", "#AA4499", "#000000", "#56B4E9", "#B8860B"];

    private static readonly ImmutableArray<ImmutableArray<double>> Dashes = [[], [9, 4], [2.5, 3], [10, 3, 2.5, 3], [5, 3], [14, 4], [10, 3, 2.5, 3, 2.5, 3]];

    /// <summary>The colour of the n-th line.</summary>
    public static string ColourOf(int line) => Colours[line % Colours.Length];

    /// <summary>The colour of the n-th surface.</summary>
    public static string SurfaceOf(int area) => Surfaces[area % Surfaces.Length];

    /// <summary>The dashes of the n-th line: seven colours times seven dashes before anything comes again.</summary>
    public static ImmutableArray<double> DashesOf(int line) => Dashes[(line + (line / Colours.Length)) % Dashes.Length];
}
