using System.Security.Cryptography;
using System.Text;

namespace Mechanisms.Host.Records;

/// <summary>
/// A secret that turns ids into pseudonyms: HMAC-SHA256 with the key, over the name of the set and the id. Whoever has the
/// key can check a pseudonymised record; nobody else can try out ids.
/// </summary>
public sealed class PseudonymKey
{
    /// <summary>No key is shorter.</summary>
    internal const int FewestBytes = 16;

    private const int TagBytes = 16, NonceBytes = 12, NewKeyBytes = 32;
    private readonly byte[] _names, _seals, _masks;

    private PseudonymKey(byte[] secret)
    {
        _names = Derived(secret, "names");
        _seals = Derived(secret, "seals");
        _masks = Derived(secret, "masks");
        Mark = Convert.ToHexStringLower(Derived(secret, "mark"))[..16];
    }

    /// <summary>Tells keys apart and says nothing about them.</summary>
    internal string Mark { get; }

    /// <summary>The key that a text holds; null if it is too short to be one. White space around it does not count.</summary>
    public static PseudonymKey? Of(string text)
    {
        byte[] secret = Encoding.UTF8.GetBytes(text.Trim());
        return secret.Length < FewestBytes ? null : new PseudonymKey(secret);
    }

    /// <summary>The text of a new key, from the system's random numbers.</summary>
    public static string NewText() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(NewKeyBytes)) + "\n";

    /// <summary>The keyed hash of a name in a scope, in hex.</summary>
    internal string HashOf(string scope, string name) => Hex(_names, $"{scope.Length}:{scope}{name}");

    /// <summary>Makes a hash useless to those without the key.</summary>
    internal string Mask(string hash) => Hex(_masks, hash);

    /// <summary>Encrypts a text; the same text always gives the same bytes, so that the same run gives the same record.</summary>
    internal string Seal(string text)
    {
        byte[] plain = Encoding.UTF8.GetBytes(text);
        byte[] nonce = HMACSHA256.HashData(_seals, plain)[..NonceBytes];
        var sealedBytes = new byte[NonceBytes + TagBytes + plain.Length];
        nonce.CopyTo(sealedBytes, 0);
        using var cipher = new AesGcm(Derived(_seals, "cipher"), TagBytes);
        cipher.Encrypt(nonce, plain, sealedBytes.AsSpan(NonceBytes + TagBytes), sealedBytes.AsSpan(NonceBytes, TagBytes));
        return Convert.ToBase64String(sealedBytes);
    }

    /// <summary>The text that was sealed; null with another key, or where somebody changed it.</summary>
    internal string? Open(string seal)
    {
        try
        {
            byte[] bytes = Convert.FromBase64String(seal);
            if (bytes.Length < NonceBytes + TagBytes) return null;
            var plain = new byte[bytes.Length - NonceBytes - TagBytes];
            using var cipher = new AesGcm(Derived(_seals, "cipher"), TagBytes);
            cipher.Decrypt(bytes.AsSpan(0, NonceBytes), bytes.AsSpan(NonceBytes + TagBytes), bytes.AsSpan(NonceBytes, TagBytes), plain);
            return Encoding.UTF8.GetString(plain);
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException)
        {
            return null;
        }
    }

    private static string Hex(byte[] key, string text) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));

    private static byte[] Derived(byte[] secret, string purpose) => HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes("mechanisms " + purpose));
}
