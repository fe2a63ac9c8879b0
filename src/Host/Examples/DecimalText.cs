using System.Globalization;
using System.Numerics;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Host.Examples;

/// <summary>A number as it was written: its exact value and the place of its last digit.</summary>
/// <param name="Value">What it says.</param>
/// <param name="LastDigit">One unit of the last digit written.</param>
/// <param name="HasPoint">Whether there is a decimal point.</param>
internal readonly record struct DecimalText(ExactNumber Value, ExactNumber LastDigit, bool HasPoint)
{
    /// <summary>Reads a number of the language's one grammar of literals; null where the text is none.</summary>
    public static DecimalText? Read(string text)
    {
        if (!Literal.TryParseReal(text, out _)) return null;
        string rest = text.Replace("_", "", StringComparison.Ordinal);
        int exponent = 0;
        if (rest.EndsWith('%'))
        {
            exponent = -2;
            rest = rest[..^1];
        }

        int e = rest.IndexOfAny(['e', 'E']);
        if (e >= 0)
        {
            exponent += int.Parse(rest.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            rest = rest[..e];
        }

        int point = rest.IndexOf('.', StringComparison.Ordinal);
        if (point >= 0)
        {
            exponent -= rest.Length - point - 1;
            rest = rest.Remove(point, 1);
        }

        BigInteger digits = BigInteger.Parse(rest, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return new DecimalText(ExactNumber.OfDecimal(digits, exponent), ExactNumber.OfDecimal(1, exponent), point >= 0);
    }
}
