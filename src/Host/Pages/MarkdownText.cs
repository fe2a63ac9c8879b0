using System.Text;

namespace Mechanisms.Host.Pages;

/// <summary>Markdown in the making: blocks with one empty line between them, lines that end with \n.</summary>
internal sealed class MarkdownText
{
    private readonly StringBuilder _text = new();

    /// <summary>A heading.</summary>
    public MarkdownText Heading(int level, string words) => Block($"{new string('#', level)} {words}");

    /// <summary>A paragraph, a list or whatever else stands alone.</summary>
    public MarkdownText Block(string lines)
    {
        if (lines.Length == 0) return this;
        if (_text.Length > 0) _text.Append('\n');
        _text.Append(lines.TrimEnd('\n')).Append('\n');
        return this;
    }

    /// <summary>A block of code or of a formula.</summary>
    public MarkdownText Fenced(string language, string lines) => Block($"```{language}\n{lines.Trim('\n')}\n```");

    /// <summary>A table; nothing where it has no rows.</summary>
    public MarkdownText Table(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        string[] lines = [.. rows.Select(Line)];
        if (lines.Length == 0) return this;
        return Block(string.Join('\n', [Line(headers), Line([.. headers.Select(_ => "---")]), .. lines]));
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private static string Line(IReadOnlyList<string> cells) => $"| {string.Join(" | ", cells)} |";
}
