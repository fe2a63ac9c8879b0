using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;
using Sprache;
using static Mechanisms.Dsl.Syntax.Parsing.Rule;

namespace Mechanisms.Dsl.Syntax.Parsing.Grammar;

/// <summary><c>round match to 0.01, at most cap * pool, remainder to largest fractions</c></summary>
internal static class RoundGrammar
{
    private sealed record Extra(ExpressionSyntax? AtMost, bool Remainder);

    private static readonly Parser<ExpressionSyntax> Formula =
        Recovery.Formula(ExpressionGrammar.Expression, here => here.Kind is TokenKind.Comma || StartsExtra(here));

    private static readonly Parser<RoundingDirection> Direction = Choose(here => here.Kind switch
    {
        TokenKind.Down => Any.Select(_ => RoundingDirection.Down),
        TokenKind.Up => Any.Select(_ => RoundingDirection.Up),
        _ => Give(RoundingDirection.Nearest),
    });

    private static readonly Parser<Extra> AtMost =
        from at in Any
        from most in Any
        from bound in Formula
        select new Extra(bound, false);

    private static readonly Parser<Extra> Remainder =
        from word in Any
        from to in Need(TokenKind.To, SyntaxMessages.ExpectedRemainder)
        from largest in Need(TokenKind.Largest, SyntaxMessages.ExpectedRemainder)
        from fractions in Need(TokenKind.Fractions, SyntaxMessages.ExpectedRemainder)
        select new Extra(null, true);

    private static readonly Parser<Extra> Nothing = input =>
    {
        Break(input, SyntaxMessages.ExpectedRoundClause);
        return Result.Success(new Extra(null, false), input);
    };

    private static readonly Parser<Extra> Clause =
        from comma in Want(TokenKind.Comma, SyntaxMessages.ExpectedCommaBeforeClause)
        from extra in Choose(here => here.Kind switch
        {
            TokenKind.At when here.KindAhead(1) == TokenKind.Most => AtMost,
            TokenKind.Remainder => Remainder,
            _ => Nothing,
        })
        select extra;

    private static readonly Parser<NameSyntax> Target = Choose(here =>
        here.Kind == TokenKind.To && here.KindAhead(1) is not (TokenKind.To or TokenKind.Down or TokenKind.Up) ? Absent : Rule.Name("an output"));

    private static Parser<NameSyntax> Absent => input =>
    {
        Break(input, (at, found) => SyntaxMessages.MissingName(at, found, "an output"));
        return Result.Success(Missing(At(input)), input);
    };

    public static readonly Parser<MemberSyntax> Round =
        from start in Here
        from word in Any
        from target in Target
        from direction in Direction
        from to in Want(TokenKind.To, SyntaxMessages.ExpectedRoundTo)
        from unit in Formula
        from extras in While(here => here.Kind == TokenKind.Comma || StartsExtra(here), Clause)
        from end in Here
        select new RoundSyntax(start.To(end), Docs.Of(start), target, direction, unit,
            extras.Select(extra => extra.AtMost).FirstOrDefault(bound => bound is not null),
            extras.Any(extra => extra.Remainder));

    private static bool StartsExtra(TokenInput here) => here.Kind switch
    {
        TokenKind.At => here.KindAhead(1) == TokenKind.Most,
        TokenKind.Remainder => here.KindAhead(1) is TokenKind.To or TokenKind.Largest,
        _ => false,
    };
}
