using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host;
using Mechanisms.Host.Examples;

namespace Mechanisms.Conformance.Docs;

/// <summary>Every script and every part of one that the documentation shows: it is what it says it is.</summary>
public sealed class LanguageReferenceTests : IDisposable
{
    private const string Reference = "docs/language.md";
    private readonly string _folder = Directory.CreateTempSubdirectory("mechanisms-docs-").FullName;

    public static IEnumerable<TheoryDataRow<string, int>> Blocks => Pages
        .SelectMany(page => MarkdownBlock.Of(page, "mech").Select((_, at) => new TheoryDataRow<string, int>(page, at)));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static string[] Pages => ["README.md", Reference, "docs/tutorial.md", "CONTRIBUTING.md"];

    [Theory]
    [MemberData(nameof(Blocks))]
    public void A_block_of_the_documentation_is_what_it_says(string page, int at)
    {
        MarkdownBlock block = MarkdownBlock.Of(page, "mech")[at];
        Snippet snippet = Snippet.Of(block);
        string place = $"{page}:{block.Line}";
        File.WriteAllText(Path.Combine(_folder, "snippet.mech"), snippet.Script);
        var host = MechanismHost.Create(_folder);

        ImmutableArray<Diagnostic> messages = host.Check(["snippet.mech"], Cancellation);
        string[] expected = snippet.Error is { } code ? [code] : [];
        messages.Select(it => it.Code).ShouldBe(expected, $"{place}: {Words(messages)}");
        if (snippet.Error is not null || !snippet.Script.Contains("mechanism ", StringComparison.Ordinal)) return;

        // On both backends, which must agree to the bit.
        TestReport report = host.Test(["snippet.mech"], Cancellation);
        report.Diagnostics.ShouldBeEmpty($"{place}: {Words(report.Diagnostics)}");
        report.Examples.ShouldNotBeEmpty(place);
        foreach (ExampleResult example in report.Examples)
        {
            example.HasPassed.ShouldBeTrue($"{place}, \"{example.Title}\": {Words(example.Diagnostics)}");
        }
    }

    [Fact]
    public void The_reference_has_many_blocks_and_all_are_run()
    {
        MarkdownBlock.Of(Reference, "mech").Count.ShouldBeGreaterThan(25);
        MarkdownBlock.Of("README.md", "mech").ShouldNotBeEmpty();
    }

    [Fact]
    public void The_built_in_names_of_the_reference_are_the_ones_that_are_taken()
    {
        string page = File.ReadAllText(Path.Combine(MarkdownBlock.Root, Reference));
        foreach (string name in "pi sqrt abs min max exp log arctan floor ceiling sum count any all mean median".Split(' '))
        {
            page.ShouldContain(name);
            File.WriteAllText(Path.Combine(_folder, "taken.mech"), $"language 1\nmechanism m {{\n    set {name}\n}}\n");
            MechanismHost.Create(_folder).Check(["taken.mech"], Cancellation).ShouldHaveSingleItem().Code.ShouldBe("MECH2008", name);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Words(IEnumerable<Diagnostic> messages) =>
        string.Join("; ", messages.Select(it => $"{it.Code} line {it.Location.Line}: {it.Message}"));
}
