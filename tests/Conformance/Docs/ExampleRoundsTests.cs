using System.Globalization;
using Mechanisms.Host;
using Mechanisms.Host.Results;

namespace Mechanisms.Conformance.Docs;

/// <summary>The rounds under examples: they run, both ways alike, and give what was published or should have been.</summary>
public class ExampleRoundsTests
{
    private const string BeyondConference = "examples/beyond-conference/round.json";

    private static readonly string[] BeyondProjects =
    [
        "#vote_for Project", "Awaji Island Quest College", "Inatori Art Center Plan", "JINEN TRAVEL", "Bio Rice Field Project",
        "Para Travel Support Team", "Chiba Youth Center PRISM",
    ];

    public static TheoryData<string> Rounds =>
    [
        .. Directory.EnumerateFiles(Path.Combine(MarkdownBlock.Root, "examples"), "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(MarkdownBlock.Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Rounds))]
    public void A_round_runs_and_its_script_has_nothing_to_complain_about(string round)
    {
        MechanismHost.Create(MarkdownBlock.Root).Check([round], TestContext.Current.CancellationToken).Select(it => it.Message).ShouldBeEmpty();
        Run(round).Outputs.ShouldNotBeEmpty();
    }

    [Fact]
    public void Beyond_Conference_has_its_signed_tallies()
    {
        RunReport report = Run(BeyondConference);
        Values(report, "tally", BeyondProjects).ShouldBe(["327", "430", "337", "328", "413", "373", "477"]);
        report.DroppedRows.ShouldBeEmpty();
        report.DroppedMembers.ShouldBeEmpty();
        SumOf(report, "award").ShouldBe(250_000m);
    }

    [Fact]
    public void Beyond_Conference_without_votes_against_is_what_was_published()
    {
        RunReport report = Run(BeyondConference, "votes_against=no");
        Values(report, "tally", BeyondProjects).ShouldBe(["327", "430", "337", "330", "415", "373", "477"]);
        Values(report, "award", BeyondProjects).ShouldBe(["30402", "39978", "31331", "30681", "38583", "34678", "44347"]);
        SumOf(report, "award").ShouldBe(250_000m);
        report.DroppedRows.Length.ShouldBe(3);
    }

    [Theory]
    [InlineData(2, 30)]
    [InlineData(3, 30)]
    [InlineData(5, 33)]
    public void Clr_fund_is_reproduced_to_the_wei(int round, int projects)
    {
        RunReport report = Run($"examples/clr-fund/round-{round.ToString(CultureInfo.InvariantCulture)}.json");
        ReportTable difference = Table(report, "difference");
        difference.Count.ShouldBe(projects);
        Enumerable.Range(0, projects).ShouldAllBe(row => difference.TextOf(row) == "0");
        SumOf(report, "payout").ShouldBeGreaterThan(0m);
    }

    [Fact]
    public void The_papers_rule_would_have_paid_the_largest_project_of_round_5_more()
    {
        RunReport report = Run("examples/clr-fund/squares-5.json");
        Values(report, "squared", "clr.fund", "BrightID").ShouldBe(["237.85", "14.99"]);
        Values(report, "linear", "clr.fund", "BrightID").ShouldBe(["168.74", "43.4"]);
        SumOf(report, "squared").ShouldBe(1158.31m);
        SumOf(report, "linear").ShouldBe(1158.31m);
    }

    // On both backends, which must say the same.
    private static RunReport Run(string round, params string[] assignments)
    {
        var host = MechanismHost.Create(MarkdownBlock.Root);
        PreparedRound prepared = host.Prepare(new RunRequest { RoundFile = round, Assignments = assignments }, TestContext.Current.CancellationToken);
        RunReport compiled = Report(BackendChoice.Kernel), walked = Report(BackendChoice.Interpreter);
        Text(walked).ShouldBe(Text(compiled));
        return compiled;

        RunReport Report(BackendChoice backend)
        {
            RunOutcome outcome = host.Run(prepared, backend, TestContext.Current.CancellationToken);
            outcome.Diagnostics.Select(it => it.Message).ShouldBeEmpty();
            return outcome.Report.ShouldNotBeNull();
        }
    }

    // How many steps a search takes is no result: the interpreter goes the slow way.
    private static string Text(RunReport report)
    {
        using var stream = new MemoryStream();
        JsonResults.Write(report with { Searches = [.. report.Searches.Select(search => search with { Record = search.Record with { Steps = 0 } })] }, stream, withSteps: true);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static ReportTable Table(RunReport report, string output) => report.Outputs.Single(table => table.Name == output);

    private static string[] Values(RunReport report, string output, params string[] members)
    {
        ReportTable table = Table(report, output);
        return [.. members.Select(member => table.TextOf(Enumerable.Range(0, table.Count).Single(row => table.IdOf(0, row) == member)))];
    }

    private static decimal SumOf(RunReport report, string output)
    {
        ReportTable table = Table(report, output);
        return Enumerable.Range(0, table.Count).Sum(row => decimal.Parse(table.TextOf(row), CultureInfo.InvariantCulture));
    }
}
