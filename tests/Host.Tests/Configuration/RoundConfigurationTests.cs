using System.Collections.Immutable;
using CsCheck;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Configuration;
using Mechanisms.Host.Running;

namespace Mechanisms.Host.Tests.Configuration;

public sealed class RoundConfigurationTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private (RoundSettings? Settings, ImmutableArray<Diagnostic> Diagnostics) Read(string json, params string[] assignments) =>
        RoundConfiguration.Read(_folder.Write("round.json", json), assignments, [], null);

    private Diagnostic TheOnly(string json)
    {
        (RoundSettings? settings, ImmutableArray<Diagnostic> diagnostics) = Read(json);
        settings.ShouldBeNull();
        return diagnostics.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    [InlineData("fr-FR")]
    public void A_whole_round_is_read_with_places_and_texts_as_written(string culture)
    {
        using var under = new UnderCulture(culture);
        (RoundSettings? settings, ImmutableArray<Diagnostic> diagnostics) = Read("""
            {
              // the rule
              "mechanism": "quadratic_funding",
              "PARAMS": { "pool": 25000.50, "cap": "20%", "strict": true, "big": 123456789012345678901234567890, },
              "inputs": {
                "gift": { "file": "gifts.csv", "columns": { "contributor": "a:b", "gift": "Betrag €" }, "delimiter": ";" },
                "vote": { "file": "votes.csv", "wide": { "option": { "c:0": "tea", "C:0": "coffee" } } },
                "trust": "trust.csv"
              },
              "members": { "project": "projects.csv" },
              "badRows": "drop",
              "currency": { "code": "EUR", "unit": 0.01 }
            }
            """);
        diagnostics.ShouldBeEmpty();
        settings.ShouldNotBeNull();
        settings.BaseDirectory.ShouldBe(_folder.Path);
        settings.Mechanism!.Text.ShouldBe("quadratic_funding");
        settings.Mechanism.Place.ShouldSatisfyAllConditions(place => place.Line.ShouldBe(3), place => place.Column.ShouldBe(16), place => place.Length.ShouldBe(19));
        settings.Parameters["pool"].Text.ShouldBe("25000.50");
        settings.Parameters["cap"].Text.ShouldBe("20%");
        settings.Parameters["strict"].Text.ShouldBe("yes");
        settings.Parameters["big"].Text.ShouldBe("123456789012345678901234567890");
        settings.Inputs["gift"].Columns["contributor"].Text.ShouldBe("a:b");
        settings.Inputs["gift"].Delimiter!.Text.ShouldBe(";");
        settings.Inputs["trust"].File.Text.ShouldBe("trust.csv");
        WideSettings wide = settings.Inputs["vote"].Wide!;
        wide.Set.Text.ShouldBe("option");
        wide.Headers.Select(header => header.Text).ShouldBe(["c:0", "C:0"]);
        wide.Ids["C:0"].Text.ShouldBe("coffee");
        settings.Members["project"].File.Text.ShouldBe("projects.csv");
        settings.DropBadRows.ShouldBeTrue();
        settings.Currency!.Unit!.Text.ShouldBe("0.01");
    }

    [Fact]
    public void A_later_layer_wins_and_is_the_provenance()
    {
        (RoundSettings? settings, _) = Read("""{ "params": { "pool": 1, "cap": 2 } }""", "pool = 3");
        settings!.Parameters["cap"].Place.File.ShouldEndWith("round.json");
        settings.Parameters["pool"].Text.ShouldBe("3");
        settings.Parameters["pool"].Place.ShouldBe(new Location("--set", 1, 8, 1, "pool = 3"));
    }

    [Fact]
    public void An_input_of_the_command_line_replaces_the_one_of_the_file_whole()
    {
        string file = _folder.Write("round.json", """{ "inputs": { "gift": { "file": "a.csv", "columns": { "project": "grant" } } } }""");
        (RoundSettings? settings, _) = RoundConfiguration.Read(file, [], ["gift=b.csv"], "linear");
        settings!.Inputs["gift"].File.Text.ShouldBe("b.csv");
        settings.Inputs["gift"].Columns.ShouldBeEmpty();
        settings.Mechanism!.Text.ShouldBe("linear");
    }

    [Fact]
    public void No_round_file_is_needed()
    {
        (RoundSettings? settings, ImmutableArray<Diagnostic> diagnostics) = RoundConfiguration.Read(null, ["pool=1"], ["gift=g.csv"], "linear");
        diagnostics.ShouldBeEmpty();
        settings!.BaseDirectory.ShouldBe(Directory.GetCurrentDirectory());
    }

    [Theory]
    [InlineData("""{ "parms": {} }""", "MECH6005", 3, "`params`")]
    [InlineData("""{ "inputs": { "gift": { "file": "a", "colums": {} } } }""", "MECH6005", 38, "`columns`")]
    [InlineData("""{ "mechanism": "a", "Mechanism": "b" }""", "MECH6006", 21, "")]
    [InlineData("""{ "mechanism": ["a"] }""", "MECH6007", 16, "")]
    [InlineData("""{ "params": { "pool": { "a": 1 } } }""", "MECH6007", 23, "")]
    [InlineData("""{ "params": { "pool": null } }""", "MECH6007", 23, "")]
    [InlineData("""{ "params": { "a:b": 1 } }""", "MECH6008", 15, "")]
    [InlineData("""{ "badRows": "ignore" }""", "MECH6011", 14, "")]
    [InlineData("""{ "inputs": { "gift": { "file": "a", "delimiter": "||" } } }""", "MECH6012", 51, "")]
    [InlineData("""{ "inputs": { "gift": { "columns": {} } } }""", "MECH6013", 15, "")]
    [InlineData("""{ "inputs": { "gift": {} } }""", "MECH6013", 15, "")]
    [InlineData("""{ "inputs": { "gift": 3 } }""", "MECH6007", 23, "")]
    [InlineData("""{ "inputs": { "v": { "file": "a", "wide": { "a": ["x"], "b": ["y"] } } } }""", "MECH6014", 35, "")]
    [InlineData("""{ "inputs": { "v": { "file": "a", "wide": { "a": ["x", "x"] } } } }""", "MECH6006", 56, "")]
    [InlineData("""{ "inputs": { "v": { "file": "a", "wide": { "a": [] } } } }""", "MECH6007", 50, "")]
    [InlineData("""{ "currency": "EUR" }""", "MECH6007", 15, "")]
    [InlineData("""[1]""", "MECH6007", 1, "")]
    [InlineData("""{ "mechanism": }""", "MECH6004", 16, "")]
    [InlineData("", "MECH6004", 1, "")]
    [InlineData("""{ "mechanism": "\ud800" }""", "MECH6004", 16, "")]
    public void A_mistake_is_located(string json, string code, int column, string help)
    {
        Diagnostic found = TheOnly(json);
        found.Code.ShouldBe(code, found.Message);
        found.Location.Line.ShouldBe(1);
        found.Location.Column.ShouldBe(column);
        found.Help.ShouldContain(help);
    }

    [Fact]
    public void A_place_counts_characters_not_bytes()
    {
        Diagnostic found = TheOnly("{\n  \"params\": { \"日本€\": 1, \"x\": [] }\n}");
        found.Location.Line.ShouldBe(2);
        found.Location.LineText.Substring(found.Location.Column - 1, found.Location.Length).ShouldBe("[]");
    }

    [Fact]
    public void A_missing_file_and_another_encoding_are_values()
    {
        RoundConfiguration.Read("nowhere.json", [], [], null).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("MECH6001");
        string latin = _folder.Write("latin.json", [(byte)'{', 0xE4, (byte)'}']);
        RoundConfiguration.Read(latin, [], [], null).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("MECH6003");
        RoundConfiguration.Read(_folder.Path, [], [], null).Diagnostics.ShouldHaveSingleItem().Code.ShouldBe("MECH6002");
    }

    [Fact]
    public void Arguments_are_checked()
    {
        (_, ImmutableArray<Diagnostic> diagnostics) = RoundConfiguration.Read(null, ["pool", "=3", "a=1", "A=2"], [], null);
        diagnostics.Select(found => found.Code).ShouldBe(["MECH6009", "MECH6009", "MECH6010"]);
    }

    [Fact]
    public void A_byte_order_mark_is_no_content()
    {
        string file = _folder.Write("bom.json", [.. "\uFEFF"u8, .. """{ "mechanism": "a" }"""u8]);
        (RoundSettings? settings, _) = RoundConfiguration.Read(file, [], [], null);
        settings!.Mechanism!.Place.Column.ShouldBe(16);
    }

    [Fact]
    public void Nothing_that_stands_in_the_file_throws()
    {
        string[] pieces = ["{", "}", "[", "]", "\"inputs\"", "\"gift\"", "\"wide\"", "\"columns\"", "\"file\"", ":", ",", "1", "null", "\"a:b\"", "\"\"", "/*", "é", "\"params\""];
        Gen.Int[0, pieces.Length - 1].Array[0, 14].Sample(
            picks => { Read(string.Concat(picks.Select(pick => pieces[pick]))); }, iter: 600, threads: 1);
        Gen.Byte.Array[0, 30].Sample(
            bytes => { RoundConfiguration.Read(_folder.Write("random.json", bytes), [], [], null); }, iter: 300, threads: 1);
    }
}
