using System.Buffers;
using System.Globalization;
using System.Text;
using Mechanisms.Numerics;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Records;

/// <summary>A line of CSV in UTF-8 that is built field by field, without a text for each.</summary>
internal sealed class CsvLine
{
    private readonly ArrayBufferWriter<byte> _bytes = new(256);
    private bool _hasFields;

    /// <summary>The line so far.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes.WrittenSpan;

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        _bytes.ResetWrittenCount();
        _hasFields = false;
    }

    /// <summary>Adds a field.</summary>
    public void Add(string text)
    {
        Separate();
        Encoding.UTF8.GetBytes(Quoted(text), _bytes);
    }

    /// <summary>Adds a field that was encoded before.</summary>
    public void AddEncoded(ReadOnlySpan<byte> field)
    {
        Separate();
        _bytes.Write(field);
    }

    /// <summary>Adds a number so that reading it gives the same one.</summary>
    public void Add(double number)
    {
        const int longest = 32;
        if (!double.IsFinite(number))
        {
            Add(Words.OfReal(number));
            return;
        }

        Separate();
        number.TryFormat(_bytes.GetSpan(longest), out int written, "R", CultureInfo.InvariantCulture);
        _bytes.Advance(written);
    }

    /// <summary>Adds the value of a column in a row.</summary>
    public void Add(Column column, int row)
    {
        switch (column)
        {
            case RealColumn reals:
                Add(reals.Values[row]);
                break;
            case WholeColumn wholes:
                Add(wholes.Values[row].ToString(CultureInfo.InvariantCulture));
                break;
            case TruthColumn truths:
                Add(Words.OfTruth(truths.Values[row]));
                break;
            case TextColumn texts:
                Add(texts.Values[row]);
                break;
            case TimeColumn times:
                Add(Words.OfTime(times.Values[row]));
                break;
        }
    }

    /// <summary>Ends the line.</summary>
    public void End() => _bytes.Write("\n"u8);

    /// <summary>A text as a field: between quotes where it needs them.</summary>
    public static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private void Separate()
    {
        if (_hasFields) _bytes.Write(","u8);
        _hasFields = true;
    }
}
