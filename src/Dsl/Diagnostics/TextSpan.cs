namespace Mechanisms.Dsl.Diagnostics;

/// <summary>A stretch of a text: UTF-16 code units from <paramref name="Start"/>, <paramref name="Length"/> of them.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    /// <summary>The first position behind the span.</summary>
    public int End => Start + Length;

    /// <summary>The span from <paramref name="start"/> up to and without <paramref name="end"/>.</summary>
    public static TextSpan FromBounds(int start, int end) => new(start, Math.Max(0, end - start));

    /// <summary>The smallest span that covers both.</summary>
    public TextSpan Through(TextSpan last) => FromBounds(Math.Min(Start, last.Start), Math.Max(End, last.End));
}
