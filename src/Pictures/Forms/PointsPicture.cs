using System.Collections.Immutable;

namespace Mechanisms.Pictures.Forms;

/// <summary>A point for each member, with its name: one quantity upwards against another to the right.</summary>
public static class PointsPicture
{
    /// <summary>Draws it.</summary>
    /// <param name="frame">What stands around it.</param>
    /// <param name="up">What is drawn upwards: the first value of each entry.</param>
    /// <param name="across">What is drawn to the right: the second.</param>
    /// <param name="entries">The members.</param>
    public static Picture Draw(PictureFrame frame, Quantity up, Quantity across, ImmutableArray<Entry> entries)
    {
        // Members at one spot are one point with all of their names.
        ImmutableArray<NamedPoint> dots =
        [
            .. entries.GroupBy(entry => (entry.Values[1], entry.Values[0])).Select(group => new NamedPoint(Together([.. group.Select(entry => entry.Name)]), group.Key.Item1, group.Key.Item2))
                .OrderByDescending(dot => dot.Y),
        ];
        Picture chart = ChartLayout.Draw(new Chart("", [new Panel("", across.Axis with { IsLoose = true }, up.Axis, []) { Dots = dots }]));
        int named = chart.Marks.OfType<TextMark>().Count(text => dots.Any(dot => Lines.Shown(dot.Name) == text.Text));
        int missing = dots.Length - Math.Min(named, dots.Length);
        PictureFrame whole = missing == 0 ? frame : frame.With(FormattableString.Invariant($"Of {missing} points the names have no room."));
        return ChartSheet.Of(chart, whole);
    }

    private static string Together(string[] names) => names.Length switch
    {
        1 => names[0],
        2 or 3 => string.Join(", ", names.Select(name => Lines.Shown(name, 12))),
        _ => FormattableString.Invariant($"{Lines.Shown(names[0], 12)} and {names.Length - 1} more"),
    };
}

/// <summary>Charts with a title and notes like other pictures.</summary>
internal static class ChartSheet
{
    /// <summary>The marks of a chart without a title, in a frame.</summary>
    public static Picture Of(Picture chart, PictureFrame frame)
    {
        var sheet = new Sheet();
        foreach (Mark mark in chart.Marks) sheet.Add(mark);
        return sheet.Cut(frame);
    }
}
