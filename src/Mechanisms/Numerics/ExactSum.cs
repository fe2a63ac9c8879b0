using System.Runtime.CompilerServices;

namespace Mechanisms.Numerics;

/// <summary>
/// A sum of doubles without any rounding until <see cref="Round"/>: the same bits for every order of the terms and every
/// split over threads. The first term without a value makes the sum have none; +∞ (unaffordable) makes it unaffordable.
/// The empty sum is <c>default</c> and is 0. −∞ is no number of the language and counts as undefined.
/// </summary>
/// <remarks>
/// Two doubles hold the exact sum as long as it fits into about 106 bits, as sums of money do. The first term with which it
/// does not moves it to a <see cref="WideSum"/>. A copy shares that one: pass a sum on by reference, and do not go on
/// adding to a sum and to its copy.
/// </remarks>
public struct ExactSum
{
    private double _high;
    private double _low;
    private WideSum? _wide; // where there is one it has everything, and the other two are 0

    /// <summary>Adds a term.</summary>
    public void Add(double term)
    {
        if (_wide is not null)
        {
            _wide.Add(term);
            return;
        }

        double high = DoubleDouble.Sum(_high, term, out double rest);
        double low = DoubleDouble.Sum(_low, rest, out double lost);
        if (lost == 0)
        {
            _high = high;
            _low = low;
        }
        else
        {
            Widen().Add(term); // also where the term is not finite or the sum too large: then lost is NaN
        }
    }

    /// <summary>Adds many terms: the same as one after the other, and faster.</summary>
    public void Add(ReadOnlySpan<double> terms)
    {
        int next = 0;
        if (_wide is null)
        {
            double high = _high, low = _low;
            for (; next < terms.Length; next++)
            {
                double newHigh = DoubleDouble.Sum(high, terms[next], out double rest);
                double newLow = DoubleDouble.Sum(low, rest, out double lost);
                if (lost != 0 || double.IsNaN(lost)) break;
                high = newHigh;
                low = newLow;
            }

            _high = high;
            _low = low;
            if (next == terms.Length) return;
        }

        WideSum wide = Widen();
        for (; next < terms.Length; next++) wide.Add(terms[next]);
    }

    /// <summary>Adds all terms of another sum, which stays as it is. If both lack a value, this one's reason stays.</summary>
    public void Add(in ExactSum other)
    {
        WideSum? wide = other._wide;
        double high = other._high, low = other._low; // read before anything changes: the other may be this one
        if (wide is null)
        {
            Add(high);
            Add(low);
        }
        else
        {
            Widen().Add(wide);
        }
    }

    /// <summary>The sum rounded once, half to even; overflow beyond the range of a double; never −0.</summary>
    public readonly double Round()
    {
        if (_wide is not null) return _wide.Round();
        double sum = _high + _low; // the two are the exact sum, so this is its only rounding
        return double.IsFinite(sum) ? sum + 0.0 : Real.Overflow;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WideSum Widen()
    {
        if (_wide is not null) return _wide;
        _wide = new WideSum();
        _wide.Add(_high);
        _wide.Add(_low);
        _high = 0;
        _low = 0;
        return _wide;
    }
}
