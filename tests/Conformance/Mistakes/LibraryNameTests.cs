using System.Text.RegularExpressions;
using Mechanisms.Dsl.Syntax.Parsing;
using Mechanisms.Dsl.Syntax.Tree;
using Mechanisms.Host.Library;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Mechanisms.Conformance.Mistakes;

/// <summary>
/// The host knows no kind and no mechanism: what a library script declares is not spoken of in C#. Names under seven
/// letters are words of everyday and prove nothing.
/// </summary>
public class LibraryNameTests
{
    private const int ShortestName = 7;

    /// <summary>Names of the library that the language has for itself.</summary>
    private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal)
    {
        // No name so far needs to be allowed: units of the language are not declared by any script.
    };

    [Fact]
    public void No_name_of_the_library_stands_in_the_source()
    {
        HashSet<string> names = [.. LibraryScripts.Embedded.Scripts.SelectMany(script => NamesOf(ScriptParser.Parse(script).Root)).Where(IsTelling)];
        names.Count.ShouldBeGreaterThan(10);
        string[] found =
        [
            .. from file in Directory.EnumerateFiles(Path.Combine(Scripts.Repository, "src"), "*.cs", SearchOption.AllDirectories)
               let path = Path.GetRelativePath(Scripts.Repository, file).Replace('\\', '/')
               where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
               from token in CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantTokens()
               where IsWritten(token)
               from Match word in Regex.Matches(token.ValueText, @"[\p{L}\p{N}_]+")
               where names.Contains(word.Value)
               let line = token.GetLocation().GetLineSpan().StartLinePosition.Line + 1
               select $"{path}:{line} {word.Value}",
        ];
        found.ShouldBeEmpty();
    }

    private static bool IsTelling(string name) => name.Length >= ShortestName && !Allowed.Contains(name);

    private static bool IsWritten(SyntaxToken token) => token.Kind() is SyntaxKind.IdentifierToken or SyntaxKind.StringLiteralToken
        or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.Utf8StringLiteralToken
        or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken;

    private static IEnumerable<string> NamesOf(ScriptSyntax script) => script.Declarations.OfType<NamedDeclarationSyntax>().SelectMany(NamesOf);

    private static IEnumerable<string> NamesOf(NamedDeclarationSyntax declaration)
    {
        IEnumerable<MemberSyntax> members = declaration switch
        {
            KindSyntax kind => kind.Members,
            MechanismSyntax mechanism => mechanism.Members,
            _ => [],
        };
        return members.SelectMany(NamesOf).Prepend(declaration.Name.Text);
    }

    private static IEnumerable<string> NamesOf(MemberSyntax member) => member switch
    {
        SetSyntax set => [set.Name.Text],
        UnitSyntax unit => [unit.Name.Text],
        InputSyntax input => input.Columns.Select(column => column.Name.Text).Prepend(input.Name.Text),
        OutputSyntax output => [output.Name.Text],
        ParameterSyntax parameter => [parameter.Name.Text],
        StepSyntax step => [step.Name.Text],
        _ => [],
    };
}
