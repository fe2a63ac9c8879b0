using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Results;

namespace Mechanisms.Host.Tests.Running;

/// <summary>What comes out of one round is a table of the next.</summary>
public sealed class StageTests : IDisposable
{
    private const string Shares = """
        language 1

        mechanism shares {
            set holder
            set project
            input result[project] : money
            input held[holder, project] : share
            output paid[holder] : money
            paid[h] = sum(p: held[h, p] * result[p])
        }
        """;

    private const string Funding = """{ "mechanism": "quadratic_funding", "params": { "pool": 100 }, "inputs": { "gift": "gifts.csv" } }""";

    private readonly TemporaryFolder _folder = new();

    public StageTests()
    {
        _folder.Write("shares.mech", Shares);
        _folder.Write("gifts.csv", "contributor,project,gift\nada,park,1\nben,park,4\ncem,park,9\ndan,pool,1\neve,pool,1\n");
        _folder.Write("held.csv", "holder,project,held\nfay,park,50%\ngus,park,50%\ngus,pool,100%\n");
        _folder.Write("first.json", Funding);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_output_of_a_round_is_a_table_of_another_one()
    {
        RunOutcome outcome = Run("""{ "file": "first.json", "output": "match" }""");
        outcome.Diagnostics.ShouldBeEmpty();
        ReportTable paid = outcome.Report!.Outputs.ShouldHaveSingleItem();
        Enumerable.Range(0, paid.Count).Select(row => $"{paid.IdOf(0, row)} {paid.TextOf(row)}").ShouldBe(["fay 11", "gus 13"]);
    }

    [Fact]
    public void The_file_and_its_output_may_be_said_in_one_word() =>
        Run("\"first.json:match\"").Report!.Outputs[0].TextOf(0).ShouldBe("11");

    [Fact]
    public void An_argument_names_an_output_too()
    {
        var host = MechanismHost.Create(_folder.Path);
        RunRequest Asked(string result) => new() { Mechanism = "./shares.mech", Inputs = ["held=held.csv", "result=" + result] };
        host.Run(host.Prepare(Asked("first.json:match"), Now), BackendChoice.Interpreter, Now).Report!.Outputs[0].TextOf(1).ShouldBe("13");
        host.Prepare(Asked("first.json"), Now).Diagnostics.Select(it => it.Code).ShouldBe(["MECH6047"]);
    }

    [Fact]
    public void A_step_will_do_as_well() =>
        Run("""{ "file": "first.json", "output": "ideal" }""").Report!.Outputs[0].TextOf(0).ShouldBe("18");

    [Fact]
    public void A_round_without_an_output_is_no_table() =>
        Said(Run("\"first.json\"")).ShouldBe("MECH6047 2:45 `first.json` is a round, and has several results or none");

    [Fact]
    public void An_output_that_is_not_there_is_said_with_those_that_are() =>
        Said(Run("""{ "file": "first.json", "output": "mach" }""")).ShouldBe("MECH6049 2:79 `quadratic_funding` has no output `mach`");

    [Fact]
    public void A_table_has_no_output() =>
        Said(Run("""{ "file": "held.csv", "output": "held" }""")).ShouldBe("MECH6046 2:77 `held` would be an output of a round, and `held.csv` is a table");

    [Fact]
    public void A_round_that_needs_its_own_results_is_refused()
    {
        _folder.Write("first.json", """{ "mechanism": "shares.mech", "inputs": { "held": "held.csv", "result": { "file": "round.json", "output": "paid" } } }""");
        RunOutcome outcome = Run("""{ "file": "first.json", "output": "paid" }""");
        outcome.Diagnostics.Select(it => it.Code).ShouldBe(["MECH6048"]);
    }

    [Fact]
    public void What_is_wrong_in_the_first_round_is_said_there_and_who_asked_for_it()
    {
        _folder.Write("first.json", Funding.Replace("100", "-1", StringComparison.Ordinal));
        Diagnostic said = Run("""{ "file": "first.json", "output": "match" }""").Diagnostics.ShouldHaveSingleItem();
        said.Location.File.ShouldEndWith("first.json");
        said.Related[^1].Message.ShouldBe("its results are asked for here");
    }

    [Fact]
    public void One_mechanism_of_several_in_a_script_is_chosen_by_name()
    {
        _folder.Write("two.mech", Shares + "\nmechanism other {\n    seven = 7\n    output seven : number\n}\n");
        string round = _folder.Write("round.json", """{ "mechanism": "two.mech:shares", "inputs": { "held": "held.csv", "result": { "file": "first.json", "output": "match" } } }""");
        var host = MechanismHost.Create(_folder.Path);
        host.Run(host.Prepare(new RunRequest { RoundFile = round }, Now), BackendChoice.Interpreter, Now).Report!.Mechanism.ShouldBe("shares");
        host.Compile(System.IO.Path.Combine(_folder.Path, "two.mech:other")).Mechanism!.Name.ShouldBe("other");
        host.Compile(System.IO.Path.Combine(_folder.Path, "two.mech")).Mechanism!.Name.ShouldBe("other");
        host.Compile(System.IO.Path.Combine(_folder.Path, "two.mech:third")).Diagnostics.Select(it => it.Code).ShouldBe(["MECH2038"]);
    }

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static string Said(RunOutcome outcome)
    {
        Diagnostic said = outcome.Diagnostics.ShouldHaveSingleItem();
        return $"{said.Code} {said.Location.Line}:{said.Location.Column} {said.Message}";
    }

    private RunOutcome Run(string result)
    {
        string round = _folder.Write("round.json", "{ \"mechanism\": \"shares.mech\",\n  \"inputs\": { \"held\": \"held.csv\", \"result\": " + result + " } }");
        var host = MechanismHost.Create(Path.GetDirectoryName(round)!);
        return host.Run(host.Prepare(new RunRequest { RoundFile = round }, Now), BackendChoice.Interpreter, Now);
    }
}
