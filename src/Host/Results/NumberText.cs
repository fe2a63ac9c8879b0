using System.Globalization;

namespace Mechanisms.Host.Results;

/// <summary>Numbers that have no unit of their own, in text.</summary>
internal static class NumberText
{
    private const string Unaffordable = "unaffordable";

    /// <summary>For people: six decimals at most, very small and very large ones with an exponent.</summary>
    public static string Shown(double value)
    {
        const double longest = 1e15, shortest = 1e-4;
        if (double.IsPositiveInfinity(value)) return Unaffordable;
        double size = Math.Abs(value);
        bool isPlain = size == 0 || (size >= shortest && size < longest);
        return value.ToString(isPlain ? "0.######" : "0.######e0", CultureInfo.InvariantCulture);
    }

    /// <summary>For programs: reading it gives the same number.</summary>
    public static string Exact(double value) => double.IsPositiveInfinity(value) ? Unaffordable : value.ToString("R", CultureInfo.InvariantCulture);
}
