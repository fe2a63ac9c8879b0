namespace Mechanisms.Host.Tables;

/// <summary>A file that is read from its beginning to its end, with somebody who watches and somebody who may stop it.</summary>
/// <param name="file">The file.</param>
/// <param name="name">Its name for whoever watches.</param>
/// <param name="watcher">Told after every part; null for nobody.</param>
/// <param name="cancellation">The wish to stop.</param>
internal sealed class WatchedStream(FileStream file, string name, Action<TableProgress>? watcher, CancellationToken cancellation) : Stream
{
    private long _lines;
    private long _bytes;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        cancellation.ThrowIfCancellationRequested();
        int read = file.Read(buffer, offset, count);
        if (watcher is null) return read;
        _bytes += read;
        _lines += buffer.AsSpan(offset, read).Count((byte)'\n');
        watcher(new TableProgress(name, _lines, _bytes, file.Length));
        return read;
    }

    /// <inheritdoc/>
    public override void Flush() => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
