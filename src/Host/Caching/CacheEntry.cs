using System.Buffers.Binary;

namespace Mechanisms.Host.Caching;

/// <summary>
/// The bytes of an entry: a mark, its key, the length, the content, a hash of all that. Whatever is cut short, changed,
/// or belongs to another key is no entry.
/// </summary>
internal static class CacheEntry
{
    private const int HeaderSize = 16 + Sha256.Size + sizeof(int);

    private static ReadOnlySpan<byte> Mark => "mechanisms 1\n\r\n\0"u8;

    /// <summary>The whole file for a content.</summary>
    public static byte[] Pack(CacheKey key, ReadOnlySpan<byte> content)
    {
        var file = new byte[HeaderSize + content.Length + Sha256.Size];
        Mark.CopyTo(file);
        Convert.FromHexString(key.Hex).CopyTo(file, Mark.Length);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(HeaderSize - sizeof(int)), content.Length);
        content.CopyTo(file.AsSpan(HeaderSize));
        Sha256.Of(file.AsSpan(0, HeaderSize + content.Length)).CopyTo(file, HeaderSize + content.Length);
        return file;
    }

    /// <summary>The content of a file; null where it is not the whole and unchanged entry of that key.</summary>
    public static byte[]? Unpack(CacheKey key, byte[] file)
    {
        if (file.Length < HeaderSize + Sha256.Size || !file.AsSpan().StartsWith(Mark)) return null;
        if (!file.AsSpan(Mark.Length, Sha256.Size).SequenceEqual(Convert.FromHexString(key.Hex))) return null;
        int length = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(HeaderSize - sizeof(int)));
        if (length != file.Length - HeaderSize - Sha256.Size) return null;
        ReadOnlySpan<byte> hash = Sha256.Of(file.AsSpan(0, HeaderSize + length));
        return hash.SequenceEqual(file.AsSpan(HeaderSize + length)) ? file[HeaderSize..(HeaderSize + length)] : null;
    }
}
