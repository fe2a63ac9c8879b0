using System.Runtime.CompilerServices;

namespace Mechanisms.Conformance.Docs;

/// <summary>A fenced block of a page: what stands behind the three backticks, and what stands between.</summary>
/// <param name="Line">The line of its first fence, counted from 1.</param>
/// <param name="Words">The words behind the first fence.</param>
/// <param name="Text">Its lines.</param>
internal sealed record MarkdownBlock(int Line, string[] Words, string Text)
{
    private const string Fence = "```";

    /// <summary>The root of the source tree.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(HereOf(), "..", "..", ".."));

    /// <summary>The blocks of a page whose first word is the language, in the order of the page.</summary>
    public static IReadOnlyList<MarkdownBlock> Of(string page, string language)
    {
        string[] lines = File.ReadAllText(Path.Combine(Root, page)).ReplaceLineEndings("\n").Split('\n');
        var blocks = new List<MarkdownBlock>();
        for (int at = 0; at < lines.Length; at++)
        {
            if (!lines[at].StartsWith(Fence, StringComparison.Ordinal)) continue;
            int end = Array.FindIndex(lines, at + 1, line => line == Fence);
            if (end < 0) throw new InvalidDataException($"{page}:{at + 1}: the block has no end");
            string[] words = lines[at][Fence.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && words[0] == language)
            {
                blocks.Add(new MarkdownBlock(at + 1, words[1..], string.Concat(lines[(at + 1)..end].Select(line => line + "\n"))));
            }

            at = end;
        }

        return blocks;
    }

    private static string HereOf([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
