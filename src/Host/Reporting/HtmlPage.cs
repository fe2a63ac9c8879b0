using Mechanisms.Host.Rendering;

namespace Mechanisms.Host.Reporting;

/// <summary>What every page has: a head that allows nothing to run and nothing to be fetched, a title, and a link past what stands before the content.</summary>
internal static class HtmlPage
{
    // Even if markup came through somewhere, nothing could run.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'";

    /// <summary>A page.</summary>
    /// <param name="title">For the window.</param>
    /// <param name="writeHeader">Writes what stands before the content, the heading of the first level in it.</param>
    /// <param name="writeMain">Writes the content.</param>
    /// <param name="writeFooter">Writes what stands at the end.</param>
    public static string Write(string title, Action<HtmlWriter> writeHeader, Action<HtmlWriter> writeMain, Action<HtmlWriter>? writeFooter = null)
    {
        using var html = new HtmlWriter();
        html.Open("html", ("lang", "en")).Line().Open("head").Line();
        html.Element("meta", "", ("charset", "utf-8")).Line();
        html.Element("meta", "", ("http-equiv", "Content-Security-Policy"), ("content", Policy)).Line();
        html.Element("meta", "", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")).Line();
        html.Element("title", title).Line().Element("style", PageStyle.Sheet).Line().Close().Line();
        html.Open("body").Line().Element("a", "Skip to the content", ("class", "skip"), ("href", "#main")).Line();
        writeHeader(html);
        html.Line().Open("main", ("id", "main"), ("tabindex", "-1")).Line();
        writeMain(html);
        html.Close().Line();
        if (writeFooter is not null)
        {
            html.Open("footer").Line();
            writeFooter(html);
            html.Close().Line();
        }

        html.Close().Line().Close();
        return html.Page();
    }

    /// <summary>A section with its heading.</summary>
    public static void Section(this HtmlWriter html, string id, string heading, Action write)
    {
        html.Open("section", ("aria-labelledby", id)).Line().Element("h2", heading, ("id", id)).Line();
        write();
        html.Close().Line();
    }

    /// <summary>A table that has at least one row.</summary>
    public static void Table(this HtmlWriter html, string caption, IReadOnlyList<HtmlColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (rows.Count == 0) return;
        html.OpenTable(caption, columns);
        foreach (IReadOnlyList<string> row in rows)
        {
            html.Open("tr");
            for (int at = 0; at < row.Count; at++) html.Cell(row[at], columns[at], isHeader: at == 0);
            html.Close().Line();
        }

        html.Close().CloseTable();
    }

    /// <summary>Begins a table: its caption, its headers and its body.</summary>
    public static HtmlWriter OpenTable(this HtmlWriter html, string caption, IReadOnlyList<HtmlColumn> columns)
    {
        html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "group"), ("aria-label", caption)).Open("table").Line().Open("caption").Prose(caption).Close().Line().Open("thead").Open("tr");
        foreach (HtmlColumn column in columns)
        {
            if (column.Header.Length == 0) html.Element("td", "");
            else if (column.IsNumber) html.Element("th", column.Header, ("scope", "col"), ("class", "n"));
            else html.Element("th", column.Header, ("scope", "col"));
        }

        return html.Close().Close().Line().Open("tbody").Line();
    }

    /// <summary>Ends a table behind its body.</summary>
    public static void CloseTable(this HtmlWriter html) => html.Line().Close().Close().Line();

    /// <summary>A cell.</summary>
    public static void Cell(this HtmlWriter html, string text, HtmlColumn column, bool isHeader = false)
    {
        if (isHeader) html.Open("th", ("scope", "row"));
        else if (column.IsNumber) html.Open("td", ("class", "n"));
        else html.Open("td");
        if (column.IsName) html.Element("bdi", text);
        else if (column.IsCode) html.Element("code", text);
        else html.Prose(text);
        html.Close();
    }

    /// <summary>Words of a doc comment: nothing in them is markup, but for code between backticks.</summary>
    public static HtmlWriter Prose(this HtmlWriter html, string words)
    {
        string[] parts = words.Split('`');
        for (int at = 0; at < parts.Length; at++)
        {
            bool isCode = at % 2 == 1 && at < parts.Length - 1;
            if (isCode) html.Element("code", parts[at]);
            else html.Text(at % 2 == 1 ? "`" + parts[at] : parts[at]);
        }

        return html;
    }

    /// <summary>A paragraph of such words; nothing for none.</summary>
    public static void Paragraph(this HtmlWriter html, string words, string style = "")
    {
        if (words.Length == 0) return;
        if (style.Length > 0) html.Open("p", ("class", style));
        else html.Open("p");
        html.Prose(words).Close().Line();
    }
}

/// <summary>A column of a table.</summary>
/// <param name="Header">What stands above it.</param>
internal sealed record HtmlColumn(string Header)
{
    /// <summary>Whether it has numbers.</summary>
    public bool IsNumber { get; init; }

    /// <summary>Whether it has names that somebody else gave, whose direction of writing is their own.</summary>
    public bool IsName { get; init; }

    /// <summary>Whether it has what stands in scripts or on a command line.</summary>
    public bool IsCode { get; init; }
}
