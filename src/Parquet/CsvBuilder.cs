using System.Buffers;
using System.Globalization;
using System.Text;

namespace Mechanisms.Parquet;

/// <summary>Builds rows of CSV in UTF-8.</summary>
internal sealed class CsvBuilder
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private bool _isInRow;

    /// <summary>Adds an absent value: quotes around nothing, so that no row is an empty line.</summary>
    public void AddNothing() => AddRaw("\"\""u8);

    /// <summary>Adds a number, or something else that needs no quotes.</summary>
    public void AddPlain<T>(T value, string format = "")
        where T : ISpanFormattable
    {
        Separate();
        Span<char> chars = stackalloc char[128];
        if (value.TryFormat(chars, out int length, format, CultureInfo.InvariantCulture)) Encoding.UTF8.GetBytes(chars[..length], _bytes);
        else Encoding.UTF8.GetBytes(value.ToString(format, CultureInfo.InvariantCulture), _bytes);
    }

    /// <summary>Adds a word of ours.</summary>
    public void AddRaw(ReadOnlySpan<byte> word)
    {
        Separate();
        _bytes.Write(word);
    }

    /// <summary>Adds a text of the file, in quotes.</summary>
    public void AddText(string text)
    {
        AddRaw("\""u8);
        Encoding.UTF8.GetBytes(text.Replace("\"", "\"\"", StringComparison.Ordinal), _bytes);
        _bytes.Write("\""u8);
    }

    /// <summary>Ends a row.</summary>
    public void EndRow()
    {
        _bytes.Write("\n"u8);
        _isInRow = false;
    }

    /// <summary>Ends a row and takes everything so far; good until the next row begins.</summary>
    public ReadOnlyMemory<byte> TakeRow()
    {
        EndRow();
        return Take();
    }

    /// <summary>Takes everything so far.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        byte[] taken = _bytes.WrittenSpan.ToArray();
        _bytes.ResetWrittenCount();
        return taken;
    }

    private void Separate()
    {
        if (_isInRow) _bytes.Write(","u8);
        _isInRow = true;
    }
}
