using System.Numerics;
using Mechanisms.Numerics;

namespace Mechanisms.Rounds.Kernels;

/// <summary>
/// What texts, moments and members need besides their plain .NET types: a way to have no value (reserved values that no
/// round can contain stand for undefined and overflow), comparison and words. Numbers bring all that themselves.
/// </summary>
public static class Values
{
    private const long UndefinedTime = long.MinValue, OverflowTime = long.MinValue + 1;
    private const int UndefinedMember = -1, OverflowMember = -2;

    // Told apart by reference: every text of a round is another object.
    private static readonly string UndefinedText = new(['u', 'n', 'd', 'e', 'f', 'i', 'n', 'e', 'd']);
    private static readonly string OverflowText = new(['o', 'v', 'e', 'r', 'f', 'l', 'o', 'w']);

    /// <summary>A whole number without a value, for the reason that <paramref name="none"/> (a NaN of <see cref="Real"/>) gives.</summary>
    public static Whole NoWhole(double none) => new(default, none);

    /// <summary>A text without a value, for the reason that <paramref name="none"/> gives.</summary>
    public static string NoText(double none) => Real.IsOverflow(none) ? OverflowText : UndefinedText;

    /// <summary>A moment without a value, for the reason that <paramref name="none"/> gives.</summary>
    public static long NoTime(double none) => Real.IsOverflow(none) ? OverflowTime : UndefinedTime;

    /// <summary>A member without a value, for the reason that <paramref name="none"/> gives.</summary>
    public static int NoMember(double none) => Real.IsOverflow(none) ? OverflowMember : UndefinedMember;

    /// <summary>Whether a number or truth is missing for a reason that <c>otherwise</c> catches.</summary>
    public static bool IsUndefined(double value) => Real.IsUndefined(value);

    /// <summary>Whether a whole number is missing for a reason that <c>otherwise</c> catches.</summary>
    public static bool IsUndefined(Whole value) => Real.IsUndefined(value.Poison);

    /// <summary>Whether a text is missing for a reason that <c>otherwise</c> catches.</summary>
    public static bool IsUndefined(string value) => ReferenceEquals(value, UndefinedText);

    /// <summary>Whether a moment is missing for a reason that <c>otherwise</c> catches.</summary>
    public static bool IsUndefined(long value) => value == UndefinedTime;

    /// <summary>Whether a member is missing for a reason that <c>otherwise</c> catches.</summary>
    public static bool IsUndefined(int value) => value == UndefinedMember;

    /// <summary>−1, 0 or 1 by the ordinal order of two texts, or the reason of the first one without a value.</summary>
    public static double Compare(string a, string b)
    {
        double none = double.IsNaN(Reason(a)) ? Reason(a) : Reason(b);
        return double.IsNaN(none) ? none : Math.Sign(string.CompareOrdinal(a, b));
    }

    /// <summary>−1, 0 or 1 by the order of two moments, or the reason of the first one without a value.</summary>
    public static double Compare(long a, long b)
    {
        double none = double.IsNaN(Reason(a)) ? Reason(a) : Reason(b);
        return double.IsNaN(none) ? none : a.CompareTo(b);
    }

    /// <summary>0 for the same member, else −1 or 1, or the reason of the first one without a value.</summary>
    public static double Compare(int a, int b)
    {
        double none = double.IsNaN(Reason(a)) ? Reason(a) : Reason(b);
        return double.IsNaN(none) ? none : a.CompareTo(b);
    }

    /// <summary>A number in words.</summary>
    public static string RealInWords(double value) => Words.OfReal(value == 0 ? 0 : value);

    /// <summary>A truth in words.</summary>
    public static string TruthInWords(double value) => double.IsNaN(value) ? Words.OfReal(value) : Words.OfTruth(value);

    /// <summary>A whole number in words.</summary>
    public static string WholeInWords(Whole value) => value.HasValue ? Words.OfWhole(value.Value) : Words.OfReal(value.Poison);

    /// <summary>A text as it is.</summary>
    public static string TextInWords(string value) => value;

    /// <summary>A moment in words.</summary>
    public static string TimeInWords(long value) => double.IsNaN(Reason(value)) ? Words.OfReal(Reason(value)) : Words.OfTime(value);

    /// <summary>The id of a member.</summary>
    public static string MemberInWords(int value, MemberSet set) =>
        double.IsNaN(Reason(value)) ? Words.OfReal(Reason(value)) : set.Ids[value];

    internal static double Reason(Whole value) => value.Poison;

    internal static double Reason(string value) =>
        ReferenceEquals(value, UndefinedText) ? Real.Undefined : ReferenceEquals(value, OverflowText) ? Real.Overflow : 0;

    internal static double Reason(long value) => value == UndefinedTime ? Real.Undefined : value == OverflowTime ? Real.Overflow : 0;

    internal static double Reason(int value) => value == UndefinedMember ? Real.Undefined : value == OverflowMember ? Real.Overflow : 0;

    /// <summary>A whole number from its digits; for constants of any size.</summary>
    public static Whole WholeOf(string digits) => new(BigInteger.Parse(digits, System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture));
}
