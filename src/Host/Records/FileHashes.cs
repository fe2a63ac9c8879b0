using System.Collections.Concurrent;
using System.Security.Cryptography;
using Mechanisms.Host.Tables;

namespace Mechanisms.Host.Records;

/// <summary>
/// The SHA-256 of files, taken while they are read. The framework's implementation is used here, and nowhere on the way of
/// a run without a record: it loads a native library.
/// </summary>
internal sealed class FileHashes
{
    private readonly ConcurrentDictionary<string, string> _byPath = new(StringComparer.Ordinal);

    /// <summary>A stream that reads from another one; closed, it knows the hash of the whole file.</summary>
    internal Stream Of(Stream inner, string path) => new HashedReading(inner, hash => _byPath[Path.GetFullPath(path)] = hash);

    /// <summary>The hash of a file in hex; one that nobody has read yet is read now.</summary>
    internal string Of(string path) => _byPath.GetOrAdd(Path.GetFullPath(path), full =>
    {
        using FileStream stream = File.OpenRead(full);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    });

    /// <summary>The hash of a text as UTF-8.</summary>
    internal static string OfText(string text) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    private sealed class HashedReading(Stream inner, Action<string> whenDone) : ForwardStream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private bool _isDone;

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = inner.Read(buffer, offset, count);
            _hash.AppendData(buffer, offset, read);
            return read;
        }

        // A reader may stop before the end, and the hash is of the whole file.
        protected override void Dispose(bool disposing)
        {
            if (disposing && !_isDone)
            {
                _isDone = true;
                var rest = new byte[1 << 16];
                while (Read(rest, 0, rest.Length) > 0)
                {
                }

                whenDone(Convert.ToHexStringLower(_hash.GetHashAndReset()));
                _hash.Dispose();
                inner.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
