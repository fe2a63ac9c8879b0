using System.Collections.Immutable;
using CsCheck;
using Mechanisms.Pictures;
using Mechanisms.Pictures.Forms;

namespace Mechanisms.Host.Tests.Pictures;

/// <summary>Areas, lengths and thicknesses are proportional to what they show: measured on the marks.</summary>
public class GeometryTests
{
    private const double Close = 1e-9;
    private static readonly PictureFrame Frame = new("", []);
    private static readonly Quantity Money = new("payment", "money"), Limit = new("limit", "money"), Speed = new("speed", "");
    private static readonly Gen<double> Amounts = Gen.Double[0.1, 100];

    [Fact]
    public void A_square_and_the_filled_part_of_its_quarter_circle_have_the_area_of_the_payment() => Check.Sample(
        Gen.Select(Amounts, Gen.Double[0.01, 1], Gen.Double[0.05, 5]).Array[1, 9],
        all =>
        {
            // Speeds that differ keep quarter circles apart.
            ImmutableArray<Entry> entries = [.. all.Select((one, at) => new Entry($"m{at}", [one.Item1 * one.Item2, one.Item1, one.Item3 + (at * 7)]))];
            Picture picture = TowerPicture.Draw(Frame, new TowerQuantities(Money, Limit, Speed), entries);
            double[] squares = [.. picture.Marks.OfType<AreaMark>().Select(AreaOf)];
            double scale = squares[0] / entries[0].Values[0];
            squares.Length.ShouldBe(entries.Length);
            for (int i = 0; i < entries.Length; i++) squares[i].ShouldBe(entries[i].Values[0] * scale, squares[i] * Close);
            SectorMark[] sectors = [.. picture.Marks.OfType<SectorMark>()];
            double[] filled = [.. sectors.Where((_, at) => at % 2 == 1).Select(AreaOf).Order()], quarters = [.. sectors.Where((_, at) => at % 2 == 0).Select(AreaOf).Order()];
            double[] paid = [.. entries.Select(entry => entry.Values[0] * scale).Order()], limits = [.. entries.Select(entry => entry.Values[1] * scale).Order()];
            for (int i = 0; i < entries.Length; i++)
            {
                filled[i].ShouldBe(paid[i], paid[i] * Close);
                quarters[i].ShouldBe(limits[i], limits[i] * Close);
            }
        },
        iter: 200, threads: 1);

    [Fact]
    public void With_the_arctangent_the_edge_of_the_filled_part_points_at_the_top_of_the_tower()
    {
        // A height of 3 + 2, which is the sum of the roots of the two payments.
        const double height = 5, first = 9, second = 4, speed = 0.2, slower = 0.15;
        double LimitOf(double payment, double pace) => payment / (2 / Math.PI * Math.Atan(height * pace));
        ImmutableArray<Entry> entries = [new("ada", [first, LimitOf(first, speed), speed]), new("ben", [second, LimitOf(second, slower), slower])];
        Picture picture = TowerPicture.Draw(Frame, new TowerQuantities(Money, Limit, Speed), entries);
        AreaMark[] tower = [.. picture.Marks.OfType<AreaMark>()];
        var top = new Spot(tower.Min(block => block.Spots.Min(spot => spot.X)), tower.Min(block => block.Spots.Min(spot => spot.Y)));
        SectorMark[] filled = [.. picture.Marks.OfType<SectorMark>().Where((_, at) => at % 2 == 1)];
        filled.Length.ShouldBe(2);
        foreach (SectorMark sector in filled)
        {
            double seen = Math.Atan2(sector.Centre.Y - top.Y, top.X - sector.Centre.X) * 180 / Math.PI;
            sector.To.ShouldBe(seen, Close);
        }

        picture.Marks.OfType<LineMark>().Count(line => line.Dashes.Length > 0 && line.Spots[1] == top).ShouldBe(2);
    }

    [Fact]
    public void Without_the_arctangent_no_line_of_sight_is_drawn()
    {
        Picture picture = TowerPicture.Draw(Frame, new TowerQuantities(Money, Limit, Speed), [new("ada", [4, 9, 1])]);
        picture.Marks.OfType<LineMark>().ShouldAllBe(line => line.Dashes.Length == 0);
    }

    [Fact]
    public void What_stands_too_far_away_is_drawn_nearer_and_said_to_be()
    {
        Picture picture = TowerPicture.Draw(Frame, new TowerQuantities(Money, Limit, Speed), [new("near", [4, 9, 1]), new("far", [0.01, 9, 1e-9]), new("never", [0, 9, 0])]);
        picture.Width.ShouldBeLessThan(1200);
        picture.Marks.OfType<TextMark>().ShouldContain(text => text.Text.StartsWith("Left of the two strokes", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_many_the_least_are_one_block_as_large_as_their_squares_together()
    {
        ImmutableArray<Entry> entries = [.. Enumerable.Range(1, 40).Select(i => new Entry($"m{i}", [i, 50, 1]))];
        Picture picture = TowerPicture.Draw(Frame, new TowerQuantities(Money, Limit, Speed), entries);
        double[] areas = [.. picture.Marks.OfType<AreaMark>().Select(AreaOf)];
        areas.Length.ShouldBe(12);
        double scale = areas[0] / 30;
        areas[^1].ShouldBe(Enumerable.Range(1, 29).Sum() * scale, areas[^1] * Close);
        areas.Sum().ShouldBe(Enumerable.Range(1, 40).Sum() * scale, areas.Sum() * Close);
    }

    [Fact]
    public void Pieces_have_the_squares_of_their_sides_and_the_whole_that_of_their_sum() => Check.Sample(
        Amounts.Array[1, 30].Array[1, 6],
        all =>
        {
            ImmutableArray<PiecedSquare> squares = [.. all.Select((sides, at) => new PiecedSquare($"p{at}", [.. sides]))];
            AreaMark[] marks = [.. SquaresPicture.Draw(Frame, Money, squares).Marks.OfType<AreaMark>()];
            double scale = 0;
            int next = 0;
            foreach (PiecedSquare square in squares.OrderByDescending(square => square.Side))
            {
                double whole = AreaOf(marks[next++]);
                scale = scale == 0 ? whole / (square.Side * square.Side) : scale;
                whole.ShouldBe(square.Side * square.Side * scale, whole * Close);
                double pieces = Enumerable.Range(0, square.Sides.Length).Sum(_ => AreaOf(marks[next++]));
                pieces.ShouldBe(square.Pieces * scale, pieces * Close);
            }

            next.ShouldBe(marks.Length);
        },
        iter: 100, threads: 1);

    [Fact]
    public void Pieces_meet_only_at_their_corners()
    {
        AreaMark[] marks = [.. SquaresPicture.Draw(Frame, Money, [new PiecedSquare("park", [1, 2, 3])]).Marks.OfType<AreaMark>()];
        for (int i = 1; i + 1 < marks.Length; i++)
        {
            marks[i].Spots[1].X.ShouldBe(marks[i + 1].Spots[3].X, Close);
            marks[i].Spots[1].Y.ShouldBe(marks[i + 1].Spots[3].Y, Close);
        }

        marks[^1].Spots[1].X.ShouldBe(marks[0].Spots[1].X, Close);
        marks[^1].Spots[1].Y.ShouldBe(marks[0].Spots[1].Y, Close);
    }

    [Fact]
    public void Bars_are_as_long_as_their_values() => Check.Sample(
        Gen.Double[-100, 100].Array[1, 20].Where(values => values.Any(value => value != 0)),
        values =>
        {
            AreaMark[] bars = [.. BarsPicture.Draw(Frame, [Money], [.. values.Select((value, at) => new Entry($"m{at}", [value]))]).Marks.OfType<AreaMark>()];
            double[] lengths = [.. bars.Select(bar => bar.Spots[1].X - bar.Spots[0].X)], sizes = [.. values.OrderDescending().Select(Math.Abs)];
            double scale = lengths.Sum() / sizes.Sum();
            for (int i = 0; i < sizes.Length; i++) lengths[i].ShouldBe(sizes[i] * scale, lengths.Max() * Close);
        },
        iter: 100, threads: 1);

    [Fact]
    public void The_bands_of_a_column_share_it_as_the_values_do()
    {
        ImmutableArray<Entry> entries = [new("ada", [10, 0]), new("ben", [30, 45]), new("cem", [60, 5])];
        AreaMark[] marks = [.. SharesPicture.Draw(Frame, Money, Limit, entries).Marks.OfType<AreaMark>().Where(mark => mark.Opacity == 1)];
        double[] heights = [.. marks.Select(mark => mark.Spots[2].Y - mark.Spots[0].Y)];
        double[] expected = [0.6, 0.3, 0.1, 0.1, 0.9, 0];
        for (int i = 0; i < expected.Length; i++) heights[i].ShouldBe(expected[i] * heights[..3].Sum(), Close * 1000);
    }

    [Fact]
    public void Lines_of_a_network_are_as_thick_as_their_values()
    {
        NetworkLine[] lines = [new(0, 0, 5), new(0, 1, 2), new(1, 1, 0.001), new(1, 0, -1)];
        LineMark[] drawn = [.. NetworkPicture.Draw(Frame, Money, ("from", "to"), ["ada", "ben"], ["park", "well"], [.. lines]).Marks.OfType<LineMark>()];
        double[] sizes = [.. lines.Select(line => Math.Abs(line.Value)).OrderDescending()];
        drawn.Select(line => line.Thickness / drawn[0].Thickness * 5).Zip(sizes).ShouldAllBe(pair => Math.Abs(pair.First - pair.Second) < Close);
        drawn.Count(line => line.Dashes.Length > 0).ShouldBe(1);
    }

    [Fact]
    public void The_area_under_the_marginal_cost_is_the_cost()
    {
        // n² / 2 has the marginal cost n; axes are measured at the point n = 3 and at the ground.
        ChartPoint[] line = [.. Enumerable.Range(0, 41).Select(i => new ChartPoint(i / 10.0, i / 10.0))];
        AreaMark area = TrianglePicture.Draw("halved", [.. line], [.. line.Take(31)], 4.5).Marks.OfType<AreaMark>().ShouldHaveSingleItem();
        double width = area.Spots[^1].X - area.Spots[0].X, height = area.Spots[^1].Y - area.Spots[^2].Y;
        AreaOf(area).ShouldBe(4.5 * (width / 3) * (height / 3), AreaOf(area) * Close);
    }

    // Seen from the first corner, so that small areas far from the edge of the paper are measured as well as large ones.
    private static double AreaOf(AreaMark mark)
    {
        double twice = 0;
        Spot origin = mark.Spots[0];
        for (int i = 0; i < mark.Spots.Length; i++)
        {
            (Spot here, Spot next) = (mark.Spots[i], mark.Spots[(i + 1) % mark.Spots.Length]);
            twice += ((here.X - origin.X) * (next.Y - origin.Y)) - ((next.X - origin.X) * (here.Y - origin.Y));
        }

        return Math.Abs(twice) / 2;
    }

    private static double AreaOf(SectorMark sector) => sector.Radius * sector.Radius * (sector.To - sector.From) * Math.PI / 360;
}
