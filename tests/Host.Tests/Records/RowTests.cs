using System.Globalization;
using Mechanisms.Host.Results;

namespace Mechanisms.Host.Tests.Records;

/// <summary>Every row with what became of it.</summary>
public class RowTests
{
    private static string Script(string repeats)
    {
        string at = repeats == "last" ? "at : time" : "";
        return $$"""
            language 1

            mechanism asked {
                set giver
                set project
                input gift[giver, project] {
                    amount : number
                    {{at}}
                    double = amount + amount
                }, repeats {{repeats}}
                param most : number = 50
                output raised[project] : number

                accept gift when amount <= most otherwise "more than {most}"
                accept gift[g, p] when amount >= 0 otherwise "{g} takes, and gives nothing"
                accept giver g when sum(p: gift.amount[g, p]) != 7 otherwise "{g} gave 7"
                raised[p] = sum(g: gift.amount[g, p])
            }

            """;
    }

    private const string Round = """{ "mechanism": "asked.mech", "badRows": "drop", "inputs": { "gift": "gifts.csv" } }""";

    [Fact]
    public void Rows_say_which_rule_or_member_kept_them_from_counting()
    {
        using RowFolder folder = Make("add", "giver,project,amount\nada,park,4\nada,park,1\nben,park,60\nben,lane,seven\neve,lane,7\n\ncat,lane,-1\n,lane,3\ndan,lane,0\n");
        folder.Run();
        folder.Read("rows-gift.csv").ShouldBe(
            """
            line,giver,project,amount,double,counts,coefficient,reason
            2,ada,park,4,8,yes,1,added to 1 other row of the same giver and project
            3,ada,park,1,2,yes,1,added to 1 other row of the same giver and project
            4,ben,park,60,120,no,0,more than 50
            5,,,,,no,,"could not be read: `amount` needs a number such as `12.5` or `20%`, and got `seven`"
            6,eve,lane,7,14,no,0,giver eve does not count: eve gave 7
            8,cat,lane,-1,-2,no,0,"cat takes, and gives nothing"
            9,,,,,no,,could not be read: this row does not say which giver it is about
            10,dan,lane,0,0,yes,1,

            """.ReplaceLineEndings("\n"));
        folder.Read("members-giver.csv").ShouldBe("giver,counts,reason\nada,yes,\nben,yes,\ncat,yes,\ndan,yes,\neve,no,eve gave 7\n");
        folder.Read("members-project.csv").ShouldBe("project,counts,reason\nlane,yes,\npark,yes,\n");
    }

    [Fact]
    public void Of_several_rows_the_latest_counts_and_the_others_say_where_it_is()
    {
        using RowFolder folder = Make("last", "giver,project,amount,at\nada,park,4,2026-01-02\nada,park,1,2026-01-03\nada,park,99,2026-01-04\nben,park,2,2026-01-01\n");
        folder.Run();
        folder.Read("rows-gift.csv").ShouldBe(
            """
            line,giver,project,amount,at,double,counts,coefficient,reason
            2,ada,park,4,2026-01-02T00:00:00Z,8,no,0,"a later row of the same giver and project counts, on line 3"
            3,ada,park,1,2026-01-03T00:00:00Z,2,yes,1,"the latest, before 1 other row of the same giver and project"
            4,ada,park,99,2026-01-04T00:00:00Z,198,no,0,more than 50
            5,ben,park,2,2026-01-01T00:00:00Z,4,yes,1,

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_wide_table_has_a_row_for_each_cell_that_is_filled()
    {
        using RowFolder folder = Make("refused", "giver,a,b\nada,1,\nben,2,3\n");
        folder.Write("round.json", """{ "mechanism": "asked.mech", "inputs": { "gift": { "file": "gifts.csv", "wide": { "project": ["a", "b"] } } } }""");
        folder.Run();
        folder.Rows("rows-gift.csv").Select(row => string.Join(',', row)).ShouldBe(["2,ada,a,1,2,yes,1,", "3,ben,a,2,4,yes,1,", "3,ben,b,3,6,yes,1,"]);
    }

    [Theory]
    [InlineData("add")]
    [InlineData("mean")]
    [InlineData("last")]
    public void Totals_follow_from_the_rows_that_count_and_every_row_is_there_once(string repeats)
    {
        foreach (int seed in Enumerable.Range(0, 12))
        {
            var random = new Random(seed);
            string[] rows = [.. Enumerable.Range(0, 40).Select(row => FormattableString.Invariant(
                $"g{random.Next(5)},p{random.Next(3)},{(random.Next(12) == 0 ? "x" : random.Next(-4, 60))}{(repeats == "last" ? $",2026-01-01T00:{row:00}:00Z" : "")}"))];
            int counts = repeats == "last" ? 6 : 5;
            using RowFolder folder = Make(repeats, (repeats == "last" ? "giver,project,amount,at\n" : "giver,project,amount\n") + string.Join('\n', rows));
            RunReport report = folder.Run(backend: seed % 2 == 0 ? BackendChoice.Kernel : BackendChoice.Interpreter);
            string[][] written = [.. folder.Read("rows-gift.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','))];
            written.Select(row => int.Parse(row[0], CultureInfo.InvariantCulture)).ShouldBe(Enumerable.Range(2, rows.Length));
            ReportTable raised = report.Outputs.Single();
            for (int cell = 0; cell < raised.Count; cell++)
            {
                double total = written.Where(row => row[counts] == "yes" && row[2] == raised.IdOf(0, cell))
                    .GroupBy(row => row[1], StringComparer.Ordinal)
                    .Sum(group => group.Sum(row => Number(row[3])) / (Number(group.First()[counts + 1]) == 1 ? 1 : group.Count()));
                total.ShouldBe(raised.Cells.Reals![cell], 1e-9);
            }

            if (repeats != "mean") continue;
            foreach (string[] row in written.Where(row => row[counts] == "yes"))
            {
                int same = written.Count(other => other[counts] == "yes" && other[1] == row[1] && other[2] == row[2]);
                Number(row[counts + 1]).ShouldBe(1.0 / same);
            }
        }

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }

    [Fact]
    public void Headers_of_ours_give_way_to_names_of_the_script()
    {
        using var folder = new RowFolder();
        folder.Write("odd.mech", "language 1\n\nmechanism odd {\n    set line\n    set reason\n    input counts[line, reason] : number\n    output total : number\n\n    total = sum(l, r: counts[l, r])\n}\n");
        folder.Write("gifts.csv", "line,reason,counts\na,b,1\n");
        folder.Write("round.json", """{ "mechanism": "odd.mech", "inputs": { "counts": "gifts.csv" } }""");
        folder.Run();
        folder.Read("rows-counts.csv").ShouldBe("line.2,line,reason,counts,counts.2,coefficient,reason.2\n2,a,b,1,yes,1,\n");
    }

    [Fact]
    public void Both_ways_of_running_write_the_same_bytes()
    {
        using RowFolder folder = Make("mean", "giver,project,amount\nada,park,4\nada,park,1\nben,park,60\neve,lane,7\nben,lane,oops\n");
        folder.Run("a", BackendChoice.Kernel);
        folder.Run("b");
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(folder.Path, "a")).Select(file => Path.GetFileName(file))];
        files.Length.ShouldBe(8);
        foreach (string file in files) folder.Read(file, "b").ShouldBe(folder.Read(file, "a"));
    }

    private static RowFolder Make(string repeats, string gifts)
    {
        var folder = new RowFolder();
        folder.Write("asked.mech", Script(repeats));
        folder.Write("gifts.csv", gifts);
        folder.Write("round.json", Round);
        return folder;
    }
}
