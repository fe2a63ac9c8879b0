using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Mechanisms.Host.Results;

namespace Mechanisms.Host.Records;

/// <summary>The values of an output, by members, as texts.</summary>
/// <param name="Name">The output.</param>
/// <param name="Keys">The names of its indices.</param>
/// <param name="Values">For each cell its members and its value.</param>
internal sealed record ResultTable(string Name, ImmutableArray<string> Keys, ImmutableArray<(ImmutableArray<string> Ids, string Value)> Values)
{
    /// <summary>The outputs of a report.</summary>
    public static ImmutableArray<ResultTable> Of(RunReport report) =>
    [
        .. report.Outputs.Select(table => new ResultTable(
            table.Name,
            table.Keys,
            [.. Enumerable.Range(0, table.Count).Select(row => (Enumerable.Range(0, table.Keys.Length).Select(key => table.IdOf(key, row)).ToImmutableArray(), table.TextOf(row)))])),
    ];

    /// <summary>The outputs of a run that was written, those that can be read.</summary>
    public static ImmutableArray<ResultTable> Of(ResultReading reading) =>
        [.. reading.Record.Outputs.Select(output => Of(output.Output, reading.Read(output.File))).OfType<ResultTable>()];

    // A title says what a member is called, and not which one it is: members with other titles are the same.
    private static ResultTable? Of(string name, CsvTable? table)
    {
        if (table is null) return null;
        int[] keys = [.. Enumerable.Range(0, table.Headers.Length - 1).Where(column => !ReportTable.IsTitleKey(table.Headers[column]))];
        return new ResultTable(
            name,
            [.. keys.Select(column => table.Headers[column])],
            [.. table.Rows.Select(row => (keys.Select(column => row.Cells[column]).ToImmutableArray(), row.Cells[^1]))]);
    }
}

/// <summary>A value of an output that is another one in a second run.</summary>
/// <param name="Output">The output.</param>
/// <param name="Keys">The names of its indices.</param>
/// <param name="Ids">The members.</param>
/// <param name="Before">The value in the first run; null where it has none.</param>
/// <param name="After">The value in the second run.</param>
/// <param name="Difference">The second less the first, with its sign; null between words.</param>
/// <param name="Size">How large the difference is, for ordering.</param>
internal sealed record ResultMove(
    string Output, ImmutableArray<string> Keys, ImmutableArray<string> Ids, string? Before, string? After, string? Difference, double Size)
{
    /// <summary>The members in words.</summary>
    public string Where => string.Join(", ", Ids);

    /// <summary>What moved in an output, the largest first.</summary>
    public static ImmutableArray<ResultMove> Between(ResultTable? before, ResultTable? after)
    {
        string output = (before ?? after)!.Name;
        ImmutableArray<string> keys = (before ?? after)!.Keys;
        Dictionary<string, (ImmutableArray<string> Ids, string Value)> earlier = ByMembers(before), later = ByMembers(after);
        var moves = new List<ResultMove>();
        foreach (string cell in earlier.Keys.Union(later.Keys))
        {
            bool was = earlier.TryGetValue(cell, out (ImmutableArray<string> Ids, string Value) old);
            bool becomes = later.TryGetValue(cell, out (ImmutableArray<string> Ids, string Value) now);
            if (was && becomes && old.Value == now.Value) continue;
            string? difference = Subtract(now.Value ?? "0", old.Value ?? "0", out double size);
            moves.Add(new ResultMove(output, keys, was ? old.Ids : now.Ids, was ? old.Value : null, becomes ? now.Value : null, difference, size));
        }

        return [.. moves.OrderByDescending(move => move.Size).ThenBy(move => move.Where, StringComparer.Ordinal)];
    }

    /// <summary>One number less another one, exactly where both are decimals of a usual length.</summary>
    public static string? Subtract(string a, string b, out double size)
    {
        size = double.PositiveInfinity;
        if (BigInteger.TryParse(a, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger left)
            && BigInteger.TryParse(b, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger right))
        {
            BigInteger difference = left - right;
            size = Math.Abs((double)difference);
            return Signed(difference.ToString(CultureInfo.InvariantCulture));
        }

        if (!double.TryParse(a, NumberStyles.Float, CultureInfo.InvariantCulture, out double x) || !double.TryParse(b, NumberStyles.Float, CultureInfo.InvariantCulture, out double y)) return null;
        size = Math.Abs(x - y);
        bool isExact = IsShort(a) && IsShort(b);
        if (!isExact) return Signed((x - y).ToString("R", CultureInfo.InvariantCulture));
        decimal exact = decimal.Parse(a, NumberStyles.Float, CultureInfo.InvariantCulture) - decimal.Parse(b, NumberStyles.Float, CultureInfo.InvariantCulture);
        return Signed(exact.ToString("0.############################", CultureInfo.InvariantCulture));
    }

    private static bool IsShort(string number) => number.Length < 26 && !number.Contains('E', StringComparison.Ordinal);

    private static string Signed(string number) => number[0] == '-' || number == "0" ? number : "+" + number;

    private static Dictionary<string, (ImmutableArray<string> Ids, string Value)> ByMembers(ResultTable? table)
    {
        var cells = new Dictionary<string, (ImmutableArray<string> Ids, string Value)>(StringComparer.Ordinal);
        if (table is null) return cells;
        foreach ((ImmutableArray<string> Ids, string Value) cell in table.Values) cells[string.Join('\u001f', cell.Ids)] = cell;
        return cells;
    }
}
