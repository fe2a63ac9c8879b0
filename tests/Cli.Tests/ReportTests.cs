using System.Xml.Linq;

namespace Mechanisms.Cli.Tests;

/// <summary><c>mech report</c></summary>
public sealed class ReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("report-").FullName;

    public ReportTests()
    {
        File.WriteAllText(Path.Combine(_folder, "gifts.csv"), "contributor,project,gift\nada,park,1\nben,park,4\nada,garden,4\nben,garden,4\n");
        File.WriteAllText(
            Path.Combine(_folder, "round.json"),
            """{ "mechanism": "quadratic_funding", "params": { "pool": 6 }, "inputs": { "gift": "gifts.csv" }, "currency": { "code": "EUR", "unit": 0.01 } }""");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_page_is_written_as_a_whole_and_nothing_beside_it()
    {
        Report("--out", "report.html").ShouldBe(new MechRun(0, "report.html is written\n", ""));
        Directory.EnumerateFiles(_folder).Select(Path.GetFileName).Order(StringComparer.Ordinal).ShouldBe(["gifts.csv", "report.html", "round.json"]);
        Page("report.html").Descendants("h1").Single().Value.ShouldBe("quadratic funding");
    }

    [Fact]
    public void Every_number_of_its_results_is_that_of_a_run()
    {
        Report("--out", "report.html", "--set", "pool=5").Status.ShouldBe(0);
        string[] shown = [.. Mech.RunIn(_folder, "run", "round.json", "--set", "pool=5").Out.Split('\n').Skip(2).TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal)).Select(Squeezed)];
        string[] rows = [.. Page("report.html").Descendants("tbody").First().Elements("tr").Select(row => Squeezed($"{row.Element("th")!.Value} {row.Element("td")!.Value}"))];
        rows.Order(StringComparer.Ordinal).ShouldBe(shown.Order(StringComparer.Ordinal));
        rows.Length.ShouldBe(2);

        static string Squeezed(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void What_it_says_to_run_again_gives_the_same_page()
    {
        Report("--out", "first.html", "--set", "price=power(exponent = 1.5)").Status.ShouldBe(0);
        string[] lines = Page("first.html").Descendants("pre").Last().Value.Split('\n');
        lines.ShouldBe(["mech run round.json --set 'price=power(exponent = 1.5)' --out results", "mech report round.json --set 'price=power(exponent = 1.5)' --out report.html"]);
        Mech.RunIn(_folder, "report", "round.json", "--set", "price=power(exponent = 1.5)", "--out", "report.html").Status.ShouldBe(0);
        File.ReadAllBytes(Path.Combine(_folder, "report.html")).ShouldBe(File.ReadAllBytes(Path.Combine(_folder, "first.html")));
    }

    [Theory]
    [InlineData("gifts.csv", "MECH8440")]
    [InlineData("nowhere/report.html", "MECH8441")]
    public void A_page_that_cannot_be_written_leaves_everything_as_it_was(string file, string code)
    {
        string[] before = [.. Directory.EnumerateFiles(_folder).Select(File.ReadAllText)];
        MechRun run = Report("--out", file);
        run.Status.ShouldBe(1);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain(code);
        run.Error.ShouldNotContain(".new");
        Directory.EnumerateFiles(_folder).Select(File.ReadAllText).ShouldBe(before);
    }

    [Fact]
    public void A_folder_of_that_name_stays()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "report.html"));
        MechRun run = Report("--out", "report.html");
        run.Status.ShouldBe(1);
        run.Error.ShouldContain("MECH8441");
        Directory.EnumerateFileSystemEntries(_folder).Count().ShouldBe(3);
    }

    [Fact]
    public void An_earlier_page_is_replaced_by_a_sound_round_only()
    {
        string file = Path.Combine(_folder, "report.html");
        File.WriteAllText(file, "earlier");
        Report("--out", "report.html", "--set", "pool=much").Status.ShouldNotBe(0);
        File.ReadAllText(file).ShouldBe("earlier");
        Report("--out", "report.html").Status.ShouldBe(0);
        File.ReadAllText(file).ShouldStartWith("<!DOCTYPE html>");
    }

    [Fact]
    public void An_interrupted_report_leaves_nothing()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        using var output = new StringWriter();
        using var error = new StringWriter();
        CliApplication.Run(["report", "round.json", "--out", "report.html"], new CliConsole(output, error) { Folder = _folder }, cancelled.Token).ShouldBe(130);
        Directory.EnumerateFiles(_folder).Count().ShouldBe(2);
    }

    private MechRun Report(params string[] arguments) => Mech.RunIn(_folder, ["report", "round.json", .. arguments]);

    private XElement Page(string file) => XElement.Parse(File.ReadAllText(Path.Combine(_folder, file))["<!DOCTYPE html>\n".Length..], LoadOptions.PreserveWhitespace);
}
