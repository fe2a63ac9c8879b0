using System.Text;
using Mechanisms.Conformance.Docs;

namespace Mechanisms.Cli.Tests.Docs;

/// <summary>The pictures of the page on pictures are those that its commands draw today.</summary>
public sealed class PicturesPageTests : IDisposable
{
    private const string Page = "docs/pictures.md";
    private const int LargestFile = 50_000;
    private static readonly string Pictures = Path.Combine(MarkdownBlock.Root, "docs", "pictures");
    private readonly string _folder = Directory.CreateTempSubdirectory("mechanisms-pictures-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_command_of_the_page_draws_the_picture_that_it_shows()
    {
        TutorialTests.Replay(Page, _folder).ShouldBeGreaterThan(9);
        string[] drawn = [.. Directory.EnumerateFiles(_folder, "*.svg").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal)];
        string page = File.ReadAllText(Path.Combine(MarkdownBlock.Root, Page));
        foreach (string name in drawn)
        {
            page.ShouldContain($"](pictures/{name})");
            string now = File.ReadAllText(Path.Combine(_folder, name)), path = Path.Combine(Pictures, name);
            now.Length.ShouldBeLessThan(LargestFile);
            if (TutorialTests.IsBlessing) File.WriteAllText(path, now, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            else File.ReadAllText(path).ReplaceLineEndings("\n").ShouldBe(now, $"{name} is drawn otherwise today; MECH_BLESS=1 accepts it");
        }

        Directory.EnumerateFiles(Pictures).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal).ShouldBe(drawn);
    }
}
