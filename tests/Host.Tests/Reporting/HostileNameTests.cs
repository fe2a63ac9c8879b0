using System.Xml.Linq;
using Mechanisms.Host.Explaining;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Host.Tests.Reporting;

/// <summary>Names that somebody chose with care.</summary>
public sealed class HostileNameTests : IDisposable
{
    private static readonly string[] Names =
    [
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'; DROP TABLE gift; --", "a & b &amp; &lt;c&gt;", "]]><!-- x --></style></details></table>",
        "javascript:alert(1)", "مشروع الحديقة (٢٠٢٦)", "גינה [1]", "👩‍👩‍👧‍👦 公園 🏳️‍🌈", "\u202Eevil\u202C", new string('長', 300), "`code` **bold** $x$",
    ];

    private readonly ReportFolder _folder = new();

    public HostileNameTests()
    {
        _folder.Write("gifts.csv", "contributor,project,gift\n" + string.Concat(Names.Select((name, at) => $"{Quoted(name)},{Quoted(name)},{at + 1}\nada,{Quoted(name)},{at + 1}\n")));
        _folder.Write("titles.csv", "project,title\n" + string.Concat(Names.Select(name => $"{Quoted(name)},{Quoted("T" + name)}\n")));
        _folder.Write("ours.mech", """
            language 1

            /// What <b>counts</b> & "why": `<i>`.
            mechanism fair is funding {
                /// </pre><script>alert(2)</script>
                param pool : money
                accept gift[c, p] when gift <= 9 money otherwise "{c} <u>gave</u> {gift}"
                match[p] = pool * sum(c: gift[c, p]) / sum(c, q: gift[c, q]) otherwise 0
            }

            """);
        _folder.Write("round.json", $$"""
            {
              "mechanism": "ours.mech",
              "params": { "pool": 100 },
              "members": { "project": { "file": "titles.csv" } },
              "inputs": { "gift": { "file": "gifts.csv" } }
            }
            """);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void They_appear_as_they_are_and_make_no_element()
    {
        XElement page = ReportFolder.TreeOf(_folder.Page());
        page.ShouldBeASoundPage();
        XElement results = page.Descendants("section").First().Descendants("tbody").First();
        string[][] rows = [.. results.Elements("tr").Select(row => row.Elements("th").Select(it => it.Value).ToArray())];
        rows.Select(row => row[0]).Order(StringComparer.Ordinal).ShouldBe(Names.Order(StringComparer.Ordinal));
        rows.ShouldAllBe(row => row[1] == "T" + row[0]);
        page.Value.ShouldContain("What <b>counts</b> & \"why\": <i>.");
        page.Value.ShouldContain("</pre><script>alert(2)</script>");
        page.Value.ShouldContain("<u>gave</u>");
    }

    [Fact]
    public void Each_name_has_a_direction_of_its_own()
    {
        XElement page = ReportFolder.TreeOf(_folder.Page());
        foreach (string name in Names)
        {
            page.Descendants("bdi").Select(it => it.Value).ShouldContain(name);
            string shown = VisibleText.Escape(name);
            page.Descendants("summary").Elements("code").ShouldContain(it => it.Value == $"match[{shown}]");
        }
    }

    [Fact]
    public void An_explanation_by_itself_is_as_harmless()
    {
        string text = _folder.Explained(new ExplainRequest { For = ["project=" + Names[0]] }, "html");
        text.ShouldNotContain("<script");
        ReportFolder.TreeOf(text).ShouldBeASoundPage();
    }

    [Fact]
    public void What_no_document_may_contain_is_shown_as_missing()
    {
        using var html = new HtmlWriter();
        html.Open("p", ("title", "a\u0000\ud800b")).Text("\u0001\u001b[31m\uffff\udc00\u0085x\ny\t\"z\"").Close();
        XElement page = XElement.Parse(html.Page()["<!DOCTYPE html>\n".Length..], LoadOptions.PreserveWhitespace);
        page.Value.ShouldBe("\ufffd\ufffd[31m\ufffd\ufffd\ufffdx\ny\t\"z\"");
        page.Attribute("title")!.Value.ShouldBe("a\ufffd\ufffdb");
    }

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
