namespace Mechanisms.Dsl.Tests.Formatting;

/// <summary>The scripts of the library and of the examples, as they lie in the repository.</summary>
internal static class LibraryTexts
{
    public static readonly string[] All =
        [.. new[] { "src/Mechanisms/Library", "examples" }.SelectMany(Below).Order(StringComparer.Ordinal).Select(File.ReadAllText)];

    private static IEnumerable<string> Below(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root(AppContext.BaseDirectory), folder), "*.mech", SearchOption.AllDirectories);

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "Mechanisms.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);
}
