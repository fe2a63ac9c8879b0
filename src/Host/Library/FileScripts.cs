using System.Collections.Concurrent;
using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Caching;

namespace Mechanisms.Host.Library;

/// <summary>
/// Scripts on disk, with the library behind them. An import is a relative path to a <c>.mech</c> file, seen from the
/// folder of the importing file: a script from elsewhere can name no absolute path and no other kind of file.
/// </summary>
/// <param name="library">Where the names of the library come from.</param>
/// <param name="folder">Relative paths of the user are seen from here.</param>
internal sealed class FileScripts(LibraryScripts library, string folder) : IScriptProvider
{
    private readonly ConcurrentDictionary<string, Diagnostic> _problems = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CacheKey> _imports = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, UsedScript> _used = new(StringComparer.Ordinal);
    private volatile bool _changed;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> LibraryNames => library.LibraryNames;

    /// <summary>What was wrong with imported files, other than that they do not exist; the compiler tells of those.</summary>
    public IEnumerable<Diagnostic> ImportProblems => _problems.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Value);

    /// <summary>The files that were imported, by path; null where one changed while it was used.</summary>
    internal IReadOnlyList<ImportedFile>? Imports =>
        _changed ? null : [.. _imports.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => new ImportedFile(pair.Key, pair.Value))];

    /// <summary>The scripts that were looked into beside the chosen one: those of the library by their paths there, then imports.</summary>
    internal ImmutableArray<UsedScript> Used =>
        [.. _used.Values.OrderBy(script => !script.IsOfLibrary).ThenBy(script => script.Path, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public SourceText? FindLibraryScript(string name) => Noted(library.FindLibraryScript(name));

    /// <summary>Opens a script that the user names by a path.</summary>
    public ScriptReadResult Open(string path) => ScriptReading.Read(FullPath(path), path);

    /// <summary>Whether there is a file of that name.</summary>
    public bool Exists(string path) => !path.Contains('\0', StringComparison.Ordinal) && File.Exists(FullPath(path));

    /// <inheritdoc/>
    public SourceText? OpenImport(string path, SourceText importer)
    {
        if (library.Owns(importer)) return Noted(library.OpenImport(path, importer));
        if (!path.EndsWith(ScriptPath.Extension, StringComparison.OrdinalIgnoreCase)) return null;
        if (Path.IsPathRooted(path) || path.AsSpan().ContainsAny('\\', '\0')) return null;
        string full = FullPath(Path.Combine(Path.GetDirectoryName(importer.Path) ?? "", path));
        string shown = (Path.IsPathRooted(importer.Path) ? full : Path.GetRelativePath(Path.GetFullPath(folder), full)).Replace('\\', '/');
        ScriptReadResult read = ScriptReading.Read(full, shown);
        if (read.Problem is { } problem && problem.Code != ScriptFileDiagnostics.Missing(problem.Location).Code)
        {
            _problems[shown] = ScriptFileDiagnostics.ImportFailed(problem.Location, importer.Path, problem.Message);
        }

        if (read.Script is { } script)
        {
            CacheKey content = CacheKey.OfText(script.Content);
            _used.TryAdd(full, new UsedScript(full, IsOfLibrary: false, script.Content));
            if (_imports.GetOrAdd(full, content) != content) _changed = true;
        }

        return read.Script;
    }

    private SourceText? Noted(SourceText? script)
    {
        if (script is not null) _used.TryAdd("library:" + script.Path, new UsedScript(script.Path, IsOfLibrary: true, script.Content));
        return script;
    }

    private string FullPath(string path) => Path.GetFullPath(path, Path.GetFullPath(folder));
}
