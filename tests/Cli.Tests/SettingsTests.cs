using System.Collections.Immutable;
using System.Text.Json;

namespace Mechanisms.Cli.Tests;

/// <summary>Layers, settings, schemas and new scripts from the command line.</summary>
public sealed class SettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mech").FullName;

    public static TheoryData<string> Kinds => [.. Mechanisms.Host.MechanismHost.StartingKinds];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private MechRun Run(params string[] arguments) => Mech.RunIn(_folder, arguments);

    private MechRun RunWith(string variable, string value, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var console = new CliConsole(output, error) { Folder = _folder, Environment = ImmutableDictionary<string, string>.Empty.Add(variable, value) };
        int status = CliApplication.Run(arguments, console, TestContext.Current.CancellationToken);
        return new MechRun(status, output.ToString(), error.ToString());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_new_script_of_each_kind_runs_at_once(string kind)
    {
        MechRun made = Run("new", "ours", "--kind", kind);
        made.ShouldSatisfyAllConditions(run => run.Error.ShouldBeEmpty(), run => run.Status.ShouldBe(0), run => run.Out.ShouldContain("ours/ours.mech\n"));
        string folder = Path.Combine(_folder, "ours");
        foreach (string file in Directory.GetFiles(folder)) File.ReadAllText(file).ShouldNotContain("NAME", Case.Sensitive);
        string[][] commands =
        [
            ["check", "ours", "ours/round.json"], ["test", "ours"], ["fmt", "--check", "ours"], ["run", "ours/round.json"],
            ["run", "ours/round.json", "--show-params", "--format", "csv"],
        ];
        foreach (string[] command in commands)
        {
            MechRun run = Run(command);
            run.Error.ShouldBeEmpty();
            run.Status.ShouldBe(0, run.Out);
        }

        MechRun schema = Mech.RunIn(folder, "schema", "ours.mech");
        File.ReadAllText(Path.Combine(folder, "round.schema.json")).ShouldBe(schema.Out);
        Directory.GetFileSystemEntries(_folder).ShouldHaveSingleItem();
    }

    [Fact]
    public void There_is_a_script_to_start_from_for_every_kind_of_the_library()
    {
        string[] kinds = [.. Mechanisms.Host.MechanismHost.Create(".").Library().Where(it => it.Entry.Kind == Dsl.Compiling.DeclarationKind.Kind).Select(it => it.Entry.Name)];
        Mechanisms.Host.MechanismHost.StartingKinds.ShouldBe(kinds, ignoreOrder: true);
        MechRun run = Run("new");
        run.Status.ShouldBe(0);
        foreach (string kind in kinds) run.Out.ShouldContain($"mech new NAME --kind {kind}\n");
    }

    [Theory]
    [InlineData("our-round", "MECH6040", "`our_round`")]
    [InlineData("2nd", "MECH6040", "`round_2nd`")]
    [InlineData("a/b", "MECH6040", "`a_b`")]
    [InlineData("sum", "MECH6041", "another name")]
    [InlineData("quadratic_funding", "MECH6042", "our_quadratic_funding")]
    public void A_name_that_cannot_be_is_answered_and_nothing_is_made(string name, string code, string help)
    {
        MechRun run = Run("new", name, "--kind", "voting");
        run.Status.ShouldBe(1);
        run.Error.ShouldContain(code);
        run.Error.ShouldContain(help);
        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_there_is_left_as_it_is()
    {
        File.WriteAllText(Path.Combine(_folder, "ours"), "mine");
        Run("new", "ours", "--kind", "voting").Error.ShouldContain("MECH6044");
        File.ReadAllText(Path.Combine(_folder, "ours")).ShouldBe("mine");
        Directory.GetFileSystemEntries(_folder).ShouldHaveSingleItem();
    }

    [Fact]
    public void A_kind_is_asked_for_and_a_slip_in_it_is_answered()
    {
        Run("new", "ours").ShouldSatisfyAllConditions(run => run.Status.ShouldBe(2), run => run.Out.ShouldContain("mech new ours --kind voting"));
        Run("new", "ours", "--kind", "votign").Error.ShouldContain("did you mean `voting`?");
        Directory.GetFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_said_to_be_one()
    {
        Assert.SkipUnless(Directory.Exists("/proc/self"), "needs a folder where nobody may write");
        MechRun run = Mech.RunIn("/proc/self", "new", "ours", "--kind", "voting");
        run.Status.ShouldBe(1);
        run.Error.ShouldContain("MECH6045");
    }

    [Fact]
    public void A_variable_changes_a_round_and_is_named_in_its_results()
    {
        Run("new", "ours", "--kind", "pledging").Status.ShouldBe(0);
        MechRun table = RunWith("MECH__params__goal", "18.50", "run", "ours/round.json");
        table.Error.ShouldBeEmpty();
        table.Out.ShouldContain("(EUR)");
        table.Out.ShouldContain("set outside the round file: params.goal = 18.5 (MECH__params__goal)\n");
        using var json = JsonDocument.Parse(RunWith("MECH__params__goal", "18.50", "run", "ours/round.json", "--format", "json").Out);
        json.RootElement.GetProperty("from").GetProperty("params.goal").GetString().ShouldBe("MECH__params__goal");
        json.RootElement.GetProperty("currency").GetProperty("unit").GetRawText().ShouldBe("0.01");
        RunWith("MECH__params__goal", "none", "check", "ours/round.json").Error.ShouldContain("MECH6022");
        RunWith("MECH__params__goal", "18.50", "check", "ours/round.json").Status.ShouldBe(0);
        RunWith("MECH__parms__goal", "18.50", "run", "ours/round.json").ShouldSatisfyAllConditions(
            run => run.Status.ShouldBe(1), run => run.Out.ShouldBeEmpty(), run => run.Error.ShouldContain("did you mean `MECH__params__goal`?"));
    }

    [Fact]
    public void Settings_are_shown_with_who_set_them_and_nothing_is_run()
    {
        Run("new", "ours", "--kind", "pledging").Status.ShouldBe(0);
        File.Delete(Path.Combine(_folder, "ours", "agents.csv"));
        File.WriteAllText(Path.Combine(_folder, "dry.json"), "{ \"params\": { \"goal\": \"1_000\" } }");
        MechRun run = Run("run", "ours/round.json", "--round-overrides", "dry.json", "--show-params");
        run.Error.ShouldBeEmpty();
        run.Status.ShouldBe(0);
        run.Out.ShouldMatch(@"params\.goal +1000 +overrides +\S*dry\.json:1:23\n");
        using var json = JsonDocument.Parse(Run("run", "ours/round.json", "--set", "goal=7", "--show-params", "--format", "json").Out);
        JsonElement goal = json.RootElement.EnumerateArray().Single(setting => setting.GetProperty("name").GetString() == "params.goal");
        goal.GetProperty("value").GetDouble().ShouldBe(7);
        goal.GetProperty("from").GetString().ShouldBe("--set goal=7");
    }

    [Fact]
    public void A_schema_needs_a_mechanism()
    {
        Run("schema", "round.json").Status.ShouldBe(2);
        Run("schema", "quadratic").Error.ShouldContain("MECH8007");
        Run("schema", "nowhere.mech").Error.ShouldContain("MECH8001");
    }
}
