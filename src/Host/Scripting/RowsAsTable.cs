using System.Collections;
using System.Text;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;

namespace Mechanisms.Host.Scripting;

/// <summary>Rows that a script made, as the CSV that a table of a round is: read, checked and reported in the same way.</summary>
internal static class RowsAsTable
{
    /// <summary>The bytes of the table. The first row names the columns; others may have them in any order.</summary>
    /// <exception cref="MechanismException">Something is no row.</exception>
    public static byte[] Write(string input, IEnumerable rows, Location place)
    {
        var text = new StringBuilder();
        List<string>? headers = null;
        foreach (object? row in rows)
        {
            KeyValuePair<string, object?>[] columns = Columns.Of(row)
                ?? throw new MechanismException([ExperimentMessages.NoRow(place, input, row is null ? "null" : Kind(row))]);
            if (headers is null)
            {
                headers = [.. columns.Select(column => column.Key)];
                AppendLine(text, headers);
            }

            var cells = new string[headers.Count];
            Array.Fill(cells, "");
            foreach ((string name, object? value) in columns)
            {
                int at = headers.IndexOf(name);
                if (at < 0) throw new MechanismException([ExperimentMessages.NoRow(place, input, $"a row with `{name}`, which the first row does not have,")]);
                cells[at] = Columns.TextOf(value) ?? throw new MechanismException([ExperimentMessages.NoValue(place, name, Found(value!))]);
            }

            AppendLine(text, cells);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>A value in words, for a message.</summary>
    public static string Found(object value) => value is double or float ? FormattableString.Invariant($"{value}") : Kind(value);

    private static string Kind(object value) => value.GetType() is { IsGenericType: true } type ? type.Name.Split('`')[0] : value.GetType().Name;

    private static void AppendLine(StringBuilder text, IEnumerable<string> cells) =>
        text.AppendJoin(',', cells.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append('\n');
}
