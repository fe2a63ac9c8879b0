using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Dsl.Syntax.Parsing;

/// <summary>
/// Cuts a stretch of a text into tokens with absolute spans. What it cannot read it reports once a run, and hands on
/// the token that was probably meant, so that nothing after it needs to complain.
/// </summary>
internal sealed partial class Lexer
{
    private readonly string _text;
    private readonly int _end;
    private readonly DiagnosticBag _bag;
    private readonly ImmutableArray<Token>.Builder _tokens = ImmutableArray.CreateBuilder<Token>();
    private readonly List<Comment> _comments = [];
    private int _at;
    private int _line;
    private int _lineStart;
    private int _lastTokenLine = -1;

    private Lexer(TextSpan part, DiagnosticBag bag)
    {
        _text = bag.Source.Content;
        _at = part.Start;
        _end = part.End;
        _bag = bag;
        _line = bag.Source.LineOf(part.Start);
        _lineStart = part.Start - bag.Source.ColumnOf(part.Start);
    }

    /// <summary>All tokens of the part; the last is always <see cref="TokenKind.End"/>.</summary>
    public static ImmutableArray<Token> Read(TextSpan part, DiagnosticBag bag)
    {
        var lexer = new Lexer(part, bag);
        lexer.ReadAll();
        return lexer._tokens.ToImmutable();
    }

    private char Now => Peek(0);

    private char Peek(int ahead) => _at + ahead < _end ? _text[_at + ahead] : '\0';

    private void ReadAll()
    {
        if (_at == 0 && Now == '\uFEFF') _at++;
        while (true)
        {
            SkipBlanks();
            if (_at >= _end || _tokens.Count > Limits.ScriptTokens) break;
            ReadOne();
        }

        Emit(TokenKind.End, _end);
    }

    private void SkipBlanks()
    {
        while (_at < _end)
        {
            char c = _text[_at];
            if (c == '\n' || (c == '\r' && Peek(1) != '\n'))
            {
                _at++;
                _line++;
                _lineStart = _at;
            }
            else if (c == '/' && Peek(1) == '/') ReadComment();
            else if (c is ' ' or '\t' or '\r' || char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator) _at++;
            else return;
        }
    }

    private void ReadComment()
    {
        int start = _at;
        while (_at < _end && _text[_at] is not ('\n' or '\r')) _at++;
        bool isDoc = start + 2 < _at && _text[start + 2] == '/';
        _comments.Add(new Comment(TextSpan.FromBounds(start, _at), isDoc, _lastTokenLine != _line));
    }

    private void ReadOne()
    {
        char c = Now;
        if (char.IsAsciiDigit(c)) ReadNumber();
        else if (c == '"' || c is '“' or '”' or '„' or '«') ReadText();
        else if (StartsName(_at, out _)) ReadName();
        else if (Mark(c, Peek(1)) is var (kind, length) && length > 0) Emit(kind, _at + length);
        else ReadForeign();
    }

    private static (TokenKind Kind, int Length) Mark(char c, char next) => (c, next) switch
    {
        ('=', '=') or (':', '=') or ('<', '>') or ('*', '*') or ('&', _) or ('|', _) => (default, 0),
        ('<', '=') => (TokenKind.LessOrEqual, 2),
        ('>', '=') => (TokenKind.GreaterOrEqual, 2),
        ('!', '=') => (TokenKind.NotEqual, 2),
        ('.', '.') => (TokenKind.DotDot, 2),
        ('(', _) => (TokenKind.OpenRound, 1),
        (')', _) => (TokenKind.CloseRound, 1),
        ('[', _) => (TokenKind.OpenSquare, 1),
        (']', _) => (TokenKind.CloseSquare, 1),
        ('{', _) => (TokenKind.OpenBrace, 1),
        ('}', _) => (TokenKind.CloseBrace, 1),
        (',', _) => (TokenKind.Comma, 1),
        (';', _) => (TokenKind.Semicolon, 1),
        (':', _) => (TokenKind.Colon, 1),
        ('.', _) => (TokenKind.Dot, 1),
        ('+', _) => (TokenKind.Plus, 1),
        ('-', _) => (TokenKind.Minus, 1),
        ('*', _) => (TokenKind.Star, 1),
        ('/', _) => (TokenKind.Slash, 1),
        ('^', _) => (TokenKind.Caret, 1),
        ('=', _) => (TokenKind.Equal, 1),
        ('<', _) => (TokenKind.Less, 1),
        ('>', _) => (TokenKind.Greater, 1),
        _ => (default, 0),
    };

    private bool StartsName(int at, out int length) =>
        IsNamePart(at, out length) && !(length == 1 && char.IsDigit(_text[at]));

    private bool IsNamePart(int at, out int length)
    {
        length = 1;
        if (at >= _end) return false;
        char c = _text[at];
        if (char.IsAscii(c)) return char.IsAsciiLetterOrDigit(c) || c == '_';
        if (Rune.DecodeFromUtf16(_text.AsSpan(at, _end - at), out Rune rune, out length) != System.Buffers.OperationStatus.Done) return false;
        return Rune.GetUnicodeCategory(rune) is <= UnicodeCategory.SpacingCombiningMark or UnicodeCategory.DecimalDigitNumber
            or UnicodeCategory.LetterNumber;
    }

    private void ReadName()
    {
        int end = _at;
        while (IsNamePart(end, out int length)) end += length;
        int start = _at;
        bool tooLong = end - start > Limits.NameLength;
        TokenKind kind = tooLong ? TokenKind.Name : Words.KindOf(_text[start..end]);
        if (tooLong) _bag.Add(new TextSpan(start, 1), at => SyntaxMessages.NameTooLong(at, end - start, Limits.NameLength));
        Emit(kind, end);
    }

    private void Emit(TokenKind kind, int end, bool broken = false)
    {
        ImmutableArray<Comment> leading = _comments.Count == 0 ? [] : [.. _comments];
        _comments.Clear();
        _tokens.Add(new Token(kind, TextSpan.FromBounds(_at, end), _line, _at - _lineStart, _lastTokenLine != _line, leading)
        {
            IsBroken = broken,
        });
        _lastTokenLine = _line;
        _at = end;
    }
}
