using System.Xml.Linq;

namespace Mechanisms.Cli.Tests;

/// <summary><c>mech curve</c>, <c>compare</c>, <c>sweep</c>, <c>explain</c> and <c>report</c>.</summary>
public sealed class ExploringTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("exploring-").FullName;

    public ExploringTests()
    {
        File.WriteAllText(Path.Combine(_folder, "gifts.csv"), "contributor,project,gift\nada,park,1\nben,park,4\nada,garden,4\nben,garden,4\n");
        File.WriteAllText(Path.Combine(_folder, "round.json"), "{ \"mechanism\": \"quadratic_funding\", \"params\": { \"pool\": 6 }, \"inputs\": { \"gift\": \"gifts.csv\" } }");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("curve")]
    [InlineData("compare")]
    [InlineData("sweep")]
    [InlineData("explain")]
    [InlineData("report")]
    public void Each_verb_has_a_help_with_examples(string verb)
    {
        MechRun run = Mech.Run(verb, "--help");
        run.Status.ShouldBe(0);
        run.Out.ShouldContain("Examples:\n  mech " + verb);
    }

    [Theory]
    [InlineData("curve", "mech curve needs a cost")]
    [InlineData("curve linear --steps 0", "--steps needs a whole number")]
    [InlineData("compare", "mech compare needs a round")]
    [InlineData("compare --on round.json", "at least two to compare")]
    [InlineData("compare --on round.json --with cap=1% --into 3", "nobody is split")]
    [InlineData("compare --on round.json --split contributor=ada --into 1", "--into needs a whole number from 2")]
    [InlineData("sweep --over cap=1%..2%", "mech sweep needs a round file")]
    [InlineData("sweep round.json", "mech sweep needs a parameter that moves")]
    [InlineData("explain", "mech explain needs a round file")]
    [InlineData("report", "mech report needs a round file")]
    [InlineData("report round.json", "mech report needs a file for the page: --out report.html")]
    [InlineData("explain round.json --depth -1", "--depth needs a whole number, 0 or more")]
    public void A_command_line_that_says_too_little_is_told_what_is_missing(string line, string message)
    {
        MechRun run = Mech.RunIn(_folder, line.Split(' '));
        run.Status.ShouldBe(2);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain(message);
    }

    [Fact]
    public void A_drawing_goes_into_the_file_and_the_table_to_standard_output()
    {
        MechRun run = Mech.RunIn(_folder, "sweep", "round.json", "--over", "cap=10%..100%", "--plot", "cap.svg");
        run.ShouldBe(new MechRun(0, Mech.RunIn(_folder, "sweep", "round.json", "--over", "cap=10%..100%").Out, ""));
        string[] texts = [.. XDocument.Load(Path.Combine(_folder, "cap.svg")).Descendants().Where(it => it.Name.LocalName == "text").Select(it => it.Value)];
        texts.ShouldContain("park");
        texts.ShouldContain("garden");
        texts.ShouldContain("match (money)");
        texts.ShouldContain("100%");
    }

    [Fact]
    public void A_drawing_in_dots_is_a_picture_or_a_message_that_there_is_no_font()
    {
        MechRun run = Mech.RunIn(_folder, "curve", "linear", "--plot", "curve.png");
        if (run.Error.Contains("MECH8407", StringComparison.Ordinal)) return;
        run.Status.ShouldBe(0, run.Error);
        byte[] png = File.ReadAllBytes(Path.Combine(_folder, "curve.png"));
        png[..8].ShouldBe([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        png.Length.ShouldBeGreaterThan(5_000);
    }

    [Theory]
    [InlineData("curve.jpg", "MECH8405")]
    [InlineData("nowhere/curve.svg", "MECH8406")]
    public void A_drawing_that_cannot_be_written_leaves_nothing(string file, string code)
    {
        MechRun run = Mech.RunIn(_folder, "curve", "linear", "--plot", file);
        run.Status.ShouldBe(1);
        run.Out.ShouldBeEmpty();
        run.Error.ShouldContain(code);
    }

    [Theory]
    [InlineData("curve linear --plot curves.svg")]
    [InlineData("compare --on round.json --with cap=10%")]
    [InlineData("sweep round.json --over cap=10%..20%")]
    [InlineData("explain round.json --for project=park")]
    [InlineData("explain round.json --for project=park --format html")]
    public void The_same_command_gives_the_same_bytes(string line) => Mech.RunIn(_folder, line.Split(' ')).ShouldBe(Mech.RunIn(_folder, line.Split(' ')));

    [Fact]
    public void A_depth_cuts_an_explanation_and_says_what_it_leaves_out()
    {
        string Explained(string depth) => Mech.RunIn(_folder, "explain", "round.json", "--for", "project=park", "--depth", depth).Out;

        Explained("0").ShouldBe("match[park] = 2 money  (not explained here)\n");
        Explained("1").ShouldContain("\n  subsidy[park] = 4 money  The part that the contributors did not bring themselves: exactly 0 for a single one.  (not explained here)\n");
        Explained("100").ShouldBe(Mech.RunIn(_folder, "explain", "round.json", "--for", "project=park").Out);
        Explained("100").ShouldNotContain("not explained here");
    }

    [Fact]
    public void An_explanation_and_a_run_have_the_same_numbers()
    {
        string run = Mech.RunIn(_folder, "run", "round.json", "--format", "csv").Out;
        foreach (string line in run.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1))
        {
            string[] cells = line.Split(',');
            Mech.RunIn(_folder, "explain", "round.json", "--for", $"project={cells[0]}").Out.ShouldStartWith($"match[{cells[0]}] = {cells[1]} money\n");
        }
    }
}
