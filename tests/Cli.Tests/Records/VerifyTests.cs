using System.Text.Json;
using System.Text.Json.Nodes;
using Mechanisms.Conformance.Docs;

namespace Mechanisms.Cli.Tests.Records;

public sealed class VerifyTests : RecordedFolder
{
    public static TheoryData<string> Rounds =>
    [
        .. Directory.EnumerateFiles(Path.Combine(MarkdownBlock.Root, "examples"), "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(MarkdownBlock.Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Rounds))]
    public void An_example_is_identical_until_a_cell_changes_whose_row_is_named_then(string round)
    {
        string folder = Path.GetDirectoryName(round)!;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(MarkdownBlock.Root, folder))) File.Copy(file, In(Path.GetFileName(file)), overwrite: true);
        string name = Path.GetFileName(round);
        Tests.Mech.RunIn(Home, "run", name, "--out", "results").Status.ShouldBe(0);
        MechRun same = Mech("verify", "results");
        same.Error.ShouldBeEmpty();
        same.Out.ShouldStartWith("identical: ");
        same.Status.ShouldBe(0);

        // In every table the third column of the fourth row, or the last if there are two, is what somebody gives.
        string table = Directory.EnumerateFiles(Home, "*.csv").Single(file => Read(name).Contains('"' + Path.GetFileName(file) + '"', StringComparison.Ordinal));
        string[] lines = File.ReadAllLines(table);
        string[] cells = lines[4].Split(',');
        int given = Math.Min(2, cells.Length - 1);
        string before = cells[given], after = before is "0" or "" ? "1" : "0";
        cells[given] = after;
        lines[4] = string.Join(',', cells);
        File.WriteAllLines(table, lines);
        MechRun changed = Mech("verify", "results");
        changed.Status.ShouldBe(1, changed.Error);
        changed.Out.ShouldStartWith("not the same as recorded\n");
        changed.Out.ShouldContain("line 5 (");
        changed.Out.ShouldContain($"{before} → {after}");
        changed.Out.ShouldContain(" moved\n");
    }

    [Fact]
    public void What_has_changed_is_named_rule_table_roster_and_results()
    {
        Run("results");
        string[] names = ["script shares.mech: changed, first on line 11", "script shared.mech: changed", "data of gift (gifts.csv): 1 row changed", "line 2 (adalbert, parkland): gift 4 → 9", "members of project: 1 change", "chessclub: not there → counts", "match: "];
        Write("gifts.csv", Gifts.Replace("adalbert,parkland,4", "adalbert,parkland,9", StringComparison.Ordinal));
        Write("shares.mech", Script.Replace("pool * raised[p]", "2 * pool * raised[p]", StringComparison.Ordinal));
        Write("shared.mech", Read("shared.mech") + "\nfn unused(x) = x\n");
        Write("projects.csv", Read("projects.csv") + "chessclub\n");
        MechRun run = Mech("verify", "results");
        run.Status.ShouldBe(1);
        foreach (string name in names) run.Out.ShouldContain(name);
        JsonElement json = JsonDocument.Parse(Mech("verify", "results", "--format", "json").Out).RootElement;
        json.GetProperty("identical").GetBoolean().ShouldBeFalse();
        json.GetProperty("tables")[0].GetProperty("rows")[0].GetProperty("after").GetProperty("cells").GetProperty("gift").GetString().ShouldBe("9");
        json.GetProperty("outputs")[0].GetProperty("moved").GetArrayLength().ShouldBe(3);
    }

    [Fact]
    public void Rows_that_move_come_or_go_are_told_apart()
    {
        Run("results");
        Write("gifts.csv", "contributor,project,gift\nevangeline,swimmingpool,70\nadalbert,parkland,4\nbenedikta,parkland,4\nzdzislaw,parkland,0\nnewcomer,parkland,1\nadalbert,playground,4\n");
        string text = Mech("verify", "results").Out;
        text.ShouldContain("data of gift (gifts.csv): 3 rows changed");
        text.ShouldContain("line 4: adalbert, swimmingpool, 4, gone");
        text.ShouldContain("line 6: newcomer, parkland, 1, new");
        text.ShouldContain("line 7: adalbert, playground, 4, new");
        Write("gifts.csv", Gifts.Replace("\n", "\r\n", StringComparison.Ordinal));
        Mech("verify", "results").Out.ShouldContain("data of gift (gifts.csv): another file with the same rows");
    }

    [Fact]
    public void A_result_that_somebody_touched_is_named()
    {
        Run("results");
        Write("results/match.csv", Read("results/match.csv").Replace("66.67", "99.99", StringComparison.Ordinal));
        MechRun run = Mech("verify", "results");
        run.Status.ShouldBe(1);
        run.Out.ShouldContain("file results/match.csv: gone or changed since the run");
    }

    [Fact]
    public void The_same_run_gives_the_same_bytes_with_and_without_what_was_kept_before()
    {
        Run("a");
        Run("b");
        using var output = new StringWriter();
        foreach (int time in new[] { 0, 1 })
        {
            var console = new CliConsole(output, output) { Folder = Home, CacheFolder = In("cache") };
            CliApplication.Run(["run", "round.json", "--out", $"cached{time}"], console, TestContext.Current.CancellationToken).ShouldBe(0);
        }

        foreach (string file in Directory.EnumerateFiles(In("a")).Select(file => Path.GetFileName(file)))
        {
            foreach (string other in new[] { "b", "cached0", "cached1" }) Read($"{other}/{file}").ShouldBe(Read($"a/{file}"));
        }
    }

    [Fact]
    public void Settings_of_the_command_line_are_kept()
    {
        Run("results", "--set", "pool=7", "--set", "most=3");
        Mech("verify", "results/record.json").Out.ShouldStartWith("identical: 2 scripts");
        Read("results/record.json").ShouldContain("\"most=3\"");
        Directory.Move(In("results"), In("elsewhere"));
        Mech("verify", "elsewhere").Status.ShouldBe(0);
    }

    [Fact]
    public void A_damaged_record_is_an_error_with_its_place_and_never_a_fault_of_ours()
    {
        Run("results");
        string text = Read("results/record.json");
        for (int length = 0; length < text.Length - 2; length += 97) Refuse(text[..length]);
        foreach (string key in JsonNode.Parse(text)!.AsObject().Select(it => it.Key).Where(key => key is not "results"))
        {
            JsonObject damaged = JsonNode.Parse(text)!.AsObject();
            damaged[key] = 5.5;
            Refuse(damaged.ToJsonString());
            damaged.Remove(key);
            Refuse(damaged.ToJsonString());
        }

        foreach (string odd in new[] { "[]", "1", "null", "{}", "\u0000", new string('[', 5000), text.Replace("fn counted", "fn other", StringComparison.Ordinal), text.Replace("\"match.csv\"", "\"../match.csv\"", StringComparison.Ordinal) }) Refuse(odd);

        void Refuse(string record)
        {
            Write("results/record.json", record);
            MechRun run = Mech("verify", "results");
            run.Status.ShouldBe(1, record);
            run.Out.ShouldBeEmpty();
            run.Error.ShouldContain("results/record.json");
            run.Error.ShouldContain("error MECH");
            run.Error.ShouldNotContain("MECH9001");
            Mech("diff", "results", "results").Status.ShouldBe(1);
        }
    }

    [Fact]
    public void A_record_opens_nothing_that_lies_elsewhere()
    {
        Run("results");
        foreach (string outside in new[] { "../../../etc/passwd", "/etc/passwd" })
        {
            Write("results/record.json", Read("results/record.json").Replace("\"file\": \"gifts.csv\"", $"\"file\": \"{outside}\"", StringComparison.Ordinal));
            MechRun run = Mech("verify", "results");
            run.Status.ShouldBe(1);
            run.Error.ShouldContain("MECH8205");
            Run("results");
        }
    }

    [Fact]
    public void A_table_that_is_gone_is_missed_where_the_record_names_it()
    {
        Run("results");
        File.Delete(In("gifts.csv"));
        MechRun run = Mech("verify", "results");
        run.Status.ShouldBe(1);
        run.Error.ShouldContain("results/record.json:");
        run.Error.ShouldContain("gifts.csv");
    }
}
