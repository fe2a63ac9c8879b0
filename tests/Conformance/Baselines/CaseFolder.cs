using System.Runtime.CompilerServices;

namespace Mechanisms.Conformance.Baselines;

/// <summary>The folders of cases in the source tree, and the text of their files.</summary>
internal static class CaseFolder
{
    /// <summary>Stands in the list of cases while there are none.</summary>
    public const string None = "(no case yet)";

    /// <summary>Set to 1 to accept what is produced; the diff of the source tree is then the review.</summary>
    public static bool IsBlessing => Environment.GetEnvironmentVariable("MECH_BLESS") == "1";

    public static string Root { get; } = Path.GetFullPath(Path.Combine(HereOf(), "..", "cases"));

    public static IReadOnlyList<string> Names()
    {
        string[] names = Directory.Exists(Root)
            ? [.. Directory.EnumerateDirectories(Root).Select(Path.GetFileName).OfType<string>().Order(StringComparer.Ordinal)]
            : [];
        return names.Length == 0 ? [None] : names;
    }

    public static string PathOf(string name, string file) => Path.Combine(Root, name, file);

    private static string HereOf([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
