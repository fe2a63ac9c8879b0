using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Dsl.Syntax.Parsing;

/// <summary>Looks at the tokens ahead and tells what kind of line they would begin.</summary>
internal sealed class StatementPatterns(ImmutableArray<Token> tokens, SourceText source)
{
    public TokenKind Kind(int index) => tokens[Math.Min(index, tokens.Length - 1)].Kind;

    public bool SameLine(int index, int other) =>
        other < tokens.Length && tokens[other].Kind != TokenKind.End && tokens[index].Line == tokens[other].Line;

    /// <summary><c>NAME =</c>, <c>NAME :</c>, <c>NAME [ … ] =</c> or <c>NAME [ … ] :</c></summary>
    public bool IsNamed(int index) => BehindName(index) is TokenKind.Equal or TokenKind.Colon;

    /// <summary>
    /// <c>NAME =</c> or <c>NAME [ … ] =</c>, which begins a step even where the name is a word that goes on with a line, such as
    /// <c>above</c>: what such a word joins never begins with an equals sign.
    /// </summary>
    public bool IsDefined(int index) => BehindName(index) == TokenKind.Equal;

    private TokenKind BehindName(int index)
    {
        if (!Words.IsWord(Kind(index)) || Words.IsReservedInFormula(Kind(index))) return TokenKind.Bad;
        int behind = index + 1;
        if (Kind(behind) == TokenKind.OpenSquare) behind = BehindSquare(behind);
        return Kind(behind);
    }

    /// <summary>A word of our own with the name or text behind it that it needs.</summary>
    public bool IsKeyword(int index)
    {
        if (!SameLine(index, index + 1)) return false;
        TokenKind kind = Kind(index);
        TokenKind next = Kind(index + 1);
        return kind switch
        {
            TokenKind.Import => next == TokenKind.Text,
            TokenKind.Kind or TokenKind.Mechanism => Words.IsWord(next) || next == TokenKind.OpenBrace,
            TokenKind.Fn or TokenKind.Cost or TokenKind.Saturation => IsName(next) && Kind(index + 2) == TokenKind.OpenRound,
            TokenKind.Example => next is TokenKind.Text or TokenKind.OpenBrace,
            TokenKind.Ordered => next == TokenKind.Set,
            _ => (Words.IsMember(kind) || Words.IsExampleStatement(kind)) && IsName(next),
        };
    }

    /// <summary>What no formula goes on with on a new line: the head of a step without its name, a word of ours alone.</summary>
    public bool IsHead(int index) => Kind(index) is TokenKind.OpenSquare or TokenKind.Equal or TokenKind.Colon
        || (Words.IsMember(Kind(index)) && !SameLine(index, index + 1));

    /// <summary>Two names side by side, which no formula contains across a line break.</summary>
    public bool IsPair(int index) =>
        IsName(Kind(index)) && !Words.IsContinuation(Kind(index)) && SameLine(index, index + 1) && IsName(Kind(index + 1))
        && !Words.IsContinuation(Kind(index + 1)) && Kind(index) != TokenKind.Present;

    /// <summary>A kind, a mechanism, an import or a function.</summary>
    public bool IsDeclaration(int index) => Words.IsDeclaration(Kind(index)) && IsKeyword(index);

    /// <summary>A kind or a mechanism beyond doubt, wherever it stands.</summary>
    public bool IsPlainDeclaration(int index) => Kind(index) is TokenKind.Kind or TokenKind.Mechanism && IsKeyword(index)
        && (Kind(index + 2) is TokenKind.OpenBrace or TokenKind.Is or TokenKind.But);

    /// <summary>Whether an expression may end with the token, so that what follows on a new line is new.</summary>
    public bool EndsExpression(int index)
    {
        TokenKind kind = Kind(index);
        return kind is TokenKind.Number or TokenKind.Text or TokenKind.CloseRound or TokenKind.CloseSquare
                or TokenKind.CloseBrace or TokenKind.Bad
            || (Words.IsWord(kind) && !Words.IsJoining(kind) && kind is not (TokenKind.Not or TokenKind.If));
    }

    /// <summary>Whether a token at the start of a line can only go on with the line before.</summary>
    public bool Continues(int index)
    {
        TokenKind kind = Kind(index);
        return Words.IsContinuation(kind) || kind is TokenKind.Plus or TokenKind.Minus or TokenKind.Star or TokenKind.Slash
            or TokenKind.Caret or TokenKind.Comma or TokenKind.Dot or TokenKind.CloseRound or TokenKind.CloseSquare
            or TokenKind.OpenBrace or (>= TokenKind.NotEqual and <= TokenKind.GreaterOrEqual);
    }

    /// <summary>The word that was probably meant at the start of a line, or null.</summary>
    public string? Meant(int index, BlockKind block)
    {
        if (Kind(index) != TokenKind.Name || !SameLine(index, index + 1)) return null;
        TokenKind next = Kind(index + 1);
        bool follows = (IsName(next) && !Words.IsContinuation(next)) || next is TokenKind.Text || next == TokenKind.When
            || (next == TokenKind.Number && block == BlockKind.Script);
        string[] candidates = block switch
        {
            BlockKind.Script => Words.Declarations,
            BlockKind.Members => Words.Members,
            BlockKind.Example => Words.ExampleStatements,
            _ => [],
        };
        return follows ? Spelling.Nearest(source.Slice(tokens[index].Span), candidates) : null;
    }

    /// <summary>The index behind the bracket that closes the one at <paramref name="index"/>, on the same line or a later one.</summary>
    private int BehindSquare(int index)
    {
        const int farthest = 100;
        for (int at = index + 1; at < Math.Min(tokens.Length, index + farthest); at++)
        {
            TokenKind kind = tokens[at].Kind;
            if (kind == TokenKind.CloseSquare) return at + 1;
            if (kind is TokenKind.Equal && at > index + 1) return at;
            if (!Words.IsWord(kind) && kind is not (TokenKind.Comma or TokenKind.Number or TokenKind.Text or TokenKind.Minus)) break;
        }

        return tokens.Length;
    }

    private static bool IsName(TokenKind kind) => Words.IsWord(kind) && !Words.IsJoining(kind);
}
