namespace Mechanisms.Host.Rendering;

/// <summary>Counts in words.</summary>
public static class Plural
{
    /// <summary>Such as <c>1 error</c> and <c>2 errors</c>.</summary>
    public static string Of(long count, string word) => FormattableString.Invariant($"{count} {word}{(count == 1 ? "" : "s")}");
}
