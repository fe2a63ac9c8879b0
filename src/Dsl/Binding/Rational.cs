using System.Globalization;
using System.Numerics;

namespace Mechanisms.Dsl.Binding;

/// <summary>
/// A fraction in lowest terms with a positive denominator: the exponent of a unit. Of any size, so that no tower of powers
/// comes round to another unit.
/// </summary>
internal readonly record struct Rational
{
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        BigInteger divisor = BigInteger.Max(1, BigInteger.GreatestCommonDivisor(numerator, denominator));
        int sign = denominator.Sign < 0 ? -1 : 1;
        Numerator = sign * numerator / divisor;
        Denominator = sign * denominator / divisor;
    }

    public Rational(BigInteger numerator)
        : this(numerator, 1)
    {
    }

    public BigInteger Numerator { get; }

    public BigInteger Denominator { get; }

    public bool IsZero => Numerator.IsZero;

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

    public override string ToString() => Denominator.IsOne
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"({Numerator}/{Denominator})");
}
