using System.Globalization;
using System.Numerics;
using System.Text;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Emitting;

/// <summary>Lines of C# with their indentation.</summary>
internal sealed class Code
{
    private const int MostIndentation = 24;
    private readonly List<(int Indentation, string Text)> _lines = [];

    /// <summary>Whether nothing has been written.</summary>
    public bool IsEmpty => _lines.Count == 0;

    /// <summary>Adds a line.</summary>
    public void Line(string text, int indentation = 0) => _lines.Add((indentation, text));

    /// <summary>Forgets all lines.</summary>
    public void Clear() => _lines.Clear();

    /// <summary>Adds all lines of another text, further to the right.</summary>
    public void Block(Code inner, int indentation = 1)
    {
        foreach ((int own, string text) in inner._lines) _lines.Add((own + indentation, text));
    }

    /// <summary>Adds all lines of another text between braces.</summary>
    public void Braces(Code inner)
    {
        Line("{");
        Block(inner);
        Line("}");
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        StringBuilder result = new();
        foreach ((int indentation, string text) in _lines)
        {
            if (text.Length > 0) result.Append(' ', 4 * Math.Min(indentation, MostIndentation)).Append(text);
            result.Append('\n');
        }

        return result.ToString();
    }

    /// <summary>A double as a literal that reads back to the same bits.</summary>
    public static string Real(double value)
    {
        if (double.IsPositiveInfinity(value)) return "Real.Unaffordable";
        string digits = value.ToString("R", CultureInfo.InvariantCulture);
        return digits.AsSpan().IndexOfAny('.', 'E') < 0 ? digits + ".0" : digits;
    }

    /// <summary>A text as an escaped literal.</summary>
    public static string Text(string value)
    {
        StringBuilder result = new("\"");
        foreach (char c in value)
        {
            if (c is >= ' ' and <= '~' and not '"' and not '\\') result.Append(c);
            else result.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
        }

        return result.Append('"').ToString();
    }

    /// <summary>A whole number as an expression.</summary>
    public static string Whole(BigInteger value) => value >= long.MinValue && value <= long.MaxValue
        ? string.Create(CultureInfo.InvariantCulture, $"new Whole({value}{(value == long.MinValue ? "" : "L")})")
        : string.Create(CultureInfo.InvariantCulture, $"Values.WholeOf(\"{value}\")");

    /// <summary>A whole number's digits.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The C# type of a value.</summary>
    public static string TypeOf(ValueKind kind) => kind switch
    {
        ValueKind.Real or ValueKind.Truth => "double",
        ValueKind.Whole => "Whole",
        ValueKind.Text => "string",
        ValueKind.Time => "long",
        _ => "int",
    };

    /// <summary>What a cell without a row is worth.</summary>
    public static string ZeroOf(ValueKind kind) => kind switch
    {
        ValueKind.Real or ValueKind.Truth => "0.0",
        ValueKind.Whole => "default",
        ValueKind.Text => "\"\"",
        ValueKind.Time => "0L",
        _ => "0",
    };
}
