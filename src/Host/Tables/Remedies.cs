using System.Text;
using System.Text.RegularExpressions;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Host.Tables;

/// <summary>Recognises habits of spreadsheets in a text that is no literal, and says what to write instead.</summary>
internal static partial class Remedies
{
    /// <summary>What to write instead, or nothing where nothing is likely.</summary>
    public static string For(string text, ValueKind kind) => kind switch
    {
        ValueKind.Real or ValueKind.Whole => ForNumber(text),
        ValueKind.Truth => ForTruth(text),
        ValueKind.Time => "write the year first: `2026-11-22`, or with the time of day `2026-11-22T17:05:00Z`",
        _ => "",
    };

    private static string ForTruth(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "Y" or "1" => "write `yes`",
        "FALSE" or "NO" or "N" or "0" => "write `no`",
        _ => "",
    };

    private static string ForNumber(string text)
    {
        string bare = WithoutSigns(text, out bool hadSign);
        string sign = hadSign ? "without the currency sign and " : "";
        if (AmbiguousComma().IsMatch(bare))
        {
            return $"write `{bare.Replace(",", "", StringComparison.Ordinal)}` if the comma separates thousands, "
                + $"or `{bare.Replace(',', '.')}` if it is a decimal comma";
        }

        if (DecimalComma().IsMatch(bare)) return $"numbers have a decimal point: write `{bare.Replace(',', '.')}`";
        if (Thousands().IsMatch(bare)) return $"write it {sign}without thousands separators: `{bare.Replace(",", "", StringComparison.Ordinal)}`";
        if (ContinentalThousands().IsMatch(bare))
        {
            string plain = bare.Replace(".", "", StringComparison.Ordinal).Replace(',', '.');
            return $"write it {sign}without thousands separators and with a decimal point: `{plain}`";
        }

        return bare != text && Literal.TryParseReal(bare, out _) ? $"write the number alone: `{bare}`" : "";
    }

    private static string WithoutSigns(string text, out bool hadSign)
    {
        var bare = new StringBuilder();
        hadSign = false;
        foreach (char each in text)
        {
            bool isSign = char.GetUnicodeCategory(each) == System.Globalization.UnicodeCategory.CurrencySymbol;
            hadSign |= isSign;
            if (!isSign && !char.IsWhiteSpace(each) && each != '\'') bare.Append(each);
        }

        return bare.ToString();
    }

    [GeneratedRegex(@"^[-+]?[1-9][0-9]{0,2},[0-9]{3}$", RegexOptions.CultureInvariant)]
    private static partial Regex AmbiguousComma();

    [GeneratedRegex(@"^[-+]?[0-9]+,[0-9]+%?$", RegexOptions.CultureInvariant)]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"^[-+]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?%?$", RegexOptions.CultureInvariant)]
    private static partial Regex Thousands();

    [GeneratedRegex(@"^[-+]?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?%?$", RegexOptions.CultureInvariant)]
    private static partial Regex ContinentalThousands();
}
