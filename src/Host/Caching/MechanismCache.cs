using System.Collections.Immutable;
using Mechanisms.Host.Library;
using Mechanisms.Host.Running;

namespace Mechanisms.Host.Caching;

/// <summary>
/// Mechanisms that were compiled before. A script's record tells which files it imports and which parameters choose its
/// costs; with their content the manifest is found, which names a kernel; the kernel is found by the emitted text, so that
/// scripts that differ in comments share it.
/// </summary>
internal sealed class MechanismCache(CacheStore store, LibraryScripts library, string folder)
{
    private const int ScriptEntry = 1, ManifestEntry = 2, KernelEntry = 3, LawEntry = 4;

    private readonly string _home = Path.GetFullPath(folder);

    /// <summary>What is known of a script with what the round says; null where that is not enough for a run.</summary>
    public Recalled? Find(ScriptChoice choice, ImmutableSortedDictionary<string, Setting> parameters, bool withMeasures)
    {
        CacheKey script = KeyOf(choice);
        if (Read<ScriptRecord>(script, ScriptRecord.Describe) is not { } record) return null;
        var imports = ImmutableArray.CreateBuilder<UsedScript>(record.Imports.Length);
        foreach (ImportedFile file in record.Imports)
        {
            ScriptReadResult read = ScriptReading.Read(file.FullPath, file.FullPath);
            if (read.Script is not { } imported || CacheKey.OfText(imported.Content) != file.Content) return null;
            imports.Add(new UsedScript(file.FullPath, IsOfLibrary: false, imported.Content));
        }

        CacheKey key = KeyOf(script, record, parameters, withMeasures);
        if (Read<Manifest>(key, Manifest.Describe) is not { } manifest) return null;
        LawRecord? laws = manifest.HasLawsOfRounds ? Read<LawRecord>(KeyOfLaws(key, parameters), LawRecord.Describe) : LawRecord.Empty;
        return laws is null ? null : new Recalled(manifest, laws) { Imports = imports.ToImmutable() };
    }

    /// <summary>Keeps what was compiled.</summary>
    public void Keep(ScriptChoice choice, ScriptRecord record, ImmutableSortedDictionary<string, Setting> parameters, bool withMeasures, Recalled known)
    {
        CacheKey script = KeyOf(choice), key = KeyOf(script, record, parameters, withMeasures);
        if (known.Manifest.HasLawsOfRounds) Write(KeyOfLaws(key, parameters), known.Laws, LawRecord.Describe);
        Write(key, known.Manifest, Manifest.Describe);
        Write(script, record, ScriptRecord.Describe);
    }

    /// <summary>The key of a kernel.</summary>
    /// <param name="text">The emitted text.</param>
    public static CacheKey KeyOfKernel(string text) => new KeyBuilder().Add(KernelEntry).Add(BuildIdentity.Key).Add(text).Build();

    /// <summary>A kernel's assembly, or null.</summary>
    public byte[]? FindKernel(CacheKey key) => store.Read(key);

    /// <summary>Keeps a kernel's assembly.</summary>
    public void KeepKernel(CacheKey key, byte[] image) => store.Write(key, image);

    // Messages name files as they are seen from the folder at hand, so a script seen from elsewhere is another one.
    private CacheKey KeyOf(ScriptChoice choice)
    {
        bool isOfLibrary = library.Owns(choice.Script);
        return new KeyBuilder()
            .Add(ScriptEntry)
            .Add(BuildIdentity.Key)
            .Add(library.Key)
            .Add(isOfLibrary ? "" : _home)
            .Add(choice.Name ?? "")
            .Add(choice.Script.Path)
            .Add(choice.Script.Content)
            .Build();
    }

    private static CacheKey KeyOf(CacheKey script, ScriptRecord record, ImmutableSortedDictionary<string, Setting> parameters, bool withMeasures)
    {
        KeyBuilder key = new KeyBuilder().Add(ManifestEntry).Add(script).Add(withMeasures ? 1 : 0).Add(record.Imports.Length);
        foreach (ImportedFile file in record.Imports) key.Add(file.FullPath).Add(file.Content);
        foreach ((string name, Setting choice) in RoleChoices.Among(parameters, record.StandsAlone ? record.Roles : null))
        {
            // With its place, of which messages about the choice speak.
            key.Add(name).Add(choice.Text).Add(choice.Place.File).Add(choice.Place.Line).Add(choice.Place.Column).Add(choice.Place.Length).Add(choice.Place.LineText);
        }

        return key.Build();
    }

    private static CacheKey KeyOfLaws(CacheKey manifest, ImmutableSortedDictionary<string, Setting> parameters)
    {
        KeyBuilder key = new KeyBuilder().Add(LawEntry).Add(manifest);
        foreach ((string name, Setting setting) in parameters) key.Add(name).Add(setting.Text);
        return key.Build();
    }

    private T? Read<T>(CacheKey key, Func<Archive, T?, T> describe)
        where T : class
    {
        if (store.Read(key) is not { } bytes) return null;
        try
        {
            var reader = new ArchiveReader(bytes);
            T read = describe(reader, null);
            return reader.IsAtEnd ? read : null;
        }
        catch (Exception fault) when (fault is InvalidDataException or ArgumentException or InvalidCastException)
        {
            // Bytes that have the right hash and say something else were not written by this build.
            return null;
        }
    }

    private void Write<T>(CacheKey key, T value, Func<Archive, T?, T> describe)
        where T : class
    {
        var writer = new ArchiveWriter();
        describe(writer, value);
        store.Write(key, writer.Bytes);
    }
}
