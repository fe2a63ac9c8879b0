using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Dsl.Syntax.Parsing;

/// <summary>Numbers, texts and what no script may contain.</summary>
internal sealed partial class Lexer
{
    private void ReadNumber()
    {
        int end = SkipDigits(_at);
        if (end + 1 < _end && _text[end] == '.' && char.IsAsciiDigit(_text[end + 1])) end = SkipDigits(end + 1);
        int exponent = end + 1;
        if (end < _end && _text[end] is 'e' or 'E')
        {
            if (exponent < _end && _text[exponent] is '+' or '-') exponent++;
            if (exponent < _end && char.IsAsciiDigit(_text[exponent])) end = SkipDigits(exponent);
        }

        int start = _at;
        if (end - start > Limits.NumberLength)
            _bag.Add(new TextSpan(start, 1), at => SyntaxMessages.NumberTooLong(at, end - start, Limits.NumberLength));
        bool tooLong = end - start > Limits.NumberLength;
        if (end < _end && _text[end] == '%') end++;
        Emit(TokenKind.Number, end, broken: tooLong);
    }

    private int SkipDigits(int at)
    {
        while (at < _end && (char.IsAsciiDigit(_text[at]) || _text[at] == '_')) at++;
        return at;
    }

    private void ReadText()
    {
        int start = _at;
        bool straight = Now == '"';
        int end = _at + 1;
        while (end < _end && _text[end] is not ('\n' or '\r') && !Closes(_text[end], straight))
            end += straight && _text[end] == '\\' && end + 1 < _end && _text[end + 1] is not ('\n' or '\r') ? 2 : 1;

        bool closed = end < _end && Closes(_text[end], straight);
        if (closed) end++;
        var span = TextSpan.FromBounds(start, end);
        if (!closed) _bag.Add(span, SyntaxMessages.UnterminatedText);
        else if (!straight) _bag.Add(span, SyntaxMessages.CurlyQuotes);
        else TextLiteral.Check(span, _bag);
        Emit(TokenKind.Text, end, broken: !closed);
    }

    private static bool Closes(char c, bool straight) => straight ? c == '"' : c is '"' or '“' or '”' or '»';

    /// <summary>
    /// Signs from elsewhere get their own advice and count as the sign that was meant; the rest is one message a run.
    /// </summary>
    private void ReadForeign()
    {
        (string written, string meant, TokenKind kind) = Foreign(Now, Peek(1));
        if (kind != default)
        {
            int length = written.Length;
            _bag.Add(new TextSpan(_at, length), at => SyntaxMessages.ForeignOperator(at, written, meant));
            Emit(kind, _at + length, broken: true);
            return;
        }

        int end = _at;
        do
        {
            end += end + 1 < _end && char.IsSurrogatePair(_text[end], _text[end + 1]) ? 2 : 1;
        }
        while (end < _end && IsUnreadable(end));

        var span = TextSpan.FromBounds(_at, end);
        _bag.Add(span, at => Unreadable(at, _text[span.Start], _text[span.Start..Math.Min(span.End, span.Start + 8)]));
        Emit(TokenKind.Bad, end);
    }

    private bool IsUnreadable(int at)
    {
        char c = _text[at];
        if (c is ' ' or '\t' or '\r' or '\n' or '"' or '“' or '”' or '„' or '«' || char.IsAsciiDigit(c)) return false;
        if (char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.SpaceSeparator) return false;
        char next = at + 1 < _end ? _text[at + 1] : '\0';
        return !StartsName(at, out _) && Mark(c, next).Length == 0 && Foreign(c, next).Kind == default;
    }

    private static (string Written, string Meant, TokenKind Kind) Foreign(char c, char next) => (c, next) switch
    {
        ('=', '=') => ("==", "=", TokenKind.Equal),
        (':', '=') => (":=", "=", TokenKind.Equal),
        ('<', '>') => ("<>", "!=", TokenKind.NotEqual),
        ('*', '*') => ("**", "^", TokenKind.Caret),
        ('&', '&') => ("&&", "and", TokenKind.And),
        ('|', '|') => ("||", "or", TokenKind.Or),
        ('×', _) => ("×", "*", TokenKind.Star),
        ('·', _) => ("·", "*", TokenKind.Star),
        ('÷', _) => ("÷", "/", TokenKind.Slash),
        ('≤', _) => ("≤", "<=", TokenKind.LessOrEqual),
        ('≥', _) => ("≥", ">=", TokenKind.GreaterOrEqual),
        ('≠', _) => ("≠", "!=", TokenKind.NotEqual),
        ('−', _) => ("−", "-", TokenKind.Minus),
        ('–', _) => ("–", "-", TokenKind.Minus),
        _ => ("", "", default),
    };

    private static Diagnostic Unreadable(Location at, char first, string shown) => first switch
    {
        '%' => SyntaxMessages.LonePercent(at),
        '!' => SyntaxMessages.LoneExclamation(at),
        _ when char.IsControl(first) || char.IsSurrogate(first) && shown.Length < 2 =>
            SyntaxMessages.ControlCharacter(at, FormattableString.Invariant($"U+{(int)first:X4}")),
        _ when char.IsControl(first) || shown.Any(char.IsControl) || HasLoneSurrogate(shown) =>
            SyntaxMessages.ControlCharacter(at, FormattableString.Invariant($"U+{(int)first:X4}")),
        _ => SyntaxMessages.UnknownCharacter(at, shown),
    };

    private static bool HasLoneSurrogate(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return true;
            i++;
        }

        return false;
    }
}
