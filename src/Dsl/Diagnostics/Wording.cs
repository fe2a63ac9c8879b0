namespace Mechanisms.Dsl.Diagnostics;

/// <summary>Small words that messages are made of.</summary>
internal static class Wording
{
    /// <summary>The noun with its article: <c>an input</c>, <c>a step</c>.</summary>
    public static string A(string noun) => noun.Length > 0 && noun[0] is 'a' or 'e' or 'i' or 'o' ? "an " + noun : "a " + noun;

    /// <summary>As many as can be taken in: <c>`a`, `b` and 3 more</c>.</summary>
    public static string Cut(string text, int longest)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= longest ? line : line[..(longest - 1)] + "…";
    }
}
