namespace Mechanisms.Numerics;

/// <summary>The finite doubles as neighbours on a line: what bisection walks on.</summary>
public static class Lattice
{
    /// <summary>The number in the middle of two finite ones, rounded; never beyond either.</summary>
    public static double Half(double a, double b) => a / 2 + b / 2;

    /// <summary>
    /// The double halfway between two finite ones by the number of doubles between them (rounded down); one of the two when
    /// they are neighbours. The order of the arguments does not matter. Between positive numbers of different size that is
    /// near their geometric mean, so any range is searched in at most 64 steps.
    /// </summary>
    public static double Between(double a, double b)
    {
        long left = Position(a), right = Position(b);
        return At((left & right) + ((left ^ right) >> 1));
    }

    // Consecutive doubles have consecutive positions; both zeros have position 0.
    private static long Position(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(x);
        return bits >= 0 ? bits : long.MinValue - bits;
    }

    private static double At(long position) =>
        BitConverter.Int64BitsToDouble(position >= 0 ? position : long.MinValue - position);
}
