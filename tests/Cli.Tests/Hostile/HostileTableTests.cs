using System.Text;

namespace Mechanisms.Cli.Tests.Hostile;

public sealed class HostileTableTests : HostileFolder
{
    [Theory]
    [InlineData("1,5")]
    [InlineData("\"1.234,56\"")]
    [InlineData("$3")]
    [InlineData("1e999")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("0x10")]
    [InlineData("\u0661\u0662\u0663")]
    [InlineData("\uff11\uff12")]
    [InlineData("\u00bd")]
    [InlineData("1 000")]
    [InlineData("1__0")]
    [InlineData("1.")]
    [InlineData("--1")]
    [InlineData("-0.0000001")]
    [InlineData("=1+1")]
    [InlineData("1\u202e2")]
    [InlineData("(1)")]
    [InlineData("TRUE")]
    [InlineData("")]
    [InlineData("\"\"")]
    public void A_cell_that_is_no_number_of_the_input_is_refused(string cell)
    {
        Write("gifts.csv", $"{Headers}ada,park,{cell}\n");
        RefuseInput("run", "round.json", "--out", "results", "--format", "csv").Error.ShouldContain("gifts.csv:2:");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF")]
    [InlineData("\n\n")]
    [InlineData("contributor\na\n")]
    [InlineData("contributor,project,project,gift\na,b,c,1\n")]
    [InlineData("contributor,Project,PROJECT,gift\na,b,c,1\n")]
    [InlineData("contributor,project,gift\na,b\n")]
    [InlineData("contributor,project,gift\na,b,1,2\n")]
    [InlineData("contributor,project,gift\na;b;1\n")]
    [InlineData("contributor,project,gift\n,b,1\n")]
    [InlineData("contributor,project,gift\n\u00a0,b,1\n")]
    [InlineData("contributor,project,gift\na,b\0,1\n")]
    [InlineData("contributor,project,gift\n\"a,b,1\n")]
    [InlineData("contributor,project,gift\n\"a\"x,b,1\n")]
    [InlineData("sep=;\ncontributor,project,gift\na,b,1\n")]
    public void A_table_with_one_thing_wrong_is_refused(string text)
    {
        Write("gifts.csv", text);
        RefuseInput("run", "round.json", "--out", "results");
    }

    [Fact]
    public void Other_encodings_are_refused()
    {
        byte[][] all =
        [
            Encoding.Unicode.GetBytes(Headers + "a,b,1\n"),
            Encoding.Latin1.GetBytes(Headers + "\u00e9,b,1\n"),
        ];
        foreach (byte[] bytes in all)
        {
            Write("gifts.csv", bytes);
            RefuseInput("run", "round.json", "--out", "results");
        }
    }

    [Fact]
    public void A_cell_of_a_megabyte_is_cut_in_the_message()
    {
        Write("gifts.csv", $"{Headers}ada,park,{new string('x', 1 << 20)}\n");
        RefuseInput("run", "round.json");
        Write("gifts.csv", $"{Headers}ada,park,\"{string.Concat(Enumerable.Repeat("y\n", 10_000))}\"\n");
        RefuseInput("run", "round.json");
    }

    [Fact]
    public void A_file_that_breaks_off_while_it_is_read_is_a_fault_of_the_data()
    {
        if (!OperatingSystem.IsLinux()) return;
        RefuseInput("run", "quadratic_funding", "--set", "pool=1", "--gift", "/proc/self/mem").Error.ShouldContain("MECH6002");
    }

    [Fact]
    public void A_hundred_thousand_columns_are_read_in_bearable_time()
    {
        string[] headers = [.. Enumerable.Range(0, 100_000).Select(i => $"p{i}")];
        Write("gifts.csv", $"contributor,{string.Join(',', headers)}\nada,{string.Join(',', headers.Select(_ => "x"))}\n");
        string wide = string.Join(',', headers.Select(header => $"\"{header}\""));
        Write("wide.json", Round.Replace("\"gifts.csv\"", $$"""{ "file": "gifts.csv", "wide": { "project": [{{wide}}] } }""", StringComparison.Ordinal));
        RefuseWith(1, "run", "wide.json").Error.ShouldContain("`gift` needs a number");
    }

    [Fact]
    public void Dropped_rows_are_not_each_compared_with_the_whole_roster()
    {
        const int count = 10_000;
        Write("projects.csv", "project\n" + string.Concat(Enumerable.Range(0, count).Select(i => $"project{i}\n")));
        Write("gifts.csv", Headers + string.Concat(Enumerable.Range(0, count).Select(i => $"ada,projekt{i},1\n")));
        Write("round.json", Round.Replace("\"params\"", "\"badRows\": \"drop\", \"members\": { \"project\": \"projects.csv\" }, \"params\"", StringComparison.Ordinal));
        MechRun run = Run("run", "round.json", "--format", "csv");
        run.Status.ShouldBe(0, run.Error);
        run.Out.Count(each => each == '\n').ShouldBe(count + 1);
    }

    [Fact]
    public void Control_characters_of_ids_reach_no_terminal_and_stay_in_files()
    {
        Write("gifts.csv", Headers + "ada,\u001b[31mpark\u202e,4\nben,\u001b[31mpark\u202e,4\n");
        Run("run", "round.json").Out.ShouldContain("\\u{1B}[31mpark\\u{202E}");
        Run("run", "round.json", "--format", "csv").Out.ShouldBe("project,value\n\u001b[31mpark\u202e,8\n");
    }

    [Fact]
    public void Ids_with_commas_quotes_and_line_breaks_come_through_csv_output()
    {
        Write("gifts.csv", Headers + "ada,\"a,\"\"b\"\"\r\nc\",4\nben,\"a,\"\"b\"\"\r\nc\",4\nada,=1+1,4\n");
        Run("run", "round.json", "--format", "csv").Out.ShouldBe("project,value\n=1+1,0\n\"a,\"\"b\"\"\r\nc\",8\n");
    }
}
