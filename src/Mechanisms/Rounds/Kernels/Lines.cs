using System.Numerics;
using Mechanisms.Numerics;

namespace Mechanisms.Rounds.Kernels;

/// <summary>What a search must know about the numbers that it searches among.</summary>
internal interface ILine<T>
{
    /// <summary>A NaN of <see cref="Real"/> if there is no number.</summary>
    static abstract double Reason(T number);

    /// <summary>Whether nothing lies beyond it, so that no range ends there.</summary>
    static abstract bool IsEndless(T number);

    /// <summary>No number, for the reason that a NaN gives.</summary>
    static abstract T None(double reason);

    /// <summary>a &gt; b</summary>
    static abstract bool IsAbove(T a, T b);

    /// <summary>The number in the middle, unless there is none between the two.</summary>
    static abstract bool Halve(T a, T b, out T middle);

    /// <summary>Of real numbers the one half the way from one to the other, unless it is one of the two.</summary>
    static abstract bool GoHalf(T a, T b, out T half);

    /// <summary>The number if it is a real one, else 0.</summary>
    static abstract double ToReal(T number);

    /// <summary>The number for a real one, which only finite doubles are asked for.</summary>
    static abstract T FromReal(double number);
}

/// <summary>The finite doubles.</summary>
internal readonly struct Doubles : ILine<double>
{
    public static double Reason(double number) => number;

    public static bool IsEndless(double number) => double.IsInfinity(number);

    public static double None(double reason) => reason;

    public static bool IsAbove(double a, double b) => a > b;

    public static bool Halve(double a, double b, out double middle)
    {
        middle = Lattice.Between(a, b);
        return middle != a && middle != b;
    }

    public static bool GoHalf(double a, double b, out double half)
    {
        half = Lattice.Half(a, b);
        return half != a && half != b;
    }

    public static double ToReal(double number) => number;

    public static double FromReal(double number) => number;
}

/// <summary>The whole numbers.</summary>
internal readonly struct Wholes : ILine<Whole>
{
    public static double Reason(Whole number) => number.Poison;

    public static bool IsEndless(Whole number) => false;

    public static Whole None(double reason) => Values.NoWhole(reason);

    public static bool IsAbove(Whole a, Whole b) => a.Value > b.Value;

    public static bool Halve(Whole a, Whole b, out Whole middle)
    {
        BigInteger half = (a.Value + b.Value) >> 1;
        middle = new Whole(half);
        return half != a.Value && half != b.Value;
    }

    public static bool GoHalf(Whole a, Whole b, out Whole half)
    {
        half = a;
        return false;
    }

    public static double ToReal(Whole number) => 0;

    public static Whole FromReal(double number) => default;
}
