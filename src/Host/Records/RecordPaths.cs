using System.Collections.Immutable;
using Mechanisms.Host.Running;

namespace Mechanisms.Host.Records;

/// <summary>Paths as records have them: relative, with slashes, so that they mean the same on another machine.</summary>
internal static class RecordPaths
{
    /// <summary>A path as seen from a folder.</summary>
    public static string From(string folder, string path)
    {
        string relative = Path.GetRelativePath(Path.GetFullPath(folder), Path.GetFullPath(path, Path.GetFullPath(folder)));
        return relative.Replace(Path.DirectorySeparatorChar, '/');
    }

    /// <summary>The settings with tables named from the round's folder, also where they were named from the top of the disk.</summary>
    public static RoundSettings MadeRelative(RoundSettings settings) => settings with
    {
        Inputs = Each(settings.Inputs, settings.BaseDirectory),
        Members = Each(settings.Members, settings.BaseDirectory),
    };

    /// <summary>What a round names, with slashes and from its own folder; words that are no paths stay as they are.</summary>
    public static string Shown(string home, string name) =>
        Path.IsPathRooted(name) ? From(home, name) : Path.DirectorySeparatorChar == '/' ? name : name.Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>A word of a command line as it can be given in the folder of the round.</summary>
    public static string OfWord(string home, string word)
    {
        if (MechanismHost.IsRoundFile(word)) return Path.IsPathRooted(word) ? From(home, word) : Path.GetFileName(word);
        int equal = word.IndexOf('=', StringComparison.Ordinal);
        return word[..(equal + 1)] + Shown(home, word[(equal + 1)..]);
    }

    /// <summary>The settings with other names for the files in which they were said.</summary>
    public static RoundSettings WithPlaces(RoundSettings settings, Func<string, string> nameOf)
    {
        return settings with
        {
            Mechanism = settings.Mechanism is { } mechanism ? Named(mechanism) : null,
            Parameters = settings.Parameters.ToImmutableSortedDictionary(it => it.Key, it => Named(it.Value), settings.Parameters.KeyComparer),
            Inputs = Tables(settings.Inputs),
            Members = Tables(settings.Members),
            Others = [.. settings.Others.Select(other => other with { Setting = Named(other.Setting) })],
        };

        Setting Named(Setting setting) => setting with { Place = setting.Place with { File = nameOf(setting.Place.File) } };

        ImmutableSortedDictionary<string, TableSettings> Tables(ImmutableSortedDictionary<string, TableSettings> tables) =>
            tables.ToImmutableSortedDictionary(it => it.Key, it => it.Value with { File = Named(it.Value.File) }, tables.KeyComparer);
    }

    /// <summary>Whether a path lies in a folder or below it.</summary>
    public static bool IsIn(string folder, string path)
    {
        string top = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        string full = Path.GetFullPath(path);
        return full == top || full.StartsWith(Path.EndsInDirectorySeparator(top) ? top : top + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    private static ImmutableSortedDictionary<string, TableSettings> Each(ImmutableSortedDictionary<string, TableSettings> tables, string folder)
    {
        foreach ((string name, TableSettings table) in tables)
        {
            if (!Path.IsPathRooted(table.File.Text)) continue;
            tables = tables.SetItem(name, table with { File = table.File with { Text = From(folder, table.File.Text) } });
        }

        return tables;
    }
}
