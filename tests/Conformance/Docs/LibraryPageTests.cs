using System.Text.RegularExpressions;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Host;

namespace Mechanisms.Conformance.Docs;

/// <summary>The page about the library names every rule once, and leads to where it stands.</summary>
public class LibraryPageTests
{
    private static string Docs { get; } = Path.Combine(MarkdownBlock.Root, "docs");

    private static (string Name, string Target)[] Lines =>
    [
        .. from Match line in Regex.Matches(File.ReadAllText(Path.Combine(Docs, "library.md")), @"(?m)^\| \[`(\w+)`\]\(([^)]+)\) \|")
           select (line.Groups[1].Value, line.Groups[2].Value),
    ];

    [Fact]
    public void The_page_names_every_mechanism_of_the_library() =>
        Lines.Select(line => line.Name).Order(StringComparer.Ordinal).ShouldBe(
            MechanismHost.Create(".").Library().Where(it => it.Entry.Kind == DeclarationKind.Mechanism).Select(it => it.Entry.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_line_leads_to_the_script_that_declares_its_rule()
    {
        foreach ((string name, string target) in Lines)
        {
            File.ReadAllText(Path.GetFullPath(Path.Combine(Docs, target))).ShouldContain($"mechanism {name} ", Case.Sensitive, target);
        }
    }
}
