namespace Mechanisms.Numerics;

/// <summary>
/// Arithmetic on real numbers as both backends do it. A number is a double; +∞ is <c>unaffordable</c>; a NaN is the
/// absence of a value and says why: <see cref="Undefined"/> or <see cref="Overflow"/>. Operands count left to right:
/// the first one without a value is the result.
/// </summary>
public static partial class Real
{
    private const long UndefinedBits = 0x7FF8_0000_0000_0001;
    private const long OverflowBits = 0x7FF8_0000_0000_0002;
    private const long RestlessBits = 0x7FF8_0000_0000_0003;

    /// <summary>No value: 0/0, the root of a negative, an empty minimum, …</summary>
    public static readonly double Undefined = BitConverter.Int64BitsToDouble(UndefinedBits);

    /// <summary>No value: finite numbers gave one that is too large.</summary>
    public static readonly double Overflow = BitConverter.Int64BitsToDouble(OverflowBits);

    /// <summary>No value: an iteration did not come to rest.</summary>
    public static readonly double Restless = BitConverter.Int64BitsToDouble(RestlessBits);

    /// <summary>A price that nobody can pay.</summary>
    public const double Unaffordable = double.PositiveInfinity;

    /// <summary>Whether there is a value (a number or unaffordable).</summary>
    public static bool HasValue(double x) => !double.IsNaN(x);

    /// <summary>Whether the value is missing for a reason that <c>otherwise</c> catches.</summary>
    public static bool IsUndefined(double x) => BitConverter.DoubleToInt64Bits(x) == UndefinedBits;

    /// <summary>Whether the value is missing because it grew too large.</summary>
    public static bool IsOverflow(double x) => BitConverter.DoubleToInt64Bits(x) == OverflowBits;

    /// <summary>Whether the value is missing because an iteration did not come to rest.</summary>
    public static bool IsRestless(double x) => BitConverter.DoubleToInt64Bits(x) == RestlessBits;

    /// <summary>a + b; unaffordable if one is.</summary>
    public static double Add(double a, double b)
    {
        double result = a + b;
        return double.IsFinite(result) ? result : Settle(a, b, result);
    }

    /// <summary>a − b; undefined if b is unaffordable.</summary>
    public static double Subtract(double a, double b)
    {
        double result = a - b;
        if (double.IsFinite(result)) return result;
        return double.IsInfinity(b) && HasValue(a) ? Undefined : Settle(a, b, result);
    }

    /// <summary>a · b; unaffordable times a positive number is unaffordable, otherwise undefined.</summary>
    public static double Multiply(double a, double b)
    {
        double result = a * b;
        return double.IsFinite(result) ? result : Settle(a, b, result);
    }

    /// <summary>a / b; undefined if b is 0 or unaffordable, unaffordable if a is and b is positive.</summary>
    public static double Divide(double a, double b)
    {
        double result = a / b;
        if (double.IsFinite(result) && double.IsFinite(b)) return result;
        if (!HasValue(a)) return a;
        if (!HasValue(b)) return b;
        return b == 0 || double.IsInfinity(b) ? Undefined : Settle(a, b, result);
    }

    /// <summary>−a; undefined if a is unaffordable.</summary>
    public static double Negate(double a) => double.IsInfinity(a) ? Undefined : double.IsNaN(a) ? a : 0.0 - a;

    /// <summary>|a|</summary>
    public static double Absolute(double a) => double.IsNaN(a) ? a : Math.Abs(a);

    /// <summary>The smaller one; of equal ones the first.</summary>
    public static double Minimum(double a, double b) => double.IsNaN(a) ? a : double.IsNaN(b) ? b : b < a ? b : a;

    /// <summary>The larger one; of equal ones the first.</summary>
    public static double Maximum(double a, double b) => double.IsNaN(a) ? a : double.IsNaN(b) ? b : b > a ? b : a;

    /// <summary>√a; undefined below 0, unaffordable if a is.</summary>
    public static double SquareRoot(double a) => double.IsNaN(a) ? a : a < 0 ? Undefined : Math.Sqrt(a);

    /// <summary>⌊a⌋; undefined if a is unaffordable.</summary>
    public static double Floor(double a) => double.IsNaN(a) ? a : double.IsInfinity(a) ? Undefined : Math.Floor(a);

    /// <summary>⌈a⌉; undefined if a is unaffordable.</summary>
    public static double Ceiling(double a) => double.IsNaN(a) ? a : double.IsInfinity(a) ? Undefined : Math.Ceiling(a);

    private static double Settle(double a, double b, double result)
    {
        if (double.IsNaN(a)) return a;
        if (double.IsNaN(b)) return b;
        bool fromUnaffordable = double.IsInfinity(a) || double.IsInfinity(b);
        if (!fromUnaffordable) return Overflow;
        return double.IsPositiveInfinity(result) ? Unaffordable : Undefined;
    }
}
