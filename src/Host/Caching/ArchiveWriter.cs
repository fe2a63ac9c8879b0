using System.Numerics;

namespace Mechanisms.Host.Caching;

/// <summary>Writes.</summary>
internal sealed class ArchiveWriter : Archive
{
    private readonly MemoryStream _bytes = new();
    private readonly BinaryWriter _writer;
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<object, int> _objects = new(ReferenceEqualityComparer.Instance);

    public ArchiveWriter() => _writer = new BinaryWriter(_bytes);

    /// <summary>Everything written so far.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.GetBuffer().AsSpan(0, (int)_bytes.Length);

    /// <inheritdoc/>
    public override int Int(int? value)
    {
        _writer.Write7BitEncodedInt(value!.Value);
        return value.Value;
    }

    /// <inheritdoc/>
    public override bool Truth(bool? value)
    {
        _writer.Write(value!.Value);
        return value.Value;
    }

    /// <inheritdoc/>
    public override double Real(double? value)
    {
        _writer.Write(BitConverter.DoubleToInt64Bits(value!.Value));
        return value.Value;
    }

    /// <inheritdoc/>
    public override BigInteger Whole(BigInteger value)
    {
        byte[] bytes = value.ToByteArray();
        Int(bytes.Length);
        _writer.Write(bytes);
        return value;
    }

    /// <inheritdoc/>
    public override string Text(string? value)
    {
        if (_texts.TryGetValue(value!, out int known))
        {
            Int(known);
            return value!;
        }

        Int(0);
        _texts.Add(value!, _texts.Count + 1);

        // Not as UTF-8: half a character, which a round file may have, would not survive it.
        Int(value!.Length);
        foreach (char unit in value) Int(unit);
        return value;
    }

    /// <inheritdoc/>
    public override T? Maybe<T>(T? value, Func<T?, T> describe)
        where T : class
    {
        const int nothing = 0, fresh = 1, firstKnown = 2;
        if (value is null)
        {
            Int(nothing);
            return null;
        }

        if (_objects.TryGetValue(value, out int known))
        {
            Int(known + firstKnown);
            return value;
        }

        Int(fresh);
        describe(value);
        _objects.Add(value, _objects.Count);
        return value;
    }

    /// <inheritdoc/>
    protected override int Bounded(int count) => count;
}
