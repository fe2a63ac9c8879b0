using System.Globalization;
using System.Numerics;

namespace Mechanisms.Numerics;

/// <summary>A positive decimal number, exact: what values are rounded to multiples of.</summary>
public readonly struct DecimalUnit
{
    private const int LongestText = 400;
    private const int LargestPower = 1000;

    private readonly BigInteger _numerator;
    private readonly BigInteger _denominator;

    private DecimalUnit(BigInteger numerator, BigInteger denominator)
    {
        _numerator = numerator;
        _denominator = denominator;
    }

    // default(DecimalUnit) is 1.
    internal BigInteger Numerator => _denominator.IsZero ? BigInteger.One : _numerator;

    internal BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    /// <summary>
    /// Reads a literal such as <c>0.01</c>, <c>250</c>, <c>1e-18</c>, <c>10_000</c> or <c>5%</c>: at most 400 characters,
    /// exponents from −1000 to 1000.
    /// </summary>
    /// <exception cref="FormatException">It is none, or not positive.</exception>
    public static DecimalUnit Parse(string literal)
    {
        ArgumentNullException.ThrowIfNull(literal);
        if (!TryRead(literal, out BigInteger digits, out int power) || digits.Sign <= 0)
            throw new FormatException($"A unit of rounding is a positive decimal number such as 0.01, not \"{literal}\".");
        BigInteger scale = BigInteger.Pow(10, Math.Abs(power));
        if (power >= 0) return new DecimalUnit(digits * scale, BigInteger.One);
        BigInteger common = BigInteger.GreatestCommonDivisor(digits, scale);
        return new DecimalUnit(digits / common, scale / common);
    }

    /// <summary>So many units, correctly rounded to a double (half to even); overflow beyond its range; never −0.</summary>
    public double Times(BigInteger count) => Ratio.ToDouble(count * Numerator, Denominator);

    // How many units lie in the value, and the rest, which is to be seen in relation to whole. A double that is the nearest
    // one to a multiple is that multiple: 0.29 is 29 cents, although the double lies a little below.
    internal BigInteger CountIn(double value, out BigInteger rest, out BigInteger whole)
    {
        BigInteger count = FloorOf(value, out rest, out whole);
        if (rest.IsZero) return count;
        bool isCount = Times(count) == value;
        if (!isCount && Times(count + 1) != value) return count;
        rest = BigInteger.Zero;
        return isCount ? count : count + 1;
    }

    // ⌊value / unit⌋ and the rest, which is to be seen in relation to whole.
    internal BigInteger FloorOf(double value, out BigInteger rest, out BigInteger whole)
    {
        (long mantissa, int exponent) = Ratio.Split(value);
        BigInteger numerator = mantissa * Denominator;
        whole = Numerator;
        if (exponent >= 0) numerator <<= exponent;
        else whole <<= -exponent;
        return Ratio.FloorOf(numerator, whole, out rest);
    }

    private static bool TryRead(string literal, out BigInteger digits, out int power)
    {
        digits = default;
        power = 0;
        if (literal.Length is 0 or > LongestText) return false;
        ReadOnlySpan<char> rest = literal;
        if (rest[^1] == '%')
        {
            power = -2;
            rest = rest[..^1];
        }

        int e = rest.IndexOfAny('e', 'E');
        if (e >= 0)
        {
            if (!int.TryParse(rest[(e + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int exponent)) return false;
            if (exponent is < -LargestPower or > LargestPower) return false;
            power += exponent;
            rest = rest[..e];
        }

        if (rest.Length > 0 && rest[0] == '+') rest = rest[1..];
        int point = rest.IndexOf('.');
        if (point >= 0) power -= rest.Length - point - 1 - rest[point..].Count('_');
        string plain = rest.ToString().Replace("_", "", StringComparison.Ordinal);
        if (point >= 0) plain = plain.Remove(plain.IndexOf('.', StringComparison.Ordinal), 1);
        return BigInteger.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out digits);
    }
}
