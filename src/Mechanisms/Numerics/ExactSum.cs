using System.Runtime.CompilerServices;

namespace Mechanisms.Numerics;

/// <summary>
/// A sum of doubles without any rounding until <see cref="Round"/>: the same bits for every order of the terms and every
/// split over threads. The first term without a value makes the sum have none; +∞ (unaffordable) makes it unaffordable.
/// The empty sum is <c>default</c> and is 0. −∞ is no number of the language and counts as undefined.
/// </summary>
/// <remarks>
/// Two doubles hold the exact sum as long as it fits into about 106 bits, which sums of money do. What does not fit goes to
/// a <see cref="WideSum"/>, made on first need. A copy shares it: pass a sum on by reference, and do not go on adding to
/// both a sum and its copy.
/// </remarks>
public struct ExactSum
{
    private double _high;
    private double _low;
    private WideSum? _wide;

    /// <summary>Adds a term.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(double term)
    {
        double high = DoubleDouble.Sum(_high, term, out double rest);
        double low = DoubleDouble.Sum(_low, rest, out double lost);
        if (lost == 0)
        {
            _high = high;
            _low = low;
        }
        else
        {
            AddWide(term, high, low, lost);
        }
    }

    /// <summary>Adds all terms of another sum, which stays as it is. If both lack a value, this one's reason stays.</summary>
    public void Add(in ExactSum other)
    {
        double high = other._high, low = other._low;
        WideSum? wide = other._wide;
        if (wide is not null) (_wide ??= new WideSum()).Add(wide);
        Add(high);
        Add(low);
    }

    /// <summary>The sum rounded once, half to even; overflow beyond the range of a double; never −0.</summary>
    public readonly double Round()
    {
        if (_wide is not null) return _wide.Round(_high, _low);
        double sum = _high + _low; // the two are the exact sum, so this is its only rounding
        return double.IsFinite(sum) ? sum + 0.0 : Real.Overflow;
    }

    // Sums of two that lost something, were too large or had no finite term to begin with (then lost is NaN).
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddWide(double term, double high, double low, double lost)
    {
        _wide ??= new WideSum();
        if (double.IsFinite(high) && double.IsFinite(low) && double.IsFinite(lost))
        {
            _high = high;
            _low = low;
            _wide.Add(lost);
            return;
        }

        _wide.Add(term);
        if (!double.IsFinite(term)) return;
        _wide.Add(_high);
        _wide.Add(_low);
        _high = 0;
        _low = 0;
    }
}
