using System.Text;

namespace Mechanisms.Dsl.Diagnostics;

/// <summary>
/// Keeps messages readable: they repeat what was found, and what was found may be a cell of ten megabytes. Whatever stands
/// between backquotes or without a space is cut to its beginning.
/// </summary>
internal static class LongWords
{
    private const int Longest = 160;
    private const int Kept = 100;
    private const int LongestMessage = 4000;

    /// <summary>The message with its long words cut.</summary>
    public static string Shorten(string message)
    {
        if (message.Length <= Longest) return message;
        var text = new StringBuilder();
        for (int at = 0; at < message.Length && text.Length < LongestMessage;)
        {
            int end = EndOfWord(message, at);
            if (end - at > Longest)
            {
                int cut = at + Kept;
                if (char.IsHighSurrogate(message[cut - 1])) cut--;
                text.Append(message, at, cut - at).Append('…');
                if (message[at] == '`' && message[end - 1] == '`') text.Append('`');
            }
            else
            {
                text.Append(message, at, end - at);
            }

            at = end;
        }

        return text.ToString();
    }

    private static int EndOfWord(string message, int at)
    {
        int end = message[at] == '`' ? message.IndexOf('`', at + 1) + 1 : message.AsSpan(at + 1).IndexOfAny(' ', '\n', '`') + at + 1;
        return end <= at ? message.Length : end;
    }
}
