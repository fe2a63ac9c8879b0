using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;
using Sprache;
using static Mechanisms.Dsl.Syntax.Parsing.Rule;

namespace Mechanisms.Dsl.Syntax.Parsing.Grammar;

/// <summary>What stands between the braces of a kind or a mechanism: which rule reads it, and the short ones.</summary>
internal static class MemberGrammar
{
    private static readonly Parser<MemberSyntax> Set =
        from start in Here
        from ordered in Skip(TokenKind.Ordered)
        from word in Any
        from name in Rule.Name("a set")
        from ignores in When(here => here.Kind == TokenKind.Ignoring, IgnoringCase, Give(false))
        from end in Here
        select new SetSyntax(start.To(end), Docs.Of(start), name, ordered, ignores);

    private static Parser<bool> IgnoringCase =>
        from ignoring in Any
        from word in Need(TokenKind.Case, SyntaxMessages.ExpectedCase)
        select true;

    private static readonly Parser<MemberSyntax> Unit =
        from start in Here
        from open in Skip(TokenKind.Open)
        from word in Any
        from name in Rule.Name("a unit")
        from meaning in IfNext(TokenKind.Equal, Any.SelectMany(_ => UnitGrammar.Dimension, (_, dimension) => dimension))
        from end in Here
        select new UnitSyntax(start.To(end), Docs.Of(start), name, open, meaning);

    private static readonly Parser<MemberSyntax> Output =
        from start in Here
        from word in Any
        from name in Rule.Name("an output")
        from sets in InputGrammar.Sets
        from type in TypeGrammar.Annotation
        from tail in TypeGrammar.Tail
        from end in Here
        select new OutputSyntax(start.To(end), Docs.Of(start), name, sets, type, TypeGrammar.WithSurplus(tail.Clauses, tail.Default));

    private static readonly Parser<MemberSyntax> Parameter =
        from start in Here
        from word in Any
        from name in Rule.Name("a parameter")
        from type in TypeGrammar.Annotation
        from first in TypeGrammar.Default
        from tail in TypeGrammar.Tail
        from end in Here
        select new ParameterSyntax(start.To(end), Docs.Of(start), name, type, first ?? tail.Default, TypeGrammar.WithSurplus(tail.Clauses, first is null ? null : tail.Default));

    private static readonly Parser<MemberSyntax> Nothing = input =>
    {
        ParseSession session = At(input).Session;
        TokenKind kind = At(input).Kind;
        string written = session.TextAt(input.Position);
        session.GoAstray(Words.IsExampleStatement(kind) ? "example" : Words.IsDeclaration(kind) ? "declaration" : written);
        if (Words.IsExampleStatement(kind)) session.Break(input.Position, at => SyntaxMessages.BelongsInExample(at, written));
        else if (Words.IsDeclaration(kind)) session.Break(input.Position, at => SyntaxMessages.BelongsAtTop(at, written));
        else Break(input, SyntaxMessages.NoMember);
        IInput rest = input;
        while (!Recovery.EndsStatement(At(rest).Kind) && At(rest).Kind != TokenKind.OpenBrace) rest = rest.Advance();
        var error = new ErrorMemberSyntax(session.SpanOf(input.Position, Math.Max(input.Position + 1, rest.Position)));
        return Result.Success<MemberSyntax>(error, rest);
    };

    /// <summary>One member.</summary>
    public static readonly Parser<MemberSyntax> Member = Choose(Choice);

    private static Parser<MemberSyntax> Choice(TokenInput here)
    {
        TokenKind next = here.KindAhead(1);
        bool named = Words.IsWord(next);
        if (IsStepHead(here)) return StepGrammar.Step;
        return here.Kind switch
        {
            TokenKind.Set => Set,
            TokenKind.Ordered when next == TokenKind.Set => Set,
            TokenKind.Unit => Unit,
            TokenKind.Open when next == TokenKind.Unit && here.KindAhead(2) is not (TokenKind.Equal or TokenKind.OpenSquare or TokenKind.Colon) => Unit,
            TokenKind.Input => InputGrammar.Input,
            TokenKind.Output => Output,
            TokenKind.Param => Parameter,
            TokenKind.Accept => AcceptGrammar.Accept,
            TokenKind.Round => RoundGrammar.Round,
            TokenKind.Picture when named => PictureGrammar.Picture,
            TokenKind.Example => ExampleGrammar.Example,
            TokenKind.Given or TokenKind.Expect when named => Nothing,
            _ when Words.IsDeclaration(here.Kind) && named => Nothing,
            TokenKind.Text when next == TokenKind.OpenBrace => ExampleGrammar.WithoutWord,
            TokenKind.Equal or TokenKind.OpenSquare or TokenKind.Colon => StepGrammar.Step,
            TokenKind.If or TokenKind.Not => Nothing,
            _ when Words.IsWord(here.Kind) => StepGrammar.Step,
            _ => Nothing,
        };
    }

    /// <summary>Whether a word of our own is used as the name of a step here: <c>round = 2</c>, <c>set[c] = 1</c>.</summary>
    private static bool IsStepHead(TokenInput here)
    {
        if (!Words.IsMember(here.Kind)) return false;
        int at = 1;
        if (here.KindAhead(at) == TokenKind.OpenSquare)
        {
            while (here.KindAhead(at) is not (TokenKind.CloseSquare or TokenKind.Separator or TokenKind.End or TokenKind.CloseBrace)) at++;
            at++;
        }

        return here.KindAhead(at) == TokenKind.Equal;
    }
}
