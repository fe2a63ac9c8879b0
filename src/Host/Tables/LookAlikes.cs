using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;

namespace Mechanisms.Host.Tables;

/// <summary>
/// Finds members of one set that people cannot tell apart: those that differ in invisible characters or kinds of blanks
/// only are refused, and of those that differ in capital letters only a note is taken where the script counts them as two.
/// </summary>
internal static class LookAlikes
{
    private const char Joiner = '\u200D', NonJoiner = '\u200C';

    /// <summary>The text as it is seen: without what is invisible, every blank a space.</summary>
    public static string WithoutInvisible(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return text;
        var seen = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (IsInvisible(rune)) continue;
            if (Rune.IsWhiteSpace(rune)) seen.Append(' ');
            else seen.Append(rune.ToString());
        }

        return seen.ToString();
    }

    /// <summary>Reports such members of all sets.</summary>
    public static void Report(ImmutableArray<IdTable> sets, IReadOnlyList<RowSink> sinks, IReadOnlyList<RowSource> sources, BuildLog log)
    {
        for (int slot = 0; slot < sets.Length; slot++)
        {
            IdTable set = sets[slot];
            int at = slot;
            ImmutableArray<int[]> pairs = Pairs(set.Ids, set.IgnoresCase);
            int[][] sameLook = [.. pairs.Where(pair => Same(set, pair, set.IgnoresCase))];
            int[][] sameButCase = [.. pairs.Where(pair => !Same(set, pair, set.IgnoresCase))];
            foreach (int[] pair in sameLook.Take(MostShown))
            {
                string one = set.Ids[pair[0]], other = set.Ids[pair[1]];
                Diagnostic message = HabitMessages.LookAlike(Place(pair[1]), set.Name, WithoutInvisible(other), Difference(one, other));
                log.Add(message with { Related = [new RelatedPlace(Place(pair[0]), "the other one is here")] });
            }

            if (sameButCase.Length == 0) continue;
            int[] first = sameButCase[0];
            int more = sameButCase.Length - 1;
            string others = more == 0 ? "" : FormattableString.Invariant($", as {(more == 1 ? "does" : "do")} {more} more {(more == 1 ? "pair" : "pairs")}");
            log.Add(HabitMessages.DifferByCase(Place(first[1]), set.Name, set.Ids[first[0]], set.Ids[first[1]], others));

            Location Place(int member) => PlaceOf(at, member, set.Ids[member], sinks, sources);
        }
    }

    private const int MostShown = 20;

    private static bool Same(IdTable set, int[] pair, bool ignoresCase) =>
        string.Equals(WithoutInvisible(set.Ids[pair[0]]), WithoutInvisible(set.Ids[pair[1]]), ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    // Neighbours among the members that are the same once case and what is invisible are left out. Hashes only narrow the search.
    private static ImmutableArray<int[]> Pairs(IReadOnlyList<string> ids, bool ignoresCase)
    {
        if (!ids.Any(id => id.AsSpan().ContainsAnyExceptInRange(' ', '~') || (!ignoresCase && id.AsSpan().ContainsAnyInRange('A', 'Z')))) return [];
        var seen = new HashSet<int>(ids.Count);
        var twice = new HashSet<int>();
        foreach (string id in ids)
        {
            int hash = HashOf(id);
            if (!seen.Add(hash)) twice.Add(hash);
        }

        if (twice.Count == 0) return [];
        IEnumerable<int[]> groups = Enumerable.Range(0, ids.Count)
            .Where(member => twice.Contains(HashOf(ids[member])))
            .GroupBy(member => WithoutInvisible(ids[member]), StringComparer.OrdinalIgnoreCase)
            .Select(group => group.Order(Comparer<int>.Create((a, b) => string.CompareOrdinal(ids[a], ids[b]))).ToArray());
        return [.. groups.SelectMany(group => group.Zip(group.Skip(1), (a, b) => new[] { a, b })).OrderBy(pair => ids[pair[0]], StringComparer.Ordinal)];
    }

    private static int HashOf(string id) => string.GetHashCode(WithoutInvisible(id), StringComparison.OrdinalIgnoreCase);

    // Joiners and tags make letters and emoji into others, so they are seen.
    private static bool IsInvisible(Rune rune) =>
        rune.Value is 0xFE0E or 0xFE0F
        || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && rune.Value is not (Joiner or NonJoiner or (>= 0xE0000 and <= 0xE007F)));

    private static string Difference(string one, string other)
    {
        int at = one.AsSpan().CommonPrefixLength(other);
        string holder = at < other.Length && IsOdd(other[at]) ? other : one;
        if (at >= holder.Length || !IsOdd(holder[at])) return "they differ in characters that cannot be seen";
        string code = ((int)holder[at]).ToString("X4", CultureInfo.InvariantCulture);
        string what = char.IsWhiteSpace(holder[at]) ? "is a blank of another kind" : "cannot be seen";
        return FormattableString.Invariant($"character {at + 1} of one of them is U+{code}, which {what}");
    }

    private static bool IsOdd(char each) => each > '~' && (char.IsWhiteSpace(each) || (Rune.TryCreate(each, out Rune rune) && IsInvisible(rune)));

    private static Location PlaceOf(int slot, int member, string id, IReadOnlyList<RowSink> sinks, IReadOnlyList<RowSource> sources)
    {
        for (int input = 0; input < sinks.Count; input++)
        {
            int row = sinks[input].FirstRowWith(slot, member);
            if (row < 0) continue;
            Location line = sources[input].PlaceOf(row, sinks[input].LineOf(row));
            int at = line.LineText.IndexOf(id, StringComparison.Ordinal);
            return at < 0 ? line : line with { Column = at + 1, Length = id.Length };
        }

        return Location.OfFile(sources.Count > 0 ? sources[0].Name : "");
    }
}
