using Mechanisms.Numerics;

namespace Mechanisms.Rounds.Kernels;

/// <summary>Where a value stands among others.</summary>
public static class Ranking
{
    /// <summary>
    /// One more than how many of the others are larger by more than <paramref name="tie"/> times its size; see
    /// <see cref="Reduce.Ranking"/> for how <paramref name="ascending"/> is made.
    /// </summary>
    public static Whole Of(double own, double[] ascending, double tie)
    {
        if (double.IsNaN(own)) return Values.NoWhole(own);
        if (ascending is [double none] && double.IsNaN(none)) return Values.NoWhole(none);
        double least = own + (Math.Abs(own) * tie);
        int low = 0, high = ascending.Length;
        while (low < high)
        {
            int middle = (low + high) >>> 1;
            if (ascending[middle] > least) high = middle;
            else low = middle + 1;
        }

        return new Whole(1 + ascending.Length - low);
    }
}
