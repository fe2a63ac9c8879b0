using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Parsing;
using Mechanisms.Dsl.Syntax.Tree;
using Mechanisms.Host.Library;

namespace Mechanisms.Conformance.Mistakes;

/// <summary>A rule that a paper states in a formula is no longer than a page here.</summary>
public class LibraryLengthTests
{
    private const int MostLines = 25;

    public static readonly TheoryData<string> Paths = [.. LibraryScripts.Embedded.Scripts.Select(script => script.Path)];

    [Theory]
    [MemberData(nameof(Paths))]
    public void A_mechanism_of_the_library_has_at_most_25_lines_without_comments_and_examples(string path)
    {
        SourceText script = LibraryScripts.Embedded.Scripts.Single(it => it.Path == path);
        foreach (MechanismSyntax mechanism in ScriptParser.Parse(script).Root.Declarations.OfType<MechanismSyntax>())
        {
            // The line of its name and that of its closing brace are two.
            HashSet<int> lines = [.. mechanism.Members.Where(member => member is not ExampleSyntax).SelectMany(member => LinesOf(script, member))];
            (lines.Count + 2).ShouldBeInRange(3, MostLines, mechanism.Name.Text);
        }
    }

    private static IEnumerable<int> LinesOf(SourceText script, SyntaxNode member)
    {
        int first = script.LocationOf(member.Span).Line;
        string[] text = script.Content[member.Span.Start..member.Span.End].Split('\n');
        return Enumerable.Range(0, text.Length).Where(line => !text[line].TrimStart().StartsWith("//", StringComparison.Ordinal)).Select(line => first + line);
    }
}
