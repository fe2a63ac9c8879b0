using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Mechanisms.Host.Caching;

/// <summary>What an entry of the cache is found by: a hash of everything that its content depends on.</summary>
internal sealed record CacheKey(string Hex)
{
    /// <summary>How many characters a key has.</summary>
    public const int Length = 2 * Sha256.Size;

    /// <summary>The hash of a text.</summary>
    public static CacheKey OfText(string text) => new KeyBuilder().Add(text).Build();
}

/// <summary>Makes a key of parts. Each part goes in with its length, so that no two lists of parts give the same bytes.</summary>
internal sealed class KeyBuilder
{
    private readonly Sha256 _hash = new();

    /// <summary>Adds a text.</summary>
    public KeyBuilder Add(string text)
    {
        Add(text.Length);
        if (BitConverter.IsLittleEndian) _hash.Append(MemoryMarshal.AsBytes(text.AsSpan()));
        else foreach (char unit in text) Add(unit);
        return this;
    }

    /// <summary>Adds a number.</summary>
    public KeyBuilder Add(int number)
    {
        Span<byte> bytes = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, number);
        _hash.Append(bytes);
        return this;
    }

    /// <summary>Adds another key.</summary>
    public KeyBuilder Add(CacheKey key) => Add(key.Hex);

    /// <summary>The key.</summary>
    public CacheKey Build() => new(Convert.ToHexStringLower(_hash.Finish()));
}
