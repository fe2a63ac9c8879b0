using System.IO.Compression;

namespace Mechanisms.Host.Tables;

/// <summary>
/// The content of a gzip file of one or several members, as it streams by. The framework's reader takes a file that breaks
/// off for one that ends. So a last member of our own is read behind the file: only if it comes out whole was the file whole.
/// </summary>
/// <param name="file">The compressed file.</param>
internal sealed class GzipReading(Stream file) : ForwardStream
{
    // Longer than the member that it comes from, so that no stored block of a broken file can hold it.
    private static readonly byte[] Mark = new byte[512];

    private readonly GZipStream _inside = new(new Followed(file, Compressed(Mark)), CompressionMode.Decompress);
    private readonly byte[] _held = new byte[1 << 16];
    private int _count;
    private bool _atEnd;

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        while (!_atEnd && _count <= Mark.Length)
        {
            int read = ReadInside();
            _count += read;
            _atEnd = read == 0;
            if (_atEnd) TakeMarkOff();
        }

        int ready = Math.Min(count, _atEnd ? _count : _count - Mark.Length);
        Buffer.BlockCopy(_held, 0, buffer, offset, ready);
        _count -= ready;
        Buffer.BlockCopy(_held, ready, _held, 0, _count);
        return ready;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _inside.Dispose();
        base.Dispose(disposing);
    }

    // The framework speaks of archives and methods, and means damaged bytes.
    private int ReadInside()
    {
        try
        {
            return _inside.Read(_held, _count, _held.Length - _count);
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException("its bytes are damaged, or it breaks off", fault);
        }
    }

    private void TakeMarkOff()
    {
        if (_count < Mark.Length || !_held.AsSpan(_count - Mark.Length, Mark.Length).SequenceEqual(Mark))
        {
            throw new InvalidDataException("it breaks off, or something else stands behind its end");
        }

        _count -= Mark.Length;
    }

    private static byte[] Compressed(byte[] content)
    {
        using var target = new MemoryStream();
        using (var gzip = new GZipStream(target, CompressionLevel.Optimal, leaveOpen: true)) gzip.Write(content);
        return target.ToArray();
    }

    /// <summary>A stream, and some bytes behind its end.</summary>
    private sealed class Followed(Stream first, byte[] last) : ForwardStream
    {
        private int _given = -1;

        /// <inheritdoc/>
        public override int Read(byte[] buffer, int offset, int count)
        {
            if (_given < 0)
            {
                int read = first.Read(buffer, offset, count);
                if (read > 0 || count == 0) return read;
                _given = 0;
            }

            int some = Math.Min(count, last.Length - _given);
            Buffer.BlockCopy(last, _given, buffer, offset, some);
            _given += some;
            return some;
        }
    }
}
