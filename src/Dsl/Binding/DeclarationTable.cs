using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax;
using Mechanisms.Dsl.Syntax.Parsing;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>A declaration with the script that it stands in.</summary>
internal sealed record Declared(NamedDeclarationSyntax Syntax, SourceText Source);

/// <summary>
/// The declarations that a script can see: its own, those of its imports, then the library's. Only scripts that somebody
/// asks for are parsed.
/// </summary>
internal sealed class DeclarationTable
{
    private readonly IScriptProvider _provider;
    private readonly MessageSink _messages;
    private readonly Dictionary<string, Declared> _declared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SyntaxTree> _libraryTrees = new(StringComparer.Ordinal);
    private readonly HashSet<string> _imported = new(StringComparer.Ordinal);

    public DeclarationTable(SyntaxTree script, IScriptProvider provider, MessageSink messages)
    {
        _provider = provider;
        _messages = messages;
        Tree = script;
        Note(script);
        Enter(script);
    }

    /// <summary>The script itself.</summary>
    public SyntaxTree Tree { get; }

    /// <summary>Names that lines most likely declare which could not be read.</summary>
    public HashSet<string> LostNames { get; } = new(StringComparer.Ordinal);

    /// <summary>All names that can be seen.</summary>
    public IEnumerable<string> Names => _declared.Keys.Concat(_provider.LibraryNames);

    /// <summary>The declaration of a name, or null.</summary>
    public Declared? Find(string name) => _declared.TryGetValue(name, out Declared? own) ? own : FindInLibrary(name);

    /// <summary>
    /// The declaration that a name means in a script: a library script means the library's, whatever the user's script
    /// declares under the same name.
    /// </summary>
    public Declared? Find(string name, SourceText reader) =>
        _libraryTrees.TryGetValue(reader.Path, out SyntaxTree? tree) && tree.Source == reader ? FindInLibrary(name) : Find(name);

    /// <summary>
    /// The kinds and functions that a text names and that the library does not have, in the order in which it names them, with
    /// those that they name in turn.
    /// </summary>
    public IEnumerable<Declared> ReadBy(string text)
    {
        var read = new List<Declared>();
        var waiting = new Queue<string>([text]);
        while (waiting.TryDequeue(out string? next))
        {
            var source = new SourceText("", next);
            foreach (Token token in ScriptParser.Tokens(source).Where(token => Words.IsWord(token.Kind)))
            {
                if (!_declared.TryGetValue(source.Slice(token.Span), out Declared? own) || own.Syntax is MechanismSyntax) continue;
                if (read.Contains(own) || own.Source == _provider.FindLibraryScript(own.Syntax.Name.Text)) continue;
                read.Add(own);
                waiting.Enqueue(own.Source.Slice(own.Syntax.Span));
            }
        }

        return read;
    }

    public static IEnumerable<NamedDeclarationSyntax> Named(SyntaxTree tree) => tree.Root.Declarations.OfType<NamedDeclarationSyntax>();

    private Declared? FindInLibrary(string name)
    {
        // Compared as texts, not by path: a user's own folders may be named like those of the library.
        if (_provider.FindLibraryScript(name) is not { } source || source == Tree.Source) return null;
        if (!_libraryTrees.TryGetValue(source.Path, out SyntaxTree? tree))
        {
            tree = ScriptParser.Parse(source);
            _libraryTrees.Add(source.Path, tree);
            Note(tree);
        }

        NamedDeclarationSyntax? found = Named(tree).FirstOrDefault(declaration => declaration.Name.Text == name);
        return found is null ? null : new Declared(found, source);
    }

    private void Note(SyntaxTree tree)
    {
        _messages.AddTree(tree);
        LostNames.UnionWith(tree.LostNames);
        LostNames.UnionWith(tree.Root.Declarations.OfType<ErrorDeclarationSyntax>().Select(lost => lost.Introduces?.Text ?? ""));
    }

    private void Enter(SyntaxTree tree)
    {
        _imported.Add(tree.Source.Path);
        foreach (NamedDeclarationSyntax declaration in Named(tree))
        {
            NameSyntax name = declaration.Name;
            if (name.IsMissing || _declared.TryAdd(name.Text, new Declared(declaration, tree.Source))) continue;
            Declared first = _declared[name.Text];
            _messages.Add(NameMessages.DeclaredTwice(
                tree.Source.LocationOf(name.Span), name.Text, "declaration", first.Source.LocationOf(first.Syntax.Name.Span)));
        }

        foreach (ImportSyntax import in tree.Root.Declarations.OfType<ImportSyntax>()) Import(import, tree.Source);
    }

    private void Import(ImportSyntax import, SourceText importer)
    {
        if (import.Path.Value.Length == 0) return;
        if (_provider.OpenImport(import.Path.Value, importer) is not { } source)
        {
            _messages.Add(NameMessages.ImportNotFound(importer.LocationOf(import.Path.Span), import.Path.Value));
            return;
        }

        // A script that is imported twice, or imports one that imports it, is read once.
        if (_imported.Contains(source.Path)) return;
        SyntaxTree tree = ScriptParser.Parse(source);
        Note(tree);
        Enter(tree);
    }
}
