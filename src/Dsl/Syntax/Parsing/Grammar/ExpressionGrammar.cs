using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;
using Sprache;
using static Mechanisms.Dsl.Syntax.Parsing.Rule;

namespace Mechanisms.Dsl.Syntax.Parsing.Grammar;

/// <summary>Formulas without their operators: literals, names, elements, calls, choices, brackets.</summary>
internal static class ExpressionGrammar
{
    /// <summary>A formula up to its bracket or the end of its statement.</summary>
    public static readonly Parser<ExpressionSyntax> Expression = OperatorLadder.From(OperatorLadder.Loosest);

    /// <summary>A formula that ends before <c>otherwise</c>.</summary>
    public static readonly Parser<ExpressionSyntax> WithoutOtherwise = OperatorLadder.From(OperatorLadder.AboveOtherwise);

    private static readonly Parser<ExpressionSyntax> Number =
        from start in Here
        from number in Any
        from unit in UnitGrammar.OfLiteral(number)
        from end in Here
        select number.IsBroken
            ? (ExpressionSyntax)new ErrorExpressionSyntax(start.To(end))
            : Literal(start.To(end), start.Session.Bag.Source.Slice(number.Span), unit);

    private static readonly Parser<ExpressionSyntax> Text =
        from start in Here
        from text in Any
        select new TextExpressionSyntax(text.Span, TextLiteral.Value(text.Span, start.Session.Bag.Source));

    private static readonly Parser<ExpressionSyntax> Yes = Any.Select(word => (ExpressionSyntax)new TruthSyntax(word.Span, true));

    private static readonly Parser<ExpressionSyntax> No = Any.Select(word => (ExpressionSyntax)new TruthSyntax(word.Span, false));

    private static readonly Parser<ExpressionSyntax> Unaffordable =
        Any.Select(word => (ExpressionSyntax)new UnaffordableSyntax(word.Span));

    private static readonly Parser<ExpressionSyntax> Parenthesized =
        from start in Here
        from open in Any
        from inner in Late(() => Expression)
        from close in Closing(TokenKind.CloseRound, start)
        from end in Here
        select new ParenthesizedSyntax(start.To(end), inner);

    private static readonly Parser<ExpressionSyntax> Conditional =
        from start in Here
        from word in Any
        from condition in Late(() => Expression)
        from then in Need(TokenKind.Then, SyntaxMessages.MissingThen)
        from first in Late(() => Expression)
        from other in Need(TokenKind.Else, SyntaxMessages.MissingElse)
        from second in Late(() => WithoutOtherwise)
        from end in Here
        select new ConditionalSyntax(start.To(end), condition, first, second);

    private static readonly Parser<NameSyntax> IndexName = input =>
    {
        TokenInput here = At(input);
        if (Words.IsWord(here.Kind)) return Result.Success(NameAt(here), input.Advance());
        Break(input, SyntaxMessages.ExpectedIndex);
        return Result.Success(Missing(here), input);
    };

    /// <summary><c>t</c> or <c>before t</c>; an index may have the name <c>before</c>.</summary>
    private static readonly Parser<IndexSyntax> Index =
        from start in Here
        from before in When(here => here.Kind == TokenKind.Before && Words.IsWord(here.KindAhead(1)), Skip(TokenKind.Before), Give(false))
        from name in IndexName
        from end in Here
        select new IndexSyntax(start.To(end), name, before);

    /// <summary><c>[c, p]</c></summary>
    public static readonly Parser<ImmutableArray<NameSyntax>> Names = Bracketed(IndexName);

    private static readonly Parser<ImmutableArray<IndexSyntax>> Indices = Bracketed(Index);

    private static readonly Parser<ExpressionSyntax> Present =
        from start in Here
        from word in Any
        from name in Rule.Name("what is asked for")
        from column in Column
        from indices in When(here => here.Kind == TokenKind.OpenSquare, Indices, Give(ImmutableArray<IndexSyntax>.Empty))
        from end in Here
        select new PresentSyntax(start.To(end), new ElementSyntax(TextSpan.FromBounds(name.Span.Start, start.To(end).End), name, column, indices));

    private static Parser<NameSyntax?> Column => IfNext(TokenKind.Dot, Any.SelectMany(_ => Rule.Name("a column"), (_, name) => name));

    private static readonly Parser<ExpressionSyntax> Named =
        from start in Here
        from name in Any.Select(token => new NameSyntax(token.Span, start.Session.Bag.Source.Slice(token.Span)))
        from member in Column
        from whole in Choose<ExpressionSyntax>(here => here.Kind switch
        {
            TokenKind.OpenSquare => Element(start, name, member),
            TokenKind.OpenRound when member is null && SolveGrammar.Follows(here, name) => SolveGrammar.Behind(start, name),
            TokenKind.OpenRound when member is null && ReductionGrammar.Follows(here) => ReductionGrammar.Behind(start, name),
            TokenKind.OpenRound when member is null && DerivativeGrammar.Follows(here, name) => DerivativeGrammar.Behind(start),
            TokenKind.OpenRound => Call(start, name, member),
            _ when member is not null => Give<ExpressionSyntax>(new ElementSyntax(name.Span.Through(member.Span), name, member, [])),
            _ => Give<ExpressionSyntax>(new NameExpressionSyntax(name.Span, name)),
        })
        select whole;

    private static readonly Parser<ExpressionSyntax> Nothing = input =>
    {
        TokenInput here = At(input);
        Break(input, here.Kind switch
        {
            TokenKind.CloseRound or TokenKind.CloseSquare => SyntaxMessages.MissingValueBeforeBracket,
            _ => SyntaxMessages.MissingValue,
        });
        TextSpan span = here.Session.SpanOf(here.Position, here.Position);
        return Result.Success<ExpressionSyntax>(new ErrorExpressionSyntax(span), input);
    };

    /// <summary>A formula without operators around it.</summary>
    public static readonly Parser<ExpressionSyntax> Atom = Choose(here => here.Kind switch
    {
        TokenKind.Number => Number,
        TokenKind.Text => Text,
        TokenKind.Yes => Yes,
        TokenKind.No => No,
        TokenKind.Unaffordable => Unaffordable,
        TokenKind.OpenRound => Parenthesized,
        TokenKind.If => Conditional,
        TokenKind.Present when Words.IsWord(here.KindAhead(1)) && !Words.IsJoining(here.KindAhead(1)) => Present,
        _ when Words.IsWord(here.Kind) && !Words.IsReservedInFormula(here.Kind) => Named,
        _ => Nothing,
    });

    private static Parser<ImmutableArray<T>> Bracketed<T>(Parser<T> item) =>
        from open in Here
        from bracket in Any
        from items in CommaList(item)
        from close in Closing(TokenKind.CloseSquare, open)
        select items;

    private static Parser<ExpressionSyntax> Element(Mark start, NameSyntax name, NameSyntax? column) =>
        from indices in Indices
        from end in Here
        select new ElementSyntax(start.To(end), name, column, indices);

    private static readonly Parser<ImmutableArray<ExpressionSyntax>> NoArguments = Give(ImmutableArray<ExpressionSyntax>.Empty);

    private static readonly Parser<ImmutableArray<ExpressionSyntax>> Arguments = When(
        here => here.Kind is TokenKind.CloseRound or TokenKind.Semicolon,
        NoArguments,
        CommaList(Late(() => Expression)));

    private static Parser<ExpressionSyntax> Call(Mark start, NameSyntax name, NameSyntax? member) =>
        from open in Here
        from bracket in Any
        from arguments in Arguments
        from settings in When(here => here.Kind == TokenKind.Semicolon, Any.SelectMany(_ => Arguments, (_, all) => all), NoArguments)
        from close in Closing(TokenKind.CloseRound, open)
        from end in Here
        select new CallSyntax(start.To(end), name, member, arguments, settings);

    private static NumberSyntax Literal(TextSpan span, string written, DimensionSyntax? unit)
    {
        bool percent = written.EndsWith('%');
        string digits = written.TrimEnd('%').Replace("_", "", StringComparison.Ordinal);
        return new NumberSyntax(span, digits, percent, unit);
    }
}
