using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Caching;
using Mechanisms.Host.Library;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Scripting;

/// <summary>A file of a script: its full path and what it held.</summary>
internal sealed record ScriptPart(string FullPath, string Hash);

/// <summary>A C# script as an assembly.</summary>
/// <param name="Image">The assembly.</param>
/// <param name="Symbols">Which of its instructions belong to which line.</param>
/// <param name="Type">The class whose method begins the script.</param>
/// <param name="Method">That method.</param>
/// <param name="EndsWithExpression">Whether its last line is an expression without semicolon, whose value is to be shown.</param>
/// <param name="Loaded">The other files that it consists of.</param>
internal sealed record CompiledScript(byte[] Image, byte[] Symbols, string Type, string Method, bool EndsWithExpression, ImmutableArray<ScriptPart> Loaded)
{
    private const int Kind = 5;

    /// <summary>What a script is found by: the build, its place and its text.</summary>
    public static CacheKey KeyOf(string fullPath, SourceText text) =>
        new KeyBuilder().Add(Kind).Add(BuildIdentity.Key).Add(fullPath).Add(text.Path).Add(text.Content).Build();

    /// <summary>A script that was compiled before, if all the files that it loads are as they were.</summary>
    public static CompiledScript? Recall(CacheStore store, CacheKey key, ScriptPlaces places, Func<string, string> shown)
    {
        if (store.Read(key) is not { } bytes) return null;
        try
        {
            var reader = new ArchiveReader(bytes);
            CompiledScript known = Describe(reader, null);
            if (!reader.IsAtEnd) return null;
            foreach (ScriptPart part in known.Loaded)
            {
                if (ScriptReading.Read(part.FullPath, shown(part.FullPath)).Script is not { } text || CacheKey.OfText(text.Content).Hex != part.Hash) return null;
                places.Add(part.FullPath, text);
            }

            return known;
        }
        catch (Exception fault) when (fault is InvalidDataException or ArgumentException or InvalidCastException or FormatException)
        {
            // The right hash around something else: compiled anew.
            return null;
        }
    }

    /// <summary>Keeps it.</summary>
    public void Keep(CacheStore store, CacheKey key)
    {
        var writer = new ArchiveWriter();
        Describe(writer, this);
        store.Write(key, writer.Bytes);
    }

    /// <summary>Loads it and begins it; the task gives the value that it returns or ends with.</summary>
    public Task<object?> Begin(Experiment experiment)
    {
        using MemoryStream image = new(Image), symbols = new(Symbols);
        Type type = new ScriptContext().LoadFromStream(image, symbols).GetType(Type, throwOnError: true)!;
        MethodInfo method = type.GetMethod(Method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!;
        return method.CreateDelegate<Func<object?[], Task<object?>>>()([experiment, null]);
    }

    private static CompiledScript Describe(Archive archive, CompiledScript? it) => new(
        Bytes(archive, it?.Image),
        Bytes(archive, it?.Symbols),
        archive.Text(it?.Type),
        archive.Text(it?.Method),
        archive.Truth(it?.EndsWithExpression),
        archive.Many(it is null ? [] : it.Loaded, part => new ScriptPart(archive.Text(part?.FullPath), archive.Text(part?.Hash))));

    private static byte[] Bytes(Archive archive, byte[]? bytes) => Convert.FromBase64String(archive.Text(bytes is null ? null : Convert.ToBase64String(bytes)));

    // What a script refers to is always the very assembly that is running.
    private sealed class ScriptContext() : AssemblyLoadContext("experiment")
    {
        private static readonly ImmutableArray<Assembly> Ours = [typeof(Experiment).Assembly, typeof(LoweredMechanism).Assembly, typeof(MemberSet).Assembly];

        protected override Assembly? Load(AssemblyName name) => Ours.FirstOrDefault(assembly => assembly.GetName().Name == name.Name);
    }
}
