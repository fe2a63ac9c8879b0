using System.Collections.Immutable;

namespace Mechanisms.Pictures.Forms;

/// <summary>What a tower is drawn of.</summary>
/// <param name="Payment">The areas of the squares.</param>
/// <param name="Limit">The areas of the quarter circles.</param>
/// <param name="Speed">One by the distance of a quarter circle from the tower.</param>
public sealed record TowerQuantities(Quantity Payment, Quantity Limit, Quantity Speed);

/// <summary>
/// A tower of squares as large as the payments, and to its left for each member a quarter circle as large as the limit, filled
/// as far as it is paid. It stands 1/speed away from the tower: with the arctangent the filled part then ends where whoever
/// stands in its centre sees the top of the tower.
/// </summary>
public static class TowerPicture
{
    private const int MostBlocks = 12;
    private const double Height = 300, Width = 640, Gap = 8;

    /// <summary>Draws it.</summary>
    /// <param name="frame">What stands around it.</param>
    /// <param name="quantities">What is drawn.</param>
    /// <param name="entries">The members, each with payment, limit and speed, none below 0.</param>
    public static Picture Draw(PictureFrame frame, TowerQuantities quantities, ImmutableArray<Entry> entries)
    {
        TowerPlan plan = TowerPlan.Of(entries, MostBlocks, Width, Height);
        var sheet = new Sheet();
        DrawCircles(sheet, plan);
        DrawTower(sheet, plan, quantities.Payment);
        foreach (TowerCircle circle in plan.Circles.Where(circle => circle.SeesTop))
            sheet.Line(circle.X, 0, 0, -plan.Height, Palette.Ink, 1, [5, 3]);
        sheet.Line(plan.Circles.Select(circle => circle.X).Append(0).Min() - Gap, 0, plan.Right + Gap, 0, Palette.Ink, 1.4);
        foreach (TowerCircle circle in plan.Circles) sheet.Add(new DotMark(new Spot(circle.X, 0), 2.5, Palette.Ink));
        if (plan.IsBroken) DrawBreak(sheet, plan.BreakAt);
        DrawNames(sheet, plan, quantities);
        PictureFrame whole = frame.With($"A square has the area of {quantities.Payment.Name}, a quarter circle the area of {quantities.Limit.Name}, and its filled part the area of {quantities.Payment.Name} again.");
        bool allSee = plan.Circles.Any(circle => circle.SeesTop) && plan.Circles.All(circle => circle.SeesTop || circle.IsCut || circle.Angle == 0);
        whole = whole.With($"A quarter circle stands 1 / {quantities.Speed.Name} to the left of the tower{(allSee ? ", and is filled up to where its centre sees the top" : "")}.");
        if (plan.IsBroken) whole = whole.With("Left of the two strokes the ground is cut short: what stands there is farther away than it is drawn.");
        return sheet.Cut(plan.Others == 0 ? whole : whole.With(FormattableString.Invariant($"The {plan.Others} who pay least are one block of the tower, as wide and high as their squares together.")));
    }

    private static void DrawCircles(Sheet sheet, TowerPlan plan)
    {
        foreach (TowerCircle circle in plan.Circles.OrderByDescending(circle => circle.Radius))
        {
            var centre = new Spot(circle.X, 0);
            sheet.Add(new SectorMark(centre, circle.Radius, 0, 90, Palette.Paper, Palette.ColourOf(circle.Group), 0.6));
            if (circle.Angle > 0) sheet.Add(new SectorMark(centre, circle.Radius, 0, circle.Angle, Palette.SurfaceOf(circle.Group), Palette.ColourOf(circle.Group)));
        }
    }

    private static void DrawTower(Sheet sheet, TowerPlan plan, Quantity filled)
    {
        foreach (TowerBlock block in plan.Blocks)
            sheet.Rectangle(0, block.Top, block.Width, block.Bottom, block.Group < 0 ? Palette.Plain : Palette.SurfaceOf(block.Group), block.Group < 0 ? Palette.Frame : Palette.ColourOf(block.Group), 0.85);
        double[] places = SideLabels.Spread([.. plan.Blocks.Reverse().Select(block => (block.Top + block.Bottom) / 2)], Sheet.SmallSize * 1.35, double.NegativeInfinity, 0);
        double amounts = plan.Blocks.Select(block => TextWidth.Of(filled.SayShort(block.Amount), Sheet.SmallSize)).Append(0).Max() * 1.08;
        double x = plan.Right + (Gap * 2);
        foreach ((TowerBlock block, double y) in plan.Blocks.Reverse().Zip(places))
        {
            sheet.Line(block.Width, (block.Top + block.Bottom) / 2, x - 3, y, Palette.Grid);
            string amount = filled.SayShort(block.Amount);
            sheet.Text(amount, x, y + (Sheet.SmallSize * 0.36), isBold: true);
            sheet.Text(Lines.Shown(block.Name), x + amounts + Gap, y + (Sheet.SmallSize * 0.36));
        }

        double top = Math.Min(-plan.Height, places.Length == 0 ? 0 : places[0]) - (Sheet.SmallSize * 1.2);
        sheet.Text($"{filled.Text}, in all {filled.SayShort(plan.Blocks.Sum(block => block.Amount))}", 0, top, Anchor.Start, Sheet.SmallSize);
    }

    private static void DrawBreak(Sheet sheet, double x)
    {
        foreach (double shift in (double[])[-3, 3]) sheet.Line(x + shift - 3, 7, x + shift + 3, -7, Palette.Ink, 1.4);
    }

    // Under the ground, each below its centre in the first row that has room. Those to the right come first, so that no line
    // to a row further down runs through a name.
    private static void DrawNames(Sheet sheet, TowerPlan plan, TowerQuantities quantities)
    {
        const int fewCircles = 5;
        bool hasTwoLines = plan.Circles.Length <= fewCircles;
        double lineHeight = Sheet.SmallSize * 1.35, rowHeight = hasTwoLines ? Sheet.SmallSize * 2.9 : lineHeight;
        List<List<(double Left, double Right)>> rows = [];
        foreach (TowerCircle circle in plan.Circles.OrderByDescending(circle => circle.X))
        {
            string name = NamesOf(circle.Names), limit = $"{quantities.Limit.Name} {quantities.Limit.Say(circle.Limit)}, {Quantity.SayNumber(circle.Part * 100)}% paid";
            double named = (TextWidth.Of(name, Sheet.SmallSize) * 1.08) + Gap, said = TextWidth.Of(limit, Sheet.SmallSize) + Gap;
            double left = circle.X, right = left + 4 + (hasTwoLines ? Math.Max(named, said) : named + said);
            int row = rows.FindIndex(taken => taken.All(box => right <= box.Left || left >= box.Right));
            if (row < 0)
            {
                row = rows.Count;
                rows.Add([]);
            }

            rows[row].Add((left, right));
            for (int above = 0; above < row; above++) rows[above].Add((left, left + 1));
            double y = (row * rowHeight) + (Sheet.SmallSize * 1.6);
            sheet.Line(circle.X, 0, circle.X, y + (hasTwoLines ? lineHeight : 3), Palette.Grid);
            sheet.Text(name, left + 4, y, isBold: true);
            sheet.Text(limit, left + 4 + (hasTwoLines ? 0 : named), y + (hasTwoLines ? lineHeight : 0));
        }
    }

    private static string NamesOf(ImmutableArray<string> names)
    {
        const int most = 4, longest = 14;
        string[] shown = [.. names.Take(most).Select(name => Lines.Shown(name, longest))];
        return names.Length > most ? FormattableString.Invariant($"{shown[0]} and {names.Length - 1} alike") : string.Join(", ", shown);
    }
}
