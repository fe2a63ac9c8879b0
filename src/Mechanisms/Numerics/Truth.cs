namespace Mechanisms.Numerics;

/// <summary>
/// yes (1), no (0) or a NaN of <see cref="Real"/> where there is no value: the answers of comparisons, and what follows
/// from them. The lazy ones (and, or, if) take what is already computed and are called only where it counts.
/// </summary>
public static class Truth
{
    /// <summary>yes</summary>
    public const double Yes = 1;

    /// <summary>no</summary>
    public const double No = 0;

    /// <summary>A truth from a bool.</summary>
    public static double Of(bool value) => value ? Yes : No;

    /// <summary>yes for each that is true.</summary>
    public static double[] Of(bool[] truths) => Array.ConvertAll(truths, Of);

    /// <summary>Whether it is yes (neither no nor without a value).</summary>
    public static bool IsYes(double truth) => truth == Yes;

    /// <summary>a = b</summary>
    public static double Equal(double a, double b) => Poison(a, b, out double none) ? none : Of(a == b);

    /// <summary>a ≠ b</summary>
    public static double NotEqual(double a, double b) => Poison(a, b, out double none) ? none : Of(a != b);

    /// <summary>a &lt; b</summary>
    public static double Less(double a, double b) => Poison(a, b, out double none) ? none : Of(a < b);

    /// <summary>a ≤ b</summary>
    public static double LessOrEqual(double a, double b) => Poison(a, b, out double none) ? none : Of(a <= b);

    /// <summary>a > b</summary>
    public static double Greater(double a, double b) => Poison(a, b, out double none) ? none : Of(a > b);

    /// <summary>a ≥ b</summary>
    public static double GreaterOrEqual(double a, double b) => Poison(a, b, out double none) ? none : Of(a >= b);

    /// <summary>not a</summary>
    public static double Not(double a) => double.IsNaN(a) ? a : Yes - a;

    /// <summary>A condition that an overflow decides: no. Any other stays.</summary>
    public static double NoIfOverflow(double a) => Real.IsOverflow(a) ? No : a;

    private static bool Poison(double a, double b, out double none)
    {
        none = double.IsNaN(a) ? a : b;
        return double.IsNaN(none);
    }
}
