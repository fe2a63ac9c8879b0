namespace Mechanisms.Cli.Tests;

/// <summary>Whole command lines on files in a folder of their own.</summary>
public sealed class RunTests : IDisposable
{
    private const string Script =
        """
        language 1

        /// The gifts themselves, as far as the pool reaches. More is not said.
        mechanism proportional is funding {
            /// What there is to give.
            param pool : money, at least 0
            raised[p] = sum(c: gift[c, p])
            level     = min(1, pool / sum(p: raised[p])) otherwise 1
            match[p]  = level * raised[p]

            example "enough for all" {
                given pool = 100
                given gift = { ada, park, 4; ben, garden, 2 }
                expect match[park] = 4
            }
            example "wrong on purpose" {
                given pool = 100
                given gift = { ada, park, 4; ben, garden, 2 }
                expect match[garden] = 3
            }
        }

        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("mech").FullName;

    public RunTests()
    {
        Write("ours.mech", Script);
        Write("gifts.csv", "contributor,project,gift\nada,park,4\nben,park,4\nada,garden,4\n");
        Write("round.json", """{ "mechanism": "ours.mech", "params": { "pool": 6 }, "inputs": { "gift": { "file": "gifts.csv" } } }""");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("kernel")]
    [InlineData("interpreter")]
    public void A_round_file_is_computed(string backend)
    {
        MechRun run = Run("run", "round.json", "--format", "csv", "--backend", backend);
        run.Error.ShouldBeEmpty();
        run.Out.ShouldBe("project,value\ngarden,2\npark,4\n");
        run.Status.ShouldBe(0);
    }

    [Fact]
    public void A_mechanism_is_computed_with_tables_and_values_from_the_command_line()
    {
        MechRun run = Run("run", "ours.mech", "--gift", "gifts.csv", "--set", "pool=3", "--format", "json");
        run.Error.ShouldBeEmpty();
        using var json = System.Text.Json.JsonDocument.Parse(run.Out);
        json.RootElement.GetProperty("outputs").GetProperty("match")[1].GetProperty("value").GetDouble().ShouldBe(2);
    }

    [Fact]
    public void An_option_that_is_no_input_is_answered_with_the_one_that_was_meant()
    {
        MechRun run = Run("run", "ours.mech", "--gfit", "gifts.csv", "--set", "pool=3");
        run.Status.ShouldBe(2);
        run.Error.ShouldContain("did you mean `--gift`?");
    }

    [Fact]
    public void A_parameter_given_like_an_input_is_answered_with_how_to_set_it()
    {
        MechRun run = Run("run", "ours.mech", "--pool", "3");
        run.Status.ShouldBe(2);
        run.Error.ShouldContain("write `--set pool=…`");
    }

    [Fact]
    public void A_folder_receives_the_results()
    {
        string results = Path.Combine(_folder, "results");
        Run("run", "round.json", "--out", results).Status.ShouldBe(0);
        File.ReadAllText(Path.Combine(results, "match.csv")).ShouldBe("project,value\ngarden,2\npark,4\n");
    }

    [Fact]
    public void A_failing_example_names_the_cell_what_was_expected_and_what_came_out()
    {
        MechRun run = Run("test", "ours.mech");
        run.Status.ShouldBe(1);
        run.Out.ShouldContain("passed  enough for all");
        run.Out.ShouldContain("failed  wrong on purpose");
        run.Out.ShouldContain("2 examples: 1 passed, 1 failed");
        run.Error.ShouldContain("`match[garden]` is 2, and 3 was expected (off by 1)");
        run.Error.ShouldContain("ours.mech:19:");
    }

    [Fact]
    public void A_folder_stands_for_its_scripts()
    {
        Write("other.mech", "language 1\n\nmechanism broken is funding {\n    match[p] = nothing_known\n}\n");
        MechRun run = Run("check", ".");
        run.Status.ShouldBe(1);
        run.Error.ShouldContain("other.mech:4:");
        run.Error.ShouldNotContain("ours.mech:");
    }

    [Fact]
    public void A_mechanism_is_shown_with_the_command_line_that_runs_it()
    {
        MechRun run = Run("show", "ours.mech");
        run.Error.ShouldBeEmpty();
        run.Out.ShouldContain("mech run ours.mech --gift gift.csv --set pool=1000");
        run.Out.ShouldContain("must be given");
        run.Out.ShouldContain("level     = min(1, pool");
    }

    [Fact]
    public void The_help_of_run_behind_a_mechanism_says_how_to_run_it() =>
        Run("run", "ours.mech", "--help").Out.ShouldContain("mech run ours.mech --gift gift.csv --set pool=1000");

    [Fact]
    public void A_mechanism_is_shown_as_what_it_compiles_to() => Run("emit", "ours.mech").Out.ShouldContain("class GeneratedKernel");

    [Fact]
    public void A_cost_cannot_be_run()
    {
        MechRun run = Run("run", "quadratic");
        run.Status.ShouldBe(1);
        run.Error.ShouldContain("`quadratic` is a cost, and a mechanism is needed");
    }

    [Fact]
    public void Every_declaration_of_the_library_has_a_line()
    {
        MechRun run = Run("list");
        run.Out.ShouldContain("quadratic_funding");
        run.Out.ShouldContain("Costs\n");
    }

    [Fact]
    public void A_script_that_is_no_utf8_is_shown_where_it_stops_being_one()
    {
        File.WriteAllBytes(Path.Combine(_folder, "latin.mech"), "language 1\n// caf\u00e9 here\n"u8.ToArray()[..17].Concat(new byte[] { 0xE9, 0x0A }).ToArray());
        MechRun run = Run("check", "latin.mech");
        run.Status.ShouldBe(1);
        run.Error.ShouldContain("error MECH8004");
        run.Error.ShouldContain("latin.mech:2:7");
    }

    private MechRun Run(params string[] arguments) => Mech.RunIn(_folder, arguments);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
