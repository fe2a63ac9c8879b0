using Mechanisms.Numerics;

namespace Mechanisms.Rounds.Kernels;

/// <summary>
/// Between which numbers the outcome of one cell's condition is not certain yet, and where to look next. On u = ln x the
/// function ln More − ln Less has one sign on either side of the answer; secants through the last two points, kept inside the
/// bracket, find its zero, and two points a little beside it, as far as rounding reaches, close the bracket.
/// <para>
/// With More and Less off by at most K units each and More / Less monotone, More ≥ Less · (1 + 4 K · 2^−53) as computed at a
/// number means that the condition holds as computed there and everywhere towards the near end; likewise for the far end.
/// </para>
/// </summary>
internal struct Bracket
{
    // Products of numbers this small may be too small for a normal number, where units of rounding mean nothing.
    private const double Small = 1e-150;
    private const double UnitRoundoff = 1.0 / (1L << 53);
    private const int MostProbes = 20;
    private const int MostTries = 3;

    private readonly double _reach;
    private readonly double _direction;
    private double _nearPoint;
    private double _farPoint;
    private double _last;
    private double _lastHeight;
    private double _previous;
    private double _previousHeight;
    private double _zero;
    private double _offset;
    private double _leastOffset;
    private int _side;
    private int _tries;
    private int _probes;

    /// <summary>A bracket between two ends.</summary>
    /// <param name="near">The near end; at least 0, as the far one.</param>
    /// <param name="far">The far end.</param>
    /// <param name="units">By how many units the sides are off.</param>
    public Bracket(double near, double far, double units)
    {
        (_nearPoint, _farPoint) = (near, far);
        (SureNear, SureFar) = (near, far);
        _direction = far > near ? 1 : -1;
        _reach = (5 * units + 4) * UnitRoundoff;
        (_last, _previous) = (double.NaN, double.NaN);
        IsDone = !(near >= 0) || !(far >= 0);
    }

    /// <summary>Up to where from the near end the condition holds for sure.</summary>
    public double SureNear { get; private set; }

    /// <summary>Up to where from the far end it fails for sure.</summary>
    public double SureFar { get; private set; }

    /// <summary>Whether there is nothing more to look for.</summary>
    public bool IsDone { get; private set; }

    /// <summary>Whether the condition holds at a number, if that is certain.</summary>
    public readonly bool? Outcome(double x)
    {
        if (Math.Abs(x) < Small) return null;
        return (x - SureNear) * _direction <= 0 ? true : (x - SureFar) * _direction >= 0 ? false : null;
    }

    /// <summary>Takes in the sides at a number between the ends.</summary>
    public void Learn(double x, double more, double less)
    {
        double height = Real.Logarithm(more / less);
        if (!double.IsFinite(height) || more < Small || less < Small || x < Small)
        {
            // Only good for saying on which side the answer lies.
            if (more > less) _nearPoint = Inner(_nearPoint, x, 1);
            else if (more < less) _farPoint = Inner(_farPoint, x, -1);
            return;
        }

        if (height >= _reach) SureNear = Inner(SureNear, x, 1);
        if (height <= -_reach) SureFar = Inner(SureFar, x, -1);
        if (height >= 0) _nearPoint = Inner(_nearPoint, x, 1);
        if (height <= 0) _farPoint = Inner(_farPoint, x, -1);
        if (x == _last) return;
        (_previous, _previousHeight) = (_last, _lastHeight);
        (_last, _lastHeight) = (x, height);
    }

    /// <summary>The next number to look at; false where looking further does not pay.</summary>
    public bool Next(out double x)
    {
        x = 0;
        if (IsDone || ++_probes > MostProbes || double.IsNaN(_last)) return Stop();
        double slope = double.IsNaN(_previous) ? -_direction : (_lastHeight - _previousHeight) / Real.Logarithm(_last / _previous);
        bool isSloped = slope * _direction < 0, isNear = Math.Abs(_lastHeight) <= 16 * _reach;
        if (!isSloped && (isNear || _side != 0)) return Stop();

        // On a stretch where nothing moves, a secant leads nowhere, and the middle of the bracket is as good as any number.
        double zero = isSloped ? _last * Real.Exponential(-_lastHeight / slope) : double.NaN;
        if (isNear || _side != 0) return Close(zero, slope, out x);
        x = zero;
        bool isInside = (x - _nearPoint) * _direction > 0 && (x - _farPoint) * _direction < 0;
        if (!isInside) x = _nearPoint > 0 ? Math.Sqrt(_nearPoint) * Math.Sqrt(_farPoint) : _farPoint / 16;
        return x > Small && x != _nearPoint && x != _farPoint ? true : Stop();
    }

    // Beside the zero, first towards the near end and then towards the far one, further away where it was not far enough.
    private bool Close(double zero, double slope, out double x)
    {
        if (_side == 0)
        {
            (_side, _tries, _zero) = (1, 0, zero);
            _offset = _leastOffset = 1.5 * _reach / Math.Abs(slope) + UnitRoundoff;
        }

        for (; _side >= -1; (_side, _tries, _offset) = (_side - 2, 0, _leastOffset))
        {
            double sure = _side > 0 ? SureNear : SureFar;
            if (_tries > 0 && (sure - Beside()) * _direction * _side < 0) _offset *= 4;
            x = Beside();
            bool isOpen = (sure - x) * _direction * _side < 0;
            bool isInside = x > Small && (x - SureNear) * _direction > 0 && (x - SureFar) * _direction < 0;
            if (isOpen && isInside && _tries++ < MostTries) return true;
        }

        x = 0;
        return Stop();
    }

    private readonly double Beside() => _zero * (1 - _side * _direction * _offset);

    private readonly double Inner(double bound, double x, int side) => (x - bound) * _direction * side > 0 ? x : bound;

    private bool Stop()
    {
        IsDone = true;
        return false;
    }
}
