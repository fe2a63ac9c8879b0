using System.Globalization;
using System.Numerics;

namespace Mechanisms.Host.Examples;

/// <summary>A fraction of whole numbers, for comparisons in which nothing may be rounded. The denominator is positive.</summary>
internal readonly record struct ExactNumber(BigInteger Numerator, BigInteger Denominator)
{
    /// <summary>A whole number.</summary>
    public static ExactNumber OfWhole(BigInteger value) => new(value, BigInteger.One);

    /// <summary>The exact value of a finite double.</summary>
    public static ExactNumber OfReal(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long mantissa = bits & 0xF_FFFF_FFFF_FFFF;
        if (exponent == 0) exponent++;
        else mantissa |= 1L << 52;
        exponent -= 1075;
        BigInteger signed = bits < 0 ? -mantissa : mantissa;
        return exponent >= 0 ? new(signed << exponent, BigInteger.One) : new(signed, BigInteger.One << -exponent);
    }

    /// <summary>Digits (without a point) times ten to a power.</summary>
    public static ExactNumber OfDecimal(BigInteger digits, int exponent) => exponent >= 0
        ? new(digits * BigInteger.Pow(10, exponent), BigInteger.One)
        : new(digits, BigInteger.Pow(10, -exponent));

    /// <summary>How far two numbers are apart.</summary>
    public ExactNumber DistanceTo(ExactNumber other) => new(
        BigInteger.Abs((Numerator * other.Denominator) - (other.Numerator * Denominator)), Denominator * other.Denominator);

    /// <summary>Half of it.</summary>
    public ExactNumber Half() => this with { Denominator = Denominator * 2 };

    /// <summary>Whether it is not above another.</summary>
    public bool IsAtMost(ExactNumber bound) => Numerator * bound.Denominator <= bound.Numerator * Denominator;

    /// <summary>Three significant digits, for messages.</summary>
    public string InWords()
    {
        if (Numerator.IsZero) return "0";
        const int digits = 17;
        BigInteger size = BigInteger.Abs(Numerator);
        int power = (int)Math.Floor(BigInteger.Log10(size) - BigInteger.Log10(Denominator)) + 1 - digits;
        BigInteger scaled = power >= 0
            ? size / (Denominator * BigInteger.Pow(10, power))
            : size * BigInteger.Pow(10, -power) / Denominator;
        string text = string.Create(CultureInfo.InvariantCulture, $"{(Numerator.Sign < 0 ? "-" : "")}{scaled}e{power}");
        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture).ToString("G3", CultureInfo.InvariantCulture);
    }
}
