using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mechanisms.Dsl.Compiling;

namespace Mechanisms.Host.Pages;

/// <summary>Where the pages of the library stand, seen from one of them.</summary>
internal sealed partial class PageLinks
{
    private const string LibraryFolder = "library/";
    private readonly ImmutableDictionary<string, string> _pages;

    /// <summary>The pages of all mechanisms that the library declares.</summary>
    public PageLinks(IEnumerable<ListedDeclaration> library) => _pages = library
        .Where(it => it.Entry.Kind == DeclarationKind.Mechanism)
        .ToImmutableDictionary(it => it.Entry.Name, it => $"{FolderOf(it.Script.Path)}/{it.Entry.Name}.md", StringComparer.Ordinal);

    /// <summary>The folder of a script of the library, such as <c>voting</c>; empty for any other script.</summary>
    public static string FolderOf(string path) =>
        path.StartsWith(LibraryFolder, StringComparison.Ordinal) && path.LastIndexOf('/') is > 7 and var end ? path[LibraryFolder.Length..end] : "";

    /// <summary>A script of the library, seen from a page; empty for any other script.</summary>
    public static string ScriptOf(string path) => FolderOf(path).Length == 0 ? "" : $"../../../src/Mechanisms/Library/{path[LibraryFolder.Length..]}";

    /// <summary>A mechanism by name, with a link to its page where it has one.</summary>
    public string To(string name, string prefix = "../") => _pages.TryGetValue(name, out string? page) ? $"[`{name}`]({prefix}{page})" : $"`{name}`";

    /// <summary>Words in which every name of a mechanism leads to its page.</summary>
    public string In(string words) => string.Concat(PiecePattern().Matches(words).Cast<Match>().Select(piece =>
        _pages.ContainsKey(piece.Value.Trim('`')) && piece.Value.Contains('_', StringComparison.Ordinal) ? To(piece.Value.Trim('`')) : PageProse.Plain(piece.Value)));

    [GeneratedRegex(@"`[^`]*`|\w+|[^\w`]+|`", RegexOptions.CultureInvariant)]
    private static partial Regex PiecePattern();
}
