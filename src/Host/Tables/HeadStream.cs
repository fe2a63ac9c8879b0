namespace Mechanisms.Host.Tables;

/// <summary>A stream whose first bytes can be looked at before it is read.</summary>
/// <param name="inner">The stream.</param>
internal sealed class HeadStream(Stream inner) : ForwardStream
{
    private readonly byte[] _head = new byte[16];
    private int _length = -1;
    private int _given;

    /// <summary>Its first bytes: as many as it has, at most 16.</summary>
    public ReadOnlySpan<byte> Head
    {
        get
        {
            if (_length < 0) _length = inner.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false);
            return _head.AsSpan(0, _length);
        }
    }

    /// <summary>Passes over first bytes that were looked at.</summary>
    public void Skip(int count) => _given = Math.Min(Head.Length, count);

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        int some = Math.Min(count, _length - _given);
        if (some <= 0) return inner.Read(buffer, offset, count);
        Buffer.BlockCopy(_head, _given, buffer, offset, some);
        _given += some;
        return some;
    }
}
