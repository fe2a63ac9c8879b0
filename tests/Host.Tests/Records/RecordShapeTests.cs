using System.Text;
using System.Text.Json;
using Mechanisms.Host.Records;
using Mechanisms.Host.Running;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Tests.Records;

public class RecordShapeTests
{
    // A setting that a record leaves out would be lost when the run is repeated: whoever adds one adds it to RoundJson.
    [Fact]
    public void A_record_has_every_setting_of_a_round()
    {
        Names<RoundSettings>().ShouldBe(["BaseDirectory", "Currency", "DropBadRows", "HasRoundFile", "Inputs", "Mechanism", "Members", "Others", "Parameters", "RecordedOutside"]);
        Names<TableSettings>().ShouldBe(["Columns", "Delimiter", "File", "Habits", "Output", "Place", "Wide"]);
        Names<WideSettings>().ShouldBe(["Headers", "Ids", "Set"]);
        Names<HabitSettings>().ShouldBe(["Dates", "Encoding", "No", "Numbers", "OfValues", "Yes"]);
        Names<CurrencySettings>().ShouldBe(["Code", "Unit"]);

        static string[] Names<T>() => [.. typeof(T).GetProperties().Select(property => property.Name).Where(name => name != "EqualityContract").Order(StringComparer.Ordinal)];
    }

    [Fact]
    public void A_record_names_what_the_run_was_made_of_and_nothing_of_this_machine()
    {
        using RowFolder folder = Make();
        folder.Run();
        string text = folder.Read("record.json");
        text.ShouldNotContain(folder.Path);
        text.ShouldNotContain(Environment.UserName + "/");
        JsonElement root = JsonDocument.Parse(text).RootElement;
        root.GetProperty("round").GetProperty("inputs").GetProperty("gift").GetProperty("columns").GetProperty("gift").GetString().ShouldBe("amount");
        root.GetProperty("tables").GetProperty("gift").GetProperty("sha256").GetString().ShouldBe(Hash(File.ReadAllBytes(Path.Combine(folder.Path, "gifts.csv"))));
        root.GetProperty("tables").GetProperty("gift").GetProperty("rowsSha256").GetString().ShouldBe(Hash(Encoding.UTF8.GetBytes("ada,park,4\n")));
        root.GetProperty("files").GetProperty("match.csv").GetString().ShouldBe(Hash(Encoding.UTF8.GetBytes(folder.Read("match.csv"))));
        root.GetProperty("made").GetProperty("home").GetString().ShouldBe("..");
        root.GetProperty("made").GetProperty("set").GetProperty("pool").GetString().ShouldBe("round.json:1");
        root.GetProperty("scripts").EnumerateArray().ShouldAllBe(script => script.GetProperty("library").GetString()!.StartsWith("library/"));
        root.GetProperty("scripts").GetArrayLength().ShouldBeGreaterThan(1);
    }

    [Fact]
    public void What_is_read_back_is_what_was_written()
    {
        using RowFolder folder = Make();
        folder.Run();
        RecordResult read = RecordReader.Read("results", folder.Path, null);
        read.Diagnostics.ShouldBeEmpty();
        RunRecord record = read.Record.ShouldNotBeNull();
        record.Round.Parameters["pool"].Text.ShouldBe("1e2");
        record.Round.Inputs["gift"].Columns["gift"].Text.ShouldBe("amount");
        record.Round.DropBadRows.ShouldBeTrue();
        record.Round.BaseDirectory.ShouldBe(Path.GetFullPath(folder.Path));
        record.Round.Currency!.Code!.Text.ShouldBe("EUR");
    }

    [Fact]
    public void Two_ids_that_would_get_one_pseudonym_get_longer_ones()
    {
        PseudonymKey key = PseudonymKey.Of("sixteen letters!")!;
        MemberSet[] sets = [new MemberSet("a", [.. Enumerable.Range(0, 100).Select(id => $"m{id}")]), new MemberSet("b", ["m1"])];
        Pseudonyms names = Pseudonyms.Of(key, [.. sets], _ => false, length: 1);
        names.Sets[0].Ids.Distinct().Count().ShouldBe(100);
        names.Sets[0].Ids.ShouldBe(names.Sets[0].Ids.Order(StringComparer.Ordinal));
        names.Numbers[0].Order().ShouldBe(Enumerable.Range(0, 100));
        Pseudonyms.Of(key, [.. sets], _ => false).Sets[0].Ids.ShouldNotContain(Pseudonyms.Of(key, [.. sets], _ => false).Sets[1].Ids[0]);
        Pseudonyms.Of(PseudonymKey.Of("sixteen letters?")!, [.. sets], _ => false).Sets[1].Ids[0].ShouldNotBe(Pseudonyms.Of(key, [.. sets], _ => false).Sets[1].Ids[0]);
    }

    [Fact]
    public void A_seal_opens_with_its_key_only_and_only_unchanged()
    {
        PseudonymKey key = PseudonymKey.Of("sixteen letters!")!, other = PseudonymKey.Of("sixteen letters?")!;
        string seal = key.Seal("ada & ben");
        key.Seal("ada & ben").ShouldBe(seal);
        key.Open(seal).ShouldBe("ada & ben");
        other.Open(seal).ShouldBeNull();
        key.Open("no base64").ShouldBeNull();
        key.Open("AAAA").ShouldBeNull();
        byte[] bytes = Convert.FromBase64String(seal);
        for (int at = 0; at < bytes.Length; at++)
        {
            bytes[at] ^= 1;
            key.Open(Convert.ToBase64String(bytes)).ShouldBeNull();
            bytes[at] ^= 1;
        }

        PseudonymKey.Of(" too short ").ShouldBeNull();
        PseudonymKey.Of("sixteen letters!\n")!.Mark.ShouldBe(key.Mark);
    }

    private static RowFolder Make()
    {
        var folder = new RowFolder();
        folder.Write("gifts.csv", "contributor,project,amount\nada,park,4\n");
        folder.Write("round.json", """{ "mechanism": "quadratic_funding", "params": { "pool": 1e2 }, "badRows": "drop", "currency": { "code": "EUR" }, "inputs": { "gift": { "file": "gifts.csv", "columns": { "gift": "amount" } } } }""");
        return folder;
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
}
