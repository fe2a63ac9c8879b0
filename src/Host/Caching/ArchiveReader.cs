using System.Buffers.Binary;
using System.Numerics;

namespace Mechanisms.Host.Caching;

/// <summary>Reads what <see cref="ArchiveWriter"/> wrote.</summary>
/// <param name="bytes">All of it.</param>
internal sealed class ArchiveReader(byte[] bytes) : Archive
{
    private readonly List<string> _texts = [];
    private readonly List<object> _objects = [];
    private int _at;

    /// <summary>Whether everything has been read.</summary>
    public bool IsAtEnd => _at == bytes.Length;

    /// <inheritdoc/>
    public override int Int(int? value)
    {
        uint number = 0;
        for (int shift = 0; shift < 35; shift += 7)
        {
            byte part = Take(1)[0];
            number |= (uint)(part & 0x7f) << shift;
            if (part < 0x80) return (int)number;
        }

        throw new InvalidDataException("A number does not end.");
    }

    /// <inheritdoc/>
    public override bool Truth(bool? value) => Take(1)[0] != 0;

    /// <inheritdoc/>
    public override double Real(double? value) =>
        BitConverter.Int64BitsToDouble(BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long))));

    /// <inheritdoc/>
    public override BigInteger Whole(BigInteger value) => new(Take(Int(null)));

    /// <inheritdoc/>
    public override string Text(string? value)
    {
        int known = Int(null);
        if (known > 0) return _texts[known - 1];
        int length = Bounded(Int(null));
        Span<char> units = length <= 256 ? stackalloc char[length] : new char[length];
        for (int i = 0; i < length; i++) units[i] = (char)Int(null);
        string text = units.ToString();
        _texts.Add(text);
        return text;
    }

    /// <inheritdoc/>
    public override T? Maybe<T>(T? value, Func<T?, T> describe)
        where T : class
    {
        const int nothing = 0, fresh = 1, firstKnown = 2;
        int mark = Int(null);
        if (mark == nothing) return null;
        if (mark != fresh) return (T)_objects[mark - firstKnown];
        T read = describe(null);
        _objects.Add(read);
        return read;
    }

    /// <inheritdoc/>
    protected override int Bounded(int count) =>
        count >= 0 && count <= bytes.Length - _at ? count : throw new InvalidDataException("There is less than was said.");

    private ReadOnlySpan<byte> Take(int count)
    {
        ReadOnlySpan<byte> taken = bytes.AsSpan(_at, Bounded(count));
        _at += count;
        return taken;
    }
}
