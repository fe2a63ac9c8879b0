using System.Xml.Linq;

namespace Mechanisms.Host.Tests.Reporting;

/// <summary>What holds for every page, whatever it tells of.</summary>
internal static class PageRules
{
    private static readonly string[] Known =
    [
        "html", "head", "meta", "title", "style", "body", "a", "header", "nav", "main", "footer", "section", "h1", "h2", "h3", "p", "ul", "li", "div", "span", "strong", "code", "pre",
        "bdi", "table", "caption", "thead", "tbody", "tfoot", "tr", "th", "td", "details", "summary", "dl", "dt", "dd", "figure", "svg", "rect", "g", "text", "polygon", "polyline", "path", "circle",
        "math", "mrow", "mi", "mn", "mo", "mtext", "mspace", "mfrac", "msqrt", "msub", "msup", "munder", "mtable", "mtr", "mtd",
    ];

    private static readonly string[] KnownAttributes =
    [
        "lang", "charset", "http-equiv", "name", "content", "class", "id", "href", "tabindex", "role", "scope", "colspan", "open", "width", "height", "x", "display", "form",
        "fence", "stretchy", "viewBox", "preserveAspectRatio", "aria-label", "aria-labelledby", "aria-hidden",
        "y", "cx", "cy", "r", "d", "points", "transform", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "stroke-linecap",
        "font-family", "font-size", "font-weight", "text-anchor", "xmlns",
    ];

    public static void ShouldBeASoundPage(this XElement page)
    {
        Names(page).Except(Known).ShouldBeEmpty();
        page.DescendantsAndSelf().Attributes().Select(it => it.Name.LocalName).Distinct().Except(KnownAttributes).ShouldBeEmpty();
        page.Descendants("meta").Select(it => (string?)it.Attribute("content")).ShouldContain("default-src 'none'; style-src 'unsafe-inline'");
        page.Element("head")!.Element("style")!.Value.ShouldNotContain("url(");
        string[] ids = [.. page.Descendants().Attributes("id").Select(it => it.Value)];
        ids.ShouldBeUnique();
        foreach (string target in page.Descendants("a").Select(it => it.Attribute("href")!.Value))
        {
            target.ShouldStartWith("#");
            ids.ShouldContain(target[1..]);
        }

        foreach (XElement section in page.Descendants("section")) ids.ShouldContain(section.Attribute("aria-labelledby")!.Value);
        foreach (XElement table in page.Descendants("table"))
        {
            table.Elements().First().Name.LocalName.ShouldBe("caption");
            table.Element("caption")!.Value.ShouldNotBeEmpty();
            table.Descendants("th").ShouldAllBe(header => header.Attribute("scope") != null && header.Value.Length > 0);
            int width = table.Element("thead")!.Element("tr")!.Elements().Count();
            foreach (XElement row in table.Descendants("tr")) row.Elements().Sum(cell => (int?)cell.Attribute("colspan") ?? 1).ShouldBe(width);
        }

        int[] levels = [.. page.Descendants().Where(it => it.Name.LocalName is "h1" or "h2" or "h3").Select(it => it.Name.LocalName[1] - '0')];
        levels.Count(level => level == 1).ShouldBe(1);
        levels[0].ShouldBe(1);
        levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1);
    }

    private static IEnumerable<string> Names(XElement page) => page.DescendantsAndSelf().Select(it => it.Name.LocalName).Distinct();
}
