using System.Numerics;

namespace Mechanisms.Numerics;

/// <summary>Values in words, the same everywhere and on both backends.</summary>
public static class Words
{
    /// <summary>The shortest decimal that reads back to the same bits; <c>unaffordable</c>, <c>undefined</c> or <c>overflow</c> in those cases.</summary>
    public static string OfReal(double value) => throw new NotImplementedException();

    /// <summary>Its digits.</summary>
    public static string OfWhole(BigInteger value) => throw new NotImplementedException();

    /// <summary>yes or no.</summary>
    public static string OfTruth(double value) => throw new NotImplementedException();

    /// <summary>A moment as 2026-11-22T17:05:00Z, with fractions of a second where there are any.</summary>
    public static string OfTime(long ticks) => throw new NotImplementedException();
}
