using System.Numerics;

namespace Mechanisms.Numerics;

/// <summary>
/// A whole number of any size, or the absence of one (<see cref="Poison"/> is then a NaN of <see cref="Real"/>). Numbers of
/// more than <see cref="MostBits"/> bits are an overflow.
/// </summary>
public readonly record struct Whole(BigInteger Value, double Poison = 0)
{
    /// <summary>The largest size of a number, in bits; over it a result is an overflow.</summary>
    public const int MostBits = 1 << 16;

    /// <summary>No value, for a reason that <c>otherwise</c> catches.</summary>
    public static readonly Whole Undefined = new(default, Real.Undefined);

    /// <summary>No value, because it grew too large.</summary>
    public static readonly Whole Overflow = new(default, Real.Overflow);

    /// <summary>Whether there is a value.</summary>
    public bool HasValue => !double.IsNaN(Poison);

    /// <summary>As a real number, correctly rounded (half to even); overflow beyond the range of a double.</summary>
    public double ToReal() => throw new NotImplementedException();

    /// <summary>a + b</summary>
    public static Whole Add(Whole a, Whole b) => throw new NotImplementedException();

    /// <summary>a − b</summary>
    public static Whole Subtract(Whole a, Whole b) => throw new NotImplementedException();

    /// <summary>a · b</summary>
    public static Whole Multiply(Whole a, Whole b) => throw new NotImplementedException();

    /// <summary>⌊a / b⌋ (towards −∞); undefined if b is 0.</summary>
    public static Whole Divide(Whole a, Whole b) => throw new NotImplementedException();

    /// <summary>a^b; undefined if b is negative; 0^0 = 1.</summary>
    public static Whole Power(Whole a, Whole b) => throw new NotImplementedException();

    /// <summary>−a</summary>
    public static Whole Negate(Whole a) => throw new NotImplementedException();

    /// <summary>|a|</summary>
    public static Whole Absolute(Whole a) => throw new NotImplementedException();

    /// <summary>The smaller one.</summary>
    public static Whole Minimum(Whole a, Whole b) => throw new NotImplementedException();

    /// <summary>The larger one.</summary>
    public static Whole Maximum(Whole a, Whole b) => throw new NotImplementedException();

    /// <summary>−1, 0 or 1 as a truth-like number for comparisons, or the NaN of the first operand without a value.</summary>
    public static double Compare(Whole a, Whole b) => throw new NotImplementedException();
}
