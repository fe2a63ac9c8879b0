using System.Numerics;

namespace Mechanisms.Numerics;

/// <summary>
/// A whole number of any size, or the absence of one (<see cref="Poison"/> is then a NaN of <see cref="Real"/>). Numbers of
/// more than <see cref="MostBits"/> bits are an overflow. Operands count left to right: the first one without a value is
/// the result.
/// </summary>
/// <param name="Value">The number; 0 where there is none.</param>
/// <param name="Poison">0, or why there is no number.</param>
public readonly record struct Whole(BigInteger Value, double Poison = 0)
{
    /// <summary>The largest size of a number (without its sign), in bits; over it a result is an overflow.</summary>
    public const int MostBits = 1 << 16;

    /// <summary>No value, for a reason that <c>otherwise</c> catches.</summary>
    public static readonly Whole Undefined = new(default, Real.Undefined);

    /// <summary>No value, because it grew too large.</summary>
    public static readonly Whole Overflow = new(default, Real.Overflow);

    /// <summary>Whether there is a value.</summary>
    public bool HasValue => !double.IsNaN(Poison);

    /// <summary>A number within the size that is allowed, otherwise an overflow.</summary>
    public static Whole Of(BigInteger value) => BigInteger.Abs(value).GetBitLength() > MostBits ? Overflow : new Whole(value);

    /// <summary>As a real number, correctly rounded (half to even); overflow beyond the range of a double.</summary>
    public double ToReal() => HasValue ? Ratio.ToDouble(Value, BigInteger.One) : Poison;

    /// <summary>a + b</summary>
    public static Whole Add(Whole a, Whole b) => Lacks(a, b, out Whole none) ? none : Of(a.Value + b.Value);

    /// <summary>a − b</summary>
    public static Whole Subtract(Whole a, Whole b) => Lacks(a, b, out Whole none) ? none : Of(a.Value - b.Value);

    /// <summary>a · b</summary>
    public static Whole Multiply(Whole a, Whole b) => Lacks(a, b, out Whole none) ? none : Of(a.Value * b.Value);

    /// <summary>⌊a / b⌋ (towards −∞); undefined if b is 0.</summary>
    public static Whole Divide(Whole a, Whole b)
    {
        if (Lacks(a, b, out Whole none)) return none;
        return b.Value.IsZero ? Undefined : Of(Ratio.FloorOf(a.Value, b.Value, out _));
    }

    /// <summary>
    /// a^b; undefined if b is negative; 0^0 = 1. A result that is too large is recognised before it is worked out.
    /// </summary>
    public static Whole Power(Whole a, Whole b)
    {
        if (Lacks(a, b, out Whole none)) return none;
        if (b.Value.Sign < 0) return Undefined;
        if (b.Value.IsZero) return new Whole(BigInteger.One);
        BigInteger size = BigInteger.Abs(a.Value);
        if (size <= 1) return b.Value.IsEven ? new Whole(size) : a;

        // |a| ≥ 2^(bits − 1), hence |a|^b ≥ 2^((bits − 1) · b). What passes has at most twice the bits that are allowed.
        if ((size.GetBitLength() - 1) * b.Value > MostBits) return Overflow;
        return Of(BigInteger.Pow(a.Value, (int)b.Value));
    }

    /// <summary>−a</summary>
    public static Whole Negate(Whole a) => a.HasValue ? new Whole(-a.Value) : a;

    /// <summary>|a|</summary>
    public static Whole Absolute(Whole a) => a.HasValue ? new Whole(BigInteger.Abs(a.Value)) : a;

    /// <summary>The smaller one.</summary>
    public static Whole Minimum(Whole a, Whole b) => Lacks(a, b, out Whole none) ? none : b.Value < a.Value ? b : a;

    /// <summary>The larger one.</summary>
    public static Whole Maximum(Whole a, Whole b) => Lacks(a, b, out Whole none) ? none : b.Value > a.Value ? b : a;

    /// <summary>−1, 0 or 1 as a truth-like number for comparisons, or the NaN of the first operand without a value.</summary>
    public static double Compare(Whole a, Whole b) => Lacks(a, b, out Whole none) ? none.Poison : Math.Sign(a.Value.CompareTo(b.Value));

    private static bool Lacks(Whole a, Whole b, out Whole none)
    {
        none = a.HasValue ? b : a;
        return !none.HasValue;
    }
}
