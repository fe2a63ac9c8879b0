using System.Collections.Immutable;

namespace Mechanisms.Pictures.Forms;

/// <summary>A search for a fixed point.</summary>
/// <param name="Curve">What the formula makes of each value; null where it has no value.</param>
/// <param name="Steps">The values of the formula one after the other, from the end where the search begins.</param>
/// <param name="Solution">What was found.</param>
public sealed record FixedPoint(ImmutableArray<ChartPoint> Curve, ImmutableArray<double> Steps, double Solution);

/// <summary>A formula against the number that it is compared with, and the steps from one to the other down to where both are equal.</summary>
public static class CobwebPicture
{
    /// <summary>Draws it.</summary>
    /// <param name="frame">What stands around it.</param>
    /// <param name="quantity">What is searched.</param>
    /// <param name="search">How.</param>
    public static Picture Draw(PictureFrame frame, Quantity quantity, FixedPoint search)
    {
        double from = search.Curve[0].X, to = search.Curve[^1].X;
        var web = ImmutableArray.CreateBuilder<ChartPoint>();
        for (int i = 0; i + 1 < search.Steps.Length; i++)
        {
            web.Add(new ChartPoint(search.Steps[i], search.Steps[i]));
            web.Add(new ChartPoint(search.Steps[i], search.Steps[i + 1]));
        }

        // Drawn from the solution on, so that its name stands where the steps begin.
        web.Reverse();
        Axis across = quantity.Axis with { Label = $"{quantity.Name} that is tried" }, up = quantity.Axis with { Label = "what the formula makes of it" };
        ImmutableArray<Series> series =
        [
            new("both alike", [new(from, from), new(to, to)]),
            new("formula", search.Curve),
            .. web.Count == 0 ? Array.Empty<Series>() : [new Series("steps", web.ToImmutable())],
        ];
        var found = new NamedPoint($"{quantity.Name} {quantity.SayShort(search.Solution)}", search.Solution, search.Solution);
        return ChartSheet.Of(ChartLayout.Draw(new Chart("", [new Panel("", across, up, series) { Dots = [found] }])), frame);
    }
}
