using System.Collections.Immutable;
using Mechanisms.Host.Running;
using Microsoft.Extensions.Configuration;

namespace Mechanisms.Host.Configuration;

/// <summary>
/// Takes settings out of checked layers. A value comes from the last layer that has its key, which also knows its place;
/// an input is taken whole from the last layer that speaks of it.
/// </summary>
/// <param name="configuration">The layers.</param>
/// <param name="folder">The folder of the round file: files are relative to it.</param>
/// <param name="overridesFolder">The folder of the overriding file, to which its own files are relative.</param>
internal sealed class LayeredSettings(IConfigurationRoot configuration, string folder, string overridesFolder)
{
    private readonly ImmutableArray<ILocatedLayer> _lastFirst = [.. configuration.Providers.OfType<ILocatedLayer>().Reverse()];

    /// <summary>All settings of the round.</summary>
    public RoundSettings Merge() => new(
        folder,
        ValueOf("mechanism"),
        ValuesIn("params"),
        TablesIn("inputs"),
        TablesIn("members"),
        ValueOf("badRows")?.Text == "drop")
    {
        Currency = Winner("currency") is null ? null : new CurrencySettings(ValueOf("currency:code"), ValueOf("currency:unit")),
        Others = [.. new[] { "inputs", "members" }.SelectMany(LeavesIn), .. new[] { "badRows", "currency:code", "currency:unit" }.SelectMany(LeafOf)],
    };

    private IEnumerable<NamedSetting> LeafOf(string key) => ValueOf(key) is { } value ? [new NamedSetting(key.Replace(':', '.'), value)] : [];

    // Everything that the winning layer says of a table, whatever the keys are called.
    private IEnumerable<NamedSetting> LeavesIn(string section) => NamesIn(section).SelectMany(name =>
    {
        (ILocatedLayer layer, LocatedProperty property) = Winner(section + ":" + name)!.Value;
        return LeavesOf(layer, $"{section}.{property.Name}", property);
    });

    private static IEnumerable<NamedSetting> LeavesOf(ILocatedLayer layer, string key, LocatedProperty property)
    {
        LocatedValue value = property.Value;
        if (value.IsScalar) return [new NamedSetting(key, SettingOf(layer, property, value.Text))];
        string items = string.Join(", ", value.Items.Select(item => item.Text));
        if (value.Kind == LocatedKind.Array) return [new NamedSetting(key, SettingOf(layer, property, items))];
        return value.Properties.SelectMany(part => LeavesOf(layer, $"{key}.{part.Name}", part));
    }

    private static Setting SettingOf(ILocatedLayer layer, LocatedProperty property, string text) =>
        new(text, property.Value.Place) { Layer = layer.Layer, NamePlace = property.NamePlace };

    // Names as the winning layer spells them; keys of configuration ignore case.
    private IEnumerable<string> NamesIn(string section) =>
        configuration.GetSection(section).GetChildren().Select(child => Winner(section + ":" + child.Key)!.Value.Property.Name);

    private (ILocatedLayer Layer, LocatedProperty Property)? Winner(string key)
    {
        foreach (ILocatedLayer layer in _lastFirst)
        {
            if (layer.Root?.FindPath(key) is { } property) return (layer, property);
        }

        return null;
    }

    private Setting? ValueOf(string key) =>
        _lastFirst.FirstOrDefault(layer => layer.TryGet(key, out _)) is { } winner ? ValueIn(winner, key) : null;

    // The provider has the text, the scan has the place; true and false become the language's yes and no.
    private static Setting? ValueIn(ILocatedLayer layer, string key)
    {
        if (!layer.TryGet(key, out string? text) || layer.Root?.FindPath(key) is not { } property) return null;
        return SettingOf(layer, property, property.Value.Kind == LocatedKind.Truth ? property.Value.Text : text ?? "");
    }

    private ImmutableSortedDictionary<string, Setting> ValuesIn(string section)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, Setting>(StringComparer.Ordinal);
        foreach (string name in NamesIn(section)) values[name] = ValueOf(section + ":" + name)!;
        return values.ToImmutable();
    }

    private ImmutableSortedDictionary<string, TableSettings> TablesIn(string section)
    {
        var tables = ImmutableSortedDictionary.CreateBuilder<string, TableSettings>(StringComparer.Ordinal);
        foreach (string name in NamesIn(section))
        {
            (ILocatedLayer layer, LocatedProperty property) = Winner(section + ":" + name)!.Value;
            string key = section + ":" + name;
            (Setting named, Setting? output) = InShort(ValueIn(layer, key)) ?? (ValueIn(layer, key + ":file")!, ValueIn(layer, key + ":output"));
            tables[property.Name] = new TableSettings(
                FileOf(layer, named),
                ColumnsOf(layer, key + ":columns"),
                WideOf(layer.Root!.FindPath(key + ":wide")),
                ValueIn(layer, key + ":delimiter"),
                property.NamePlace)
            {
                Habits = HabitShape.SettingsOf(property.Value),
                Output = output,
            };
        }

        return tables.ToImmutable();
    }

    // `funding.json:match` is short for the output of a round.
    private static (Setting File, Setting? Output)? InShort(Setting? said)
    {
        if (said is null) return null;
        const string round = ".json";
        int colon = said.Text.LastIndexOf(':');
        bool isShort = colon > round.Length && colon + 1 < said.Text.Length && said.Text.AsSpan(0, colon).EndsWith(round, StringComparison.OrdinalIgnoreCase);
        return isShort ? (said with { Text = said.Text[..colon] }, said with { Text = said.Text[(colon + 1)..] }) : (said, null);
    }

    // A file of the overriding file is named as it is seen from the round file, which messages then show.
    private Setting FileOf(ILocatedLayer layer, Setting file)
    {
        if (layer.Layer != SettingLayer.Overrides || file.Text.Contains('\0', StringComparison.Ordinal)) return file;
        string full = Path.GetFullPath(Path.Combine(overridesFolder, file.Text));
        bool isRooted = Path.IsPathRooted(file.Text) || overridesFolder == folder;
        return isRooted ? file : file with { Text = Path.GetRelativePath(folder, full).Replace('\\', '/') };
    }

    private static ImmutableSortedDictionary<string, Setting> ColumnsOf(ILocatedLayer layer, string key)
    {
        var columns = ImmutableSortedDictionary.CreateBuilder<string, Setting>(StringComparer.Ordinal);
        foreach (LocatedProperty column in layer.Root!.FindPath(key)?.Value.Properties ?? [])
        {
            columns[column.Name] = ValueIn(layer, key + ":" + column.Name)!;
        }

        return columns.ToImmutable();
    }

    private static WideSettings? WideOf(LocatedProperty? wide)
    {
        if (wide is null) return null;
        LocatedProperty set = wide.Value.Properties[0];
        var headers = set.Value.Items.Select(header => header.ToSetting())
            .Concat(set.Value.Properties.Select(header => new Setting(header.Name, header.NamePlace)));
        var ids = ImmutableSortedDictionary.CreateBuilder<string, Setting>(StringComparer.Ordinal);
        foreach (LocatedProperty header in set.Value.Properties) ids[header.Name] = header.Value.ToSetting();
        return new WideSettings(new Setting(set.Name, set.NamePlace), [.. headers]) { Ids = ids.ToImmutable() };
    }
}
