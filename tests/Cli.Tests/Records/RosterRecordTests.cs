namespace Mechanisms.Cli.Tests.Records;

/// <summary>Records, comparisons and pseudonyms of rounds whose rosters give titles and values, and whose settings come from several layers.</summary>
public sealed class RosterRecordTests : RecordedFolder
{
    private const string Voters = "voter,title,trust\nadalbert,The Old Adalbert,2\nbenedikta,The Tall Benedikta,5\nzdzislaw,The Quiet Zdzislaw,1\n";
    private const string Options = "option,title\nparkland,The Green Parkland\nswimmingpool,The Blue Swimmingpool\n";

    public RosterRecordTests()
    {
        Write("trusted.mech", "language 1\n\nmechanism trusted {\n    set voter\n    set option\n    param chair : text = \"\"\n    param factor : number = 1\n    input ballot[voter, option] : number\n    input trust[voter] : number = 1\n    output total[option] : number\n\n    total[o] = factor * sum(v: ballot[v, o] * trust[v])\n}\n");
        Write("ballots.csv", "voter,option,ballot\nadalbert,parkland,2\nbenedikta,parkland,3\nzdzislaw,swimmingpool,4\nadalbert,swimmingpool,x\n");
        Write("voters.csv", Voters);
        Write("options.csv", Options);
        Write("round.json", """{ "mechanism": "trusted.mech", "badRows": "drop", "currency": { "code": "EUR", "unit": 0.01 }, "members": { "voter": "voters.csv", "option": "options.csv" }, "inputs": { "ballot": "ballots.csv" } }""");
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("csv")]
    public void Under_pseudonyms_no_title_and_no_id_that_an_argument_sets_is_written(string format)
    {
        Write("secret.key", "a key of some letters\n");
        MechRun run = Mech("run", "round.json", "--set", "chair=adalbert", "--out", "public", "--pseudonymise", "--key-file", "secret.key", "--format", format, "--steps");
        run.Status.ShouldBe(0, run.Error);
        string all = run.Out + run.Error + string.Concat(Directory.EnumerateFiles(In("public")).Select(File.ReadAllText));
        foreach (string word in new[] { "adalbert", "benedikta", "zdzislaw", "parkland", "swimmingpool", "title" }) all.ShouldNotContain(word, Case.Insensitive);
        Read("public/record.json").ShouldContain("\"--set chair=…\"");
        Mech("verify", "public", "--key-file", "secret.key").Out.ShouldStartWith("identical");
    }

    [Fact]
    public void A_bad_row_is_named_with_its_table_its_column_and_its_text()
    {
        Write("voters.csv", Voters + "waldemar,The Late Waldemar,much\n");
        Mech("run", "round.json", "--out", "results").Status.ShouldBe(0);
        string[] lines = Read("results/dropped.csv").Split('\n');
        lines[0].ShouldBe("what,name,file,line,column,reason,text");
        lines[1].ShouldStartWith("row,voter,voters.csv,5,28,");
        lines[1].ShouldEndWith(",\"waldemar,The Late Waldemar,much\"");
        lines[2].ShouldStartWith("row,ballot,ballots.csv,5,23,");
        lines[2].ShouldEndWith(",\"adalbert,swimmingpool,x\"");
        string json = Read("results/results.json");
        json.ShouldContain("\"input\": \"ballot\",\n        \"file\": \"ballots.csv\",\n        \"line\": 5,\n        \"column\": 23,");
        json.ShouldContain("\"text\": \"adalbert,swimmingpool,x\"");

        Write("secret.key", "a key of some letters\n");
        Mech("run", "round.json", "--out", "public", "--pseudonymise", "--key-file", "secret.key").Status.ShouldBe(0);
        Read("public/dropped.csv").Split('\n')[2].ShouldMatch("^row,ballot,ballots.csv,5,,see MECH5[0-9]{3},$");
    }

    [Fact]
    public void A_text_that_names_somebody_in_other_letters_is_replaced_where_letters_count_as_the_same()
    {
        Write("trusted.mech", Read("trusted.mech").Replace("set voter", "set voter ignoring case", StringComparison.Ordinal));
        Write("secret.key", "a key of some letters\n");
        Mech("run", "round.json", "--set", "chair= AdalBert ", "--out", "public", "--pseudonymise", "--key-file", "secret.key").Status.ShouldBe(0);
        foreach (string file in Directory.EnumerateFiles(In("public"))) File.ReadAllText(file).ShouldNotContain("adalbert", Case.Insensitive);
        Read("public/results.json").ShouldContain("\"chair\": \"id-");
    }

    [Fact]
    public void The_way_out_of_bad_rows_is_told_under_pseudonyms_too()
    {
        Write("secret.key", "a key of some letters\n");
        Write("round.json", Read("round.json").Replace("drop", "stop", StringComparison.Ordinal));
        Mech("run", "round.json", "--pseudonymise", "--key-file", "secret.key").Error.ShouldContain("`\"badRows\": \"drop\"`");
    }

    [Fact]
    public void Values_that_a_roster_gives_are_compared_row_by_row_and_moved_alone()
    {
        Run("a");
        Write("voters.csv", Voters.Replace("Tall Benedikta,5", "Tall Benedikta,6", StringComparison.Ordinal));
        string verified = Mech("verify", "a").Out;
        verified.ShouldContain("data of trust (from the roster): 1 row changed\n  line 3 (benedikta): trust 5 → 6");
        verified.ShouldContain("roster of voter (voters.csv): another file");
        Run("b", "--set", "factor=2");
        string text = Mech("diff", "a", "b").Out;
        text.ShouldContain("line 3 (benedikta): trust 5 → 6");
        text.ShouldContain("alone moves total[parkland] +19, total[swimmingpool] +4");
        text.ShouldContain("alone moves total[parkland] +3\n");
        text.ShouldNotContain("not known");
    }

    [Fact]
    public void Another_title_moves_no_result()
    {
        Run("a");
        Write("options.csv", Options.Replace("Green", "Brown", StringComparison.Ordinal));
        Run("b");
        MechRun run = Mech("diff", "a", "b");
        run.Out.ShouldContain("total: all 2 values as before");
        run.Out.ShouldContain("roster of option (options.csv): another file");
        run.Out.ShouldNotContain("not known");
    }

    [Fact]
    public void A_bad_row_that_changed_is_named_by_its_line()
    {
        Run("a");
        Write("ballots.csv", Read("ballots.csv").Replace(",x", ",y", StringComparison.Ordinal));
        Run("b");
        string text = Mech("diff", "a", "b").Out;
        text.ShouldContain("line 5: reason could not be read");
        text.ShouldNotContain("(, ");
    }

    [Fact]
    public void Another_currency_or_treatment_of_bad_rows_is_a_difference()
    {
        Write("ballots.csv", Read("ballots.csv").Replace(",x", ",1", StringComparison.Ordinal));
        Run("a");
        Write("round.json", Read("round.json").Replace("EUR", "USD", StringComparison.Ordinal).Replace("drop", "stop", StringComparison.Ordinal));
        Run("b");
        MechRun run = Mech("diff", "a", "b");
        run.Status.ShouldBe(1);
        run.Out.ShouldContain("  setting badRows: drop → stop\n  setting currency.code: EUR → USD\n");
        Mech("diff", "a", "b", "--format", "json").Out.ShouldContain("\"name\": \"currency.code\"");
        Mech("verify", "a").Out.ShouldStartWith("identical");
    }

    [Fact]
    public void The_command_of_a_record_names_the_overriding_file()
    {
        Directory.CreateDirectory(In("layers"));
        Write("layers/over.json", """{ "params": { "factor": 3 } }""");
        Run("a", "--round-overrides", "layers/over.json");
        Read("a/record.json").ShouldContain("\"--round-overrides\",\n      \"layers/over.json\"");
        File.Delete(In("layers/over.json"));
        Mech("verify", "a").Out.ShouldStartWith("identical");
    }

    [Fact]
    public void Runs_with_no_output_in_common_are_not_compared()
    {
        Run("a");
        Write("other.mech", Read("trusted.mech").Replace("total", "score", StringComparison.Ordinal));
        Run("b", "--set", "factor=2");
        Write("round.json", Read("round.json").Replace("trusted.mech", "other.mech", StringComparison.Ordinal));
        Run("b");
        MechRun run = Mech("diff", "a", "b");
        run.Status.ShouldBe(1);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain("MECH8211");
    }

    [Fact]
    public void A_record_that_cannot_be_opened_is_named()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is a file that nobody may read, whoever it is");
        Directory.CreateDirectory(In("odd"));
        File.CreateSymbolicLink(In("odd/record.json"), "/proc/self/mem");
        MechRun run = Mech("verify", "odd");
        run.Status.ShouldBe(1);
        run.Error.ShouldContain("MECH8202");
    }
}
