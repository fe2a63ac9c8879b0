using System.Collections.Immutable;
using System.Globalization;

namespace Mechanisms.Pictures;

/// <summary>A tick of an axis.</summary>
/// <param name="Value">Where it stands.</param>
/// <param name="Text">What it says.</param>
internal readonly record struct Tick(double Value, string Text);

/// <summary>The values that an axis shows, from one round number to another, and where they stand.</summary>
internal sealed class Scale
{
    private const int MostDecades = 400;
    private readonly bool _isLogarithmic;
    private readonly double _from;
    private readonly double _to;

    private Scale(bool isLogarithmic, double from, double to, ImmutableArray<Tick> ticks) =>
        (_isLogarithmic, _from, _to, Ticks) = (isLogarithmic, from, to, ticks);

    /// <summary>The ticks.</summary>
    public ImmutableArray<Tick> Ticks { get; }

    /// <summary>The least value that can be shown.</summary>
    public double From => _from;

    /// <summary>The greatest value that can be shown.</summary>
    public double To => _to;

    /// <summary>A scale for values. A logarithmic one passes over those that are not above 0.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="values">What has to be shown.</param>
    /// <param name="isTight">Whether the scale ends with the values and not with the next round number.</param>
    /// <param name="mostTicks">How many ticks there is room for.</param>
    public static Scale Of(Axis axis, IEnumerable<double> values, bool isTight, int mostTicks)
    {
        double[] all = [.. values.Where(value => double.IsFinite(value) && (!axis.IsLogarithmic || value > 0))];
        if (axis.IsLogarithmic) return Logarithmic(axis, all, isTight, mostTicks);
        double least = all.Length == 0 ? 0 : Math.Min(0, all.Min()), most = all.Length == 0 ? 1 : Math.Max(0, all.Max());
        if (all.Length > 0 && isTight) (least, most) = (all.Min(), all.Max());
        if (least == most) (least, most) = least == 0 ? (0, 1) : (Math.Min(0, least), Math.Max(0, least));
        double step = Step((most - least) / Math.Max(1, mostTicks));
        double from = isTight ? least : Math.Floor((least / step) + 1e-9) * step, to = isTight ? most : Math.Ceiling((most / step) - 1e-9) * step;
        var ticks = ImmutableArray.CreateBuilder<Tick>();
        for (double n = Math.Ceiling((from / step) - 1e-9); n <= Math.Floor((to / step) + 1e-9); n++) ticks.Add(new Tick(n * step, Say(axis, (n * step) + 0.0, step)));
        return new Scale(false, from, to, ticks.ToImmutable());
    }

    /// <summary>Where a value stands, from 0 at the beginning to 1 at the end.</summary>
    public double Place(double value) => _isLogarithmic ? (Log(value) - Log(_from)) / (Log(_to) - Log(_from)) : (value - _from) / (_to - _from);

    /// <summary>Whether a value can be shown.</summary>
    public bool CanShow(double value) => double.IsFinite(value) && (!_isLogarithmic || value > 0);

    private static Scale Logarithmic(Axis axis, double[] values, bool isTight, int mostTicks)
    {
        double least = values.Length == 0 ? 1 : values.Min(), most = values.Length == 0 ? 10 : values.Max();
        int first = (int)Math.Floor(Log(least) + 1e-9), last = (int)Math.Ceiling(Log(most) - 1e-9);
        if (first == last) last++;
        double from = isTight && least < most ? least : Power(first), to = isTight && least < most ? most : Power(last);
        int each = Math.Max(1, (int)Math.Ceiling((last - first) / (double)Math.Max(1, mostTicks)));
        bool hasFew = last - first <= 2;
        var ticks = ImmutableArray.CreateBuilder<Tick>();
        for (int decade = first; decade <= last && ticks.Count < MostDecades; decade += each)
        {
            foreach (int factor in hasFew ? (int[])[1, 2, 5] : [1])
            {
                double value = factor * Power(decade);
                if (value >= from * (1 - 1e-9) && value <= to * (1 + 1e-9)) ticks.Add(new Tick(value, Say(axis, value, value)));
            }
        }

        return new Scale(true, from, to, ticks.ToImmutable());
    }

    // 1, 2 or 5 times a power of ten, at least as large as asked for.
    private static double Step(double least)
    {
        double power = Power((int)Math.Floor(Log(least) + 1e-12));
        foreach (double factor in (double[])[1, 2, 5])
        {
            if (factor * power >= least * (1 - 1e-9)) return factor * power;
        }

        return 10 * power;
    }

    private static string Say(Axis axis, double value, double step)
    {
        const double largest = 1e6, smallest = 1e-4;
        if (axis.IsPercent) return Say(axis with { IsPercent = false }, value * 100, step * 100) + "%";
        double size = Math.Abs(value);

        // Among powers of ten, nothing has no decimals.
        if (size == 0 && step < smallest) return "0";
        return size >= largest || (size > 0 && size < smallest) ? value.ToString("0.###e0", CultureInfo.InvariantCulture) : Say(value, step);
    }

    private static string Say(double value, double step)
    {
        int decimals = Math.Clamp(-(int)Math.Floor(Log(step) + 1e-9), 0, 6);
        return value.ToString("#,##0." + new string('0', decimals), CultureInfo.InvariantCulture);
    }

    private static double Log(double value) => Math.Log10(value);

    private static double Power(int exponent) => double.Parse($"1e{exponent.ToString(CultureInfo.InvariantCulture)}", NumberStyles.Float, CultureInfo.InvariantCulture);
}
