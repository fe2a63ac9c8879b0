using System.Globalization;
using System.Text.Json;

namespace Mechanisms.Cli.Tests.Hostile;

public sealed class SameBytesTests : HostileFolder
{
    private const string Votes =
        """
        language 1

        mechanism counted is funding {
            param digits : whole number = 1
            accept gift when gift < 50 money otherwise "{gift} is too much"
            raised[p] = sum(c: gift[c, p])
            match[p]  = raised[p] / 3
        }

        """;

    [Theory]
    [InlineData("en-US")]
    [InlineData("fr-FR")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Neither_the_culture_nor_the_order_of_rows_nor_the_backend_changes_a_byte(string culture)
    {
        Write("counted.mech", Votes);
        string[] rows = [.. Enumerable.Range(0, 60).Select(i => FormattableString.Invariant($"{(i % 4 == 0 ? " " : "")}I\u0307{i % 7},\u0131{i % 5}e\u0301,{i * 1.1:R}"))];
        string expected = "";
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            foreach (int seed in new[] { 0, 1, 2 })
            {
                if (seed > 0) new Random(seed).Shuffle(rows);
                CultureInfo.CurrentCulture = seed == 0 ? CultureInfo.InvariantCulture : new CultureInfo(culture);
                Write("gifts.csv", "Contributor,project,gift\n" + string.Join('\n', rows));
                foreach (string backend in new[] { "kernel", "interpreter" })
                {
                    MechRun run = Mech.RunIn(Home, "run", "counted.mech", "--gift", "gifts.csv", "--steps", "--format", "json", "--backend", backend);
                    run.Status.ShouldBe(0, run.Error);
                    string text = WithoutDroppedRows(run.Out);
                    if (expected.Length == 0) expected = text;
                    text.ShouldBe(expected);
                }
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Whole_numbers_keep_all_their_digits()
    {
        Write("counted.mech", Votes);
        string digits = "1" + new string('2', 200);
        MechRun run = Run("run", "counted.mech", "--gift", "gifts.csv", "--set", "digits=" + digits, "--format", "json");
        JsonDocument.Parse(run.Out).RootElement.GetProperty("params").GetProperty("digits").GetRawText().ShouldBe(digits);
    }

    // Their lines are those of the file, and the file was shuffled.
    private static string WithoutDroppedRows(string json)
    {
        int start = json.IndexOf("\"rows\": [", StringComparison.Ordinal);
        return json.Remove(start, json.IndexOf(']', start) - start);
    }
}
