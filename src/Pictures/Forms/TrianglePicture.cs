using System.Collections.Immutable;

namespace Mechanisms.Pictures.Forms;

/// <summary>The marginal cost of units as a line, and what a number of them costs as the area under it.</summary>
public static class TrianglePicture
{
    /// <summary>Draws it.</summary>
    /// <param name="cost">What the cost is called.</param>
    /// <param name="line">The marginal cost, from 0 to beyond the number of units.</param>
    /// <param name="under">The part of the line up to the number of units, with a value everywhere.</param>
    /// <param name="total">What the units cost.</param>
    public static Picture Draw(string cost, ImmutableArray<ChartPoint> line, ImmutableArray<ChartPoint> under, double total)
    {
        double units = under[^1].X;
        string amount = Quantity.SayNumber(units), price = Quantity.SayNumber(total);
        var area = new ShadedArea([(under[0].X, 0), .. under.Select(point => (point.X, point.Y!.Value)), (units, 0)], [$"cost {price}"]);
        var panel = new Panel("", new Axis("units bought", ""), new Axis("cost for each unit more", ""), [new Series(cost, line)])
        {
            Areas = [area],
            Dots = [new NamedPoint($"n = {amount}", units, under[^1].Y!.Value)],
        };
        var frame = new PictureFrame($"What {amount} units of {cost} cost is the area under the marginal cost", []);
        return ChartSheet.Of(ChartLayout.Draw(new Chart("", [panel])), frame);
    }
}
