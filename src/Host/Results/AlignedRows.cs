using System.Text;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Host.Results;

/// <summary>Rows of text in columns of equal width: names to the left, numbers to the right.</summary>
internal static class AlignedRows
{
    /// <summary>Writes rows of the same length, each indented by two.</summary>
    /// <param name="text">Takes them.</param>
    /// <param name="rows">The rows, headers first.</param>
    /// <param name="leftColumns">How many of the first columns are names.</param>
    public static void Append(StringBuilder text, IReadOnlyList<string[]> rows, int leftColumns)
    {
        if (rows.Count == 0) return;
        int[] widths = [.. rows[0].Select((_, column) => rows.Max(row => DisplayWidth.Of(row[column])))];
        foreach (string[] row in rows)
        {
            var line = new StringBuilder();
            for (int column = 0; column < row.Length; column++)
            {
                line.Append("  ").Append(column < leftColumns ? DisplayWidth.PadEnd(row[column], widths[column]) : DisplayWidth.PadStart(row[column], widths[column]));
            }

            text.Append(line.ToString().TrimEnd()).Append('\n');
        }
    }
}
