using System.Collections.Immutable;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Results;
using Mechanisms.Host.Tables;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Tests.Results;

public class ReportTests
{
    private static readonly BigInteger Wei = BigInteger.Parse("468614356715222450608123", System.Globalization.CultureInfo.InvariantCulture);

    private static readonly LoweredMechanism Mechanism = Samples.Funding(
        parameters: [Samples.Parameter("pool"), Samples.Parameter("open", ValueKind.Truth), Samples.Parameter("since", ValueKind.Time)]);

    private static readonly RoundBuildResult Built = new(
        new Round(
            [new MemberSet("contributor", ["ada", "ben"]), new MemberSet("project", ["say \"hi\", all", "swamp", "公園", "動物園"])],
            [new InputRows([[0, 1], [2, 2]], [new RealColumn([1, 2])], [2, 7])],
            [ParameterValue.OfReal(0.1 + 0.2), ParameterValue.OfTruth(true), ParameterValue.OfWhole(DateTime.UnixEpoch.Ticks)]),
        [],
        [new BadRow("gifts.csv", 4, "`gift` is empty, and has no default")],
        [WhiteSpaceNote()],
        [new RowSource("gifts.csv", null, [])]);

    private static readonly Completed Run = new(
        [new StepCells([[2]], [1000.5], null), new StepCells([], null, [Wei])],
        [new DroppedRow(0, 0, 1, ["0.5"])],
        [new DroppedMember(0, 1, 1, [])],
        [[true, true], [true, false, true, true]],
        [new Leftover(0, 3)]);

    private static Diagnostic WhiteSpaceNote() =>
        Mechanisms.Host.Diagnostics.TableMessages.WhiteSpaceDropped(new Location("gifts.csv", 3, 1, 1, ""), "project", 1);

    private static string Text(Action<Stream> write)
    {
        var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fr-FR")]
    public void Json_keeps_every_digit_and_lists_all_survivors(string culture)
    {
        using var under = new UnderCulture(culture);
        string json = Text(stream => JsonResults.Write(RunReport.Of(Mechanism, Built, Run, null), stream, withSteps: true));
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement root = document.RootElement;
        root.EnumerateObject().Select(property => property.Name).ShouldBe(["mechanism", "params", "by_default", "outputs", "steps", "dropped", "searches", "notes"]);
        root.GetProperty("params").GetRawText().ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal)
            .ShouldBe("""{"pool":0.30000000000000004,"open":true,"since":"1970-01-01T00:00:00Z","price":"linear"}""");
        JsonElement match = root.GetProperty("outputs").GetProperty("match");
        match.EnumerateArray().Select(row => (row.GetProperty("project").GetString(), row.GetProperty("value").GetDouble()))
            .ShouldBe([("say \"hi\", all", 0.0), ("公園", 1000.5), ("動物園", 0.0)]);
        root.GetProperty("outputs").GetProperty("wei").GetRawText().ShouldBe("468614356715222450608123");
        root.GetProperty("steps").GetProperty("match").GetArrayLength().ShouldBe(1);
        root.GetProperty("dropped").GetProperty("rows")[1].GetProperty("reason").GetString().ShouldBe("too small: 0.5");
        root.GetProperty("dropped").GetProperty("rows")[1].GetProperty("line").GetInt32().ShouldBe(7);
        root.GetProperty("dropped").GetProperty("members")[0].GetProperty("member").GetString().ShouldBe("swamp");
        root.GetProperty("notes")[0].GetString().ShouldBe("0.03 money of match could not be placed and is left over");
        json.ShouldNotContain("\r");
        json.ShouldContain("公園");
    }

    [Fact]
    public void Csv_quotes_what_needs_quotes()
    {
        RunReport report = RunReport.Of(Mechanism, Built, Run, null);
        Text(stream => CsvResults.Write(report.Outputs[0], stream)).ShouldBe("project,value\n\"say \"\"hi\"\", all\",0\n公園,1000.5\n動物園,0\n");
        Text(stream => CsvResults.Write(report.Outputs[1], stream)).ShouldBe("value\n468614356715222450608123\n");
    }

    [Fact]
    public void Text_is_aligned_for_wide_characters()
    {
        using var under = new UnderCulture("fr-FR");
        string text = TextTable.Of(RunReport.Of(Mechanism, Built, Run, null));
        text.ShouldStartWith(
            """
            match (money): What the pool adds.
              project          match
              say "hi", all     0.00
              公園           1000.50
              動物園            0.00

            wei = 468614356715222450608123

            2 rows did not count
              1 of gifts.csv: `gift` is empty, and has no default (line 4)
              1 of gifts.csv: too small: 0.5 (line 7)
            1 member did not count
            note: 0.03 money of match could not be placed and is left over
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_folder_is_written_whole_and_replaced_only_if_it_is_ours()
    {
        using var folder = new TemporaryFolder();
        RunReport report = RunReport.Of(Mechanism, Built, Run, null);
        string target = Path.Combine(folder.Path, "out");
        ResultFolder.Write(report, target, withSteps: false).ShouldBeNull();
        ResultFolder.Write(report, target, withSteps: false).ShouldBeNull();
        Directory.EnumerateFiles(target).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)
            .ShouldBe([".mechanisms-results", "dropped.csv", "match.csv", "results.json", "wei.csv"]);
        File.WriteAllText(Path.Combine(target, "thesis.txt"), "mine");
        ResultFolder.Write(report, target, withSteps: false)!.Code.ShouldBe("MECH7007");
        File.Exists(Path.Combine(target, "thesis.txt")).ShouldBeTrue();
        Directory.EnumerateFileSystemEntries(folder.Path).Count().ShouldBe(1);
    }

    [Fact]
    public void A_fault_names_the_cell_the_values_and_a_way_out()
    {
        LoweredExpression ratio = new NumberOperation(1, ValueKind.Real, NumberOperator.Divide, [new RealConstant(2, 0), new RealConstant(3, 0)]);
        LoweredMechanism mechanism = Mechanism with
        {
            Steps = [Mechanism.Steps[0] with { Name = "ratio", Body = ratio }],
            Places = [Samples.Nowhere, At(5, 5), At(5, 1), At(9, 1)],
        };
        Diagnostic found = FaultReport.Explain(mechanism, Built, new Faulted(
            FaultKind.Undefined, 1, new FaultSubject(FaultSubjectKind.Step, 0), [2], [new FaultOperand(2, "0"), new FaultOperand(3, "0")]));
        found.Code.ShouldBe("MECH7001");
        found.Message.ShouldBe("`ratio[公園]` is undefined: 0 divided by 0 (`a` is 0, `b` is 0)");
        found.Location.ToString().ShouldBe("s.mech:3:5");
        found.Help.ShouldContain("otherwise 0");
        FaultReport.Explain(mechanism, Built, new Faulted(FaultKind.Overflow, -1, new FaultSubject(FaultSubjectKind.Step, 0), [1], []))
            .Location.ShouldBe(Samples.Nowhere);

        static Location At(int column, int length) => new("s.mech", 3, column, length, "    a / b");
    }

    [Theory]
    [InlineData("0", "5", "nothing between 0 and 5 satisfies the condition (`cap` is 5)")]
    [InlineData("0", "3.25", "nothing between 0 and 3.25 satisfies the condition (`cap` is 3.25)")]
    [InlineData("3", "1", "the range from 3 to 1 is empty (`0` is 3, `cap` is 1)")]
    [InlineData("0", "-1e-9", "the range from 0 to -1e-9 is empty (`cap` is -1e-9)")]
    [InlineData("0", "unaffordable", "the range from 0 to unaffordable is not between two numbers (`cap` is unaffordable)")]
    [InlineData("100000000000000000000000", "99999999999999999999999",
        "the range from 100000000000000000000000 to 99999999999999999999999 is empty (`0` is 100000000000000000000000, `cap` is 99999999999999999999999)")]
    public void A_search_that_finds_nothing_says_where_it_looked(string from, string to, string words)
    {
        using var under = new UnderCulture("fr-FR");
        LoweredExpression search = new SolveExpression(
            1, ValueKind.Real, true, 0, "x", new RealConstant(2, 0), new RealConstant(3, 0), new TruthConstant(4, false), null, SearchCertificate.Bisection);
        LoweredMechanism mechanism = Mechanism with
        {
            Steps = [Mechanism.Steps[0] with { Name = "scale", Body = search }],
            Places = [Samples.Nowhere, At(1, 26), At(14, 1), At(17, 3), At(22, 4)],
        };
        FaultReport.Explain(mechanism, Built, new Faulted(
            FaultKind.Undefined, 1, new FaultSubject(FaultSubjectKind.Step, 0), [2], [new FaultOperand(2, from), new FaultOperand(3, to)]))
            .Message.ShouldBe($"`scale[公園]` is undefined: {words}");

        static Location At(int column, int length) => new("s.mech", 3, column, length, "largest(x in 0..cap: no)");
    }

    [Fact]
    public void A_repeated_row_is_located_in_its_file_beside_the_earlier_one()
    {
        using var folder = new TemporaryFolder();
        string path = folder.Write("gifts.csv", "contributor,project,gift\nada,x,1\nben,x,1\nada,x,2\n");
        var round = new Round(
            [new MemberSet("contributor", ["ada", "ben"]), new MemberSet("project", ["x"])],
            [new InputRows([[0, 1, 0], [0, 0, 0]], [new RealColumn([1, 1, 2])], [2, 3, 4])], []);
        var built = new RoundBuildResult(round, [], [], [], [new RowSource("gifts.csv", path, [])]);
        foreach (ImmutableArray<int> members in new ImmutableArray<int>[] { [2], [0, 0] })
        {
            Diagnostic found = FaultReport.Explain(
                Samples.Funding(), built, new Faulted(FaultKind.RepeatedRow, -1, new FaultSubject(FaultSubjectKind.Input, 0), members, []));
            found.Message.ShouldStartWith("`gift[ada, x]` has several rows");
            found.Location.ShouldBe(new Location("gifts.csv", 4, 1, 7, "ada,x,2"));
            found.Related[0].Location.Line.ShouldBe(2);
        }
    }
}
