using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Caching;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Library;

/// <summary>
/// The library: the scripts that travel inside the Mechanisms assembly and nothing else. Which script declares which
/// name is found by a light scan for declarations at the start of a line; parsing is left to whoever asks.
/// </summary>
public sealed class LibraryScripts : IScriptProvider
{
    private readonly Dictionary<string, SourceText> _byName = new(StringComparer.Ordinal);
    private readonly Lazy<CacheKey> _key;

    private LibraryScripts(ImmutableArray<SourceText> scripts)
    {
        Scripts = scripts;
        _key = new Lazy<CacheKey>(KeyOfScripts);
        foreach (SourceText script in scripts)
        {
            foreach (DeclarationLine line in DeclarationScan.Of(script.Content)) _byName.TryAdd(line.Name, script);
        }
    }

    /// <summary>The library of this build.</summary>
    public static LibraryScripts Embedded { get; } = new(ReadEmbedded(typeof(Round).Assembly));

    /// <summary>Its scripts, in the order of their paths.</summary>
    public ImmutableArray<SourceText> Scripts { get; }

    /// <inheritdoc/>
    public IReadOnlyCollection<string> LibraryNames => _byName.Keys;

    /// <summary>Changes with every character of the library.</summary>
    internal CacheKey Key => _key.Value;

    /// <summary>A library of given scripts, for tests and for other hosts.</summary>
    public static LibraryScripts Of(IEnumerable<SourceText> scripts) =>
        new([.. scripts.OrderBy(script => script.Path, StringComparer.Ordinal)]);

    /// <inheritdoc/>
    public SourceText? FindLibraryScript(string name) => _byName.GetValueOrDefault(name);

    /// <summary>An import of a library script names another one by its path in the library.</summary>
    public SourceText? OpenImport(string path, SourceText importer)
    {
        string? wanted = ScriptPath.Join(ScriptPath.FolderOf(importer.Path), path);
        return wanted is null ? null : Scripts.FirstOrDefault(script => script.Path == wanted);
    }

    private CacheKey KeyOfScripts()
    {
        var key = new KeyBuilder();
        foreach (SourceText script in Scripts) key.Add(script.Path).Add(script.Content);
        return key.Build();
    }

    private static ImmutableArray<SourceText> ReadEmbedded(Assembly assembly)
    {
        const string folder = "library/";
        var scripts = ImmutableArray.CreateBuilder<SourceText>();
        foreach (string resource in assembly.GetManifestResourceNames().Order(StringComparer.Ordinal))
        {
            string path = resource.Replace('\\', '/');
            if (!path.StartsWith(folder, StringComparison.Ordinal)) continue;
            using Stream stream = assembly.GetManifestResourceStream(resource)!;
            using var reader = new StreamReader(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
            scripts.Add(new SourceText(path, reader.ReadToEnd()));
        }

        return scripts.ToImmutable();
    }
}
