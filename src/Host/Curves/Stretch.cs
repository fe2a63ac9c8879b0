using System.Collections.Immutable;
using System.Globalization;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Numerics;

namespace Mechanisms.Host.Curves;

/// <summary>A range of numbers as people write it, <c>0..10</c>, and places along it.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
internal sealed record Stretch(double From, double To)
{
    // From nothing on, a logarithmic stretch would have no end.
    private const double ShareOfLog = 1e-3;

    /// <summary>The range that a text names, or null.</summary>
    public static Stretch? Parse(string text)
    {
        int dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0) return null;
        bool isRead = Literal.TryParseReal(text[..dots].Trim(), out double from) & Literal.TryParseReal(text[(dots + 2)..].Trim(), out double to);
        return isRead && from < to ? new Stretch(from, to) : null;
    }

    /// <summary>Places from its beginning to its end.</summary>
    /// <param name="steps">How many there are beside the first.</param>
    /// <param name="isLogarithmic">Whether steps are equal factors.</param>
    public ImmutableArray<double> Places(int steps, bool isLogarithmic)
    {
        double from = isLogarithmic && From <= 0 ? To * ShareOfLog : From;
        double factor = isLogarithmic ? Real.Logarithm(To / from) : 0;
        return [.. Enumerable.Range(0, steps + 1).Select(step => step == 0 ? from : step == steps ? To : Between(from, step / (double)steps, factor))];
    }

    // By way of decimals, where that changes nothing that anybody sees: a tenth of 1 is then 0.1 and not its neighbour.
    private double Between(double from, double share, double factor)
    {
        double exact = factor != 0 ? from * Real.Exponential(factor * share) : from + ((To - from) * share);
        string decimals = exact.ToString("G12", CultureInfo.InvariantCulture);
        return double.TryParse(decimals, NumberStyles.Float, CultureInfo.InvariantCulture, out double round) ? round : exact;
    }
}
