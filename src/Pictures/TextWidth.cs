using System.Globalization;
using System.Text;

namespace Mechanisms.Pictures;

/// <summary>
/// How wide a text is at most in the fonts that pictures ask for. Whoever shows a picture chooses the font, so this is the
/// widest of the usual ones: a label may get more room than it needs, and never less.
/// </summary>
public static class TextWidth
{
    private const string Narrow = "iljI.,:;'|![]()` ";
    private const string Wide = "mwMW@%";

    /// <summary>The width of a text in letters of a size.</summary>
    public static double Of(string text, double size)
    {
        double width = 0;
        foreach (Rune rune in text.EnumerateRunes()) width += Of(rune);
        return width * size;
    }

    private static double Of(Rune rune)
    {
        const double narrow = 0.4, usual = 0.64, capital = 0.77, wide = 1.0;
        if (rune.Value < 0x80 && Narrow.Contains((char)rune.Value, StringComparison.Ordinal)) return narrow;
        if (rune.Value < 0x80 && Wide.Contains((char)rune.Value, StringComparison.Ordinal)) return wide;
        if (rune.Value < 0x250) return Rune.IsUpper(rune) ? capital : usual;
        UnicodeCategory category = Rune.GetUnicodeCategory(rune);
        bool takesNoRoom = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
        return takesNoRoom ? 0 : rune.Value < 0x1100 ? capital : wide;
    }
}
