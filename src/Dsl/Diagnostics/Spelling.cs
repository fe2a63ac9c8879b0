namespace Mechanisms.Dsl.Diagnostics;

/// <summary>Finds the name that was probably meant.</summary>
public static class Spelling
{
    /// <summary>Among more names than a person knows, the nearest is a guess, and a slow one.</summary>
    private const int MostCandidates = 1_000;

    /// <summary>
    /// The candidate nearest to <paramref name="typed"/> within one edit for every three letters (an exchange of two
    /// neighbours is one edit), or null. Names under three letters are never guessed at.
    /// </summary>
    public static string? Nearest(string typed, IEnumerable<string> candidates)
    {
        if (typed.Length is < 3 or > 64) return null;
        string[] crowd = [.. candidates.Take(MostCandidates + 1)];
        if (crowd.Length > MostCandidates) return null;
        int allowed = Math.Max(1, typed.Length / 3);
        string? best = null;
        int bestDistance = allowed + 1;
        foreach (string candidate in crowd.Order(StringComparer.Ordinal))
        {
            if (candidate.Length < 3 || Math.Abs(candidate.Length - typed.Length) >= bestDistance) continue;
            int distance = string.Equals(candidate, typed, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(typed, candidate);
            if (distance < bestDistance) (best, bestDistance) = (candidate, distance);
        }

        return best;
    }

    /// <summary>The words " did you mean" for the nearest candidate, or <paramref name="otherwise"/>.</summary>
    public static string Suggest(string typed, IEnumerable<string> candidates, string otherwise = "") =>
        Nearest(typed, candidates) is { } near ? $"did you mean `{near}`?" : otherwise;

    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++) rows[i, 0] = i;
        for (int j = 0; j <= b.Length; j++) rows[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int substitution = rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                int least = Math.Min(substitution, Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
                bool exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
                rows[i, j] = exchanged ? Math.Min(least, rows[i - 2, j - 2] + 1) : least;
            }
        }

        return rows[a.Length, b.Length];
    }
}
