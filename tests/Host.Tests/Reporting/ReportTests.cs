using System.Text.RegularExpressions;
using System.Xml.Linq;
using Mechanisms.Host.Explaining;
using Mechanisms.Host.Reporting;
using Mechanisms.Pictures;

namespace Mechanisms.Host.Tests.Reporting;

/// <summary>The page about a round.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly ReportFolder _folder = ReportFolder.WithGifts();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_report_and_an_explanation_are_sound_pages()
    {
        ReportFolder.TreeOf(_folder.Page()).ShouldBeASoundPage();
        ReportFolder.TreeOf(_folder.Explained(new ExplainRequest { For = ["project=park"], Against = "project=garden", If = ["pool=9"] }, "html")).ShouldBeASoundPage();
    }

    [Fact]
    public void Its_sections_come_in_the_order_of_what_readers_ask() =>
        Tree().Descendants("h2").Select(it => it.Value).ShouldBe(
            ["Results", "Measures", "The rule", "Parameters", "What counts", "Why each result is what it is", "Running it again"]);

    [Fact]
    public void Results_stand_in_a_table_with_the_largest_first_and_their_total_in_the_currency_of_the_round()
    {
        XElement table = Section("results").Descendants("table").Single();
        Rows(table.Element("tbody")!).ShouldBe([["park", "9.00", ""], ["garden", "3.00", ""], ["well", "0.00", ""]]);
        table.Element("thead")!.Descendants("th").Select(it => it.Value).ShouldBe(["project", "match (EUR)"]);
        Rows(table.Element("tfoot")!).ShouldBe([["total", "12.00", ""]]);
        table.Descendants("rect").Select(it => (double)it.Attribute("width")!).ShouldBe([180, 60]);
    }

    [Fact]
    public void A_number_below_zero_has_a_bar_to_the_other_side()
    {
        _folder.Write("ours.mech", """
            language 1

            mechanism balance {
                set member
                input paid[member] : money
                output due[member] : money
                due[m] = paid[m] - sum(n: paid[n]) / 3
            }

            """);
        _folder.Write("paid.csv", "member,paid\na,10\nb,0\nc,2\n");
        XElement[] bars = [.. ReportFolder.TreeOf(_folder.Page(new RunRequest { Mechanism = "ours.mech", Inputs = ["paid=paid.csv"] })).Descendants("rect")];
        bars.Select(it => (string?)it.Attribute("class")).ShouldBe([null, "less", "less"]);
        bars.Select(it => (double)it.Attribute("x")!).ShouldBe([72, 36, 0]);
        bars.Select(it => (double)it.Attribute("width")!).ShouldBe([108, 36, 72]);
    }

    [Fact]
    public void Measures_are_those_of_the_run()
    {
        string measures = Section("measures").Value;
        measures.ShouldContain("paid_in_all12.00EUR");
        measures.ShouldContain("inequality0.5");
    }

    [Fact]
    public void Each_step_stands_there_as_a_formula_and_as_written_and_the_cost_that_is_in_force()
    {
        XElement rule = Section("rule");
        rule.Descendants("math").Count().ShouldBe(9);
        rule.Descendants("pre").Select(it => it.Value).ShouldContain("open ideal[p] = price(sum(c: say[c, p]))");
        rule.Descendants("h3").Last().Value.ShouldBe("price is quadratic");
        rule.Descendants("math").Last().Value.ShouldBe("price(n)=n2");
        XElement other = ReportFolder.TreeOf(_folder.Page(ReportFolder.Round with { Assignments = ["price=linear"] }));
        other.Descendants("math").Last().Value.ShouldBe("price(n)=n");
    }

    [Fact]
    public void Parameters_say_who_set_them_and_which_were_left_to_the_script()
    {
        XElement page = ReportFolder.TreeOf(_folder.Page(ReportFolder.Round with { Assignments = ["cap=50%"] }));
        XElement parameters = SectionOf(page, "parameters");
        parameters.Value.ShouldContain("In force because nobody said otherwise: scale_up = no, price = quadratic.");
        parameters.Value.ShouldContain("pool12moneyround fileround.json:3:23");
        parameters.Value.ShouldContain("cap0.5");
        parameters.Value.ShouldContain("command line--set cap=50%");
        parameters.Descendants("caption").Last().Value.ShouldBe("Set outside of the round file");
    }

    [Fact]
    public void What_did_not_count_is_counted_and_shown_by_reason()
    {
        _folder.Write("ours.mech", """
            language 1

            mechanism fair is funding {
                param pool : money
                accept gift[c, p] when gift <= 3 money otherwise "{c} gave {gift}, and 3 is the most"
                match[p] = pool * sum(c: gift[c, p]) / sum(c, q: gift[c, q]) otherwise 0
            }

            """);
        _folder.Write("many.csv", "contributor,project,gift\n" + string.Concat(Enumerable.Range(1, 12).Select(at => $"c{at:00},park,{at}\n")) + "x,park,lots\n");
        _folder.Write("other.json", """{ "mechanism": "ours.mech", "params": { "pool": 1 }, "badRows": "drop", "inputs": { "gift": "many.csv" } }""");
        XElement rows = SectionOf(ReportFolder.TreeOf(_folder.Page(new RunRequest { RoundFile = "other.json" })), "rows");
        Rows(rows.Descendants("table").First().Element("tbody")!)[0].ShouldBe(["gift", "many.csv", "13", "3", "10"]);
        string[] captions = [.. rows.Descendants("caption").Select(it => it.Value).Skip(2)];
        captions[0].ShouldStartWith("Did not count (1): gift: rows of many.csv that could not be read (MECH");
        captions[1].ShouldBe("Did not count (9): gift: … gave …, and 3 is the most");
        XElement last = rows.Descendants("table").Last();
        Rows(last.Element("tbody")!).Select(row => string.Join(' ', row)).First().ShouldBe("many.csv:5 c04 gave 4, and 3 is the most");
        last.Element("tbody")!.Elements("tr").Count().ShouldBe(5);
        rows.Value.ShouldContain("And 4 more for this reason");
    }

    [Fact]
    public void A_round_in_which_all_counted_says_so()
    {
        _folder.Write("all.json", """{ "mechanism": "quadratic_funding", "params": { "pool": 1 }, "inputs": { "gift": "gifts.csv" } }""");
        SectionOf(ReportFolder.TreeOf(_folder.Page(new RunRequest { RoundFile = "all.json" })), "rows").Value.ShouldContain("Every row and every member counts.");
    }

    [Fact]
    public void Its_explanations_have_the_lines_that_the_terminal_shows()
    {
        string[] terminal = [.. _folder.Explained(new ExplainRequest { For = ["project=park"] }, "text").Split('\n').Select(line => line.Trim()).Where(IsLine)];
        LinesOf(Section("why").Element("details")!).ShouldBe(terminal);
        LinesOf(ReportFolder.TreeOf(_folder.Explained(new ExplainRequest { For = ["project=park"] }, "html")).Descendants("details").First()).ShouldBe(terminal);

        static bool IsLine(string line) => line.Split(' ')[0] is "formula" or "numbers" or "where" or "search" or "rounded" or "given" or "row";
    }

    [Fact]
    public void Each_result_leads_to_its_explanation()
    {
        XElement page = Tree();
        foreach (XElement link in SectionOf(page, "results").Descendants("td").Elements("a"))
        {
            string project = link.Ancestors("tr").First().Element("th")!.Value;
            XElement target = page.Descendants("details").Single(it => "#" + (string?)it.Attribute("id") == (string?)link.Attribute("href"));
            target.Element("summary")!.Value.ShouldStartWith($"match[{project}] = ");
        }
    }

    [Fact]
    public void The_same_round_gives_the_same_bytes_in_any_folder_and_however_its_path_is_written()
    {
        string page = _folder.Page();
        _folder.Page().ShouldBe(page);
        using ReportFolder other = ReportFolder.WithGifts();
        other.Page().ShouldBe(page);
        page.ShouldNotContain(Path.GetTempPath());
    }

    [Fact]
    public void The_order_of_rows_changes_nothing_but_their_line_numbers_and_the_hash_of_the_file()
    {
        string page = _folder.Page();
        _folder.Write("gifts.csv", "contributor,project,gift\nbot,well,9\nben,garden,2\ndan,park,1\nada,park,1\neve,well,4\nada,garden,2\ncem,park,1\nben,park,1\n");
        string shuffled = _folder.Page();
        shuffled.ShouldNotBe(page);
        Without(shuffled).ShouldBe(Without(page));

        static string Without(string text) => Regex.Replace(Regex.Replace(text, @"gifts\.csv:\d+", "gifts.csv"), "[0-9a-f]{64}", "");
    }

    [Fact]
    public void How_to_run_it_again_is_said_with_the_hashes_of_scripts_and_tables()
    {
        string again = SectionOf(ReportFolder.TreeOf(_folder.Page(ReportFolder.Round with { Assignments = ["price=power(exponent = 2)"] })), "again").Value;
        again.ShouldContain("mech run round.json --set 'price=power(exponent = 2)' --out results\n");
        again.ShouldContain("script of the librarylibrary/funding/quadratic_funding.mech");
        again.ShouldContain("giftgifts.csv" + Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(
            "contributor,project,gift\nada,park,1\nben,park,1\ncem,park,1\ndan,park,1\nada,garden,2\nben,garden,2\neve,well,4\nbot,well,9\n"u8)));
    }

    [Fact]
    public void A_picture_stands_among_the_results_with_its_title()
    {
        var picture = new Picture(20, 10, "A <b>line</b>", [new TextMark("</svg><script>", new Spot(1, 1), Anchor.Start, 12, "#000000")]);
        XElement figure = ReportFolder.TreeOf(new RoundPage(_folder.Reported() with { Pictures = [picture] }).Write()).Descendants("figure").Single();
        figure.Descendants().Single(it => it.Name.LocalName == "title").Value.ShouldBe("A <b>line</b>");
        figure.Descendants().Single(it => it.Name.LocalName == "text").Value.ShouldBe("</svg><script>");
        figure.Ancestors("section").Single().Attribute("aria-labelledby")!.Value.ShouldBe("results");
    }

    [Fact]
    public void A_round_that_cannot_be_run_has_no_report()
    {
        TextResult report = MechanismHost.Create(".").Report(new RunRequest { Mechanism = "quadratic_funding" }, TestContext.Current.CancellationToken);
        report.Text.ShouldBeNull();
        report.Diagnostics.ShouldNotBeEmpty();
    }

    private static string[] LinesOf(XElement details) =>
    [
        .. details.Descendants("dl").Elements("div").Select(line =>
        {
            string place = line.Descendants("span").SingleOrDefault()?.Value ?? "";
            return line.Element("dt")!.Value.PadRight(9) + line.Descendants("code").Single().Value + (place.Length == 0 ? "" : "  " + place);
        }),
    ];

    private static string[][] Rows(XElement body) => [.. body.Elements("tr").Select(row => row.Elements().Select(cell => cell.Value).ToArray())];

    private static XElement SectionOf(XElement page, string id) => page.Descendants("section").Single(it => it.Attribute("aria-labelledby")!.Value == id);

    private XElement Section(string id) => SectionOf(Tree(), id);

    private XElement Tree() => ReportFolder.TreeOf(_folder.Page());
}
