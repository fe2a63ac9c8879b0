namespace Mechanisms.Host.Curves;

/// <summary>
/// How much somebody buys to whom each unit is worth the same: the quantity, up to a most, at which worth · n − cost(n) is
/// greatest. Costs may bend and jump as they like, so all quantities of a fine grid are looked at first; between the two
/// neighbours of the best one, the next bit decides where it has a formula. Who is indifferent buys nothing more.
/// </summary>
internal sealed class Purchase
{
    private const int Parts = 2000;
    private readonly CostFormula _total;
    private readonly CostFormula? _marginal;
    private readonly double[] _quantities;
    private readonly double[] _costs;

    /// <summary>A buyer who can have up to <paramref name="most"/> units.</summary>
    public Purchase(CostFormula total, CostFormula? marginal, double most)
    {
        (_total, _marginal) = (total, marginal);
        double reach = Affordable(total, most);
        _quantities = [.. Enumerable.Range(0, Parts + 1).Select(part => part == Parts ? reach : reach * part / Parts)];
        _costs = [.. _quantities.Select(n => total.At(n) ?? double.PositiveInfinity)];
    }

    /// <summary>What is bought where a unit is worth so much.</summary>
    public double? At(double worth)
    {
        int best = 0;
        for (int i = 1; i < _quantities.Length; i++)
        {
            if (Gain(worth, _quantities[i], _costs[i]) > Gain(worth, _quantities[best], _costs[best])) best = i;
        }

        if (double.IsInfinity(_costs[best])) return null;
        double low = _quantities[Math.Max(0, best - 1)], high = _quantities[Math.Min(_quantities.Length - 1, best + 1)];
        double near = _marginal is null ? _quantities[best] : Rising(worth, low, high);
        return Gain(worth, near, _total.At(near) ?? double.PositiveInfinity) > Gain(worth, _quantities[best], _costs[best]) ? near : _quantities[best];
    }

    private static double Gain(double worth, double quantity, double cost) => (worth * quantity) - cost;

    // The last quantity before which the next bit is worth more than it costs.
    private double Rising(double worth, double low, double high)
    {
        if (IsWorthIt(high)) return high;
        while (true)
        {
            double middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high) return IsExact(high) ? high : low;
            if (IsWorthIt(middle)) low = middle;
            else high = middle;
        }

        bool IsWorthIt(double n) => _marginal!.At(n) is { } next && next < worth;
        bool IsExact(double n) => _marginal!.At(n) is { } next && next == worth;
    }

    // The largest quantity that anybody can pay for.
    private static double Affordable(CostFormula total, double most)
    {
        if (total.At(most) is { } cost && double.IsFinite(cost)) return most;
        double low = 0, high = most;
        while (true)
        {
            double middle = low + ((high - low) / 2);
            if (middle <= low || middle >= high) return low;
            if (total.At(middle) is { } price && double.IsFinite(price)) low = middle;
            else high = middle;
        }
    }
}
