using System.Globalization;
using System.Text;

namespace Mechanisms.Pictures;

/// <summary>Texts that must not be longer than there is room.</summary>
internal static class Lines
{
    private const int LongestName = 28;

    /// <summary>A name of a member, cut off where it is long. Signs that a reader sees as one stay together.</summary>
    public static string Shown(string name, int longest = LongestName)
    {
        var signs = new StringInfo(name);
        return signs.LengthInTextElements <= longest ? name : signs.SubstringByTextElements(0, longest - 1) + "…";
    }

    /// <summary>A text in lines that are no wider than there is room; a word that is wider by itself is cut off.</summary>
    public static IEnumerable<string> Of(string text, double size, double room)
    {
        var line = new StringBuilder();
        foreach (string word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string next = Fitting(word, size, room);
            if (line.Length > 0 && TextWidth.Of($"{line} {next}", size) > room)
            {
                yield return line.ToString();
                line.Clear();
            }

            if (line.Length > 0) line.Append(' ');
            line.Append(next);
        }

        if (line.Length > 0) yield return line.ToString();
    }

    private static string Fitting(string word, double size, double room)
    {
        if (TextWidth.Of(word, size) <= room) return word;
        var signs = new StringInfo(word);
        int least = 0, most = signs.LengthInTextElements;
        while (most - least > 1)
        {
            int middle = (least + most) / 2;
            if (TextWidth.Of(signs.SubstringByTextElements(0, middle) + "…", size) <= room) least = middle;
            else most = middle;
        }

        return (least == 0 ? "" : signs.SubstringByTextElements(0, least)) + "…";
    }
}
