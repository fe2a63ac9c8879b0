using Mechanisms.Dsl.Syntax.Parsing;

namespace Mechanisms.Dsl.Formatting;

/// <summary>Whether a blank stands between two tokens of one line.</summary>
internal static class Spacing
{
    /// <summary>Whether it does; <paramref name="next"/> is the token behind the right one.</summary>
    public static bool HasBlank(Token left, Token right, Token? next, TokenRoles roles)
    {
        if (roles.IsGlued(right)) return false;
        if (left.Kind == TokenKind.OpenBrace) return right.Kind != TokenKind.CloseBrace;
        if (right.Kind is TokenKind.OpenBrace or TokenKind.CloseBrace) return true;
        if (LeansLeft(right.Kind) || LeansRight(left.Kind) || roles.IsSign(left)) return false;
        return right.Kind switch
        {
            TokenKind.Colon => next is not null && roles.StartsType(next),
            TokenKind.OpenSquare => !Words.IsWord(left.Kind),
            TokenKind.OpenRound => !IsCall(left, roles),
            _ => true,
        };
    }

    private static bool LeansLeft(TokenKind kind) => kind is TokenKind.Comma or TokenKind.Semicolon or TokenKind.Separator
        or TokenKind.CloseRound or TokenKind.CloseSquare or TokenKind.Dot or TokenKind.DotDot or TokenKind.Caret;

    private static bool LeansRight(TokenKind kind) => kind is TokenKind.OpenRound or TokenKind.OpenSquare or TokenKind.Dot
        or TokenKind.DotDot or TokenKind.Caret;

    private static bool IsCall(Token left, TokenRoles roles) =>
        Words.IsWord(left.Kind) && (roles.IsCalled(left) || !(Words.IsReservedInFormula(left.Kind) || MayStandBeforeFormula(left.Kind)));

    /// <summary>Words behind which a formula may begin with a bracket; elsewhere they may be names like any other.</summary>
    private static bool MayStandBeforeFormula(TokenKind kind) => kind is TokenKind.Where or TokenKind.When or TokenKind.In
        or TokenKind.Whole or TokenKind.At or TokenKind.Least or TokenKind.Most or TokenKind.Above or TokenKind.Below
        or TokenKind.To or TokenKind.Within;
}
