using System.Text;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Results;

namespace Mechanisms.Host.Tests.Tables;

/// <summary>Rosters: who exists, what they are called, and what inputs say of them.</summary>
public sealed class RosterTests : IDisposable
{
    private const string Script = """
        language 1

        mechanism rule {
            set voter
            set option
            input vote[voter, option] : number, repeats add
            input weight[voter] : number = 1, at least 0
            input person[voter] { age : number = 0; member : yes/no = no }
            output power[voter] : number
            output result[option] : number
            power[v] = weight[v] + person.age[v] + (if person.member[v] then 100 else 0)
            result[o] = sum(v: vote[v, o] * weight[v])
        }

        """;

    private readonly TemporaryFolder _folder = new();
    private readonly MechanismHost _host;

    public RosterTests()
    {
        _host = MechanismHost.Create(_folder.Path);
        _folder.Write("rule.mech", Script);
        _folder.Write("votes.csv", "voter,option,vote\nada,tea,1\nben,tea,1\n");
        _folder.Write("options.csv", "option,title\ntea,\"Tea, green\"\ncoffee,Café\n");
    }

    public void Dispose() => _folder.Dispose();

    private PreparedRound Prepare(string roster, string members = "\"voters.csv\"", string more = "")
    {
        _folder.Write("voters.csv", roster);
        _folder.Write("round.json", $$"""{ "mechanism": "rule.mech", "inputs": { "vote": "votes.csv"{{more}} }, "members": { "voter": {{members}}, "option": "options.csv" } }""");
        return _host.Prepare(new RunRequest { RoundFile = "round.json" }, TestContext.Current.CancellationToken);
    }

    private RunReport Run(PreparedRound prepared)
    {
        prepared.Diagnostics.Select(found => found.Message).ShouldBeEmpty();
        RunReport compiled = _host.Run(prepared, BackendChoice.Kernel, TestContext.Current.CancellationToken).Report.ShouldNotBeNull();
        RunReport walked = _host.Run(prepared, BackendChoice.Interpreter, TestContext.Current.CancellationToken).Report.ShouldNotBeNull();
        TextTable.Of(walked).ShouldBe(TextTable.Of(compiled));
        return compiled;
    }

    private static string Power(RunReport report) => Csv(report.Outputs[0]);

    private static string Csv(ReportTable table)
    {
        using var stream = new MemoryStream();
        CsvResults.Write(table, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    [Fact]
    public void Inputs_of_the_set_are_read_from_columns_called_like_them() =>
        Power(Run(Prepare("voter,weight,person.age,person.member\nada,2,30,yes\nben,,40,\ncem,0,,\n")))
            .ShouldBe("voter,value\nada,132\nben,41\ncem,0\n");

    [Fact]
    public void The_same_rows_in_tables_of_their_own_give_the_same()
    {
        string ofRoster = Power(Run(Prepare("voter,weight,person.age,person.member\nada,2,30,yes\nben,,40,\ncem,0,,\n")));
        _folder.Write("weights.csv", "voter,weight\nada,2\ncem,0\n");
        _folder.Write("people.csv", "voter,age,member\nada,30,yes\nben,40,\n");
        Power(Run(Prepare("voter\nada\nben\ncem\n", more: ", \"weight\": \"weights.csv\", \"person\": \"people.csv\""))).ShouldBe(ofRoster);
    }

    [Fact]
    public void Columns_with_other_headers_are_named()
    {
        const string members = """{ "file": "voters.csv", "columns": { "voter": "who", "weight": "w", "person.age": "years", "title": "name" } }""";
        RunReport report = Run(Prepare("w,who,years,name\n3,ada,1,Ada Lovelace\n3,ben,1,\n", members));
        Power(report).ShouldBe("voter,voter.title,value\nada,Ada Lovelace,4\nben,,4\n");
    }

    [Fact]
    public void Titles_stand_beside_ids_in_every_form()
    {
        RunReport report = Run(Prepare("voter\nada\nben\n"));
        Csv(report.Outputs[1]).ShouldBe("option,option.title,value\ncoffee,Café,0\ntea,\"Tea, green\",2\n");
        TextTable.Of(report.Outputs[1]).ShouldEndWith("\n  option  option.title  result\n  coffee  Café               0\n  tea     Tea, green         2\n");
        using var stream = new MemoryStream();
        JsonResults.Write(report, stream, withSteps: false);
        string json = Encoding.UTF8.GetString(stream.ToArray());
        json.ShouldContain("\"option\": \"tea\",\n        \"option.title\": \"Tea, green\",\n        \"value\": 2");
    }

    [Fact]
    public void A_table_of_its_own_wins_and_says_so()
    {
        _folder.Write("weights.csv", "voter,weight\nada,7\n");
        PreparedRound prepared = Prepare("voter,weight\nada,2\nben,2\n", more: ", \"weight\": \"weights.csv\"");
        Power(Run(prepared)).ShouldBe("voter,value\nada,7\nben,1\n");
        prepared.Built!.Notes.ShouldContain(note => note.Code == "MECH6037" && note.Location.Line == 1 && note.Location.Column == 7);
    }

    [Theory]
    [InlineData("voter,weight\nada,lots\n", "MECH5014", 2, 5)]
    [InlineData("voter,weight\nada,-1\n", "MECH5015", 2, 5)]
    [InlineData("voter,person.age,person.member\nada,,yes\n", "MECH5013", 2, 5)]
    [InlineData("voter,weight,weight\nada,1,1\n", "MECH5010", 1, 14)]
    [InlineData("voter,person.member\nada,yes\n", "MECH5008", 1, 1)]
    [InlineData("voter,weight\nada,1\nada,1\n", "MECH5017", 3, 1)]
    public void A_mistake_in_a_roster_is_located(string roster, string code, int line, int column)
    {
        if (code is "MECH5013" or "MECH5008") _folder.Write("rule.mech", Script.Replace("age : number = 0", "age : number", StringComparison.Ordinal));
        Diagnostic found = Prepare(roster + (code == "MECH5017" ? "ben,1\n" : "")).Diagnostics.First(diagnostic => diagnostic.Location.File != "votes.csv");
        found.Code.ShouldBe(code, found.Message);
        found.Location.File.ShouldBe("voters.csv");
        found.Location.Line.ShouldBe(line);
        found.Location.Column.ShouldBe(column);
    }

    [Fact]
    public void A_name_that_no_roster_has_is_answered()
    {
        Diagnostic found = Prepare("voter\nada\nben\n", """{ "file": "voters.csv", "columns": { "wieght": "w" } }""").Diagnostics.ShouldHaveSingleItem();
        found.Code.ShouldBe("MECH6027");
        found.Help.ShouldContain("`weight`");
    }

    [Fact]
    public void A_row_that_is_left_out_makes_no_member()
    {
        _folder.Write("votes.csv", "voter,option,vote\nada,tea,1\n");
        _folder.Write("voters.csv", "voter,weight\nada,1\nben,lots\n");
        _folder.Write("round.json", """{ "mechanism": "rule.mech", "badRows": "drop", "inputs": { "vote": "votes.csv" }, "members": { "voter": "voters.csv" } }""");
        RunReport report = Run(_host.Prepare(new RunRequest { RoundFile = "round.json" }, TestContext.Current.CancellationToken));
        Power(report).ShouldBe("voter,value\nada,1\n");
        report.DroppedRows.ShouldHaveSingleItem().Line.ShouldBe(3);
    }
}
