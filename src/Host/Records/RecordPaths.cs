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
