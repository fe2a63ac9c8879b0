using System.Collections.Immutable;
using System.Globalization;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Host.Tables;

/// <summary>Recognises habits of spreadsheets in what cannot be read, and says what to write instead.</summary>
internal static class Remedies
{
    private static readonly ImmutableArray<(string Separator, string Point)> Ways = [("", "."), ("", ","), (",", "."), (".", ","), (" ", ","), ("'", ".")];

    private static readonly ImmutableArray<(string Yes, string No)> Truths =
    [
        ("TRUE", "FALSE"), ("1", "0"), ("Y", "N"), ("YES", "NO"), ("T", "F"), ("WAHR", "FALSCH"), ("VRAI", "FAUX"), ("VERDADERO", "FALSO"),
        ("JA", "NEIN"), ("OUI", "NON"), ("S\u00CD", "NO"), ("ON", "OFF"), ("X", ""), ("\u2713", ""), ("\u2714", ""),
    ];

    /// <summary>What to write for a parameter.</summary>
    public static string For(string text, ValueKind kind) => kind switch
    {
        ValueKind.Real or ValueKind.Whole => ForNumber(text, kind, isCell: false),
        ValueKind.Truth => Truths.FirstOrDefault(pair => Same(pair.Yes, text)).Yes is not null ? "write `yes`"
            : Truths.Any(pair => pair.No.Length > 0 && Same(pair.No, text)) ? "write `no`" : "write `yes` or `no`",
        ValueKind.Time => "write the year first: `2026-11-22`, or with the time of day `2026-11-22T17:05:00Z`",
        _ => "",
    };

    /// <summary>What to write in a cell, or under its input in the round file.</summary>
    /// <param name="text">The cell.</param>
    /// <param name="kind">What it should be.</param>
    /// <param name="habits">What the round says about such cells; null for nothing.</param>
    public static string ForCell(string text, ValueKind kind, TableHabits? habits) => kind switch
    {
        _ when habits is not null => "mend the cell, or what the round file says about the file; `\"badRows\": \"drop\"` leaves such rows out and lists them",
        ValueKind.Real or ValueKind.Whole => ForNumber(text, kind, isCell: true),
        ValueKind.Truth => ForTruth(text),
        ValueKind.Time => ForTime(text),
        _ => "",
    };

    /// <summary>What to do about a byte that is no UTF-8.</summary>
    public static string ForByte(byte found)
    {
        const string save = "save the table as `CSV UTF-8`";
        string letter = EncodingNames.Find("windows-1252")!.GetString([found]);
        return char.IsControl(letter[0]) ? save : $"{save}, or write `\"encoding\": \"windows-1252\"` under the input if this is `{letter}`";
    }

    /// <summary>What to do about a character NUL: text of two bytes a character is full of them.</summary>
    public static string ForNul(ReadOnlySpan<byte> record) => record.Count((byte)0) * 3 > record.Length
        ? "save the table as `CSV UTF-8`, or write `\"encoding\": \"utf-16\"` under the input"
        : "save the table as `CSV UTF-8`; if this is no text at all, name another file";

    /// <summary>What to do about a name that is not on the roster.</summary>
    public static string ForMember(string id, IReadOnlyList<string> known)
    {
        string seen = LookAlikes.WithoutInvisible(id);
        bool isAlike = seen != id && known.Count < 100_000 && known.Any(other => LookAlikes.WithoutInvisible(other) == seen);
        if (isAlike) return $"it has a character that cannot be seen: write `{seen}`";
        return Spelling.Suggest(id, known, "add it to the members, or mend the name");
    }

    private static string ForNumber(string text, ValueKind kind, bool isCell)
    {
        var found = new List<(string Literal, string Sample)>();
        foreach (string sample in Samples(text))
        {
            if (NumberHabit.Of(sample)?.ToLiteral(text) is not { } literal || !Literal.TryParse(literal, kind, out _) || (kind == ValueKind.Whole && literal.Contains('.', StringComparison.Ordinal))) continue;
            if (found.All(other => other.Literal != literal)) found.Add((literal, sample));
        }

        string key = found.Count == 0 || !isCell ? "" : $"\"numbers\": \"{found[0].Sample}\"";
        if (found.Count == 1)
        {
            return key.Length == 0 ? $"write `{found[0].Literal}`" : $"write `{found[0].Literal}`; or, if the whole file writes numbers so, `{key}` under the input";
        }

        if (found.Count > 1)
        {
            string both = $"write `{found[0].Literal}` or `{found[1].Literal}`, whichever is meant";
            return key.Length == 0 ? both : $"{both}; or, for the whole file, `{key}` or `\"numbers\": \"{found[1].Sample}\"` under the input";
        }

        if (text.StartsWith('=')) return "this is a formula: export the table as `CSV UTF-8`, which saves the values";
        if (text.Any(each => char.IsDigit(each) && !char.IsAsciiDigit(each))) return "write it in the digits 0 to 9";
        if (LookAlikes.WithoutInvisible(text) is var seen && seen != text && Literal.TryParseReal(seen.Trim(), out _)) return "it has a character that cannot be seen: type the number anew";
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double size) && double.IsInfinity(size) && text.Any(char.IsAsciiDigit)) return "numbers go up to about 1.7e308: write a smaller one";
        if (kind == ValueKind.Whole && Literal.TryParseReal(text, out _)) return "write a number without decimals";
        if (text is "-" or "\u2013" or "n/a" or "N/A" or "NA" or "null" or "NULL" or "None" or "nan" or "NaN") return "write the number, or nothing where the input has a default; or remove the row";
        return isCell ? "write the number alone; `\"badRows\": \"drop\"` in the round file leaves such rows out and lists them" : "write the number alone, as in `12.5`";
    }

    // The ways to write 1234.56 that this text may follow, with its sign of a currency and its brackets.
    private static IEnumerable<string> Samples(string text)
    {
        bool hasBrackets = text.StartsWith('(') && text.EndsWith(')');
        string inside = (hasBrackets ? text[1..^1] : text).Trim('-', '+', '\u2212', ' ', '\u00A0', '\u202F', '%');
        int first = inside.AsSpan().IndexOfAnyInRange('0', '9'), last = inside.AsSpan().LastIndexOfAnyInRange('0', '9');
        if (first < 0) yield break;
        string before = inside[..first], behind = inside[(last + 1)..];
        if (!IsMoney((before + behind).Trim())) yield break;
        foreach ((string separator, string point) in Ways)
        {
            string sample = $"{before}1{separator}234{point}56{behind}";
            yield return hasBrackets ? $"({sample})" : sample;
        }
    }

    // A sign of a currency, its code of three letters, or one of the short forms that people write; no other word.
    private static bool IsMoney(string sign) =>
        sign.Length == 0
        || (sign.Length <= 5 && sign.Any(each => char.GetUnicodeCategory(each) == UnicodeCategory.CurrencySymbol))
        || (sign.Length == 3 && sign.All(char.IsAsciiLetterUpper))
        || sign is "kr" or "kr." or "Fr." or "Rs" or "Rs." or "z\u0142" or "K\u010D" or "Ft" or "lei" or "R";

    private static string ForTruth(string text)
    {
        foreach ((string yes, string no) in Truths)
        {
            bool isYes = Same(yes, text);
            if (!isYes && (no.Length == 0 || !Same(no, text))) continue;
            string Like(string word) => text.Any(char.IsLower) ? word.ToLowerInvariant() : word;
            return $"write `{(isYes ? "yes" : "no")}`; or, for the whole file, `\"yes\": \"{Like(yes)}\", \"no\": \"{Like(no)}\"` under the input";
        }

        return "write `yes` or `no`; or name the words of the file under the input: `\"yes\": \"…\", \"no\": \"…\"`";
    }

    private static string ForTime(string text)
    {
        bool isYearFirst = text.Length >= 10 && text[4] == '-' && text[7] == '-' && text[..4].All(char.IsAsciiDigit);
        if (isYearFirst) return "there is no such day or time of day: write one like `2026-11-22` or `2026-11-22T17:05:00Z`";
        const string yearFirst = "write the year first: `2026-11-22`, or with the time of day `2026-11-22T17:05:00Z`";
        if (DateHabit.FromSerial(text) is { } day && text.Length is >= 5 and < 20 && !Key("20261231", text, out _))
        {
            return $"write `{day}` if this is a number of days as Excel counts them; or, for the whole file, `\"dates\": \"{DateHabit.Excel}\"` under the input";
        }

        var found = new List<(string Literal, string Sample)>();
        foreach (string sample in DateHabit.Samples)
        {
            if (Key(sample, text, out string literal) && found.All(other => other.Literal != literal)) found.Add((literal, sample));
        }

        return found.Count switch
        {
            0 => yearFirst,
            1 => $"write `{found[0].Literal}`; or, if the whole file writes dates so, `\"dates\": \"{found[0].Sample}\"` under the input",
            _ => $"write `{found[0].Literal}` or `{found[1].Literal}`, whichever is meant; or, for the whole file, "
                + $"`\"dates\": \"{found[0].Sample}\"` or `\"dates\": \"{found[1].Sample}\"` under the input",
        };
    }

    private static bool Key(string sample, string text, out string literal)
    {
        literal = DateHabit.Of(sample)?.ToLiteral(text) ?? "";
        return literal.Length > 0;
    }

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
