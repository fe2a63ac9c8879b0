using System.Collections.Immutable;

namespace Mechanisms.Pictures.Forms;

/// <summary>A line of a network, from a member at the left to one at the right, by number.</summary>
public readonly record struct NetworkLine(int From, int To, double Value);

/// <summary>Members of two sets on both sides, and between them lines as thick as the values.</summary>
public static class NetworkPicture
{
    /// <summary>How many members have a place of their own; the others stand together.</summary>
    public const int MostAtAll = 40;

    private const int MostAtRight = 12;
    private const double Width = 330, Row = 24, Thickest = 14, Gap = 12;

    /// <summary>Draws it.</summary>
    /// <param name="frame">What stands around it.</param>
    /// <param name="quantity">What the lines are.</param>
    /// <param name="heads">What stands at the left, and at the right.</param>
    /// <param name="left">The names at the left, by number.</param>
    /// <param name="right">The names at the right, by number.</param>
    /// <param name="lines">The values; one at least differs from 0.</param>
    public static Picture Draw(
        PictureFrame frame, Quantity quantity, (string Left, string Right) heads, ImmutableArray<string> left, ImmutableArray<string> right, ImmutableArray<NetworkLine> lines)
    {
        Side targets = Side.Of(right, lines.Select(line => (line.To, line.Value)), MostAtRight), sources = Side.Of(left, lines.Select(line => (line.From, line.Value)), MostAtAll - targets.Names.Length);
        double height = Math.Max(sources.Names.Length, targets.Names.Length) * Row;
        (int From, int To, double Value)[] drawn =
        [
            .. lines.GroupBy(line => (sources.PlaceOf[line.From], targets.PlaceOf[line.To]))
                .Select(group => (group.Key.Item1, group.Key.Item2, group.Sum(line => line.Value))).Where(line => line.Item3 != 0).OrderByDescending(line => Math.Abs(line.Item3)),
        ];
        double most = drawn.Select(line => Math.Abs(line.Value)).Append(0).Max();
        var sheet = new Sheet();
        foreach ((int from, int to, double value) in drawn)
        {
            double thickness = Math.Abs(value) / most * Thickest;
            sheet.Line(0, Y(from, sources), Width, Y(to, targets), Palette.SurfaceOf(to), thickness, value < 0 ? [6, 4] : []);
        }

        DrawSide(sheet, sources, heads.Left, 0, -1);
        DrawSide(sheet, targets, heads.Right, Width, 1);
        string thick = $"Lines are as thick as {quantity.Name}, the thickest {quantity.Say(most)}";
        bool hasNegative = drawn.Any(line => line.Value < 0);
        return sheet.Cut(frame.With(thick + (hasNegative ? "; those with gaps are below 0." : ".")));

        double Y(int place, Side side) => (place + 0.5) * height / side.Names.Length;

        void DrawSide(Sheet on, Side side, string head, double x, double sign)
        {
            Anchor anchor = sign < 0 ? Anchor.End : Anchor.Start;
            double amount = side.Totals.Max(total => TextWidth.Of(quantity.SayShort(total), Sheet.SmallSize)) * 1.08;
            on.Text(head, x + (sign * Gap), -Gap, anchor, Sheet.Size, isBold: true);
            for (int i = 0; i < side.Names.Length; i++)
            {
                double y = Y(i, side), line = y + (Sheet.SmallSize * 0.36);
                on.Add(new DotMark(new Spot(x, y), 4, sign > 0 ? Palette.ColourOf(i) : Palette.Ink));
                on.Text(quantity.SayShort(side.Totals[i]), x + (sign * Gap), line, anchor, Sheet.SmallSize, isBold: true);
                on.Text(Lines.Shown(side.Names[i]), x + (sign * ((Gap * 1.7) + amount)), line, anchor);
            }
        }
    }

    /// <summary>The members of one side, the largest first and the rest together, and at which place each stands.</summary>
    private sealed record Side(ImmutableArray<string> Names, ImmutableArray<double> Totals, int[] PlaceOf)
    {
        public static Side Of(ImmutableArray<string> names, IEnumerable<(int Member, double Value)> values, int most)
        {
            (double[] totals, double[] sizes) = (new double[names.Length], new double[names.Length]);
            foreach ((int member, double value) in values)
            {
                totals[member] += value;
                sizes[member] += Math.Abs(value);
            }

            int[] ordered = [.. Enumerable.Range(0, names.Length).Where(member => sizes[member] > 0).OrderByDescending(member => sizes[member])];
            int kept = ordered.Length <= most ? ordered.Length : most - 1;
            var places = new int[names.Length];
            for (int at = 0; at < ordered.Length; at++) places[ordered[at]] = Math.Min(at, kept);
            bool hasRest = kept < ordered.Length;
            string[] rest = hasRest ? [Largest.Named(ordered.Length - kept)] : [];
            double[] restTotal = hasRest ? [ordered[kept..].Sum(member => totals[member])] : [];
            return new Side([.. ordered[..kept].Select(member => names[member]), .. rest], [.. ordered[..kept].Select(member => totals[member]), .. restTotal], places);
        }
    }
}
