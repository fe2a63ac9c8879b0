using System.Text;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Host.Explaining;

/// <summary>Explanations for people at a terminal: what a value is read from stands below it, indented.</summary>
internal static class ExplanationText
{
    private const int Step = 2, WordWidth = 9;

    /// <summary>Writes an explanation.</summary>
    public static void Write(StringBuilder text, Explanation explanation, Ink ink, int indent = 0)
    {
        string margin = new(' ', indent), inner = new(' ', indent + Step);
        string unit = explanation.Unit.Length == 0 ? "" : " " + explanation.Unit;
        string head = ink.Bold(VisibleText.Escape($"{explanation.Cell} = {explanation.Value}{unit}"));
        string note = explanation.Note.Length == 0 ? "" : $"  ({explanation.Note})";
        string label = explanation.Label.Length == 0 ? "" : "  " + explanation.Label;
        text.Append(margin).Append(head).Append(VisibleText.Escape(explanation.Note == Explanation.Above ? note : label + note)).Append('\n');
        if (explanation.Formula.Length > 0) Line("formula", $"{OneLine(explanation.Formula)}  ({explanation.Place})");
        foreach (Claim claim in explanation.Claims) Line(WordOf(claim.Kind), TextOf(claim));
        foreach (ParameterFact fact in explanation.Parameters) Line("given", $"{fact.Name} = {fact.Value}  ({fact.From})");
        foreach (RowFact row in explanation.Rows) Line("row", $"{row.Cell} = {row.Value}  ({row.Place})");
        if (explanation.MoreRows > 0) Line("row", Plural.Of(explanation.MoreRows, "more row"));
        foreach (Explanation below in explanation.Steps) Write(text, below, ink, indent + Step);

        void Line(string word, string content) => text.Append(inner).Append(word.PadRight(WordWidth)).Append(VisibleText.Escape(content)).Append('\n');
    }

    /// <summary>The word that begins a line.</summary>
    public static string WordOf(ClaimKind kind) => kind switch
    {
        ClaimKind.Numbers => "numbers",
        ClaimKind.Part => "where",
        ClaimKind.Holds => "search",
        _ => "rounded",
    };

    /// <summary>A line that can be reckoned out: behind the last colon an expression and what it comes to.</summary>
    public static string TextOf(Claim claim) => $"{(claim.What.Length == 0 ? "" : OneLine(claim.What) + ": ")}{claim.Expression} {(claim.Kind == ClaimKind.Rounded ? "becomes" : "=")} {claim.Value}";

    /// <summary>A formula over several lines on one.</summary>
    public static string OneLine(string formula) => string.Join(' ', formula.Split((char[])[' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
}
