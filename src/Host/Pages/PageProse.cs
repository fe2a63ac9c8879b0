using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Mechanisms.Host.Pages;

/// <summary>A doc comment in its parts: what a rule is for, and what its author marks as source, weakness and relatives.</summary>
/// <param name="Summary">The first sentence.</param>
/// <param name="Story">The other paragraphs, without what is marked.</param>
/// <param name="Marked">The marked sentences, under the words that mark them.</param>
internal sealed partial record PageProse(string Summary, ImmutableArray<string> Story, ImmutableArray<(string Mark, string Text)> Marked)
{
    /// <summary>Takes a doc comment apart.</summary>
    public static PageProse Of(string doc)
    {
        string summary = DocText.FirstSentence(doc);
        var story = ImmutableArray.CreateBuilder<string>();
        var marked = ImmutableArray.CreateBuilder<(string, string)>();
        foreach (string paragraph in doc.ReplaceLineEndings("\n").Trim().Split("\n\n"))
        {
            string line = string.Join(' ', paragraph.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
            if (story.Count == 0 && marked.Count == 0 && line.StartsWith(summary, StringComparison.Ordinal)) line = line[summary.Length..].Trim();
            Match[] marks = [.. MarkPattern().Matches(line).Cast<Match>()];
            string free = marks.Length == 0 ? line : line[..marks[0].Index].Trim();
            if (free.Length > 0) story.Add(free);
            for (int at = 0; at < marks.Length; at++)
            {
                int end = at + 1 < marks.Length ? marks[at + 1].Index : line.Length;
                string mark = marks[at].Groups["mark"].Value;
                string text = line[(marks[at].Index + marks[at].Length)..end].Trim();
                marked.Add((mark.TrimEnd(':'), mark.EndsWith(':') ? Capital(text) : $"{mark} {text}"));
            }
        }

        return new PageProse(summary, story.ToImmutable(), marked.ToImmutable());
    }

    /// <summary>Words of a doc comment for a page: nothing in them is markup, but for code between backticks.</summary>
    public static string Plain(string words)
    {
        var text = new StringBuilder();
        bool isCode = false;
        foreach (char letter in words)
        {
            if (letter == '`') isCode = !isCode;
            if (!isCode && letter is '_' or '*' or '<' or '>' or '[' or ']' or '$' or '~' or '\\' or '#') text.Append(isCode ? "" : "\\");
            text.Append(letter);
        }

        return text.ToString();
    }

    /// <summary>The same on one line, for a cell of a table.</summary>
    public static string Cell(string words) =>
        Plain(string.Join(' ', words.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))).Replace("|", "\\|", StringComparison.Ordinal);

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    [GeneratedRegex(@"(?<=^|[.!?:)”] )(?<mark>Source:|Weakness(?: [^.:]*)?:|Like(?= ))", RegexOptions.CultureInvariant)]
    private static partial Regex MarkPattern();
}
