using System.Globalization;

namespace Mechanisms.Host.Tests.Explaining;

/// <summary>All that a printed number may stand for, from its least to its greatest value.</summary>
internal readonly record struct Range(double Least, double Most)
{
    // What rounding adds at each operation, with room to spare.
    private const double Rounding = 1e-14;

    /// <summary>What a number says: twelve digits are all there are, and behind the sign for about ten are shown.</summary>
    public static Range Of(string digits, bool isAbout)
    {
        double value = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        return Around(value, value, isAbout ? 6e-10 : 1e-15);
    }

    public static Range Around(double a, double b, double share = Rounding)
    {
        (double least, double most) = (Math.Min(a, b), Math.Max(a, b));
        return new Range(least - (share * Math.Abs(least)), double.IsInfinity(most) ? most : most + (share * Math.Abs(most)));
    }

    public static Range OfCorners(Range a, Range b, Func<double, double, double> f)
    {
        double[] corners = [f(a.Least, b.Least), f(a.Least, b.Most), f(a.Most, b.Least), f(a.Most, b.Most)];
        return Around(corners.Min(), corners.Max());
    }

    public Range Through(Func<double, double> rising) => Around(rising(Least), rising(Most));

    public Range Absolute() => Least <= 0 && Most >= 0 ? new Range(0, Math.Max(-Least, Most)) : Around(Math.Abs(Least), Math.Abs(Most));

    public bool Meets(Range other) => Least <= other.Most && other.Least <= Most;
}
