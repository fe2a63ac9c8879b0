using System.Collections.Immutable;
using System.Globalization;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Results;
using Mechanisms.Pictures;
using Mechanisms.Pictures.Forms;

namespace Mechanisms.Host.Curves;

/// <summary>What a number of units costs, as the area under the marginal cost.</summary>
internal static class MarginalArea
{
    private const int Places = 240;
    private const double Beyond = 1.25, Largest = 1e100;

    /// <summary>The picture and what it says, or why there is none.</summary>
    /// <param name="curves">What was asked for; one cost.</param>
    /// <param name="units">How many units, as written.</param>
    /// <param name="place">Where that was written.</param>
    /// <param name="found">What there is to say already.</param>
    public static ExplorationAnswer Answer(ImmutableArray<CostCurve> curves, string units, Location place, ImmutableArray<Diagnostic> found)
    {
        string names = string.Join(", ", curves.Select(curve => curve.Name));
        if (curves is not [var cost]) return Refused("a triangle is drawn of one cost");
        bool isNumber = double.TryParse(units, NumberStyles.Float, CultureInfo.InvariantCulture, out double amount) && amount > 0 && amount < Largest;
        if (!isNumber) return Refused("the units are no number above 0");
        if (!cost.Has(CurveMeasure.Marginal)) return Refused("its marginal cost is not known");
        if (cost.At(CurveMeasure.Total, amount) is not { } total || !(total < Largest)) return Refused("so many cannot be bought");
        ImmutableArray<ChartPoint> under = [.. Line(cost, amount).Where(point => point.Y is { } y && y < Largest)];
        if (under.Length < 2 || under[^1].X < amount) return Refused("its marginal cost has no value there");
        Picture picture = TrianglePicture.Draw(cost.Name, Line(cost, amount * Beyond), under, total);
        return new ExplorationAnswer($"{NumberText.Shown(amount)} units of {Rendering.VisibleText.Escape(cost.Name)} cost {NumberText.Shown(total)}\n", found) { Drawing = picture };

        ExplorationAnswer Refused(string reason) => ExplorationAnswer.Refused([.. found, DrawMessages.NoTriangle(place, units, names, reason)]);
    }

    private static ImmutableArray<ChartPoint> Line(CostCurve cost, double to)
    {
        ImmutableArray<double> places = [.. Enumerable.Range(0, Places + 1).Select(i => i == Places ? to : to * i / Places)];
        return [.. cost.Points(CurveMeasure.Marginal, places).Select(point => new ChartPoint(point.At, point.Value))];
    }
}
