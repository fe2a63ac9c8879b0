namespace Mechanisms.Cli.Tests.Caching;

/// <summary>A run with a cache says what a run without one says, whatever has changed in between.</summary>
public sealed class CachedRunTests : IDisposable
{
    private readonly CachedRoundFolder _round = new();

    public void Dispose() => _round.Dispose();

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("csv")]
    public void A_round_is_the_same_without_a_cache_with_an_empty_one_and_with_a_full_one(string format)
    {
        _round.RunThreeWays("round.json", "--format", format, "--steps").Status.ShouldBe(0);
        _round.Entries().Length.ShouldBe(3);
    }

    [Fact]
    public void A_fault_is_shown_in_the_script_also_when_nothing_was_parsed()
    {
        MechRun run = _round.RunThreeWays("round.json", "--set", "price=bad");
        run.Status.ShouldBe(1);
        run.Error.ShouldContain("rule.mech:13:");
        run.Error.ShouldContain("3 - price(1)");
    }

    [Fact]
    public void Another_cost_is_another_mechanism()
    {
        string cheap = _round.RunThreeWays("round.json", "--format", "csv").Out;
        string dear = _round.RunThreeWays("round.json", "--format", "csv", "--set", "price=dear").Out;
        dear.ShouldNotBe(cheap);
        _round.RunThreeWays("round.json", "--format", "csv").Out.ShouldBe(cheap);
        _round.Write("round.json", CachedRoundFolder.RoundFile("\"price\": \"dear\""));
        _round.RunThreeWays("round.json", "--format", "csv").Out.ShouldBe(dear);
    }

    [Fact]
    public void A_cost_that_nobody_declares_is_refused_however_full_the_cache_is()
    {
        _round.Run(isCached: true, "round.json");
        foreach (string choice in new[] { "unheard_of", "1.5", "tallies" }) _round.RunThreeWays("round.json", "--set", "price=" + choice).Status.ShouldBe(1);
    }

    [Fact]
    public void A_changed_import_counts_at_once_and_so_does_the_old_one_when_it_is_back()
    {
        string first = _round.RunThreeWays("round.json", "--format", "csv").Out;
        _round.Write("shared.mech", CachedRoundFolder.Shared(2));
        string second = _round.RunThreeWays("round.json", "--format", "csv").Out;
        second.ShouldNotBe(first);
        _round.Write("shared.mech", CachedRoundFolder.Shared(1));
        _round.RunThreeWays("round.json", "--format", "csv").Out.ShouldBe(first);
        _round.Write("shared.mech", "language 1\n\ncost cheap(n) = \n");
        _round.RunThreeWays("round.json").Status.ShouldBe(1);
        File.Delete(Path.Combine(_round.Path, "shared.mech"));
        _round.RunThreeWays("round.json").Status.ShouldBe(1);
    }

    [Fact]
    public void A_changed_script_counts_at_once()
    {
        string first = _round.RunThreeWays("round.json", "--format", "csv").Out;
        _round.Write("rule.mech", CachedRoundFolder.Script.Replace("(3 - price(1))", "(4 - price(1))", StringComparison.Ordinal));
        _round.RunThreeWays("round.json", "--format", "csv").Out.ShouldNotBe(first);
    }

    [Fact]
    public void A_comment_makes_another_manifest_and_no_other_kernel()
    {
        _round.Run(isCached: true, "round.json").Status.ShouldBe(0);
        _round.Write("rule.mech", "// so that lines move\n" + CachedRoundFolder.Script);
        MechRun run = _round.RunThreeWays("round.json", "--set", "price=bad");
        run.Error.ShouldContain("rule.mech:14:");
        _round.Run(isCached: true, "round.json").Status.ShouldBe(0);
        _round.Entries().Count(IsKernel).ShouldBe(2);
    }

    [Fact]
    public void The_same_script_seen_by_another_path_is_spoken_of_by_that_path()
    {
        _round.Run(isCached: true, "rule.mech", "--vote", "votes.csv").Status.ShouldBe(0);
        MechRun run = _round.RunThreeWays("./rule.mech", "--vote", "votes.csv", "--set", "price=bad");
        run.Error.ShouldContain("--> ./rule.mech:13:");
    }

    [Fact]
    public void Values_that_choose_no_cost_share_one_manifest()
    {
        _round.Run(isCached: true, "round.json", "--set", "tag=red").Status.ShouldBe(0);
        _round.Run(isCached: true, "round.json", "--set", "tag=blue").Status.ShouldBe(0);
        _round.Entries().Length.ShouldBe(3);
    }

    [Fact]
    public void The_interpreter_takes_the_mechanism_from_the_cache_too()
    {
        MechRun walked = _round.RunThreeWays("round.json", "--format", "json", "--backend", "interpreter");
        _round.RunThreeWays("round.json", "--format", "json").ShouldBe(walked);
        _round.RunThreeWays("round.json", "--format", "json", "--backend", "interpreter").ShouldBe(walked);
    }

    [Fact]
    public void Without_a_cache_nothing_is_kept()
    {
        _round.Run(isCached: true, "round.json", "--no-cache").Status.ShouldBe(0);
        _round.Entries().ShouldBeEmpty();
    }

    [Fact]
    public void Damage_anywhere_in_any_entry_changes_no_result()
    {
        MechRun plain = _round.Run(isCached: false, "round.json", "--format", "json");
        _round.Run(isCached: true, "round.json", "--format", "json");
        foreach (string entry in _round.Entries())
        {
            byte[] whole = File.ReadAllBytes(entry);
            int[] places = [0, 20, 50, 51, whole.Length / 2, whole.Length - 40, whole.Length - 1];
            foreach (int place in places)
            {
                byte[] damaged = [.. whole];
                damaged[place] ^= 1;
                File.WriteAllBytes(entry, damaged);
                _round.Run(isCached: true, "round.json", "--format", "json").ShouldBe(plain);
                File.ReadAllBytes(entry).ShouldBe(whole, "what was damaged is made anew, to the byte");
            }

            foreach (int length in new[] { 0, 1, whole.Length / 3, whole.Length - 1 })
            {
                File.WriteAllBytes(entry, whole[..length]);
                _round.Run(isCached: true, "round.json", "--format", "json").ShouldBe(plain);
            }

            File.Delete(entry);
            _round.Run(isCached: true, "round.json", "--format", "json").ShouldBe(plain);
        }
    }

    private static bool IsKernel(string entry) => File.ReadAllBytes(entry).AsSpan().IndexOf("GeneratedKernel"u8) >= 0;
}
