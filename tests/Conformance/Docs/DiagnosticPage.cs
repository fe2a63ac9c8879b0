using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Mechanisms.Conformance.Docs;

/// <summary>A block between fences.</summary>
/// <param name="Language">The first word behind the fence: <c>mech</c>, <c>csv</c>, <c>json</c> or <c>console</c>.</param>
/// <param name="Name">The second word: the name of a file, <c>fragment</c> for what is shown only, or nothing.</param>
/// <param name="Text">What stands between the fences.</param>
internal sealed record PageBlock(string Language, string Name, string Text)
{
    public bool IsFragment => Name == "fragment";

    public bool IsFile => Name.Length > 0 && !IsFragment;
}

/// <summary>The page of one code, taken apart.</summary>
internal sealed partial record DiagnosticPage(string Code, string Title, ImmutableArray<string> Headings, string Text)
{
    public const string Example = "## Example";
    public const string Mending = "## How to mend it";
    public static readonly ImmutableArray<string> AllHeadings = ["## What it means", Example, Mending, "## See also"];

    public static string Repository { get; } = Path.GetFullPath(Path.Combine(HereOf(), "..", "..", ".."));

    public static string Folder { get; } = Path.Combine(Repository, "docs", "diagnostics");

    public static ImmutableArray<string> Codes { get; } =
        [.. Directory.EnumerateFiles(Folder, "MECH*.md").Select(Path.GetFileNameWithoutExtension).OfType<string>().Order(StringComparer.Ordinal)];

    public static DiagnosticPage Read(string code)
    {
        string text = File.ReadAllText(Path.Combine(Folder, code + ".md")).ReplaceLineEndings("\n");
        string bare = Fenced().Replace(text, "");
        string[] headings = [.. bare.Split('\n').Where(line => line.StartsWith('#'))];
        return new DiagnosticPage(code, headings.FirstOrDefault() ?? "", [.. headings.Skip(1)], text);
    }

    /// <summary>The blocks under a heading.</summary>
    public ImmutableArray<PageBlock> BlocksUnder(string heading)
    {
        int start = Text.IndexOf(heading + "\n", StringComparison.Ordinal);
        if (start < 0) return [];
        int next = Text.IndexOf("\n## ", start, StringComparison.Ordinal);
        string section = next < 0 ? Text[start..] : Text[start..(next + 1)];
        return [.. Fenced().Matches(section).Select(Block)];
    }

    private static PageBlock Block(Match match)
    {
        string[] words = match.Groups["info"].Value.Split(' ', 2);
        return new PageBlock(words[0], words.Length > 1 ? words[1] : "", match.Groups["text"].Value);
    }

    [GeneratedRegex("^```(?<info>[^\n]+)\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex Fenced();

    private static string HereOf([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
