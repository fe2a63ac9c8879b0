using System.Collections.Immutable;

namespace Mechanisms.Pictures.Forms;

/// <summary>Two columns of shares, before and after: a band for each member, joined where it goes from one to the other.</summary>
public static class SharesPicture
{
    private const int MostBands = 10, LongestHead = 18;
    private const double Height = 320, Column = 70, Between = 190, Gap = 8;

    /// <summary>Draws it.</summary>
    /// <param name="frame">What stands around it.</param>
    /// <param name="before">The first column: the first value of each entry.</param>
    /// <param name="after">The second column.</param>
    /// <param name="entries">The members; no value below 0.</param>
    public static Picture Draw(PictureFrame frame, Quantity before, Quantity after, ImmutableArray<Entry> entries)
    {
        ImmutableArray<Entry> shown = MostOfBoth(entries, out int others);
        var sheet = new Sheet();
        double firstTotal = shown.Sum(entry => entry.Values[0]), secondTotal = shown.Sum(entry => entry.Values[1]);
        (double Top, double Bottom)[] first = Bands(shown, 0, firstTotal), second = Bands(shown, 1, secondTotal);
        double right = Column + Between;
        for (int i = 0; i < shown.Length && firstTotal > 0 && secondTotal > 0; i++)
        {
            sheet.Add(new AreaMark(
                [new(Column, first[i].Top), new(right, second[i].Top), new(right, second[i].Bottom), new(Column, first[i].Bottom)], ColourOf(i, shown, others), "", 0.35));
        }

        DrawColumn(sheet, 0, shown, first, before, 0, firstTotal, others);
        DrawColumn(sheet, right, shown, second, after, 1, secondTotal, others);
        return sheet.Cut(frame.With(Largest.Note(others, "")));
    }

    private static void DrawColumn(Sheet sheet, double x, ImmutableArray<Entry> shown, (double Top, double Bottom)[] bands, Quantity quantity, int value, double total, int others)
    {
        bool isLeft = value == 0;
        sheet.Text(Lines.Shown(quantity.Name, LongestHead), x + (Column / 2), -(Gap + (Sheet.Size * 1.4)), Anchor.Middle, Sheet.Size, isBold: true);
        sheet.Text(total > 0 ? Lines.Shown(quantity.Say(total), LongestHead) : "nothing", x + (Column / 2), -Gap, Anchor.Middle);
        if (total <= 0) sheet.Rectangle(x, 0, x + Column, Height, "", Palette.Frame);
        if (total <= 0) return;
        for (int i = 0; i < shown.Length; i++) sheet.Rectangle(x, bands[i].Top, x + Column, bands[i].Bottom, ColourOf(i, shown, others), Palette.Paper);
        int[] named = [.. Enumerable.Range(0, shown.Length).Where(i => shown[i].Values[value] > 0)];
        double[] places = SideLabels.Spread([.. named.Select(i => (bands[i].Top + bands[i].Bottom) / 2)], Sheet.Size * 1.3, 0, Height);
        double edge = isLeft ? x : x + Column, sign = isLeft ? -1 : 1;
        for (int at = 0; at < named.Length; at++)
        {
            double middle = (bands[named[at]].Top + bands[named[at]].Bottom) / 2, y = places[at];
            sheet.Line(edge, middle, edge + (sign * Gap * 1.5), y);
            string share = Quantity.SayNumber(Math.Round(shown[named[at]].Values[value] / total * 1000) / 10) + "%";
            string name = Lines.Shown(shown[named[at]].Name);
            double text = edge + (sign * Gap * 2), baseLine = y + (Sheet.Size * 0.36);
            Anchor anchor = isLeft ? Anchor.End : Anchor.Start;
            sheet.Text(share, text, baseLine, anchor, Sheet.SmallSize, isBold: true);
            sheet.Text(name, text + (sign * 52), baseLine, anchor, Sheet.Size);
        }
    }

    private static (double Top, double Bottom)[] Bands(ImmutableArray<Entry> entries, int value, double total)
    {
        double part = 0;
        var bands = new (double, double)[entries.Length];
        for (int i = 0; i < entries.Length; i++)
        {
            double top = total > 0 ? part / total * Height : 0;
            part += entries[i].Values[value];
            bands[i] = (top, total > 0 ? part / total * Height : 0);
        }

        return bands;
    }

    private static string ColourOf(int band, ImmutableArray<Entry> shown, int others) => others > 0 && band == shown.Length - 1 ? Palette.Plain : Palette.SurfaceOf(band);

    // A member counts as large where either of its shares is.
    private static ImmutableArray<Entry> MostOfBoth(ImmutableArray<Entry> entries, out int others)
    {
        double first = entries.Sum(entry => entry.Values[0]), second = entries.Sum(entry => entry.Values[1]);
        ImmutableArray<Entry> ranked = [.. entries.Select(entry => new Entry(entry.Name, [Math.Max(Part(entry.Values[0], first), Part(entry.Values[1], second)), .. entry.Values]))];
        ImmutableArray<Entry> kept = Largest.Of(ranked, MostBands, out others);
        ImmutableArray<Entry> shown = [.. kept.Select(entry => entry with { Values = entry.Values[1..] })];
        int rest = others > 0 ? 1 : 0;
        return [.. shown[..^rest].OrderByDescending(entry => entry.Values[0]).ThenByDescending(entry => entry.Values[1]), .. shown[^rest..]];
    }

    private static double Part(double value, double total) => total > 0 ? value / total : 0;
}

/// <summary>Texts under each other.</summary>
internal static class SideLabels
{
    /// <summary>Where texts stand that belong to places from top to bottom: there, or pushed apart as far as they need.</summary>
    /// <param name="places">Where they belong.</param>
    /// <param name="height">How high each is.</param>
    /// <param name="top">None reaches above this.</param>
    /// <param name="bottom">None reaches below this, if there is room for all.</param>
    public static double[] Spread(double[] places, double height, double top, double bottom)
    {
        // Texts that would meet become a block around the middle of where they belong.
        List<(double Middle, int Count)> blocks = [];
        foreach (double place in places)
        {
            (double Middle, int Count) block = (Within(place, 1), 1);
            while (blocks.Count > 0 && blocks[^1].Middle + (blocks[^1].Count * height / 2) > block.Middle - (block.Count * height / 2))
            {
                (double middle, int count) = blocks[^1];
                blocks.RemoveAt(blocks.Count - 1);
                int both = count + block.Count;
                block = (Within(((middle * count) + (block.Middle * block.Count)) / both, both), both);
            }

            blocks.Add(block);
        }

        return [.. blocks.SelectMany(block => Enumerable.Range(0, block.Count).Select(i => block.Middle + ((i - ((block.Count - 1) / 2.0)) * height)))];

        double Within(double middle, int count) => Math.Max(Math.Min(middle, bottom - (count * height / 2)), top + (count * height / 2));
    }
}
