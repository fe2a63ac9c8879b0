namespace Mechanisms.Cli.Tests.Hostile;

public sealed class ResultFolderTests : HostileFolder
{
    [Theory]
    [InlineData("gifts.csv")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("round.json")]
    [InlineData("gifts.csv/results")]
    [InlineData("theirs")]
    public void A_folder_that_cannot_be_ours_leaves_no_output_at_all(string folder)
    {
        Directory.CreateDirectory(Path.Combine(Home, "theirs"));
        Write("theirs/notes.txt", "mine");
        foreach (string format in new[] { "table", "json", "csv" }) RefuseInput("run", "round.json", "--out", folder, "--format", format);
    }

    [Fact]
    public void A_fault_of_the_round_leaves_earlier_results_as_they_are()
    {
        Run("run", "round.json", "--out", "results").Status.ShouldBe(0);
        string before = File.ReadAllText(Path.Combine(Home, "results", "match.csv"));
        Write("gifts.csv", Headers + "ada,park,x\n");
        RefuseInput("run", "round.json", "--out", "results");
        File.ReadAllText(Path.Combine(Home, "results", "match.csv")).ShouldBe(before);
    }

    [Fact]
    public void Results_replace_earlier_ones_until_somebody_puts_something_among_them()
    {
        Run("run", "round.json", "--out", "results").Status.ShouldBe(0);
        Run("run", "round.json", "--out", "results").Status.ShouldBe(0);
        Directory.EnumerateFileSystemEntries(Home).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal).ShouldBe(["gifts.csv", "results", "round.json"]);
        Write("results/notes.txt", "mine");
        RefuseInput("run", "round.json", "--out", "results");
    }

    [Fact]
    public void A_linked_folder_stays_a_link()
    {
        Directory.CreateDirectory(Path.Combine(Home, "far"));
        Directory.CreateSymbolicLink(Path.Combine(Home, "near"), Path.Combine(Home, "far"));
        Run("run", "round.json", "--out", "near").Status.ShouldBe(0);
        new DirectoryInfo(Path.Combine(Home, "near")).LinkTarget.ShouldNotBeNull();
        File.Exists(Path.Combine(Home, "far", "match.csv")).ShouldBeTrue();
    }
}
