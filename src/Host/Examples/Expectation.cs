using System.Numerics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Numerics;

namespace Mechanisms.Host.Examples;

/// <summary>What an example got where it expected something.</summary>
/// <param name="Kind">The kind of the step's value.</param>
/// <param name="Real">For a real or a truth.</param>
/// <param name="Whole">For a whole number.</param>
internal readonly record struct ActualValue(ValueKind Kind, double Real, BigInteger Whole)
{
    /// <summary>The value in words.</summary>
    public string InWords() => Kind switch
    {
        ValueKind.Whole => Words.OfWhole(Whole),
        ValueKind.Truth => Words.OfTruth(Real),
        _ => Words.OfReal(Real),
    };
}

/// <summary>Why an expectation is not met.</summary>
/// <param name="Difference">How far it is off, in words; empty where that says nothing.</param>
/// <param name="IsUnreadable">The expectation itself is no value of the step's kind.</param>
internal sealed record Mismatch(string Difference, bool IsUnreadable);

/// <summary>
/// Compares a value with what an example expects: within what is given, else to the digits written where there is a
/// decimal point, else exactly. Nothing is rounded on the way.
/// </summary>
internal static class Expectation
{
    private const string Unaffordable = "unaffordable";

    /// <summary>Null when the expectation is met.</summary>
    public static Mismatch? Compare(ActualValue actual, string expected, string within)
    {
        if (actual.Kind == ValueKind.Truth) return CompareTruth(actual.Real, expected);
        bool isInfinite = actual.Kind == ValueKind.Real && !double.IsFinite(actual.Real);
        if (expected == Unaffordable) return isInfinite ? null : new Mismatch("", false);
        if (DecimalText.Read(expected) is not { } wanted) return new Mismatch("", true);
        if (isInfinite) return new Mismatch("", false);

        ExactNumber value = actual.Kind == ValueKind.Whole ? ExactNumber.OfWhole(actual.Whole) : ExactNumber.OfReal(actual.Real);
        ExactNumber distance = value.DistanceTo(wanted.Value);
        if (within.Length > 0)
        {
            if (DecimalText.Read(within) is not { } allowed) return new Mismatch("", true);
            return distance.IsAtMost(allowed.Value) ? null : new Mismatch(distance.InWords(), false);
        }

        bool agrees = wanted.HasPoint ? distance.IsAtMost(wanted.LastDigit.Half()) : IsSame(actual, expected, distance);
        return agrees ? null : new Mismatch(distance.InWords(), false);
    }

    // 10% is no double: exactly means the double that the same literal gives in a script.
    private static bool IsSame(ActualValue actual, string expected, ExactNumber distance) => actual.Kind == ValueKind.Whole
        ? distance.Numerator.IsZero
        : Literal.TryParseReal(expected, out double literal) && literal.Equals(actual.Real);

    private static Mismatch? CompareTruth(double actual, string expected)
    {
        if (expected is not ("yes" or "no")) return new Mismatch("", true);
        return (expected == "yes") == (actual != 0) ? null : new Mismatch("", false);
    }
}
