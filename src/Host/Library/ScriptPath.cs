namespace Mechanisms.Host.Library;

/// <summary>Paths of scripts as imports and people write them: with forward slashes.</summary>
internal static class ScriptPath
{
    /// <summary>The ending of scripts.</summary>
    public const string Extension = ".mech";

    /// <summary>Whether a choice of a script by name is meant as a path.</summary>
    public static bool IsPath(string choice) =>
        choice.Contains('/', StringComparison.Ordinal)
        || choice.Contains('\\', StringComparison.Ordinal)
        || choice.EndsWith(Extension, StringComparison.OrdinalIgnoreCase)
        || NameIn(choice).Name is not null;

    /// <summary>A choice such as <c>rules.mech:ours</c> as the path of a script and what stands behind its colon; null without one.</summary>
    public static (string Path, string? Behind) Split(string choice)
    {
        int colon = choice.IndexOf(Extension + ":", StringComparison.OrdinalIgnoreCase) + Extension.Length;
        return colon < Extension.Length ? (choice, null) : (choice[..colon], choice[(colon + 1)..]);
    }

    /// <summary>A choice as the path of a script and the mechanism of it; no name where none is said.</summary>
    public static (string Path, string? Name) NameIn(string choice) =>
        Split(choice) is (var path, { Length: > 0 } name) && name.IndexOfAny(['/', '\\']) < 0 ? (path, name) : (choice, null);

    /// <summary>The folder of a path with its slash, or nothing.</summary>
    public static string FolderOf(string path) => path[..(path.LastIndexOf('/') + 1)];

    /// <summary>A relative path seen from a folder, without its dots; null when it climbs out of the top or is not relative.</summary>
    public static string? Join(string folder, string relative)
    {
        if (relative.StartsWith('/') || relative.Contains('\\', StringComparison.Ordinal)) return null;
        var parts = new List<string>();
        foreach (string part in (folder + relative).Split('/', StringSplitOptions.RemoveEmptyEntries))
        {
            if (part == ".") continue;
            if (part != "..") parts.Add(part);
            else if (parts.Count == 0) return null;
            else parts.RemoveAt(parts.Count - 1);
        }

        return string.Join('/', parts);
    }
}
