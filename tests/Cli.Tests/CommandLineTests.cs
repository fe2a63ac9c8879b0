namespace Mechanisms.Cli.Tests;

public class CommandLineTests
{
    [Theory]
    [InlineData("show quadratic_funding --flat --format markdown", "give one of them")]
    [InlineData("show quadratic_funding --diff linear --format markdown", "give one of them")]
    [InlineData("show quadratic_funding --diff quadratic_voting --flat", "give one of them")]
    public void Options_that_contradict_each_other_are_refused(string line, string message)
    {
        MechRun run = Mech.Run(line.Split(' '));
        run.Status.ShouldBe(2);
        run.Error.ShouldContain(message);
        run.Out.ShouldBeEmpty();
    }

    [Fact]
    public void Alone_it_says_how_to_start_and_shows_its_verbs()
    {
        MechRun run = Mech.Run();
        run.Status.ShouldBe(0);
        string[] lines = run.Out.Split('\n');
        lines[0].ShouldStartWith("Rules for votes");
        lines[1].ShouldStartWith("To start:");
        run.Out.ShouldContain("emit");
        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public void An_unknown_verb_is_answered_with_the_one_that_was_meant()
    {
        MechRun run = Mech.Run("chekc", "funding.mech");
        run.Status.ShouldBe(2);
        run.Error.ShouldContain("did you mean `mech check`?");
        run.Out.ShouldBeEmpty();
    }

    [Fact]
    public void An_unknown_option_is_answered_with_the_one_that_was_meant()
    {
        MechRun run = Mech.Run("check", "--fromat", "json", "a.mech");
        run.Status.ShouldBe(2);
        run.Error.ShouldContain("`--fromat` is no option of `mech check`; did you mean `--format`?");
    }

    [Fact]
    public void An_unknown_option_of_run_without_a_value_is_no_input()
    {
        MechRun run = Mech.Run("run", "round.json", "--stpes");
        run.Status.ShouldBe(2);
        run.Error.ShouldContain("did you mean `--steps`?");
    }

    [Fact]
    public void An_option_without_its_value_says_what_it_needs()
    {
        MechRun run = Mech.Run("run", "round.json", "--out");
        run.Status.ShouldBe(2);
        run.Error.ShouldContain("--out needs a value: --out folder");
    }

    [Theory]
    [InlineData("run")]
    [InlineData("check")]
    [InlineData("show")]
    [InlineData("emit")]
    [InlineData("fmt")]
    [InlineData("schema")]
    public void A_verb_that_needs_a_script_asks_for_one(string verb)
    {
        MechRun run = Mech.Run(verb);
        run.Status.ShouldBe(2);
        run.Error.ShouldContain($"mech {verb} needs");
    }

    [Theory]
    [InlineData("run")]
    [InlineData("check")]
    [InlineData("test")]
    [InlineData("list")]
    [InlineData("show")]
    [InlineData("emit")]
    [InlineData("fmt")]
    [InlineData("schema")]
    [InlineData("new")]
    public void The_help_of_each_verb_has_an_example(string verb)
    {
        MechRun run = Mech.Run(verb, "--help");
        run.Status.ShouldBe(0);
        run.Out.ShouldContain("Example");
        run.Out.ShouldContain($"  mech {verb}");
        run.Error.ShouldBeEmpty();
    }

    [Fact]
    public void A_format_that_does_not_exist_is_refused()
    {
        MechRun run = Mech.Run("list", "--format", "xml");
        run.Status.ShouldBe(2);
        run.Error.ShouldContain("xml");
    }

    [Fact]
    public void The_version_is_one_line()
    {
        MechRun run = Mech.Run("--version");
        run.Status.ShouldBe(0);
        run.Out.Trim().ShouldStartWith("0.");
        run.Out.Trim().ShouldNotContain("\n");
    }

    [Fact]
    public void A_script_that_does_not_exist_is_a_fault_of_the_input()
    {
        MechRun run = Mech.Run("check", "no/such.mech");
        run.Status.ShouldBe(1);
        run.Error.ShouldContain("error MECH8001");
        run.Error.ShouldContain("--> no/such.mech");
        run.Error.ShouldContain("1 error");
    }

    [Fact]
    public void A_name_that_the_library_does_not_have_is_underlined()
    {
        MechRun run = Mech.Run("show", "no_such_rule_at_all");
        run.Status.ShouldBe(1);
        run.Error.ShouldContain("error MECH8006");
        run.Error.ShouldContain("^^^^^^^^^^^^^^^^^^^");
    }

    [Fact]
    public void Messages_for_programs_are_json_on_standard_output()
    {
        MechRun run = Mech.Run("check", "no/such.mech", "--format", "json");
        run.Status.ShouldBe(1);
        run.Error.ShouldBeEmpty();
        using var json = System.Text.Json.JsonDocument.Parse(run.Out);
        json.RootElement[0].GetProperty("code").GetString().ShouldBe("MECH8001");
        json.RootElement[0].GetProperty("file").GetString().ShouldBe("no/such.mech");
    }

    [Fact]
    public void An_interrupted_run_leaves_no_output()
    {
        using var output = new StringWriter();
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        CliApplication.Run(["--version"], new CliConsole(output, TextWriter.Null), cancellation.Token).ShouldBe(130);
        output.ToString().ShouldBeEmpty();
    }
}
