using System.Globalization;
using System.Text;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Configuration;
using Mechanisms.Host.Running;
using Mechanisms.Host.Tables;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Tests.Tables;

public sealed class RoundBuilderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private RoundBuildResult Build(LoweredMechanism mechanism, string round, params (string Name, string Content)[] files)
    {
        foreach ((string name, string content) in files) _folder.Write(name, content);
        (RoundSettings? settings, var diagnostics) = RoundConfiguration.Read(_folder.Write("round.json", round), [], [], null);
        diagnostics.ShouldBeEmpty();
        return RoundBuilder.Build(mechanism, settings!);
    }

    private RoundBuildResult Gifts(string csv, string more = "", LoweredMechanism? mechanism = null) =>
        Build(mechanism ?? Samples.Funding(), $$"""{ "inputs": { "gift": { "file": "gifts.csv"{{more}} } } }""", ("gifts.csv", csv));

    private static string Rows(RoundBuildResult built, int input = 0)
    {
        built.Diagnostics.ShouldBeEmpty();
        InputRows rows = built.Round!.Inputs[input];
        double[] values = ((RealColumn)rows.Columns[0]!).Values;
        return string.Join(" ", Enumerable.Range(0, rows.Count).Select(row =>
            string.Create(CultureInfo.InvariantCulture, $"{built.Round.Sets[0].Ids[rows.Members[0][row]]}>{built.Round.Sets[1].Ids[rows.Members[1][row]]}={values[row]}@{rows.Lines[row]}")));
    }

    private static Diagnostic TheOnly(RoundBuildResult built)
    {
        built.Round.ShouldBeNull();
        return built.Diagnostics.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fr-FR")]
    public void Rows_become_members_and_values(string culture)
    {
        using var under = new UnderCulture(culture);
        RoundBuildResult built = Gifts("project;when;contributor;gift\npark;x;ben;1.5\n\npool;x;ada;2_000\npark;x;ada;25%\nINDIGO;x;ada;-0\n");
        Rows(built).ShouldBe("ben>park=1.5@2 ada>pool=2000@4 ada>park=0.25@5 ada>INDIGO=0@6");
        built.Round!.Sets[1].Ids.ShouldBe(["INDIGO", "park", "pool"]);
        double.IsNegative(((RealColumn)built.Round.Inputs[0].Columns[0]!).Values[3]).ShouldBeFalse();
        built.Sources[0].PlaceOf(1, 4).LineText.ShouldBe("pool;x;ada;2_000");
    }

    [Fact]
    public void Other_names_of_columns_are_mapped()
    {
        RoundBuildResult built = Gifts("a:b,grant,USD\nada,park,1\n", """, "columns": { "contributor": "a:b", "project": "grant", "gift": "USD" }""");
        Rows(built).ShouldBe("ada>park=1@2");
    }

    [Fact]
    public void The_only_column_left_and_a_header_by_case_are_taken_with_a_note()
    {
        RoundBuildResult built = Gifts("Contributor,project,amount\nada,park,1\n");
        Rows(built).ShouldBe("ada>park=1@2");
        built.Notes.Select(note => note.Code).ShouldBe(["MECH5030", "MECH5031"]);
    }

    [Fact]
    public void A_missing_column_lists_those_there_are()
    {
        Diagnostic found = TheOnly(Gifts("contributor,projct,gift,memo\nada,park,1,\n"));
        found.Code.ShouldBe("MECH5008");
        found.Location.ToString().ShouldBe("gifts.csv:1:1");
        found.Message.ShouldContain("`contributor`, `projct`, `gift`, `memo`");
        found.Message.ShouldContain("did you mean `projct`?");
        found.Help.ShouldContain("\"columns\": { \"project\": \"projct\" }");
    }

    [Fact]
    public void Ids_are_normalised_and_white_space_is_noted()
    {
        RoundBuildResult built = Gifts("contributor,project,gift\nAda,caf\u00E9,1\n Ada ,cafe\u0301,2\nada,café,3\n", "", Samples.Funding(ignoresCase: true));
        Rows(built).ShouldBe("Ada>café=1@2 Ada>café=2@3 Ada>café=3@4");
        built.Notes.ShouldHaveSingleItem().Location.ToString().ShouldBe("gifts.csv:3:1");
        Gifts("contributor,project,gift\nAda,x,1\nada,x,1\n").Round!.Sets[0].Ids.ShouldBe(["Ada", "ada"]);
    }

    [Fact]
    public void A_roster_says_who_exists()
    {
        const string round = """{ "inputs": { "gift": "gifts.csv" }, "members": { "project": { "file": "projects.csv", "columns": { "project": "id" } } } }""";
        (string, string) projects = ("projects.csv", "title,id\nThe park,park\nThe zoo,zoo\n");
        Build(Samples.Funding(), round, projects, ("gifts.csv", "contributor,project,gift\nada,park,1\n")).Round!.Sets[1].Ids.ShouldBe(["park", "zoo"]);
        Diagnostic found = TheOnly(Build(Samples.Funding(), round, projects, ("gifts.csv", "contributor,project,gift\nada,parc,1\n")));
        found.Code.ShouldBe("MECH5012");
        found.Location.ToString().ShouldBe("gifts.csv:2:5");
        found.Help.ShouldContain("`park`");
    }

    [Fact]
    public void A_wide_table_has_a_member_for_each_column()
    {
        const string ballots = "contributor,c0,c1,c2\nada,1,,3\nben,,2,\n";
        RoundBuildResult built = Gifts(ballots, """, "wide": { "project": ["c2", "c0"] }""");
        Rows(built).ShouldBe("ada>c2=3@2 ada>c0=1@2");
        RoundBuildResult named = Gifts(ballots, """, "wide": { "project": { "c0": "tea", "c1": "cake", "c2": "pie" } }""");
        Rows(named).ShouldBe("ada>tea=1@2 ada>pie=3@2 ben>cake=2@3");
        TheOnly(Gifts(ballots, """, "wide": { "projet": ["c0"] }""")).Code.ShouldBe("MECH6028");
        TheOnly(Gifts(ballots, """, "wide": { "project": ["c9"] }""")).Code.ShouldBe("MECH5009");
    }

    [Theory]
    [InlineData("ada,park,-1", "MECH5015", 10, "")]
    [InlineData("ada,park,\"1,5\"", "MECH5014", 10, "`1.5`")]
    [InlineData("ada,park,\"1,000\"", "MECH5014", 10, "`1000`")]
    [InlineData("ada,park,\"$1,000.50\"", "MECH5014", 10, "`1000.50`")]
    [InlineData("ada,park,€7", "MECH5014", 10, "`7`")]
    [InlineData("ada,park,\"1.234,5\"", "MECH5014", 10, "`1234.5`")]
    [InlineData("ada,park,1e999", "MECH5014", 10, "")]
    [InlineData("ada,park,٣", "MECH5014", 10, "")]
    [InlineData("ada,park,", "MECH5013", 10, "")]
    [InlineData(" ,park,1", "MECH5011", 1, "")]
    [InlineData("ada,park", "MECH5006", 9, "fill in")]
    [InlineData("ada,park,1,2", "MECH5006", 12, "quotes")]
    [InlineData("ada,\"park\"x,1", "MECH5002", 11, "")]
    public void A_bad_row_is_located_and_can_be_dropped(string row, string code, int column, string help)
    {
        string csv = "contributor,project,gift\nben,zoo,1\n" + row + "\nben,park,2\n";
        Diagnostic found = TheOnly(Gifts(csv));
        found.Code.ShouldBe(code, found.Message);
        found.Location.ShouldBe(found.Location with { File = "gifts.csv", Line = 3, Column = column, LineText = row });
        found.Help.ShouldContain(help);

        RoundBuildResult dropped = Build(Samples.Funding(), """{ "inputs": { "gift": "gifts.csv" }, "badRows": "drop" }""", ("gifts.csv", csv));
        Rows(dropped).ShouldBe("ben>zoo=1@2 ben>park=2@4");
        dropped.BadRows.ShouldHaveSingleItem().Line.ShouldBe(3);
        dropped.Round!.Sets[0].Ids.ShouldBe(["ben"]);
    }

    [Fact]
    public void Twenty_bad_rows_are_shown_and_the_rest_is_counted()
    {
        RoundBuildResult built = Gifts("contributor,project,gift\n" + string.Concat(Enumerable.Repeat("ada,park,x\n", 25)));
        built.Diagnostics.Length.ShouldBe(21);
        built.Diagnostics[20].Message.ShouldStartWith("5 more rows");
    }

    [Fact]
    public void All_independent_mistakes_are_reported_at_once()
    {
        LoweredMechanism mechanism = Samples.Funding(parameters:
        [
            Samples.Parameter("pool"), Samples.Parameter("cap", ValueKind.Real, null, Samples.AtLeastZero), Samples.Parameter("rounds", ValueKind.Whole),
            Samples.Parameter("open", ValueKind.Truth, LoweredValue.OfTruth(true)),
        ]);
        RoundBuildResult built = Build(
            mechanism, """{ "params": { "cap": -1, "rounds": "2,5", "pol": 1, "price": "linear" }, "inputs": { "gifts": "g.csv" }, "members": { "projects": "p.csv" } }""");
        built.Diagnostics.Select(found => found.Code).Order().ShouldBe(["MECH6020", "MECH6021", "MECH6022", "MECH6023", "MECH6024", "MECH6025", "MECH6026"]);
        built.Diagnostics.Single(found => found.Code == "MECH6020").Help.ShouldContain("`pool`");
        built.Diagnostics.Single(found => found.Code == "MECH6021").Help.ShouldContain("--set pool=");
    }

    [Fact]
    public void Columns_of_all_kinds_and_two_indices_over_one_set_are_read()
    {
        LoweredInput input = Samples.Input(
            "link", [0, 0], Samples.Column("count", ValueKind.Whole), Samples.Column("kind", ValueKind.Text), Samples.Column("at", ValueKind.Time),
            Samples.Column("live", ValueKind.Truth, LoweredValue.OfTruth(true)), Samples.Column("share", ValueKind.Real, LoweredValue.OfReal(1, "100%")));
        RoundBuildResult built = Build(
            Samples.Funding([input]), """{ "inputs": { "link": { "file": "l.csv", "columns": { "contributor": "from", "contributor.2": "to" } } } }""",
            ("l.csv", "from,to,count,kind,at,live\nada,ben,1e18,x,1970-01-01,no\nben,ada,-3,x,2026-11-22T17:05:00+01:00,\n"));
        built.Diagnostics.ShouldBeEmpty();
        InputRows rows = built.Round!.Inputs[0];
        ((WholeColumn)rows.Columns[0]!).Values[0].ToString(CultureInfo.InvariantCulture).ShouldBe("1000000000000000000");
        ((TextColumn)rows.Columns[1]!).Values.ShouldBe(["x", "x"]);
        ((TimeColumn)rows.Columns[2]!).Values[0].ShouldBe(DateTime.UnixEpoch.Ticks);
        ((TruthColumn)rows.Columns[3]!).Values.ShouldBe([0.0, 1.0]);
        ((RealColumn)rows.Columns[4]!).Values.ShouldBe([1.0, 1.0]);
        rows.Members[1].ShouldBe([1, 0]);
    }

    [Fact]
    public void Missing_empty_and_ambiguous_files_are_located()
    {
        TheOnly(Build(Samples.Funding(), """{ "inputs": { "gift": "none.csv" } }""")).ShouldSatisfyAllConditions(
            found => found.Code.ShouldBe("MECH6030"), found => found.Location.Column.ShouldBe(23));
        TheOnly(Gifts("")).Code.ShouldBe("MECH5007");
        TheOnly(Gifts("contributor,project,gift,gift\n")).Code.ShouldBe("MECH5010");
        TheOnly(Gifts("contributor,project,gift\n\"a,b,1\n")).Code.ShouldBe("MECH5001");
        TheOnly(Gifts("contributor,project,gift\n", """, "columns": { "gft": "x" }""")).Help.ShouldContain("`gift`");
    }

    [Fact]
    public void An_example_is_read_like_a_table()
    {
        LoweredMechanism mechanism = Samples.Funding(
            [Samples.Input("gift", [0, 1], Samples.Column("amount"), Samples.Column("coefficient", ValueKind.Real, LoweredValue.OfReal(1, "1")))], [Samples.Parameter("pool")]);
        ExampleRow Row(int line, params string[] cells) => new([.. cells], new Location("s.mech", line, 1, 1, ""));
        LoweredExample Example(params ExampleRow[] rows) => new(
            "e", [new ExampleValue("pool", "1_000", Samples.Nowhere)],
            [new ExampleTable("gift", [.. rows], Samples.Nowhere), new ExampleTable("project", [Row(3, "park"), Row(3, "zoo")], Samples.Nowhere)], [], Samples.Nowhere);

        RoundBuildResult built = RoundBuilder.FromExample(mechanism, Example(Row(4, "ada", "park", "1"), Row(5, "ben", "zoo", "2", "50%")));
        Rows(built).ShouldBe("ada>park=1@4 ben>zoo=2@5");
        ((RealColumn)built.Round!.Inputs[0].Columns[1]!).Values.ShouldBe([1.0, 0.5]);
        built.Round.Parameters[0].Real.ShouldBe(1000);
        RoundBuildResult bad = RoundBuilder.FromExample(mechanism, Example(Row(4, "ada", "park"), Row(5, "ben", "lake", "2"), Row(6, "ben", "zoo", "x")));
        bad.Diagnostics.Select(found => (found.Code, found.Location.Line)).ShouldBe([("MECH5018", 4), ("MECH5012", 5), ("MECH5014", 6)]);
    }

    [Fact]
    public void A_million_rows_make_arrays_and_no_objects()
    {
        var csv = new StringBuilder("contributor,project,gift\n");
        for (int i = 0; i < 1_000_000; i++) csv.Append(CultureInfo.InvariantCulture, $"person-{i * 7919L % 50_000},project-{i % 500},{i % 1000}.25\n");
        _folder.Write("gifts.csv", csv.ToString());
        long before = GC.GetAllocatedBytesForCurrentThread();
        RoundBuildResult built = Build(Samples.Funding(), """{ "inputs": { "gift": "gifts.csv" } }""");
        long bytesPerRow = (GC.GetAllocatedBytesForCurrentThread() - before) / 1_000_000;
        built.Round!.Inputs[0].Count.ShouldBe(1_000_000);
        bytesPerRow.ShouldBeLessThan(100, "20 bytes of arrays, grown by doubling and copied once; objects for rows would double it");
    }
}
