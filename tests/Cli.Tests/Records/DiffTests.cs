using System.Text.Json;

namespace Mechanisms.Cli.Tests.Records;

public sealed class DiffTests : RecordedFolder
{
    [Fact]
    public void Runs_that_are_the_same_are_called_so()
    {
        Run("a");
        Run("b");
        Mech("diff", "a", "b").ShouldBe(new MechRun(0, "a and b are the same\n", ""));
    }

    [Fact]
    public void Each_change_is_told_with_what_it_moves_alone()
    {
        Run("a");

        // Changed in place: the data of the first run is in its folder only.
        Write("gifts.csv", Gifts.Replace("benedikta,parkland,4", "benedikta,parkland,8", StringComparison.Ordinal));
        Write("shared.mech", "language 1\n\nfn counted(x) = x^2\n");
        Run("b", "--set", "pool=200");
        MechRun run = Mech("diff", "a", "b");
        run.Status.ShouldBe(1, run.Error);
        string[] lines =
        [
            "match: 1 of 3 values moved",
            "  script shared.mech: changed, first on line 3",
            "    + fn counted(x) = x^2",
            "  parameter pool: 100 → 200",
            "    line 3 (benedikta, parkland): gift 4 → 8",
            "    alone moves nothing",
            "    alone moves match[parkland] +66.66, match[swimmingpool] +33.34",
            "  together, and not one by one: ",
        ];
        foreach (string line in lines) run.Out.ShouldContain(line);
    }

    [Fact]
    public void What_moves_together_only_is_said_as_such()
    {
        Run("a");
        Write("gifts.csv", Gifts.Replace("benedikta,parkland,4", "benedikta,parkland,12", StringComparison.Ordinal));
        Run("b", "--set", "pool=200");
        JsonElement json = JsonDocument.Parse(Mech("diff", "a", "b", "--format", "json").Out).RootElement.GetProperty("attribution");
        json.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("kind").GetString()).ShouldBe(["parameter", "data"]);

        // The parts: 8 of 12 and 16 of 20. Alone, the pool gives 66.66 more and the gift 13.33; together 93.33.
        JsonElement park = json.GetProperty("together").EnumerateArray().First(it => it.GetProperty("members").GetProperty("project").GetString() == "parkland");
        park.GetProperty("difference").GetString().ShouldBe("13.34");
    }

    [Fact]
    public void A_change_of_fate_without_a_change_of_data_is_the_rules()
    {
        Run("a");
        Run("b", "--set", "most=100");
        string text = Mech("diff", "a", "b").Out;
        text.ShouldContain("parameter most: 50 → 100");
        text.ShouldContain("rows of gift: 1 row with another fate");
        text.ShouldContain("evangeline: does not count");
        text.ShouldNotContain("data of");
    }

    [Fact]
    public void Rules_with_other_parameters_and_members_of_the_library_can_be_compared()
    {
        Run("a");
        Write("shares.mech", Script.Replace("param most : money = 50", "param most : money = 50\n    param bonus : money", StringComparison.Ordinal).Replace("round match", "extra = bonus\n    round match", StringComparison.Ordinal));
        Run("b", "--set", "bonus=1");
        MechRun run = Mech("diff", "a", "b");
        run.Error.ShouldBeEmpty();
        run.Out.ShouldContain("parameter bonus: (none) → 1");
        run.Out.ShouldContain("alone moves nothing");
        Mech("run", "quadratic_funding", "--gift", "gifts.csv", "--set", "pool=100", "--out", "c").Status.ShouldBe(0);
        MechRun other = Mech("diff", "a", "c");
        other.Error.ShouldBeEmpty();
        other.Out.ShouldContain("What changed");
        Mech("diff", "c", "a").Error.ShouldBeEmpty();
    }

    [Fact]
    public void Without_its_rows_a_run_is_not_compared()
    {
        Run("a");
        Run("b", "--set", "pool=1");
        File.Delete(In("a/match.csv"));
        MechRun run = Mech("diff", "a", "b");
        run.Status.ShouldBe(1);
        run.Error.ShouldContain("MECH8210");
        Mech("diff", "a").Status.ShouldBe(2);
        Mech("diff", "a", "nowhere").Error.ShouldContain("MECH8201");
    }

    [Fact]
    public void Where_the_rows_are_gone_the_plain_difference_is_left()
    {
        Run("a");
        Run("b", "--set", "pool=1");
        File.Delete(In("a/rows-gift.csv"));
        MechRun run = Mech("diff", "a", "b");
        run.Status.ShouldBe(1);
        run.Out.ShouldContain("what each change moved alone is not known: `a/rows-gift.csv` is gone");
        run.Out.ShouldContain("parameter pool: 100 → 1");
    }
}
