using Mechanisms.Numerics;

namespace Mechanisms.Rounds.Kernels;

/// <summary>Values read at the member before: undefined where there is none.</summary>
public static class Ordering
{
    /// <summary>Stands for the member before the first one. No domain has it.</summary>
    internal const int Nobody = int.MaxValue - 1;

    /// <summary>Numbers and truths.</summary>
    public static double[] WhereThere(double[] values, int[] members) => WhereThere(values, members, Real.Undefined);

    /// <summary>Whole numbers.</summary>
    public static Whole[] WhereThere(Whole[] values, int[] members) => WhereThere(values, members, Values.NoWhole(Real.Undefined));

    /// <summary>Texts.</summary>
    public static string[] WhereThere(string[] values, int[] members) => WhereThere(values, members, Values.NoText(Real.Undefined));

    /// <summary>Moments.</summary>
    public static long[] WhereThere(long[] values, int[] members) => WhereThere(values, members, Values.NoTime(Real.Undefined));

    private static T[] WhereThere<T>(T[] values, int[] members, T none)
    {
        T[] result = new T[values.Length];
        for (int row = 0; row < result.Length; row++) result[row] = members[row] == Nobody ? none : values[row];
        return result;
    }
}
