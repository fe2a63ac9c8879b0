using System.Globalization;
using System.Text;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Dsl.Syntax.Parsing;

/// <summary>What stands between double quotes.</summary>
internal static class TextLiteral
{
    /// <summary>Reports the escapes that mean nothing.</summary>
    public static void Check(TextSpan span, DiagnosticBag bag)
    {
        TextSpan inside = Inside(span, bag.Source);
        string text = bag.Source.Content;
        for (int at = inside.Start; at < inside.End;)
        {
            char c = text[at];
            int length = Step(text, at, inside.End, out string? value);
            var part = new TextSpan(at, length);
            if (value is null) bag.Add(part, place => SyntaxMessages.UnknownEscape(place, text.Substring(part.Start, part.Length)));
            else if (char.IsControl(c) && c != '\t' || char.IsSurrogate(c) && length == 1)
                bag.Add(part, place => SyntaxMessages.ControlCharacter(place, FormattableString.Invariant($"U+{(int)c:X4}")));
            at += length;
        }
    }

    /// <summary>The text without its quotes and with its escapes resolved.</summary>
    public static string Value(TextSpan span, SourceText source)
    {
        TextSpan inside = Inside(span, source);
        var value = new StringBuilder(inside.Length);
        for (int at = inside.Start; at < inside.End;)
        {
            at += Step(source.Content, at, inside.End, out string? piece);
            value.Append(piece);
        }

        return value.ToString();
    }

    /// <summary>The span between the quotes; a text that does not end has no closing one.</summary>
    public static TextSpan Inside(TextSpan span, SourceText source)
    {
        bool straight = source.Content[span.Start] == '"';
        char last = source.Content[span.End - 1];
        bool closed = span.Length > 1 && (straight ? last == '"' && !IsEscaped(source.Content, span) : last is '"' or '“' or '”' or '»');
        return TextSpan.FromBounds(span.Start + 1, closed ? span.End - 1 : span.End);
    }

    /// <summary>Reads one character or escape; <paramref name="value"/> is null when the escape means nothing.</summary>
    public static int Step(string text, int at, int end, out string? value)
    {
        char c = text[at];
        if (c != '\\')
        {
            bool pair = at + 1 < end && char.IsSurrogatePair(c, text[at + 1]);
            value = text.Substring(at, pair ? 2 : 1);
            return value.Length;
        }

        char kind = at + 1 < end ? text[at + 1] : '\0';
        value = kind switch { '"' => "\"", '\\' => "\\", 'n' => "\n", 't' => "\t", _ => null };
        if (value is not null) return 2;
        if (kind != 'u' || at + 2 >= end || text[at + 2] != '{') return Math.Min(2, end - at);
        int close = text.IndexOf('}', at, end - at);
        if (close < 0) return 2;
        string digits = text[(at + 3)..close];
        bool readable = digits.Length is > 0 and <= 6
            && int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int code)
            && Rune.IsValid(code);
        if (readable) value = new Rune(int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString();
        return close + 1 - at;
    }

    private static bool IsEscaped(string text, TextSpan span)
    {
        int slashes = 0;
        for (int at = span.End - 2; at > span.Start && text[at] == '\\'; at--) slashes++;
        return slashes % 2 == 1;
    }
}
