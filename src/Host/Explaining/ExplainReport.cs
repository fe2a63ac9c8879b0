using System.Globalization;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Host.Explaining;

/// <summary>A difference in words: a sentence, and the steps that lead down to where the two sides part.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="First">What the first side is called.</param>
/// <param name="Second">What the second side is called.</param>
/// <param name="Lines">The values on both sides.</param>
internal sealed record ToldDifference(string Sentence, string First, string Second, ImmutableArray<SidePair> Lines);

/// <summary>Explanations and differences, in each form.</summary>
/// <param name="mechanism">What ran.</param>
/// <param name="explanations">The cells.</param>
/// <param name="differences">What was compared.</param>
/// <param name="others">How many cells are left out.</param>
internal sealed class ExplainReport(string mechanism, ImmutableArray<Explanation> explanations, ImmutableArray<ToldDifference> differences, int others)
{
    /// <summary>The explanation in a form: <c>text</c>, <c>json</c>, <c>markdown</c> or <c>html</c>.</summary>
    public string Text(string format, Ink ink) => format switch
    {
        "json" => JsonText.Render(WriteJson),
        "markdown" => Markdown(),
        "html" => ExplanationHtml.Page(mechanism, explanations, differences, others),
        _ => Terminal(ink),
    };

    private string Terminal(Ink ink)
    {
        var text = new StringBuilder();
        foreach (ToldDifference difference in differences)
        {
            text.Append(ink.Bold(VisibleText.Escape(difference.Sentence))).Append('\n');
            var rows = new List<string[]> { (string[])["", VisibleText.Escape(difference.First), VisibleText.Escape(difference.Second), ""] };
            rows.AddRange(difference.Lines.Select(line => (string[])[VisibleText.Escape(line.Name), VisibleText.Escape(line.First), VisibleText.Escape(line.Second), line.IsSame ? "the same" : ""]));
            Results.AlignedRows.Append(text, rows, leftColumns: 1);
            text.Append('\n');
        }

        foreach (Explanation explanation in explanations)
        {
            ExplanationText.Write(text, explanation, ink);
            text.Append('\n');
        }

        if (others > 0) text.Append(CultureInfo.InvariantCulture, $"and {Plural.Of(others, "smaller one")}; another --for picks one\n");
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private string Markdown()
    {
        var text = new StringBuilder();
        foreach (ToldDifference difference in differences)
        {
            text.Append(Escaped(difference.Sentence)).Append("\n\n");
            text.Append(CultureInfo.InvariantCulture, $"| | {Escaped(difference.First)} | {Escaped(difference.Second)} |\n| --- | ---: | ---: |\n");
            foreach (SidePair line in difference.Lines) text.Append(CultureInfo.InvariantCulture, $"| {Escaped(line.Name)} | {Escaped(line.First)} | {Escaped(line.Second)} |\n");
            text.Append('\n');
        }

        foreach (Explanation explanation in explanations) ExplanationMarkdown.Write(text, explanation);
        return text.ToString();
    }

    private static string Escaped(string text) => ExplanationMarkdown.Plain(text);

    private void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("mechanism", mechanism);
        if (!differences.IsEmpty)
        {
            json.WriteObjects("differences", differences, difference =>
            {
                json.WriteString("sentence", difference.Sentence);
                json.WriteString("first", difference.First);
                json.WriteString("second", difference.Second);
                json.WriteObjects("values", difference.Lines, line =>
                {
                    json.WriteString("what", line.Name);
                    json.WriteString("first", line.First);
                    json.WriteString("second", line.Second);
                    json.WriteBoolean("same", line.IsSame);
                });
            });
        }

        json.WriteStartArray("explanations");
        foreach (Explanation explanation in explanations) ExplanationJson.Write(json, explanation);
        json.WriteEndArray();
        json.WriteNumber("others", others);
        json.WriteEndObject();
    }
}
