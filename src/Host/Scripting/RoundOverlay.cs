using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Running;

namespace Mechanisms.Host.Scripting;

/// <summary>What a C# script says about a round, above all that files say.</summary>
internal sealed record RoundOverlay
{
    private static readonly ImmutableSortedDictionary<string, Setting> NoColumns = ImmutableSortedDictionary.Create<string, Setting>(StringComparer.Ordinal);

    /// <summary>The mechanism, where it is not the one of the round file.</summary>
    public ScriptChoice? Chosen { get; init; }

    /// <summary>Where the script names it.</summary>
    public Setting? Mechanism { get; init; }

    /// <summary>Parameters and roles.</summary>
    public ImmutableDictionary<string, Setting> Parameters { get; init; } = ImmutableDictionary<string, Setting>.Empty;

    /// <summary>Tables.</summary>
    public ImmutableDictionary<string, TableSettings> Inputs { get; init; } = ImmutableDictionary<string, TableSettings>.Empty;

    /// <summary>Rosters.</summary>
    public ImmutableDictionary<string, TableSettings> Members { get; init; } = ImmutableDictionary<string, TableSettings>.Empty;

    /// <summary>The table of a file.</summary>
    public static TableSettings TableOf(string file, Location place) => new(Said(file, place), NoColumns, null, null, place);

    /// <summary>The table of rows at hand.</summary>
    public static TableSettings TableOf(string name, byte[] content, Location place) => TableOf(name, place) with { Content = content };

    /// <summary>A value with its place.</summary>
    public static Setting Said(string text, Location place) => new(text, place) { Layer = SettingLayer.Argument };

    /// <summary>The settings with what the script says.</summary>
    public RoundSettings On(RoundSettings settings) => settings with
    {
        Mechanism = Mechanism ?? settings.Mechanism,
        Parameters = settings.Parameters.SetItems(Parameters),
        Inputs = settings.Inputs.SetItems(SeenFrom(settings.BaseDirectory, Inputs)),
        Members = settings.Members.SetItems(SeenFrom(settings.BaseDirectory, Members)),
    };

    private static IEnumerable<KeyValuePair<string, TableSettings>> SeenFrom(string folder, ImmutableDictionary<string, TableSettings> tables) =>
        tables.Select(table => KeyValuePair.Create(table.Key, SeenFrom(folder, table.Value)));

    private static TableSettings SeenFrom(string folder, TableSettings table) =>
        table.Content is not null ? table : table with { File = table.File with { Text = Path.GetRelativePath(folder, table.File.Text).Replace('\\', '/') } };
}
