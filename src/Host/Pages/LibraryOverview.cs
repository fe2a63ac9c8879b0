using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Host.Pages;

/// <summary>The page that leads to all pages of the library.</summary>
internal static class LibraryOverview
{
    /// <summary>The page; its lines end with \n.</summary>
    /// <param name="library">Everything that the library declares.</param>
    /// <param name="functionsOf">The functions of a script.</param>
    public static string Write(IEnumerable<ListedDeclaration> library, Func<SourceText, IEnumerable<FunctionSyntax>> functionsOf)
    {
        ListedDeclaration[] all = [.. library.OrderBy(it => it.Entry.Name, StringComparer.Ordinal)];
        var links = new PageLinks(all);
        MarkdownText page = new MarkdownText().Heading(1, "The pages of the library").Block(
            "One page for each mechanism, written from its script by `mech show NAME --format markdown`: its formulas, parameters,\n"
            + "measures and first example. [The library](../library.md) says in one line each what the numbers were checked against.");
        foreach (var folder in all.Where(it => it.Entry.Kind == DeclarationKind.Mechanism).GroupBy(it => PageLinks.FolderOf(it.Script.Path)).OrderBy(it => it.Key, StringComparer.Ordinal))
        {
            page.Heading(2, char.ToUpperInvariant(folder.Key[0]) + folder.Key[1..]).Table(
                ["mechanism", "what it is"],
                folder.Select(it => (string[])[links.To(it.Entry.Name, ""), PageProse.Cell(it.Summary)]));
        }

        Functions("Costs", DeclarationKind.Cost);
        Functions("Saturations", DeclarationKind.Saturation);
        Functions("Functions", DeclarationKind.Function);
        return page.ToString();

        void Functions(string title, DeclarationKind kind)
        {
            ListedDeclaration[] those = [.. all.Where(it => it.Entry.Kind == kind)];
            if (those.Length == 0) return;
            page.Heading(2, title);
            foreach (ListedDeclaration it in those)
            {
                FunctionSyntax function = functionsOf(it.Script).First(syntax => syntax.Name.Text == it.Entry.Name);
                page.Block($"`{it.Entry.Name}`: {PageProse.Cell(it.Summary)}").Fenced("math", FormulaTeX.Of(function, function.Name.Text));
            }
        }
    }
}
