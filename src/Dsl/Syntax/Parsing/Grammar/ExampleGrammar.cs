using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;
using Sprache;
using static Mechanisms.Dsl.Syntax.Parsing.Rule;

namespace Mechanisms.Dsl.Syntax.Parsing.Grammar;

/// <summary>Worked examples: what is given and what is expected.</summary>
internal static class ExampleGrammar
{
    private static readonly Parser<TextSyntax> Title = input => At(input).Kind == TokenKind.Text
        ? Result.Success(TextOf(At(input)), input.Advance())
        : NoTitle(input);

    private static readonly Parser<ImmutableArray<CellSyntax>> Cells = CommaList(CellGrammar.Cell);

    private static readonly Parser<GivenRowSyntax> Row =
        from start in Here
        from cells in Cells
        from end in Here
        select new GivenRowSyntax(start.To(end), cells);

    private static Parser<ExampleStatementSyntax> Table(Mark start, NameSyntax name) =>
        from rows in Recovery.Block(Row)
        from end in Here
        select new GivenTableSyntax(start.To(end), name, rows);

    private static readonly Parser<ExpressionSyntax> Value = Recovery.Formula(ExpressionGrammar.Expression, _ => false);

    private static Parser<ExampleStatementSyntax> Single(Mark start, NameSyntax name) =>
        from value in Value
        from end in Here
        select new GivenValueSyntax(start.To(end), name, value);

    private static readonly Parser<ExampleStatementSyntax> Given =
        from start in Here
        from word in Any
        from name in Rule.Name("a parameter or an input")
        from sign in Want(TokenKind.Equal, SyntaxMessages.ExpectedEqual)
        from given in When(here => here.Kind == TokenKind.OpenBrace, Table(start, name), Single(start, name))
        select given;

    private static readonly Parser<ImmutableArray<CellSyntax>> NoMembers = Give(ImmutableArray<CellSyntax>.Empty);

    private static readonly Parser<ImmutableArray<CellSyntax>> Bracketed =
        from open in Here
        from bracket in Want(TokenKind.OpenSquare, SyntaxMessages.MissingOpenSquare)
        from members in Cells
        from close in Closing(TokenKind.CloseSquare, open)
        select members;

    private static readonly Parser<ImmutableArray<CellSyntax>> Members =
        When(here => here.Kind == TokenKind.OpenSquare || MissesOpening(here), Bracketed, NoMembers);

    private static readonly Parser<ExampleStatementSyntax> Expect =
        from start in Here
        from word in Any
        from name in Rule.Name("an output or a step")
        from members in Members
        from sign in Want(TokenKind.Equal, SyntaxMessages.ExpectedEqual)
        from expected in CellGrammar.Cell
        from within in IfNext(TokenKind.Within, Any.SelectMany(_ => CellGrammar.Cell, (_, cell) => cell))
        from end in Here
        select new ExpectSyntax(start.To(end), name, members, expected, within);

    private static readonly Parser<ExampleStatementSyntax> Nothing = input =>
    {
        // Rows that fell out of their table come in runs: one mistake, one message.
        At(input).Session.GoAstray("line of an example");
        Break(input, SyntaxMessages.NoExampleStatement);
        TextSpan span = At(input).Session.SpanOf(input.Position, input.Position + 1);
        return Result.Success<ExampleStatementSyntax>(new ErrorExampleStatementSyntax(span), BehindUnlessBrace(input));
    };

    private static readonly Parser<ExampleStatementSyntax> Line = Choose(here => here.Kind switch
    {
        TokenKind.Given => Given,
        TokenKind.Expect => Expect,
        _ => Nothing,
    });

    private static Parser<MemberSyntax> Body(Mark start) =>
        from title in Title
        from lines in Recovery.Block(Line)
        from end in Here
        select new ExampleSyntax(start.To(end), Docs.Of(start), title, lines);

    public static readonly Parser<MemberSyntax> Example =
        from start in Here
        from word in Any
        from example in Body(start)
        select example;

    /// <summary>A title with braces whose first word is missing.</summary>
    public static readonly Parser<MemberSyntax> WithoutWord =
        from start in Here
        from word in Want(TokenKind.Example, SyntaxMessages.ExpectedExample)
        from example in Body(start)
        select example;

    private static TextSyntax TextOf(TokenInput here)
    {
        TextSpan span = here.Session.TokenAt(here.Position).Span;
        return new TextSyntax(span, TextLiteral.Value(span, here.Session.Bag.Source));
    }

    private static IResult<TextSyntax> NoTitle(IInput input)
    {
        ParseSession session = At(input).Session;
        string found = session.Describe(input.Position);
        session.Complain(input.Position, at => SyntaxMessages.ExpectedTitle(at, found));
        return Result.Success(new TextSyntax(session.SpanOf(input.Position, input.Position), ""), input);
    }

    private static bool MissesOpening(TokenInput here)
    {
        int at = 0;
        while (here.KindAhead(at) is TokenKind.Comma or TokenKind.Text or TokenKind.Number || Words.IsWord(here.KindAhead(at))) at++;
        return at > 0 && here.KindAhead(at) == TokenKind.CloseSquare;
    }
}
