using System.Text;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Host.Explaining;

/// <summary>Explanations as nested lists in Markdown, for pages and letters.</summary>
internal static class ExplanationMarkdown
{
    private const int Step = 2;

    /// <summary>Writes an explanation.</summary>
    public static void Write(StringBuilder text, Explanation explanation, int indent = 0)
    {
        string inner = new(' ', indent + Step);
        string unit = explanation.Unit.Length == 0 ? "" : " " + explanation.Unit;
        string label = explanation.Label.Length == 0 ? "" : ": " + Plain(explanation.Label);
        string note = explanation.Note.Length == 0 ? "" : $" ({Plain(explanation.Note)})";
        text.Append(new string(' ', indent)).Append("- **").Append(Plain($"{explanation.Cell} = {explanation.Value}{unit}")).Append("**").Append(label).Append(note).Append('\n');
        if (explanation.Formula.Length > 0) Line("formula", $"{Code(ExplanationText.OneLine(explanation.Formula))} ({Plain(explanation.Place)})");
        foreach (Claim claim in explanation.Claims) Line(ExplanationText.WordOf(claim.Kind), Code(ExplanationText.TextOf(claim)));
        foreach (ParameterFact fact in explanation.Parameters) Line("given", $"{Code($"{fact.Name} = {fact.Value}")} ({Plain(fact.From)})");
        foreach (RowFact row in explanation.Rows) Line("row", $"{Code($"{row.Cell} = {row.Value}")} ({Plain(row.Place)})");
        if (explanation.MoreRows > 0) Line("row", Plural.Of(explanation.MoreRows, "more row"));
        foreach (Explanation below in explanation.Steps) Write(text, below, indent + Step);

        void Line(string word, string content) => text.Append(inner).Append("- ").Append(word).Append(' ').Append(content).Append('\n');
    }

    /// <summary>Text in which what Markdown would take for a sign of its own is escaped.</summary>
    public static string Plain(string text)
    {
        var escaped = new StringBuilder();
        foreach (char letter in VisibleText.Escape(text))
        {
            if (letter is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|' or '&') escaped.Append('\\');
            escaped.Append(letter);
        }

        return escaped.ToString();
    }

    // Ticks inside need longer ones around.
    private static string Code(string text)
    {
        string shown = VisibleText.Escape(text);
        string ticks = "`";
        while (shown.Contains(ticks, StringComparison.Ordinal)) ticks += "`";
        return ticks.Length == 1 ? $"`{shown}`" : $"{ticks} {shown} {ticks}";
    }
}
