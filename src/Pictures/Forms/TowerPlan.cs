using System.Collections.Immutable;

namespace Mechanisms.Pictures.Forms;

/// <summary>A block of the tower, in pixels; the rest of many has a <paramref name="Group"/> below 0.</summary>
internal sealed record TowerBlock(string Name, double Amount, int Group, double Width, double Top, double Bottom);

/// <summary>A quarter circle, in pixels, of those who are alike.</summary>
/// <param name="Names">Who they are.</param>
/// <param name="Group">Its colour.</param>
/// <param name="Limit">Its area as an amount.</param>
/// <param name="Part">Which part of that is paid.</param>
/// <param name="X">Where its centre stands.</param>
/// <param name="Radius">Its radius.</param>
internal sealed record TowerCircle(ImmutableArray<string> Names, int Group, double Limit, double Part, double X, double Radius)
{
    /// <summary>How far it is filled, in degrees.</summary>
    public double Angle => Math.Min(180, Part * 90);

    /// <summary>Whether it is drawn nearer than it stands.</summary>
    public bool IsCut { get; init; }

    /// <summary>Whether the edge of the filled part points at the top of the tower.</summary>
    public bool SeesTop { get; init; }
}

/// <summary>Where everything of a tower stands: the tower to the right of 0, the ground at 0, upwards below 0.</summary>
internal sealed class TowerPlan
{
    // How many times the height of the picture the ground may be long, and from where on it is cut.
    private const double Longest = 3;

    private TowerPlan(ImmutableArray<TowerBlock> blocks, ImmutableArray<TowerCircle> circles, double height, int others)
    {
        (Blocks, Circles, Height, Others) = (blocks, circles, height, others);
        Right = Math.Max(blocks.Select(block => block.Width).Append(0).Max(), circles.Select(circle => circle.X + circle.Radius).Append(0).Max());
        double[] cut = [.. circles.Where(circle => circle.IsCut).Select(circle => circle.X + circle.Radius)];
        IsBroken = cut.Length > 0;
        BreakAt = IsBroken ? Math.Min(cut.Max() + 14, -6) : 0;
    }

    public ImmutableArray<TowerBlock> Blocks { get; }

    public ImmutableArray<TowerCircle> Circles { get; }

    /// <summary>How high the tower is.</summary>
    public double Height { get; }

    /// <summary>How far tower and circles reach to the right.</summary>
    public double Right { get; }

    /// <summary>How many are one block together.</summary>
    public int Others { get; }

    /// <summary>Whether the ground is cut.</summary>
    public bool IsBroken { get; }

    /// <summary>Where it is.</summary>
    public double BreakAt { get; }

    /// <summary>A plan on so much room.</summary>
    public static TowerPlan Of(ImmutableArray<Entry> entries, int most, double width, double height)
    {
        (ImmutableArray<Entry> shown, ImmutableArray<Entry> rest) = Split(entries, most);
        (double Payment, double Limit, double Distance)[] kinds = [.. shown.Select(KindOf).Distinct()];
        double tower = shown.Sum(entry => Math.Sqrt(entry.Values[0])) + rest.Sum(entry => Math.Sqrt(entry.Values[0]));
        double widest = shown.Select(entry => Math.Sqrt(entry.Values[0])).Append(0).Max();
        double radius = kinds.Select(kind => RadiusOf(kind.Limit)).Append(0).Max(), high = Math.Max(tower, radius), longest = Longest * high;
        double farthest = kinds.Select(kind => Math.Min(kind.Distance, longest)).Append(0).Max();
        double scale = Math.Min(height / high, width / (farthest + widest));
        ImmutableArray<TowerCircle> circles =
        [
            .. kinds.Select((kind, group) => new TowerCircle(
                [.. shown.Where(entry => KindOf(entry) == kind).Select(entry => entry.Name)],
                group,
                kind.Limit,
                kind.Limit > 0 ? kind.Payment / kind.Limit : 0,
                -Math.Min(kind.Distance, longest) * scale,
                RadiusOf(kind.Limit) * scale)
            {
                IsCut = kind.Distance > longest,
                SeesTop = kind.Distance <= longest && Sees(kind, tower),
            }),
        ];
        double ground = 0;
        var blocks = ImmutableArray.CreateBuilder<TowerBlock>();
        foreach (Entry entry in shown)
        {
            double side = Math.Sqrt(entry.Values[0]) * scale;
            if (side == 0) continue;
            blocks.Add(new TowerBlock(entry.Name, entry.Values[0], Array.IndexOf(kinds, KindOf(entry)), side, ground - side, ground));
            ground -= side;
        }

        double sides = rest.Sum(entry => Math.Sqrt(entry.Values[0])), areas = rest.Sum(entry => entry.Values[0]);
        if (sides > 0)
        {
            blocks.Add(new TowerBlock(Largest.Named(rest.Length), areas, -1, areas / sides * scale, ground - (sides * scale), ground));
            ground -= sides * scale;
        }

        return new TowerPlan(blocks.ToImmutable(), circles, -ground, rest.Length);
    }

    private static (ImmutableArray<Entry> Shown, ImmutableArray<Entry> Others) Split(ImmutableArray<Entry> entries, int most)
    {
        if (entries.Length <= most) return (entries, []);
        HashSet<int> kept = [.. entries.Index().OrderByDescending(it => it.Item.Values[0]).Take(most - 1).Select(it => it.Index)];
        return ([.. entries.Where((_, at) => kept.Contains(at))], [.. entries.Where((_, at) => !kept.Contains(at))]);
    }

    private static (double Payment, double Limit, double Distance) KindOf(Entry entry) => (entry.Values[0], entry.Values[1], entry.Values[2] > 0 ? 1 / entry.Values[2] : double.PositiveInfinity);

    private static double RadiusOf(double limit) => Math.Sqrt(4 * limit / Math.PI);

    private static bool Sees((double Payment, double Limit, double Distance) kind, double tower)
    {
        const double close = 1e-6;
        if (kind.Limit <= 0 || kind.Payment <= 0) return false;
        double angle = kind.Payment / kind.Limit * Math.PI / 2;
        return Math.Abs(angle - Math.Atan2(tower, kind.Distance)) < close;
    }
}
