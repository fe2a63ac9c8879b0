using System.Collections.Immutable;

namespace Mechanisms.Pictures;

/// <summary>Draws a chart: panels side by side, each with as much room around it as its texts need.</summary>
public static class ChartLayout
{
    private const double Size = 13, SmallSize = 12, TitleSize = 16;
    private const double Edge = 16;
    private const double LineHeight = 1.35;
    private const int LongestName = 40;

    /// <summary>The chart as a picture.</summary>
    public static Picture Draw(Chart chart)
    {
        bool isAlone = chart.Panels.Length == 1;
        int names = chart.Panels.Max(panel => panel.Series.Length);
        double width = isAlone ? 560 : 320, height = Math.Max(isAlone ? 340 : 280, names * Size * 1.3);
        double titleHeight = chart.Title.Length == 0 ? 0 : TitleSize * 1.8;
        var marks = ImmutableArray.CreateBuilder<Mark>();
        double left = Edge, top = Edge + titleHeight, bottom = 0;
        foreach (Panel panel in chart.Panels)
        {
            var drawn = new PanelLayout(panel, left, top, width, height);
            marks.AddRange(drawn.Marks);
            left = drawn.Right + Edge;
            bottom = Math.Max(bottom, drawn.Bottom);
        }

        double all = Math.Max(left, (Edge * 2) + TextWidth.Of(chart.Title, TitleSize));
        if (chart.Title.Length > 0) marks.Add(new TextMark(chart.Title, new Spot(Edge, Edge + TitleSize), Anchor.Start, TitleSize, Palette.Ink, IsBold: true));
        return new Picture(Math.Ceiling(all), Math.Ceiling(bottom + Edge), chart.Title, marks.ToImmutable());
    }

    private sealed class PanelLayout
    {
        private readonly ImmutableArray<Mark>.Builder _marks = ImmutableArray.CreateBuilder<Mark>();
        private readonly Scale _across;
        private readonly Scale _up;
        private readonly Box _plot;

        public PanelLayout(Panel panel, double left, double top, double width, double height)
        {
            const int ticksAcross = 6, ticksUp = 6;
            ChartPoint[] points =
            [
                .. panel.Series.SelectMany(series => series.Points),
                .. panel.Areas.SelectMany(area => area.Corners).Select(corner => new ChartPoint(corner.X, corner.Y)),
                .. panel.Dots.Select(dot => new ChartPoint(dot.X, dot.Y)),
            ];
            _across = Scale.Of(panel.Across, points.Select(point => point.X), isTight: !panel.Across.IsLoose, ticksAcross);
            _up = Scale.Of(panel.Up, points.Where(point => point.Y is not null).Select(point => point.Y!.Value), isTight: false, ticksUp);
            double title = panel.Title.Length == 0 ? 0 : Size * 1.9;
            double upTexts = _up.Ticks.Select(tick => TextWidth.Of(tick.Text, SmallSize)).Append(0).Max();
            double plotLeft = left + (SmallSize * LineHeight) + upTexts + 12, plotTop = top + title + (SmallSize / 2);
            width = Math.Max(width, Math.Max(TextWidth.Of(panel.Across.Text, SmallSize), TextWidth.Of(panel.Title, Size) * 1.08));
            height = Math.Max(height, TextWidth.Of(panel.Up.Text, SmallSize));
            _plot = new Box(plotLeft, plotTop, plotLeft + width, plotTop + height);
            double lastTick = _across.Ticks.IsEmpty ? 0 : TextWidth.Of(_across.Ticks[^1].Text, SmallSize) / 2;
            Bottom = _plot.Bottom + (SmallSize * LineHeight * 2) + 10;
            if (title > 0) _marks.Add(new TextMark(panel.Title, new Spot(_plot.Left, top + Size), Anchor.Start, Size, Palette.Ink, IsBold: true));
            DrawAxes(panel, left);
            foreach (ShadedArea area in panel.Areas) _marks.Add(new AreaMark([.. area.Corners.Select(corner => new Spot(XOf(corner.X), YOf(corner.Y)))], Palette.SurfaceOf(0)));
            Right = Math.Max(DrawLines(panel), _plot.Right + lastTick) + 4;
            foreach (ShadedArea area in panel.Areas) Label(area);
            DrawDots(panel);
        }

        public double Right { get; }

        public double Bottom { get; }

        public IEnumerable<Mark> Marks => _marks;

        private static string Shown(string name) => name.Length <= LongestName ? name : name[..(LongestName - 1)] + "…";

        private void DrawAxes(Panel panel, double left)
        {
            foreach (Tick tick in _up.Ticks)
            {
                double y = YOf(tick.Value);
                _marks.Add(new LineMark([new Spot(_plot.Left, y), new Spot(_plot.Right, y)], Palette.Grid, 1, []));
                _marks.Add(new TextMark(tick.Text, new Spot(_plot.Left - 7, y + (SmallSize * 0.36)), Anchor.End, SmallSize, Palette.Ink));
            }

            double lastEnd = double.NegativeInfinity;
            foreach (Tick tick in _across.Ticks)
            {
                double x = XOf(tick.Value), half = TextWidth.Of(tick.Text, SmallSize) / 2;
                _marks.Add(new LineMark([new Spot(x, _plot.Bottom), new Spot(x, _plot.Bottom + 4)], Palette.Frame, 1, []));
                if (x - half < lastEnd) continue;
                lastEnd = x + half + 4;
                _marks.Add(new TextMark(tick.Text, new Spot(x, _plot.Bottom + 4 + (SmallSize * LineHeight)), Anchor.Middle, SmallSize, Palette.Ink));
            }

            _marks.Add(new LineMark([new Spot(_plot.Left, _plot.Top), new Spot(_plot.Left, _plot.Bottom), new Spot(_plot.Right, _plot.Bottom)], Palette.Frame, 1.2, []));
            double middle = (_plot.Left + _plot.Right) / 2;
            _marks.Add(new TextMark(panel.Across.Text, new Spot(middle, _plot.Bottom + 6 + (SmallSize * LineHeight * 2)), Anchor.Middle, SmallSize, Palette.Ink));
            _marks.Add(new TextMark(panel.Up.Text, new Spot(left + SmallSize, (_plot.Top + _plot.Bottom) / 2), Anchor.Middle, SmallSize, Palette.Ink, IsUpright: true));
        }

        // How far to the right their names reach.
        private double DrawLines(Panel panel)
        {
            DrawnLine[] lines = [.. panel.Series.Select((series, at) => new DrawnLine(Shown(series.Name), Palette.ColourOf(at), Palette.DashesOf(at), PiecesOf(series)))];
            foreach (DrawnLine line in lines)
            {
                foreach (ImmutableArray<Spot> piece in line.Pieces)
                {
                    if (piece.Length == 1) _marks.Add(new DotMark(piece[0], 2.5, line.Colour));
                    else _marks.Add(new LineMark(piece, line.Colour, 2.2, line.Dashes));
                }
            }

            var labels = new LineLabels(_plot, Size);
            _marks.AddRange(labels.Place(lines));
            return labels.Right;
        }

        // In the middle of where its corners are, which lies inside of what bulges nowhere inwards.
        private void Label(ShadedArea area)
        {
            Spot[] corners = [.. area.Corners.Select(corner => new Spot(XOf(corner.X), YOf(corner.Y)))];
            var words = new AreaLabel(corners, area.Label, Size);
            _marks.AddRange(words.Marks(_plot));
        }

        private void DrawDots(Panel panel)
        {
            const double radius = 4;
            var labels = new DotLabels(_plot, Size, [.. panel.Dots.Select(dot => new Spot(XOf(dot.X), YOf(dot.Y)))], [.. _marks.OfType<LineMark>().Where(line => line.Thickness > 1)], _marks.OfType<TextMark>().Select(Extent.Of));
            foreach (NamedPoint dot in panel.Dots) _marks.Add(new DotMark(new Spot(XOf(dot.X), YOf(dot.Y)), radius, Palette.ColourOf(panel.Series.Length > 0 ? 1 : 0)));
            for (int i = 0; i < panel.Dots.Length; i++)
            {
                if (labels.Place(i, Lines.Shown(panel.Dots[i].Name)) is { } label) _marks.Add(label);
            }
        }

        // A line is interrupted where it has no value, and runs up to the edge of the plot where it becomes unaffordable.
        private ImmutableArray<ImmutableArray<Spot>> PiecesOf(Series series)
        {
            var pieces = ImmutableArray.CreateBuilder<ImmutableArray<Spot>>();
            var piece = ImmutableArray.CreateBuilder<Spot>();
            foreach (ChartPoint point in series.Points)
            {
                bool canStand = _across.CanShow(point.X);
                if (canStand && point.Y is { } y && _up.CanShow(y))
                {
                    piece.Add(new Spot(XOf(point.X), YOf(y)));
                    continue;
                }

                if (point.Y is double.PositiveInfinity && piece.Count > 0) piece.Add(piece[^1] with { Y = _plot.Top });
                End();
            }

            End();
            return pieces.ToImmutable();

            void End()
            {
                if (piece.Count > 0) pieces.Add(piece.ToImmutable());
                piece.Clear();
            }
        }

        private double XOf(double value) => _plot.Left + (_across.Place(value) * (_plot.Right - _plot.Left));

        private double YOf(double value) => _plot.Bottom - (_up.Place(value) * (_plot.Bottom - _plot.Top));
    }
}
