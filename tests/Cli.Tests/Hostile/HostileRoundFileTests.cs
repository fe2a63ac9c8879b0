using System.Text;

namespace Mechanisms.Cli.Tests.Hostile;

public sealed class HostileRoundFileTests : HostileFolder
{
    [Theory]
    [InlineData("")]
    [InlineData("  \n")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("{}")]
    [InlineData("{\"\": 1}")]
    [InlineData("{\"mechanism\": \"a\", \"Mechanism\": \"b\"}")]
    [InlineData("{\"mechanism\": \"a\\u0000b\"}")]
    [InlineData("{\"mechanism\": \"./a\\u0000b\"}")]
    [InlineData("{\"mechanism\": \"./\"}")]
    [InlineData("{\"mechanism\": \"\\ud800\"}")]
    public void A_round_file_that_is_none_is_refused(string text)
    {
        Write("damaged.json", text);
        RefuseInput("run", "damaged.json", "--out", "results");
    }

    [Theory]
    [InlineData("100", "null")]
    [InlineData("100", "[1]")]
    [InlineData("100", "1e999")]
    [InlineData("100", "-1")]
    [InlineData("100", "NaN")]
    [InlineData("100", "\"1.234,56\"")]
    [InlineData("\"pool\"", "\"Pool\"")]
    [InlineData("\"pool\"", "\"a:b\"")]
    [InlineData("\"pool\"", "\"po\\u001b[31mol\"")]
    [InlineData("\"gift\"", "\"Gift\"")]
    [InlineData("\"params\"", "\"parms\"")]
    [InlineData("\"gifts.csv\"", "\"\"")]
    [InlineData("\"gifts.csv\"", "\".\"")]
    [InlineData("\"gifts.csv\"", "\"a\\u0000b\"")]
    [InlineData("\"gifts.csv\"", "7")]
    [InlineData("\"gifts.csv\"", "{ \"file\": \"gifts.csv\", \"columns\": { \"a:b\": \"x\" } }")]
    [InlineData("\"gifts.csv\"", "{ \"file\": \"gifts.csv\", \"columns\": { \"contributor\": \"project\" } }")]
    [InlineData("\"gifts.csv\"", "{ \"file\": \"gifts.csv\", \"delimiter\": \"ab\" }")]
    [InlineData("\"gifts.csv\"", "{ \"file\": \"gifts.csv\", \"wide\": { \"project\": { \"a:b\": \"x\", \"A:b\": \"y\" } } }")]
    public void A_round_file_with_one_thing_wrong_is_refused(string right, string wrong)
    {
        Write("damaged.json", Round.Replace(right, wrong, StringComparison.Ordinal));
        RefuseInput("run", "damaged.json", "--out", "results", "--format", "json");
    }

    [Fact]
    public void Every_beginning_of_a_round_file_is_refused()
    {
        for (int length = 0; length < Round.Length - 1; length++)
        {
            Write("damaged.json", Round[..length]);
            RefuseInput("run", "damaged.json", "--out", "results");
        }
    }

    [Fact]
    public void Other_encodings_and_deep_nesting_are_refused()
    {
        byte[][] all =
        [
            Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Round)).ToArray(),
            Encoding.Latin1.GetBytes(Round.Replace("gifts", "g\u00effts", StringComparison.Ordinal)),
            Encoding.UTF8.GetBytes(Round + "\0"),
            Encoding.UTF8.GetBytes(new string('[', 100_000)),
        ];
        foreach (byte[] bytes in all)
        {
            Write("damaged.json", bytes);
            RefuseInput("run", "damaged.json", "--out", "results");
        }
    }

    [Fact]
    public void What_is_as_long_as_a_file_is_cut_in_the_message()
    {
        Write("damaged.json", Round.Replace("100", "\"" + new string('9', 1_000_000) + "\"", StringComparison.Ordinal));
        RefuseInput("run", "damaged.json").Error.ShouldContain("damaged.json:1:");
    }

    [Fact]
    public void Many_unknown_keys_are_read_in_bearable_time()
    {
        const int count = 20_000;
        string parts = string.Concat(Enumerable.Range(0, count).Select(i => $", \"x{i}\": {{ \"file\": \"a.csv\" }}"));
        Write("damaged.json", Round.Replace("\"gifts.csv\"", "\"gifts.csv\"" + parts, StringComparison.Ordinal));
        MechRun run = RefuseWith(1, "run", "damaged.json");
        run.Error.ShouldContain($"{count} errors");
    }
}
