using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Text;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Host.Scripting;

/// <summary>Objects as people read them at a terminal.</summary>
internal static class ReadableText
{
    /// <summary>Rows as a table of aligned columns, other objects by their properties, values as they are. Ends with a line break.</summary>
    public static string Of(object? value)
    {
        if (value is null) return "null\n";
        if (Short(value) is { } text) return text + "\n";
        if (value is IShownWhole shown) return Ended(shown.ToString() ?? "");
        if (value is IEnumerable and not IDictionary) return Table((IEnumerable)value);
        return Columns.Of(value) is { } columns ? Ended(Record(columns)) : Ended(value.ToString() ?? "");
    }

    /// <summary>Rows as a table; rows without columns one below the other.</summary>
    public static string Table(IEnumerable rows)
    {
        List<object?> all = [.. rows.Cast<object?>()];
        if (all.Count == 0) return "no rows\n";
        KeyValuePair<string, object?>[]?[] read = [.. all.Select(Columns.Of)];
        if (read.Any(row => row is null)) return string.Concat(all.Select(row => Cell(row) + "\n"));
        string[] headers = [.. read.SelectMany(row => row!.Select(column => column.Key)).Distinct(StringComparer.Ordinal)];
        var lines = new string[all.Count + 1][];
        var isNumber = new bool[headers.Length];
        lines[0] = [.. headers.Select(VisibleText.Escape)];
        for (int row = 0; row < read.Length; row++)
        {
            object?[] values = [.. headers.Select(header => read[row]!.FirstOrDefault(column => column.Key == header).Value)];
            for (int column = 0; column < values.Length; column++) isNumber[column] |= IsNumber(values[column]);
            lines[row + 1] = [.. values.Select(Cell)];
        }

        int[] widths = [.. headers.Select((_, column) => lines.Max(line => DisplayWidth.Of(line[column])))];
        var text = new StringBuilder();
        foreach (string[] line in lines)
        {
            IEnumerable<string> cells = line.Select((cell, column) =>
                isNumber[column] ? DisplayWidth.PadStart(cell, widths[column]) : DisplayWidth.PadEnd(cell, widths[column]));
            text.Append(("  " + string.Join("  ", cells)).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private static string Record(KeyValuePair<string, object?>[] columns)
    {
        int width = columns.Max(column => DisplayWidth.Of(column.Key));
        return string.Concat(columns.Select(column => $"{DisplayWidth.PadEnd(column.Key, width)}  {Cell(column.Value)}".TrimEnd() + "\n"));
    }

    private static string Cell(object? value)
    {
        if (value is null) return "";
        if (Short(value) is { } text) return VisibleText.Escape(text);
        if (value is IEnumerable many and not IDictionary) return string.Join(", ", many.Cast<object?>().Select(Cell));
        return VisibleText.Escape((value.ToString() ?? "").TrimEnd('\n'));
    }

    // Six decimals at most, as in the tables of a run; whoever wants all digits writes them.
    private static string? Short(object value)
    {
        const double longest = 1e15, shortest = 1e-4;
        if (value is float single) value = (double)single;
        if (value is double real)
        {
            if (double.IsPositiveInfinity(real)) return "unaffordable";
            double size = Math.Abs(real);
            if (!double.IsFinite(real) || size >= longest) return real.ToString("R", CultureInfo.InvariantCulture);
            return real.ToString(size is > 0 and < shortest ? "0.######e0" : "0.######", CultureInfo.InvariantCulture);
        }

        return Columns.TextOf(value);
    }

    private static bool IsNumber(object? value) =>
        value is double or float or decimal or sbyte or byte or short or ushort or int or uint or long or ulong or BigInteger or Int128 or UInt128;

    private static string Ended(string text) => text.EndsWith('\n') ? text : text + "\n";
}

/// <summary>Something whose text is the readable one.</summary>
internal interface IShownWhole;
