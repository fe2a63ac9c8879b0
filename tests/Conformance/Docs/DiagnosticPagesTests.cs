using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Conformance.Docs;

/// <summary>Every code has a page, and what the pages say is tried.</summary>
public partial class DiagnosticPagesTests
{
    // Shown, not tried: what is too large for a page, what no page of text can hold, what the system has to refuse, pictures and pages, what
    // another message always says first (4014, 5018, 7009, 8102, 8104), and faults of ours.
    private static readonly ImmutableArray<string> ShownOnly =
    [
        "MECH1067", "MECH1068", "MECH1069", "MECH1070", "MECH1071", "MECH1072", "MECH1073", "MECH1074", "MECH1075", "MECH1076",
        "MECH4014",
        "MECH5003", "MECH5004", "MECH5005", "MECH5018", "MECH5019", "MECH5035", "MECH5048",
        "MECH6002", "MECH6003", "MECH6045",
        "MECH7006", "MECH7008", "MECH7009", "MECH7010",
        "MECH8002", "MECH8004", "MECH8005", "MECH8010", "MECH8011", "MECH8012", "MECH8102", "MECH8104",
        "MECH8202", "MECH8205", "MECH8207", "MECH8208", "MECH8209", "MECH8210", "MECH8211",
        "MECH8405", "MECH8406", "MECH8407", "MECH8440", "MECH8441",
        "MECH9001", "MECH9002", "MECH9003", "MECH9004",
    ];

    public static TheoryData<string> Pages => [.. DiagnosticPage.Codes];

    public static TheoryData<string> TriedPages => [.. DiagnosticPage.Codes.Except(ShownOnly)];

    [Fact]
    public void Every_code_has_a_page_and_every_page_a_code() => DiagnosticPage.Codes.ShouldBe(DeclaredCodes());

    [Fact]
    public void The_index_lists_every_page_with_its_title()
    {
        string index = File.ReadAllText(Path.Combine(DiagnosticPage.Folder, "README.md")).ReplaceLineEndings("\n");
        string[] listed = [.. index.Split('\n').Where(line => line.StartsWith("- [MECH", StringComparison.Ordinal))];
        listed.ShouldBe(DiagnosticPage.Codes.Select(code => $"- [{code}]({code}.md): {TitleOf(code)}"));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_has_the_headings_in_order(string code)
    {
        DiagnosticPage page = DiagnosticPage.Read(code);
        page.Title.ShouldStartWith($"# {code}: ");
        int least = DiagnosticPage.AllHeadings.Length - 1;
        page.Headings.ShouldBe(DiagnosticPage.AllHeadings.Take(Math.Max(least, page.Headings.Length)));
        page.BlocksUnder(DiagnosticPage.Example).ShouldNotBeEmpty();
        page.BlocksUnder(DiagnosticPage.AllHeadings[0]).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_links_to_pages_by_their_titles(string code)
    {
        foreach (Match link in Link().Matches(DiagnosticPage.Read(code).Text))
        {
            link.Groups["title"].Value.ShouldBe(TitleOf(link.Groups["code"].Value));
        }
    }

    [Theory]
    [MemberData(nameof(TriedPages))]
    public void The_example_of_a_page_produces_its_code(string code)
    {
        ImmutableArray<Diagnostic> found = PageRun.Messages(DiagnosticPage.Read(code).BlocksUnder(DiagnosticPage.Example));
        found.Select(message => message.Code).ShouldContain(code, InWords(found));
    }

    [Theory]
    [MemberData(nameof(TriedPages))]
    public void The_mended_form_of_a_page_has_no_error(string code)
    {
        DiagnosticPage page = DiagnosticPage.Read(code);
        ImmutableArray<PageBlock> mended = page.BlocksUnder(DiagnosticPage.Mending);
        if (!mended.Any(block => !block.IsFragment)) return;

        // What the mended form does not show again stays as it was.
        IEnumerable<PageBlock> kept = page.BlocksUnder(DiagnosticPage.Example).Where(block => block.Language == "console"
            ? mended.All(other => other.Language != "console")
            : block.IsFile && mended.All(other => other.Name != block.Name));
        ImmutableArray<Diagnostic> found = PageRun.Messages([.. kept, .. mended]);
        found.ShouldAllBe(message => message.Severity != Severity.Error && message.Code != code, InWords(found));
    }

    [Fact]
    public void What_is_shown_only_is_marked_as_a_fragment()
    {
        static bool IsTried(string code) => DiagnosticPage.Read(code).BlocksUnder(DiagnosticPage.Example).Any(block => !block.IsFragment);
        DiagnosticPage.Codes.Where(code => !IsTried(code)).ShouldBe(ShownOnly);
    }

    private static string[] DeclaredCodes()
    {
        char bar = Path.DirectorySeparatorChar;
        return
        [
            .. Directory.EnumerateFiles(Path.Combine(DiagnosticPage.Repository, "src"), "*.cs", SearchOption.AllDirectories)
                .Where(file => !file.Contains($"{bar}obj{bar}", StringComparison.Ordinal) && !file.Contains($"{bar}bin{bar}", StringComparison.Ordinal))
                .SelectMany(file => Declared().Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    private static string TitleOf(string code) => DiagnosticPage.Read(code).Title[$"# {code}: ".Length..];

    private static string InWords(ImmutableArray<Diagnostic> found) =>
        found.IsEmpty ? "nothing was said" : string.Join("\n", found.Select(message => $"{message.Location.File}:{message.Location.Line} {message.Code}: {message.Message}"));

    [GeneratedRegex("\"(?<code>MECH[0-9]{4})\"", RegexOptions.CultureInvariant)]
    private static partial Regex Declared();

    [GeneratedRegex(@"^- \[(?<code>MECH[0-9]{4})\]\([^)]*\): (?<title>.*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Link();
}
