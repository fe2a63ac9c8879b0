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
internal sealed class LibraryScripts : IScriptProvider
{
    private readonly Lazy<Contents> _contents;
    private readonly Lazy<CacheKey> _key;

    private LibraryScripts(Func<ImmutableArray<SourceText>> read, Func<Contents, CacheKey>? key)
    {
        _contents = new Lazy<Contents>(() => new Contents(read()));
        _key = new Lazy<CacheKey>(() => key is null ? BuildIdentity.Key : key(_contents.Value));
    }

    /// <summary>The library of this build; read when somebody asks for something of it.</summary>
    public static LibraryScripts Embedded { get; } = new(() => ReadEmbedded(typeof(Round).Assembly), key: null);

    /// <summary>Its scripts, in the order of their paths.</summary>
    public ImmutableArray<SourceText> Scripts => _contents.Value.Scripts;

    /// <inheritdoc/>
    public IReadOnlyCollection<string> LibraryNames => _contents.Value.ByName.Keys;

    /// <summary>Changes with every character of the library. The scripts of this build are part of what the build is known by.</summary>
    internal CacheKey Key => _key.Value;

    /// <summary>A library of given scripts, for tests and for other hosts.</summary>
    public static LibraryScripts Of(IEnumerable<SourceText> scripts)
    {
        ImmutableArray<SourceText> ordered = [.. scripts.OrderBy(script => script.Path, StringComparer.Ordinal)];
        return new LibraryScripts(() => ordered, KeyOf);
    }

    /// <summary>Whether a script is one of the library.</summary>
    public bool Owns(SourceText script) => _contents.IsValueCreated && Scripts.Contains(script);

    /// <inheritdoc/>
    public SourceText? FindLibraryScript(string name) => _contents.Value.ByName.GetValueOrDefault(name);

    /// <summary>An import of a library script names another one by its path in the library.</summary>
    public SourceText? OpenImport(string path, SourceText importer)
    {
        string? wanted = ScriptPath.Join(ScriptPath.FolderOf(importer.Path), path);
        return wanted is null ? null : Scripts.FirstOrDefault(script => script.Path == wanted);
    }

    private static CacheKey KeyOf(Contents contents)
    {
        var key = new KeyBuilder();
        foreach (SourceText script in contents.Scripts) key.Add(script.Path).Add(script.Content);
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

    private sealed class Contents
    {
        public Contents(ImmutableArray<SourceText> scripts)
        {
            Scripts = scripts;
            foreach (SourceText script in scripts)
            {
                foreach (DeclarationLine line in DeclarationScan.Of(script.Content)) ByName.TryAdd(line.Name, script);
            }
        }

        public ImmutableArray<SourceText> Scripts { get; }

        public Dictionary<string, SourceText> ByName { get; } = new(StringComparer.Ordinal);
    }
}
