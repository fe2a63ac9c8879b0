namespace Mechanisms.Numerics;

/// <summary>
/// A sum of doubles without any rounding until <see cref="Round"/>: the same bits for every order of the terms and every
/// split over threads. The first term without a value makes the sum have none; +∞ (unaffordable) makes it unaffordable.
/// </summary>
public struct ExactSum
{
    /// <summary>Adds a term.</summary>
    public void Add(double term) => throw new NotImplementedException();

    /// <summary>Adds all terms of another sum.</summary>
    public void Add(in ExactSum other) => throw new NotImplementedException();

    /// <summary>The sum rounded once, half to even; overflow beyond the range of a double; never −0.</summary>
    public readonly double Round() => throw new NotImplementedException();
}
