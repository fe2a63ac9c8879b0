using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;
using Sprache;
using static Mechanisms.Dsl.Syntax.Parsing.Rule;

namespace Mechanisms.Dsl.Syntax.Parsing.Grammar;

/// <summary><c>sum(i, j in set where condition: body)</c>, <c>sum(i before j: body)</c></summary>
internal static class ReductionGrammar
{
    /// <summary><c>c</c> or <c>c in contributor</c></summary>
    public static readonly Parser<BinderSyntax> Binder =
        from start in Here
        from name in Rule.Name("an index")
        from set in IfNext(TokenKind.In, Any.SelectMany(_ => Rule.Name("a set"), (_, set) => set))
        from end in Here
        select new BinderSyntax(start.To(end), name, set);

    /// <summary>Whether the bracket ahead holds indices with <c>where</c>, <c>in</c> or a colon behind them.</summary>
    public static bool Follows(TokenInput here)
    {
        int at = 1;
        if (here.KindAhead(at) is TokenKind.Colon) return true;
        while (true)
        {
            if (!Words.IsWord(here.KindAhead(at))) return false;
            at++;
            if (here.KindAhead(at) == TokenKind.In) return true;
            if (here.KindAhead(at) is TokenKind.Colon) return true;
            if (here.KindAhead(at) is TokenKind.Where) return Words.IsWord(here.KindAhead(at + 1)) || here.KindAhead(at + 1) is not (TokenKind.Comma or TokenKind.CloseRound);
            if (here.KindAhead(at) is not (TokenKind.Comma or TokenKind.Before)) return false;
            at++;
        }
    }

    /// <summary>What stands behind the operator's name.</summary>
    public static Parser<ExpressionSyntax> Behind(Mark start, NameSyntax name) =>
        from open in Here
        from bracket in Any
        from indices in Binders
        from colon in Choose(here => here.Kind is TokenKind.Where or TokenKind.Colon or TokenKind.CloseRound || Recovery.EndsStatement(here.Kind)
            ? Give(true)
            : Need(TokenKind.Colon, SyntaxMessages.ExpectedReductionColon))
        from condition in Behind(TokenKind.Where)
        from body in Behind(TokenKind.Colon)
        from close in Closing(TokenKind.CloseRound, open)
        from end in Here
        select new ReductionSyntax(start.To(end), name, indices, condition, body);

    /// <summary>Indices with commas between them, or <c>before</c>.</summary>
    private static readonly Parser<ImmutableArray<BinderSyntax>> Binders = input =>
    {
        var binders = ImmutableArray.CreateBuilder<BinderSyntax>();
        IInput rest = input;
        bool isBehind = false;
        while (true)
        {
            IResult<BinderSyntax> one = Binder(rest);
            binders.Add(one.Value with { IsBehind = isBehind });
            rest = one.Remainder;
            isBehind = At(rest).Kind == TokenKind.Before;
            if (!isBehind && At(rest).Kind != TokenKind.Comma) return Result.Success(binders.ToImmutable(), rest);
            rest = rest.Advance();
        }
    };

    private static Parser<ExpressionSyntax?> Behind(TokenKind kind) =>
        IfNext(kind, Any.SelectMany(_ => Late(() => ExpressionGrammar.Expression), (_, inner) => inner));
}
