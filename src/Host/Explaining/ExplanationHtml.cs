using Mechanisms.Host.Rendering;
using Mechanisms.Host.Reporting;

namespace Mechanisms.Host.Explaining;

/// <summary>Explanations in HTML: each can be folded away with all below it, and leads to where a step is explained that was so before.</summary>
internal static class ExplanationHtml
{
    /// <summary>The anchor of a cell.</summary>
    public static string AnchorOf(string key) => "e-" + key.Replace(':', '-').Replace(',', '-');

    /// <summary>A page of explanations and differences.</summary>
    public static string Page(string mechanism, IEnumerable<Explanation> explanations, IReadOnlyCollection<ToldDifference> differences, int others)
    {
        string title = $"{mechanism}: an explanation";
        return HtmlPage.Write(
            title,
            html => html.Open("header").Element("h1", title).Close(),
            html =>
            {
                foreach ((int at, ToldDifference difference) in differences.Index()) Write(html, difference, $"d-{at}");
                html.Section("explained", "Step by step", () =>
                {
                    foreach (Explanation explanation in explanations) Write(html, explanation, isOpen: true);
                    if (others > 0) html.Paragraph($"And {Plural.Of(others, "smaller one")}; another `--for` picks one.", "soft");
                });
            });
    }

    /// <summary>Writes an explanation.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="explanation">The explanation.</param>
    /// <param name="isOpen">Whether it is shown unfolded, with all below it.</param>
    public static void Write(HtmlWriter html, Explanation explanation, bool isOpen)
    {
        bool isLeaf = explanation is { Formula.Length: 0, Claims.IsEmpty: true, Steps.IsEmpty: true };
        if (isLeaf)
        {
            html.Open("p", ("class", "leaf"));
            Head(html, explanation);
            html.Close().Line();
            return;
        }

        string anchor = AnchorOf(explanation.Key);
        if (isOpen) html.Open("details", ("id", anchor), ("open", "open"));
        else html.Open("details", ("id", anchor));
        html.Open("summary");
        Head(html, explanation);
        html.Close().Line().Open("dl").Line();
        if (explanation.Formula.Length > 0) Line(html, "formula", ExplanationText.OneLine(explanation.Formula), explanation.Place, isFilled: false);
        foreach (Claim claim in explanation.Claims) Line(html, ExplanationText.WordOf(claim.Kind), ExplanationText.TextOf(claim), "");
        foreach (ParameterFact fact in explanation.Parameters) Line(html, "given", $"{fact.Name} = {fact.Value}", fact.From);
        foreach (RowFact row in explanation.Rows) Line(html, "row", $"{row.Cell} = {row.Value}", row.Place);
        if (explanation.MoreRows > 0) Line(html, "row", Plural.Of(explanation.MoreRows, "more row"), "");
        html.Close().Line();
        foreach (Explanation below in explanation.Steps) Write(html, below, isOpen);
        html.Close().Line();
    }

    private static void Head(HtmlWriter html, Explanation explanation)
    {
        html.Open("code");
        Marked(html, explanation.Cell);
        html.Close().Text(" = ").Element("strong", explanation.Value);
        if (explanation.Unit.Length > 0) html.Text(" " + explanation.Unit);
        bool isAbove = explanation.Note == Explanation.Above;
        if (explanation.Label.Length > 0 && !isAbove) html.Text(" ").Open("span", ("class", "soft")).Prose(explanation.Label).Close();
        if (isAbove) html.Text(" (").Element("a", Explanation.Above, ("href", "#" + AnchorOf(explanation.Key))).Text(")");
        else if (explanation.Note.Length > 0) html.Text($" ({VisibleText.Escape(explanation.Note)})");
    }

    private static void Line(HtmlWriter html, string word, string content, string place, bool isFilled = true)
    {
        html.Open("div").Element("dt", word).Open("dd").Open("code");
        if (isFilled) Marked(html, content);
        else html.Text(VisibleText.Escape(content));
        html.Close();
        if (place.Length > 0) html.Text(" ").Element("span", $"({VisibleText.Escape(place)})", ("class", "place"));
        html.Close().Close().Line();
    }

    // What stands in brackets are names, which may be written from right to left; the formula around them is not.
    private static void Marked(HtmlWriter html, string text)
    {
        string shown = VisibleText.Escape(text);
        for (int at = 0; at < shown.Length;)
        {
            int open = shown.IndexOf('[', at), close = open < 0 ? -1 : shown.IndexOf(']', open);
            if (close <= open + 1)
            {
                html.Text(shown[at..]);
                return;
            }

            html.Text(shown[at..(open + 1)]).Element("bdi", shown[(open + 1)..close]);
            at = close;
        }
    }

    private static void Write(HtmlWriter html, ToldDifference difference, string id) => html.Section(id, "The difference", () =>
    {
        html.Open("p", ("class", "lead")).Text(VisibleText.Escape(difference.Sentence)).Close().Line();
        html.Table(
            "Down to where the two sides part",
            [new HtmlColumn("step") { IsCode = true }, new HtmlColumn(difference.First) { IsNumber = true }, new HtmlColumn(difference.Second) { IsNumber = true }, new HtmlColumn("")],
            [.. difference.Lines.Select(line => (string[])[VisibleText.Escape(line.Name), VisibleText.Escape(line.First), VisibleText.Escape(line.Second), line.IsSame ? "the same" : ""])]);
    });
}
