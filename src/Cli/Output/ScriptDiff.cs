using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Cli.Output;

/// <summary>What one script says otherwise than another, line by line.</summary>
internal static class ScriptDiff
{
    private const int Around = 2;

    /// <summary>Writes the lines that differ with a few lines around them: <c>-</c> before, <c>+</c> after.</summary>
    public static void Write(TextWriter writer, string before, string after)
    {
        List<DiffPiece> lines = InlineDiffBuilder.Diff(before, after, ignoreWhiteSpace: false).Lines;
        bool[] isShown = new bool[lines.Count];
        for (int at = 0; at < lines.Count; at++)
        {
            if (lines[at].Type == ChangeType.Unchanged) continue;
            for (int near = Math.Max(0, at - Around); near <= Math.Min(lines.Count - 1, at + Around); near++) isShown[near] = true;
        }

        for (int at = 0; at < lines.Count; at++)
        {
            if (!isShown[at]) continue;
            if (at > 0 && !isShown[at - 1]) writer.WriteLine("  …");
            string mark = lines[at].Type switch { ChangeType.Inserted => "+", ChangeType.Deleted => "-", _ => " " };
            writer.WriteLine($"{mark} {VisibleText.Escape(lines[at].Text)}".TrimEnd());
        }
    }
}
