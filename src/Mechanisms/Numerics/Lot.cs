using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Mechanisms.Numerics;

/// <summary>
/// Draws by lot that everybody can repeat: the first 52 bits of the SHA-256 of the seed and the names, each on a line of its
/// own, as a fraction of 2^52. <c>printf 'seed\nada' | sha256sum</c> shows them as its first thirteen digits.
/// </summary>
public static class Lot
{
    private const int Bits = 52;

    /// <summary>A number from 0 to below 1.</summary>
    /// <param name="seed">What is published before anybody knows the names, or drawn in public afterwards.</param>
    /// <param name="names">For whom or what is drawn.</param>
    public static double Draw(string seed, params ReadOnlySpan<string> names)
    {
        StringBuilder text = new(seed);
        foreach (string name in names) text.Append('\n').Append(name);
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
        ulong first = BinaryPrimitives.ReadUInt64BigEndian(hash) >> (64 - Bits);
        return Math.ScaleB(first, -Bits);
    }
}
