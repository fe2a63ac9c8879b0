using System.Globalization;
using System.Text;

namespace Mechanisms.Host.Tables;

/// <summary>How a file writes numbers, learnt from the way it writes 1234.56, such as <c>1.234,56 €</c>.</summary>
internal sealed record NumberHabit
{
    private const string Spaces = " \u00A0\u202F\u2009";
    private const string Apostrophes = "'\u2019";

    private string Sample { get; init; } = "";

    private char Point { get; init; }

    // What may stand between thousands; empty where nothing may.
    private string Separators { get; init; } = "";

    private string Sign { get; init; } = "";

    private bool HasBrackets { get; init; }

    /// <summary>The way in which 1234.56 is written in the sample; null where that is none.</summary>
    public static NumberHabit? Of(string sample)
    {
        string rest = sample.Trim();
        bool hasBrackets = rest.StartsWith('(') && rest.EndsWith(')');
        if (hasBrackets) rest = rest[1..^1].Trim();
        int first = rest.AsSpan().IndexOfAnyInRange('0', '9'), last = rest.AsSpan().LastIndexOfAnyInRange('0', '9');
        if (first < 0) return null;
        string before = rest[..first].Trim(), behind = rest[(last + 1)..].Trim(), digits = rest[first..(last + 1)];
        string sign = before + behind;
        bool isSign = (before.Length == 0 || behind.Length == 0) && sign.Length <= 5 && sign.All(IsOfSign) && (sign.Length == 0 || sign.Any(each => each != '.'));
        bool isGrouped = digits.Length == 8;
        if (!isSign || digits.Length is not (7 or 8)) return null;
        char point = digits[^3];
        string separator = isGrouped ? digits[1..2] : "";
        bool isSample = digits[0] == '1' && digits[(isGrouped ? 2 : 1)..^3] == "234" && digits[^2..] == "56";
        if (!isSample || point is not ('.' or ',') || separator == point.ToString()) return null;
        if (Spaces.Contains(separator, StringComparison.Ordinal) && isGrouped) separator = Spaces;
        else if (Apostrophes.Contains(separator, StringComparison.Ordinal) && isGrouped) separator = Apostrophes;
        else if (separator is not ("" or "." or ",")) return null;
        return new NumberHabit { Sample = sample, Point = point, Separators = separator, Sign = sign, HasBrackets = hasBrackets };
    }

    /// <summary>The number as a literal; null where it is not written in this way.</summary>
    public string? ToLiteral(string text)
    {
        string rest = text.Trim();
        bool isNegative = HasBrackets && rest.Length > 2 && rest[0] == '(' && rest[^1] == ')';
        if (isNegative) rest = rest[1..^1].Trim();
        char minus = isNegative ? '-' : TakeMinus(ref rest);
        rest = WithoutSign(rest);
        if (minus == default) minus = TakeMinus(ref rest);
        var literal = new StringBuilder(rest.Length + 1);
        if (minus == '-') literal.Append('-');
        string percent = rest.EndsWith('%') ? "%" : "";
        if (percent.Length > 0) rest = rest[..^1].Trim();
        int e = rest.AsSpan().IndexOfAny('e', 'E');
        string power = e < 0 ? "" : rest[e..];
        string digits = e < 0 ? rest : rest[..e];
        int point = digits.IndexOf(Point, StringComparison.Ordinal);
        string whole = point < 0 ? digits : digits[..point];
        if (!TryAppendWhole(whole, literal)) return null;
        if (point >= 0)
        {
            string behind = digits[(point + 1)..];
            if (behind.Length == 0 || !behind.All(char.IsAsciiDigit)) return null;
            literal.Append('.').Append(behind);
        }

        return literal.Append(power).Append(percent).ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => Sample;

    private bool TryAppendWhole(string whole, StringBuilder literal)
    {
        int first = Separators.Length == 0 ? -1 : whole.AsSpan().IndexOfAny(Separators);
        if (first < 0)
        {
            literal.Append(whole);
            return whole.Length > 0 && whole.All(char.IsAsciiDigit);
        }

        string[] groups = whole.Split(whole[first]);
        bool isFine = groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(group => group.Length == 3) && groups.All(group => group.All(char.IsAsciiDigit));
        foreach (string group in groups) literal.Append(group);
        return isFine;
    }

    // The sign that stood in front, or nothing.
    private static char TakeMinus(ref string rest)
    {
        if (rest.Length == 0 || rest[0] is not ('-' or '\u2212' or '+')) return default;
        char sign = rest[0] == '+' ? '+' : '-';
        rest = rest[1..].TrimStart();
        return sign;
    }

    private string WithoutSign(string rest)
    {
        if (Sign.Length == 0) return rest;
        if (rest.StartsWith(Sign, StringComparison.Ordinal)) return rest[Sign.Length..].TrimStart();
        return rest.EndsWith(Sign, StringComparison.Ordinal) ? rest[..^Sign.Length].TrimEnd() : rest;
    }

    private static bool IsOfSign(char each) => char.IsLetter(each) || each == '.' || char.GetUnicodeCategory(each) == UnicodeCategory.CurrencySymbol;
}
