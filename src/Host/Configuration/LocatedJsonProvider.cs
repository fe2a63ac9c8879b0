using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Running;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Json;

namespace Mechanisms.Host.Configuration;

/// <summary>A layer of configuration that knows the place of every key.</summary>
internal interface ILocatedLayer : IConfigurationProvider
{
    /// <summary>Everything that the layer says; null when it could not be read.</summary>
    LocatedValue? Root { get; }

    /// <summary>Which layer it is.</summary>
    SettingLayer Layer { get; }
}

/// <summary>A JSON stream with the name that messages use for it.</summary>
internal sealed class LocatedJsonSource(string file, SettingLayer layer) : JsonStreamConfigurationSource
{
    /// <summary>Which layer it is.</summary>
    public SettingLayer Layer => layer;

    /// <summary>The name that messages use.</summary>
    public string File => file;

    /// <inheritdoc/>
    public override IConfigurationProvider Build(IConfigurationBuilder builder) => new LocatedJsonProvider(this);
}

/// <summary>The provider of the framework, preceded by a scan that remembers places, kinds and duplicates.</summary>
internal sealed class LocatedJsonProvider(LocatedJsonSource source) : JsonStreamConfigurationProvider(source), ILocatedLayer
{
    /// <inheritdoc/>
    public LocatedValue? Root { get; private set; }

    /// <inheritdoc/>
    public SettingLayer Layer => source.Layer;

    /// <summary>What is wrong with the text; after an error no key is loaded.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; private set; } = [];

    /// <inheritdoc/>
    public override void Load(Stream stream)
    {
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        byte[] bytes = memory.ToArray();
        if (bytes.AsSpan().StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        Root = LocatedJsonScanner.Scan(source.File, bytes, RoundFileShape.KeysAreUserText, out ImmutableArray<Diagnostic> diagnostics);
        Diagnostics = diagnostics;
        if (Root is null || !diagnostics.IsEmpty) return;
        HideUserText(Root, "", bytes);
        using var loadable = new MemoryStream(bytes);
        base.Load(loadable);
    }

    // Words of users never become configuration keys: a header may hold a colon, or differ from another by case only.
    // The object that has such keys is replaced by an empty text of the same length; readers take it from Root.
    private static void HideUserText(LocatedValue value, string path, byte[] bytes)
    {
        if (RoundFileShape.KeysAreUserText(path) && value.Kind == LocatedKind.Object)
        {
            bytes.AsSpan(value.FirstByte, value.EndByte - value.FirstByte).Fill((byte)' ');
            "\"\""u8.CopyTo(bytes.AsSpan(value.FirstByte));
            return;
        }

        foreach (LocatedProperty property in value.Properties)
        {
            HideUserText(property.Value, path.Length == 0 ? property.Name : path + ":" + property.Name, bytes);
        }
    }
}
