namespace Mechanisms.Host.Tables;

/// <summary>A stream of parts that are made as they are read.</summary>
internal sealed class PartsStream(IEnumerable<ReadOnlyMemory<byte>> parts) : ForwardStream
{
    private readonly IEnumerator<ReadOnlyMemory<byte>> _parts = parts.GetEnumerator();
    private ReadOnlyMemory<byte> _rest;

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        while (_rest.IsEmpty)
        {
            if (!_parts.MoveNext()) return 0;
            _rest = _parts.Current;
        }

        int some = Math.Min(count, _rest.Length);
        _rest[..some].CopyTo(buffer.AsMemory(offset));
        _rest = _rest[some..];
        return some;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _parts.Dispose();
        base.Dispose(disposing);
    }
}
