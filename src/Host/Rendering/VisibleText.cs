using System.Globalization;
using System.Text;

namespace Mechanisms.Host.Rendering;

/// <summary>Makes text of users harmless on a terminal: what would move the cursor or turn the reading around is shown escaped.</summary>
public static class VisibleText
{
    /// <summary>The text with control characters escaped; line breaks and tabs too.</summary>
    public static string Escape(string text)
    {
        if (!text.Any(MayNeedEscape)) return text;
        var built = new StringBuilder();
        for (int at = 0; at < text.Length;)
        {
            int length = ElementAt(text, at, out string shown);
            built.Append(shown);
            at += length;
        }

        return built.ToString();
    }

    /// <summary>The same, but keeps line breaks.</summary>
    public static string EscapeLines(string text) => string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(Escape));

    /// <summary>What stands at a position: how many code units belong together, and how they are shown.</summary>
    internal static int ElementAt(string text, int at, out string shown)
    {
        if (!Rune.TryGetRuneAt(text, at, out Rune first))
        {
            shown = EscapeCode(text[at]);
            return 1;
        }

        if (NeedsEscape(first))
        {
            shown = EscapeCode(first.Value);
            return first.Utf16SequenceLength;
        }

        int end = at + StringInfo.GetNextTextElementLength(text, at);
        int next = at + first.Utf16SequenceLength;
        while (next < end && Rune.TryGetRuneAt(text, next, out Rune rune) && !NeedsEscape(rune)) next += rune.Utf16SequenceLength;
        end = Math.Min(next, end);
        shown = text[at..end];
        return end - at;
    }

    private static bool MayNeedEscape(char unit) => unit < ' ' || unit >= '\u007f';

    private static bool NeedsEscape(Rune rune) =>
        Rune.IsControl(rune)
        || rune.Value is 0x061C or 0x200B or 0x200E or 0x200F or 0xFEFF or (>= 0x2028 and <= 0x202E) or (>= 0x2066 and <= 0x2069);

    private static string EscapeCode(int value) => value switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => FormattableString.Invariant($"\\u{{{value:X}}}"),
    };
}
