using Mechanisms.Conformance.Baselines;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Host;

namespace Mechanisms.Conformance.Docs;

/// <summary>The pages of the library are what their scripts say today.</summary>
public class LibraryPagesTests
{
    private static readonly MechanismHost Host = MechanismHost.Create(".");

    private static string Folder { get; } = Path.Combine(MarkdownBlock.Root, "docs", "library");

    public static TheoryData<string> Mechanisms =>
        [.. Host.Library().Where(it => it.Entry.Kind == DeclarationKind.Mechanism).Select(it => it.Entry.Name)];

    [Theory]
    [MemberData(nameof(Mechanisms))]
    public void A_page_is_what_its_script_says(string name)
    {
        TextResult page = Host.Page(name);
        page.Diagnostics.ShouldBeEmpty();
        string text = page.Text.ShouldNotBeNull();
        text.ShouldNotContain('\r');
        text.ShouldContain("## A worked example");
        string path = PathOf(name);
        if (CaseFolder.IsBlessing) Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Baseline.ShouldMatch(path, text);
    }

    [Fact]
    public void The_overview_leads_to_every_page() => Baseline.ShouldMatch(Path.Combine(Folder, "README.md"), Host.LibraryPage());

    [Fact]
    public void There_is_no_page_of_a_mechanism_that_is_gone()
    {
        if (CaseFolder.IsBlessing) return;
        Directory.EnumerateFiles(Folder, "*.md", SearchOption.AllDirectories).Select(Path.GetFullPath).Order(StringComparer.Ordinal).ShouldBe(
            Mechanisms.Select(row => PathOf(row.Data)).Append(Path.Combine(Folder, "README.md")).Order(StringComparer.Ordinal));
    }

    private static string PathOf(string name)
    {
        string script = Host.Library().First(it => it.Entry.Name == name && it.Entry.Kind == DeclarationKind.Mechanism).Script.Path;
        return Path.GetFullPath(Path.Combine(Folder, "..", Path.GetDirectoryName(script)!, name + ".md"));
    }
}
