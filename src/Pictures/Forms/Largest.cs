using System.Collections.Immutable;

namespace Mechanisms.Pictures.Forms;

/// <summary>The members that a picture has room for.</summary>
internal static class Largest
{
    /// <summary>Those with the largest first values, the largest first; the rest together as the last one.</summary>
    public static ImmutableArray<Entry> Of(ImmutableArray<Entry> entries, int most, out int others)
    {
        ImmutableArray<Entry> ordered = [.. entries.OrderByDescending(entry => entry.Values[0])];
        others = 0;
        if (ordered.Length <= most) return ordered;
        others = ordered.Length - most + 1;
        ImmutableArray<Entry> rest = ordered[(most - 1)..];
        int count = others;
        ImmutableArray<double> sums = [.. rest[0].Values.Select((_, at) => rest.Sum(entry => entry.Values[at]))];
        return [.. ordered[..(most - 1)], new Entry(Named(count), sums)];
    }

    /// <summary>How many are left for one entry, as its name.</summary>
    public static string Named(int count) => FormattableString.Invariant($"{count} more");

    /// <summary>What is said below about them; nothing where all are shown.</summary>
    public static string Note(int others, string unit) => others == 0 ? "" : FormattableString.Invariant($"The {others} smallest are shown together{(unit.Length == 0 ? "" : $", as their sum in {unit}")}.");
}

/// <summary>What colours mean, where names cannot stand at what they name.</summary>
internal static class Legend
{
    private const double Side = 11, Gap = 6, Between = 18;

    /// <summary>Draws it in a line.</summary>
    /// <param name="sheet">Where it is drawn.</param>
    /// <param name="x">Where the line begins.</param>
    /// <param name="y">The base line of its texts.</param>
    /// <param name="names">Names, each with the number of its surface.</param>
    public static void Draw(Sheet sheet, double x, double y, ImmutableArray<(string Name, int Surface)> names)
    {
        foreach ((string name, int surface) in names)
        {
            sheet.Rectangle(x, y - Side + 1, x + Side, y + 1, Palette.SurfaceOf(surface), Palette.ColourOf(surface));
            sheet.Text(name, x + Side + Gap, y);
            x += Side + Gap + TextWidth.Of(name, Sheet.SmallSize) + Between;
        }
    }
}
