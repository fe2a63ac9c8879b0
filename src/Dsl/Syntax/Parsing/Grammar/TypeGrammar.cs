using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;
using Sprache;
using static Mechanisms.Dsl.Syntax.Parsing.Rule;

namespace Mechanisms.Dsl.Syntax.Parsing.Grammar;

/// <summary>Types and what may stand behind them: defaults, bounds, what to do with repeated rows.</summary>
internal static class TypeGrammar
{
    private static readonly Parser<TypeSyntax> Truth =
        from start in Here
        from yes in Any
        from slash in Need(TokenKind.Slash, SyntaxMessages.ExpectedYesNo)
        from no in Skip(TokenKind.No)
        from end in Here
        select new TruthTypeSyntax(start.To(end));

    private static readonly Parser<TypeSyntax> Cost =
        from start in Here
        from word in Want(TokenKind.Cost, SyntaxMessages.ExpectedCost)
        from origin in Want(TokenKind.From, SyntaxMessages.ExpectedFrom)
        from unit in UnitGrammar.Dimension
        from toward in Need(TokenKind.To, SyntaxMessages.ExpectedTo)
        from amount in UnitGrammar.Dimension
        from end in Here
        select new CostTypeSyntax(start.To(end), unit, amount);

    private static readonly Parser<TypeSyntax> Quantity =
        from start in Here
        from whole in When(here => here.Kind == TokenKind.Whole && StartsDimension(here.KindAhead(1)), Skip(TokenKind.Whole), Give(false))
        from dimension in UnitGrammar.Dimension
        from end in Here
        select new QuantityTypeSyntax(start.To(end), whole, dimension);

    private static readonly Parser<TypeSyntax> Nothing = input =>
    {
        Break(input, SyntaxMessages.ExpectedType);
        return Result.Success<TypeSyntax>(new ErrorTypeSyntax(At(input).Session.SpanOf(input.Position, input.Position)), input);
    };

    private static readonly Parser<TypeSyntax> Whole = Choose(here => here.Kind switch
    {
        TokenKind.Yes when here.KindAhead(1) is TokenKind.Slash or TokenKind.No => Truth,
        TokenKind.TextWord when IsAlone(here) => Any.Select(word => (TypeSyntax)new TextTypeSyntax(word.Span)),
        TokenKind.Time when IsAlone(here) => Any.Select(word => (TypeSyntax)new TimeTypeSyntax(word.Span)),
        TokenKind.Saturation when IsAlone(here) => Any.Select(word => (TypeSyntax)new SaturationTypeSyntax(word.Span)),
        TokenKind.Cost when here.KindAhead(1) == TokenKind.From || here.KindAhead(2) == TokenKind.To => Cost,
        TokenKind.From when Words.IsWord(here.KindAhead(1)) => Cost,
        _ when StartsDimension(here.Kind) => Quantity,
        _ => Nothing,
    });

    /// <summary>A type; one that cannot be read to its end is an error as a whole.</summary>
    public static readonly Parser<TypeSyntax> Type = input =>
    {
        ParseSession session = At(input).Session;
        int damage = session.Damage;
        IResult<TypeSyntax> read = Whole(input);
        if (session.Damage == damage) return read;
        TextSpan span = session.SpanOf(input.Position, read.Remainder.Position);
        return Result.Success<TypeSyntax>(new ErrorTypeSyntax(span), read.Remainder);
    };

    /// <summary><c>: type</c> where there must be one.</summary>
    public static readonly Parser<TypeSyntax> Annotation =
        from colon in Want(TokenKind.Colon, SyntaxMessages.ExpectedColon)
        from type in Type
        select type;

    /// <summary><c>= formula</c> where there may be one.</summary>
    public static readonly Parser<ExpressionSyntax?> Default = input =>
        IfNext(TokenKind.Equal, Any.SelectMany(_ => DefaultFormula, (_, value) => value))(input);

    private static readonly Parser<ExpressionSyntax> DefaultFormula = Recovery.Formula(ExpressionGrammar.Expression,
        here => here.Kind is TokenKind.Comma or TokenKind.CloseRound or TokenKind.Semicolon || StartsClause(here));

    /// <summary>All clauses, and the default if it stands behind them.</summary>
    public static readonly Parser<(ImmutableArray<ClauseSyntax> Clauses, ExpressionSyntax? Default)> Tail =
        from clauses in While(here => here.Kind == TokenKind.Comma || StartsClause(here), Late(() => Clause!))
        from value in Default
        select (clauses, value);

    /// <summary>A default that has no place where it stands, as a clause that others find wrong.</summary>
    public static ImmutableArray<ClauseSyntax> WithSurplus(ImmutableArray<ClauseSyntax> clauses, ExpressionSyntax? surplus) =>
        surplus is null ? clauses : clauses.Add(new SurplusDefaultSyntax(surplus.Span));

    private static readonly Parser<ClauseSyntax> Repeats =
        from start in Here
        from word in Any
        from policy in Rule.Name("`add`, `last`, `mean` or `refused`")
        from end in Here
        select new RepeatsClauseSyntax(start.To(end), policy);

    private static readonly Parser<ClauseSyntax> NoClause = input =>
    {
        Break(input, SyntaxMessages.ExpectedClause);
        IInput rest = input;
        while (!Recovery.EndsStatement(At(rest).Kind) && At(rest).Kind is not (TokenKind.Comma or TokenKind.Equal or TokenKind.OpenBrace)) rest = rest.Advance();
        TextSpan span = At(input).Session.SpanOf(input.Position, rest.Position);
        return Result.Success<ClauseSyntax>(new ErrorClauseSyntax(span), rest);
    };

    private static readonly Parser<ClauseSyntax> Clause =
        from comma in Choose(here => here.Kind == TokenKind.Comma || IsBehindBrace(here)
            ? Skip(TokenKind.Comma)
            : Want(TokenKind.Comma, SyntaxMessages.ExpectedCommaBeforeClause))
        from clause in Choose<ClauseSyntax>(here => (here.Kind, here.KindAhead(1)) switch
        {
            (TokenKind.At, TokenKind.Least) => Bound(BoundKind.AtLeast, words: 2),
            (TokenKind.At, TokenKind.Most) => Bound(BoundKind.AtMost, words: 2),
            (TokenKind.Above, _) => Bound(BoundKind.Above, words: 1),
            (TokenKind.Below, _) => Bound(BoundKind.Below, words: 1),
            (TokenKind.Repeats, _) => Repeats,
            _ => NoClause,
        })
        select clause;

    private static Parser<ClauseSyntax> Bound(BoundKind kind, int words) => input =>
    {
        IInput rest = input;
        for (int i = 0; i < words; i++) rest = rest.Advance();

        // The bound's own formula must not swallow a default behind it: `at least 0 = 5` compares nothing.
        IResult<ExpressionSyntax> value = OperatorLadder.From(OperatorLadder.AboveComparison)(rest);
        TokenInput behind = At(value.Remainder);
        if (!Recovery.EndsStatement(behind.Kind) && behind.Kind is not (TokenKind.Comma or TokenKind.Equal) && !StartsClause(behind))
            Break(behind, SyntaxMessages.AfterFormula);
        TextSpan span = At(input).Session.SpanOf(input.Position, value.Remainder.Position);
        return Result.Success<ClauseSyntax>(new BoundClauseSyntax(span, kind, value.Value), value.Remainder);
    };

    private static bool IsBehindBrace(TokenInput here) => here.Session.KindAt(here.Position - 1) == TokenKind.CloseBrace;

    private static bool StartsClause(TokenInput here) => here.Kind switch
    {
        TokenKind.At => here.KindAhead(1) is TokenKind.Least or TokenKind.Most,
        TokenKind.Above or TokenKind.Below or TokenKind.Repeats => true,
        _ => false,
    };

    private static bool StartsDimension(TokenKind kind) => kind == TokenKind.Number || Words.IsWord(kind);

    private static bool IsAlone(TokenInput here) =>
        here.KindAhead(1) is not (TokenKind.Caret or TokenKind.Star or TokenKind.Slash or TokenKind.Per);
}
