using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Running;

/// <summary>The layers of a round, from the weakest to the strongest: a later one wins.</summary>
internal enum SettingLayer
{
    /// <summary>The script's own default.</summary>
    Script,

    /// <summary>The round file.</summary>
    RoundFile,

    /// <summary>The file that <c>--round-overrides</c> names.</summary>
    Overrides,

    /// <summary>A variable of the environment.</summary>
    Environment,

    /// <summary>An argument on the command line.</summary>
    Argument,
}

/// <summary>Layers and places in words.</summary>
internal static class SettingWords
{
    /// <summary>The name that people know a layer by.</summary>
    public static string Of(SettingLayer layer) => layer switch
    {
        SettingLayer.Script => "default",
        SettingLayer.RoundFile => "round file",
        SettingLayer.Overrides => "overrides",
        SettingLayer.Environment => "environment",
        _ => "command line",
    };

    /// <summary>
    /// Where a setting was said: file, line and column; the name of a variable; an option with its argument.
    /// </summary>
    public static string PlaceOf(Setting setting) => PlaceOf(setting.Place, setting.Layer);

    /// <summary>The same of a place in a layer.</summary>
    public static string PlaceOf(Location place, SettingLayer layer) => layer switch
    {
        SettingLayer.Environment => place.File,
        SettingLayer.Argument when place.File.StartsWith("--", StringComparison.Ordinal) => $"{place.File} {place.LineText}",
        SettingLayer.Argument => place.File,
        _ => place.ToString(),
    };
}
