using System.Collections.Immutable;

namespace Mechanisms.Pictures.Forms;

/// <summary>A frame of a picture of arrivals: those who are there, in the order in which they came, each with payment and limit.</summary>
public sealed record ArrivalFrame(ImmutableArray<Entry> Entries);

/// <summary>Members who join one by one: frames side by side, with a bar for each one who is there, inside of what bounds it.</summary>
public static class ArrivalsPicture
{
    private const int MostInRow = 5, MostNamed = 12, LongestName = 10;
    private const double Height = 120, Gap = 30, Room = 150;

    /// <summary>Draws it.</summary>
    /// <param name="frame">What stands around it.</param>
    /// <param name="filled">What the bars are.</param>
    /// <param name="limit">What bounds them.</param>
    /// <param name="frames">The frames, each with no fewer members than the one before.</param>
    /// <param name="count">How many join in all.</param>
    public static Picture Draw(PictureFrame frame, Quantity filled, Quantity limit, ImmutableArray<ArrivalFrame> frames, int count)
    {
        int most = frames.Max(one => one.Entries.Length);
        double bar = Math.Clamp(Room / most, 5, 26), widest = frames.Max(one => TextWidth.Of(TotalOf(one, filled), Sheet.Size));
        double width = Math.Max(Math.Max(most * bar, 84), widest);
        double tallest = frames.SelectMany(one => one.Entries).SelectMany(entry => entry.Values).Append(0).Max();
        bool isNamed = most <= MostNamed;
        double names = isNamed ? frames[^1].Entries.Max(entry => TextWidth.Of(Lines.Shown(entry.Name, LongestName), Sheet.SmallSize)) + 6 : 6;
        var sheet = new Sheet();
        int known = 0, inRow = frames.Length <= MostInRow ? frames.Length : (frames.Length + 1) / 2;
        for (int i = 0; i < frames.Length; i++)
        {
            double left = i % inRow * (width + Gap), top = i / inRow * (Height + names + (Sheet.Size * 4));
            DrawFrame(sheet, frames[i], left, top, bar, width, tallest, filled, count, known, isNamed);
            known = frames[i].Entries.Length;
        }

        return sheet.Cut(frame.With($"Filled is {filled.Name}, of those who have just joined in another colour; around it stands {limit.Name}. The tallest is {limit.Say(tallest)}."));
    }

    private static string TotalOf(ArrivalFrame frame, Quantity filled) => $"in all {filled.SayShort(frame.Entries.Sum(entry => entry.Values[0]))}";

    private static void DrawFrame(
        Sheet sheet, ArrivalFrame frame, double left, double top, double bar, double width, double tallest, Quantity filled, int count, int known, bool isNamed)
    {
        const double between = 0.12;
        double ground = top + (Sheet.Size * 2.8) + Height, x = left;
        sheet.Text(FormattableString.Invariant($"{frame.Entries.Length} of {count}"), left, top + Sheet.Size, Anchor.Start, Sheet.Size, isBold: true);
        sheet.Text(TotalOf(frame, filled), left, top + (Sheet.Size * 2.3));
        for (int i = 0; i < frame.Entries.Length; i++)
        {
            (double paid, double bound) = (HeightOf(frame.Entries[i].Values[0]), HeightOf(frame.Entries[i].Values[1]));
            double start = x + (bar * between), end = x + (bar * (1 - between));
            int surface = i < known ? 0 : 1;
            sheet.Rectangle(start, ground - paid, end, ground, Palette.SurfaceOf(surface), Palette.ColourOf(surface));
            sheet.Rectangle(start, ground - bound, end, ground, "", Palette.Frame);
            if (isNamed) sheet.Text(Lines.Shown(frame.Entries[i].Name, LongestName), x + (bar / 2) + (Sheet.SmallSize * 0.36), ground + 6, Anchor.End, isUpright: true);
            x += bar;
        }

        sheet.Line(left, ground, left + width, ground, Palette.Ink, 1.2);

        double HeightOf(double value) => tallest > 0 ? value / tallest * Height : 0;
    }
}
