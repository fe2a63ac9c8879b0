using Mechanisms.Conformance.Docs;

namespace Mechanisms.Cli.Tests.Docs;

/// <summary>
/// Replays pages of the documentation: blocks marked <c>file NAME</c> are saved, those marked <c>diff NAME</c> change what
/// was saved, and of those marked <c>console</c> each line <c>$ mech …</c> is run and must give the lines behind it.
/// </summary>
public sealed class TutorialTests : IDisposable
{
    private const string Prompt = "$ mech ";

    // Set to 1 to write into the pages what the commands give; the diff of the source tree is then the review.
    internal static bool IsBlessing => Environment.GetEnvironmentVariable("MECH_BLESS") == "1";


    // On a page that also makes files of its own: commands that are for the checkout.
    private const string InCheckout = "checkout";

    private readonly string _folder = Directory.CreateTempSubdirectory("mechanisms-tutorial-").FullName;

    [Fact]
    public void The_tutorial_can_be_followed_from_an_empty_folder() => Replay("docs/tutorial.md", _folder).ShouldBeGreaterThan(7);

    [Fact]
    public void The_records_of_the_page_on_rounds_can_be_followed_from_an_empty_folder() => Replay("docs/rounds.md", _folder).ShouldBe(5);

    [Fact]
    public void The_page_on_experiments_can_be_followed_from_an_empty_folder() => Replay("docs/experiments.md", _folder).ShouldBe(4);

    [Fact]
    public void The_page_on_comparing_can_be_followed_from_an_empty_folder() => Replay("docs/comparing.md", _folder).ShouldBe(8);

    [Fact]
    public void The_page_on_edge_cases_can_be_followed_from_an_empty_folder() => Replay("docs/edge-cases.md", _folder).ShouldBe(12);

    [Fact]
    public void The_page_on_explaining_can_be_followed_from_an_empty_folder() => Replay("docs/explaining.md", _folder).ShouldBe(3);

    [Fact]
    public void The_page_on_reports_can_be_followed_from_an_empty_folder() => Replay("docs/reporting.md", _folder).ShouldBe(3);

    [Theory]
    [InlineData("1-the-price-of-a-vote")]
    [InlineData("2-who-decides")]
    [InlineData("3-ten-small-gifts")]
    [InlineData("4-a-contract-that-grows")]
    public void A_lesson_can_be_followed_in_a_copy_of_its_folder_and_makes_its_pictures_anew(string lesson)
    {
        string there = Path.Combine(MarkdownBlock.Root, "examples", "lessons", lesson);
        string[] pictures = Directory.GetFiles(there, "*.svg");
        foreach (string file in Directory.GetFiles(there).Except(pictures)) File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        Replay($"examples/lessons/{lesson}/README.md", _folder).ShouldBeGreaterThan(0);
        string[] made = [.. Directory.GetFiles(_folder, "*.svg").Select(Path.GetFileName).Order(StringComparer.Ordinal)!];
        foreach (string picture in made)
        {
            if (IsBlessing) File.Copy(Path.Combine(_folder, picture), Path.Combine(there, picture), overwrite: true);
            File.ReadAllText(Path.Combine(there, picture)).ShouldBe(File.ReadAllText(Path.Combine(_folder, picture)), picture);
        }

        made.ShouldNotBeEmpty();
        if (!IsBlessing) made.ShouldBe(pictures.Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("docs/rounds.md")]
    [InlineData("examples/README.md")]
    [InlineData("examples/beyond-conference/README.md")]
    [InlineData("examples/clr-fund/README.md")]
    [InlineData("examples/scripts/README.md")]
    public void Commands_in_the_checkout_give_what_the_page_shows(string page) =>
        Replay(page, MarkdownBlock.Root).ShouldBeGreaterThan(0);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    internal static int Replay(string page, string folder)
    {
        int commands = 0;
        bool isCheckout = folder == MarkdownBlock.Root, hasFiles = MarkdownBlock.Of(page, "file").Any();
        IEnumerable<MarkdownBlock> blocks = new[] { "file", "diff", "console" }.SelectMany(kind => MarkdownBlock.Of(page, kind)
            .Where(block => isCheckout
                ? kind == "console" && (!hasFiles || block.Words.Contains(InCheckout))
                : !block.Words.Contains(InCheckout))
            .Select(block => block with { Words = [kind, .. block.Words.Where(word => word != InCheckout)] }));
        foreach (MarkdownBlock block in blocks.OrderBy(block => block.Line))
        {
            switch (block.Words)
            {
                case ["file", var name]:
                    File.WriteAllText(Path.Combine(folder, name), block.Text);
                    break;
                case ["diff", var name]:
                    Change(Path.Combine(folder, name), block, page);
                    break;
                default:
                    commands += Run(block, page, folder);
                    break;
            }
        }

        return commands;
    }

    private static void Change(string file, MarkdownBlock block, string page)
    {
        string[] lines = block.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        string old = Side(lines, '-'), now = Side(lines, '+');
        string[] parts = File.ReadAllText(file).Split(old);
        parts.Length.ShouldBe(2, $"{page}:{block.Line}: the lines to change must stand once in the file");
        File.WriteAllText(file, parts[0] + now + parts[1]);
    }

    // The text of a block stands once on its page; if not, the first one is as good.
    private static void Accept(string page, MarkdownBlock block, string accepted)
    {
        string path = Path.Combine(MarkdownBlock.Root, page), text = File.ReadAllText(path);
        int at = text.IndexOf(block.Text, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, $"{page}:{block.Line}");
        File.WriteAllText(path, text[..at] + accepted + text[(at + block.Text.Length)..]);
    }

    private static string Side(string[] lines, char sign) =>
        string.Concat(lines.Where(line => line[0] == ' ' || line[0] == sign).Select(line => line[1..] + "\n"));

    private static int Run(MarkdownBlock block, string page, string folder)
    {
        string[] lines = block.Text.Split('\n')[..^1];
        string accepted = "";
        int commands = 0;
        for (int at = 0; at < lines.Length; commands++)
        {
            string command = lines[at];
            command.ShouldStartWith(Prompt);
            int next = Array.FindIndex(lines, at + 1, line => line.StartsWith(Prompt, StringComparison.Ordinal));
            if (next < 0) next = lines.Length;
            MechRun run = Mech.RunIn(folder, command[Prompt.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries));
            string expected = string.Join('\n', lines[(at + 1)..next]);

            // Whoever stands in the folder sees its files without it.
            string shown = (run.Out + run.Error).Replace(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
            if (IsBlessing) accepted += $"{command}\n{shown.TrimEnd('\n')}\n";
            else shown.TrimEnd('\n').ShouldBe(expected, $"{page}:{block.Line + 1 + at}: {command}");
            at = next;
        }

        if (IsBlessing) Accept(page, block, accepted);

        return commands;
    }
}
