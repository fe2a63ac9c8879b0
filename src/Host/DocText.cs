namespace Mechanisms.Host;

/// <summary>Doc comments in lists.</summary>
public static class DocText
{
    /// <summary>The first sentence of a doc comment, on one line; empty without one.</summary>
    public static string FirstSentence(string doc)
    {
        string paragraph = doc.ReplaceLineEndings("\n").Trim().Split("\n\n")[0];
        string line = string.Join(' ', paragraph.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        for (int at = 0; at < line.Length; at++)
        {
            if (line[at] is '。') return line[..(at + 1)];
            bool endsHere = line[at] is '.' or '!' or '?' && (at + 1 == line.Length || line[at + 1] == ' ');
            if (endsHere && !IsAbbreviation(line.AsSpan(0, at))) return line[..(at + 1)];
        }

        return line;
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> before) =>
        before.EndsWith("e.g", StringComparison.Ordinal) || before.EndsWith("i.e", StringComparison.Ordinal)
        || before.EndsWith("etc", StringComparison.Ordinal) || before.EndsWith("cf", StringComparison.Ordinal);
}
