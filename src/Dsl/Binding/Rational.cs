using System.Globalization;

namespace Mechanisms.Dsl.Binding;

/// <summary>A fraction in lowest terms with a positive denominator: the exponent of a unit.</summary>
internal readonly record struct Rational
{
    public Rational(long numerator, long denominator = 1)
    {
        long divisor = Math.Max(1, Gcd(Math.Abs(numerator), Math.Abs(denominator)));
        long sign = denominator < 0 ? -1 : 1;
        Numerator = sign * numerator / divisor;
        Denominator = sign * denominator / divisor;
    }

    public long Numerator { get; }

    public long Denominator { get; }

    public bool IsZero => Numerator == 0;

    public static Rational operator +(Rational a, Rational b) =>
        new((a.Numerator * b.Denominator) + (b.Numerator * a.Denominator), a.Denominator * b.Denominator);

    public static Rational operator *(Rational a, Rational b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Rational operator -(Rational a) => new(-a.Numerator, a.Denominator);

    /// <summary>A decimal as a fraction, as long as it stays small enough to be an exponent that somebody means.</summary>
    public static bool TryFrom(decimal value, out Rational rational)
    {
        rational = default;
        long denominator = 1;
        for (int places = 0; places <= 6; places++, denominator *= 10)
        {
            decimal scaled = value * denominator;
            if (decimal.Truncate(scaled) != scaled) continue;
            if (Math.Abs(scaled) > 1_000_000_000) return false;
            rational = new Rational((long)scaled, denominator);
            return true;
        }

        return false;
    }

    public override string ToString() => Denominator == 1
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"({Numerator}/{Denominator})");

    private static long Gcd(long a, long b) => b == 0 ? a : Gcd(b, a % b);
}
