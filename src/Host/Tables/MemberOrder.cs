using System.Globalization;

namespace Mechanisms.Host.Tables;

/// <summary>
/// In which order members stand. Those of an ordered set stand as a roster lists them; without one by number if all ids are
/// numbers, else by their characters, which puts dates as <c>2026-11-22</c> right.
/// </summary>
internal static class MemberOrder
{
    /// <summary>The positions of ids in the order of their characters.</summary>
    public static int[] OfNames(List<string> ids)
    {
        int[] order = [.. Enumerable.Range(0, ids.Count)];
        Array.Sort(order, (a, b) => string.CompareOrdinal(ids[a], ids[b]));
        return order;
    }

    /// <summary>The positions of the ids of an ordered set.</summary>
    /// <param name="ids">The ids as they were met.</param>
    /// <param name="isListed">Whether a roster lists them.</param>
    public static int[] OfOrdered(List<string> ids, bool isListed)
    {
        if (isListed) return [.. Enumerable.Range(0, ids.Count)];
        int[] order = OfNames(ids);
        var numbers = new decimal[ids.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!decimal.TryParse(ids[i], NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out numbers[i])) return order;
        }

        return [.. order.OrderBy(position => numbers[position])];
    }
}
