using System.Collections.Immutable;

namespace Mechanisms.Pictures.Forms;

/// <summary>A bar for each member, the longest first; or several bars of different quantities.</summary>
public static class BarsPicture
{
    private const int MostBars = 24, Ticks = 6;
    private const double Length = 440, Thickness = 16, Gap = 8, Tick = 4;

    /// <summary>Draws it.</summary>
    /// <param name="frame">What stands around it.</param>
    /// <param name="quantities">One, or several with one unit.</param>
    /// <param name="entries">The members.</param>
    public static Picture Draw(PictureFrame frame, ImmutableArray<Quantity> quantities, ImmutableArray<Entry> entries)
    {
        ImmutableArray<Entry> shown = Largest.Of(entries, MostBars, out int others);
        Quantity first = quantities[0];
        var sheet = new Sheet();
        Scale scale = Scale.Of(first.Axis, shown.SelectMany(entry => entry.Values), isTight: false, Ticks);
        double height = shown.Length * ((Thickness * quantities.Length) + Gap);
        foreach (Tick tick in scale.Ticks)
        {
            double x = scale.Place(tick.Value) * Length;
            sheet.Line(x, 0, x, height, tick.Value == 0 ? Palette.Frame : Palette.Grid);
            sheet.Text(tick.Text, x, height + Tick + Sheet.SmallSize, Anchor.Middle);
        }

        double zero = scale.Place(0) * Length, y = Gap / 2;
        double left = shown.SelectMany(entry => entry.Values).Any(value => value < 0) ? -Room(shown, first) : 0;
        foreach (Entry entry in shown)
        {
            sheet.Text(Lines.Shown(entry.Name), left - Gap, y + (Thickness * quantities.Length / 2) + (Sheet.Size * 0.36), Anchor.End, Sheet.Size);
            for (int i = 0; i < quantities.Length; i++)
            {
                double value = entry.Values[i], end = scale.Place(value) * Length;
                sheet.Rectangle(Math.Min(zero, end), y, Math.Max(zero, end), y + Thickness, Palette.SurfaceOf(i), Palette.ColourOf(i));
                bool isBelow = value < 0;
                sheet.Text(first.SayShort(value), end + (isBelow ? -Gap / 2 : Gap / 2), y + (Thickness / 2) + (Sheet.SmallSize * 0.36), isBelow ? Anchor.End : Anchor.Start);
                y += Thickness;
            }

            y += Gap;
        }

        double below = height + Tick + (Sheet.SmallSize * 2.6);
        string unit = first.Unit.Length == 0 || first.IsShare ? "" : first.Unit;
        if (quantities.Length == 1) sheet.Text(first.Text, Length / 2, below, Anchor.Middle);
        else Legend.Draw(sheet, 0, below, [.. quantities.Select((quantity, i) => (i == quantities.Length - 1 ? quantity.Text : quantity.Name, i))]);
        return sheet.Cut(frame.With(Largest.Note(others, unit)));
    }

    // What numbers at bars to the left may need.
    private static double Room(ImmutableArray<Entry> entries, Quantity quantity) =>
        entries.SelectMany(entry => entry.Values).Where(value => value < 0).Max(value => TextWidth.Of(quantity.SayShort(value), Sheet.SmallSize)) + Gap;
}
