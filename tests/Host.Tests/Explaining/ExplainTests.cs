using System.Text.Json;
using Mechanisms.Host.Explaining;

namespace Mechanisms.Host.Tests.Explaining;

public sealed class ExplainTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public ExplainTests()
    {
        _folder.Write(
            "gifts.csv",
            "contributor,project,gift\nada,park,1\nben,park,1\ncem,park,1\ndan,park,1\neve,park,1\nfay,park,1\nada,garden,3\nben,garden,3\nbot,well,9\ncem,well,1\n");
        _folder.Write("trust.csv", "contributor,trust\nbot,0\n");
        _folder.Write("round.json", """
            {
              "mechanism": "quadratic_funding",
              "params": { "pool": 1000 },
              "inputs": { "gift": "gifts.csv", "trust": "trust.csv" }
            }
            """);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_explanation_goes_down_to_rows_and_parameters_with_their_places()
    {
        string text = Explained(new ExplainRequest { For = ["project=park"] });
        text.ShouldStartWith("match[park] = 30 money\n");
        text.ShouldContain("  formula  min(cap * pool, level * subsidy[p])  (library/funding/quadratic_funding.mech:");
        text.ShouldContain("  numbers  min(1 * 1000, 1 * 30) = 30\n");
        text.ShouldContain("  given    pool = 1000  (round file, ");
        text.ShouldContain("round.json:3:23)\n");
        text.ShouldContain("  given    cap = 1  (default, library/funding/quadratic_funding.mech:");
        text.ShouldContain("where    sum(c: say[c, p]): 1 [ada] + 1 [ben] + 1 [cem] + 1 [dan] + 1 [eve] + 1 [1 more] = 6\n");
        text.ShouldContain("row      gift[ada, park] = 1  (gifts.csv:2)\n");
    }

    [Fact]
    public void Of_two_with_equal_money_the_sentence_says_that_the_number_of_givers_made_the_difference()
    {
        string sentence = Explained(new ExplainRequest { For = ["project=park"], Against = "project=garden" }).Split('\n')[0];
        sentence.ShouldBe(
            "park has 30 money of match and garden 6 (24 more); they part in ideal, where sum(c: say[c, p]) is 6 against ≈3.464101615: " +
            "with the same 6 money of gift, park has 6 contributors behind it and garden 2 contributors: how many they are made the difference.");
    }

    [Fact]
    public void The_sentence_follows_from_the_formulas_of_a_rule_that_nobody_knows()
    {
        _folder.Write("ours.mech", """
            language 1

            /// What counts is how many came, and a little what they brought.
            mechanism feast {
                set guest
                set table

                /// What each guest brings to each table.
                input dish[guest, table] : minutes, at least 0, repeats add

                /// How good a table is.
                output fun[table] : minutes

                joined[t] = sum(g: sqrt(dish[g, t] * 1 minutes))
                fun[t] = joined[t] + 1 minutes
            }

            """);
        _folder.Write("dishes.csv", "guest,table,dish\na,round,4\nb,round,4\nc,long,8\n");
        _folder.Write("sizes.csv", "guest,table,dish\na,round,4\nb,long,9\n");
        RunRequest round = new() { Mechanism = "ours.mech", Inputs = ["dish=dishes.csv"] };
        ExplainRequest request = new() { Round = round, For = ["table=round"], Against = "table=long" };
        Explained(request).Split('\n')[0].ShouldEndWith(
            "with the same 8 minutes of dish, round has 2 guests behind it and long 1 guest: how many they are made the difference.");
        Explained(request with { Round = round with { Inputs = ["dish=sizes.csv"] } }).Split('\n')[0].ShouldEndWith(
            "both have 1 guest behind them, with 4 minutes of dish for round and 9 for long: how much they brought made the difference.");
    }

    [Fact]
    public void A_change_is_explained_by_what_it_changes()
    {
        Explained(new ExplainRequest { For = ["project=park"], If = ["pool=18"] }).Split('\n')[0].ShouldBe(
            "With pool=18, match[park] goes from 30 to 15 money (-15); further down, in level, pool goes from 1000 to 18.");
        Explained(new ExplainRequest { For = ["project=park"], If = ["price=linear"] }).Split('\n')[0].ShouldBe(
            "With price=linear, match[park] goes from 30 to 0 money (-30); further down, in ideal[park], price goes from quadratic to linear.");
        Explained(new ExplainRequest { For = ["project=park"], Without = ["contributor=fay"] }).Split('\n')[0].ShouldBe(
            "Without fay, match[park] goes from 30 to 20 money (-10); further down, in ideal[park], sum(c: say[c, p]) goes from 6 to 5 (6 contributors before, 5 after).");
        Explained(new ExplainRequest { For = ["project=park"], Without = ["contributor=bot"] }).Split('\n')[0].ShouldBe("Without bot, match[park] stays 30 money.");
    }

    [Fact]
    public void A_recomputed_value_is_that_of_a_run_with_these_settings()
    {
        using JsonDocument document = JsonDocument.Parse(Explained(new ExplainRequest { For = ["project=park"], If = ["pool=20"] }, "json"));
        string then = document.RootElement.GetProperty("differences")[0].GetProperty("values")[0].GetProperty("second").GetString()!;
        MechanismHost host = MechanismHost.Create(_folder.Path);
        RunOutcome run = host.Run(host.Prepare(Round() with { Assignments = ["pool=20"] }, TestContext.Current.CancellationToken), BackendChoice.Kernel, TestContext.Current.CancellationToken);
        then.ShouldBe(run.Report!.Outputs[0].TextOf(1));
    }

    [Fact]
    public void Who_does_not_count_is_told_why() =>
        Explained(new ExplainRequest { For = ["contributor=bot", "project=well"], Step = "counted" }).ShouldStartWith(
            "counted[bot, well] = 0 money  What counts of a gift.  (bot does not count: bot is not trusted (library/funding/quadratic_funding.mech:");

    [Fact]
    public void What_no_row_reaches_is_said_to_be_nothing() =>
        Explained(new ExplainRequest { For = ["contributor=ada", "project=well"], Step = "counted" }).ShouldContain("no row reaches it");

    [Fact]
    public void Programs_get_all_digits_and_pages_a_list()
    {
        using JsonDocument document = JsonDocument.Parse(Explained(new ExplainRequest { Step = "say", For = ["contributor=ada", "project=garden"] }, "json"));
        document.RootElement.GetProperty("explanations")[0].GetProperty("value").GetDouble().ShouldBe(Math.Sqrt(3));
        string page = Explained(new ExplainRequest { For = ["project=park"] }, "markdown");
        page.ShouldStartWith("- **match\\[park\\] = 30 money**\n  - formula `min(cap * pool, level * subsidy[p])`");
        page.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldAllBe(line => line.TrimStart().StartsWith("- "));
    }

    private static RunRequest Round() => new() { RoundFile = "round.json" };

    private string Explained(ExplainRequest request, string format = "text")
    {
        ExplainRequest asked = request.Round.Mechanism is null ? request with { Round = Round() } : request;
        ExplorationAnswer answer = MechanismHost.Create(_folder.Path).Explain(asked, format, cancellation: TestContext.Current.CancellationToken);
        answer.Diagnostics.Where(it => it.Severity == Dsl.Diagnostics.Severity.Error).ShouldBeEmpty();
        return answer.Text;
    }
}
