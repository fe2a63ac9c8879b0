namespace Mechanisms.Host.Tables;

/// <summary>The text of a file, with somebody who watches how far its reading has come and somebody who may stop it.</summary>
/// <param name="text">What is read.</param>
/// <param name="file">The file that it comes from, perhaps compressed.</param>
/// <param name="name">Its name for whoever watches.</param>
/// <param name="watcher">Told after every part; null for nobody.</param>
/// <param name="cancellation">The wish to stop.</param>
internal sealed class WatchedStream(Stream text, FileStream file, string name, Action<TableProgress>? watcher, CancellationToken cancellation)
    : ForwardStream
{
    private long _lines;
    private long _bytes;

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        cancellation.ThrowIfCancellationRequested();
        int read = text.Read(buffer, offset, count);
        if (watcher is null) return read;
        _bytes += read;
        _lines += buffer.AsSpan(offset, read).Count((byte)'\n');
        watcher(file.CanSeek ? new TableProgress(name, _lines, file.Position, file.Length) : new TableProgress(name, _lines, _bytes, _bytes));
        return read;
    }
}
