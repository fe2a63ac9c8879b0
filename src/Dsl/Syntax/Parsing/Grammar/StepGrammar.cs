using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;
using Sprache;
using static Mechanisms.Dsl.Syntax.Parsing.Rule;

namespace Mechanisms.Dsl.Syntax.Parsing.Grammar;

/// <summary><c>open counted[c, p] : money = trust[c] * gift[c, p]</c>, and lines that were meant to be something else.</summary>
internal static class StepGrammar
{
    private static readonly Parser<ImmutableArray<BinderSyntax>> Bracketed =
        from open in Here
        from bracket in Want(TokenKind.OpenSquare, SyntaxMessages.MissingOpenSquare)
        from binders in CommaList(ReductionGrammar.Binder)
        from close in Closing(TokenKind.CloseSquare, open)
        select binders;

    private static readonly Parser<ImmutableArray<BinderSyntax>> Indices = When(
        here => here.Kind == TokenKind.OpenSquare || InputGrammar.MissesOpening(here),
        Bracketed,
        Give(ImmutableArray<BinderSyntax>.Empty));

    private static readonly Parser<ExpressionSyntax> Formula = Recovery.Formula(ExpressionGrammar.Expression, _ => false);

    private static readonly Parser<TypeSyntax?> Annotation =
        IfNext(TokenKind.Colon, Any.SelectMany(_ => TypeGrammar.Type, (_, type) => type));

    private static readonly Parser<bool> Open =
        When(here => here.Kind == TokenKind.Open && Words.IsWord(here.KindAhead(1)), Skip(TokenKind.Open), Give(false));

    /// <summary>A step; without its formula the head still tells the name, so that uses of it raise no echo.</summary>
    public static readonly Parser<MemberSyntax> Step =
        from start in Here
        from measure in When(here => here.Kind == TokenKind.Measure && Words.IsWord(here.KindAhead(1)), Skip(TokenKind.Measure), Give(false))
        from open in Open
        from name in Rule.Name("a step")
        from indices in Indices
        from type in Annotation
        from member in Choose(here => here.Kind switch
        {
            TokenKind.Equal when type is CostTypeSyntax or SaturationTypeSyntax && indices.IsEmpty && !open => Role(start, name, type),
            TokenKind.Equal => Defined(start, open, name, indices, type),
            TokenKind.Separator or TokenKind.End or TokenKind.CloseBrace when type is null && indices.IsEmpty && !open => Lone(start, name),
            _ when type is not null && !open && LooksDeclared(here) => Undeclared(start, name, indices, type),
            _ => Undefined(start, open, name, indices, type),
        })
        select measure && member is StepSyntax step ? step with { IsMeasure = true } : member;

    private static Parser<MemberSyntax> Defined(
        Mark start, bool open, NameSyntax name, ImmutableArray<BinderSyntax> indices, TypeSyntax? type) =>
        from sign in Any
        from body in Formula
        from end in Here
        select new StepSyntax(start.To(end), Docs.Of(start), open, name, indices, type, body);

    private static bool LooksDeclared(TokenInput here) => Recovery.EndsStatement(here.Kind) || here.Kind == TokenKind.Comma;

    private static Parser<MemberSyntax> Lone(Mark start, NameSyntax name) => input =>
    {
        if (!name.IsMissing) start.Session.Break(start.Position, at => SyntaxMessages.LoneName(at, name.Text));
        TextSpan span = start.Session.SpanOf(start.Position, Math.Max(start.Position + 1, input.Position));
        return Result.Success<MemberSyntax>(new ErrorMemberSyntax(span) { Introduces = name }, input);
    };

    /// <summary>A name with a type and no formula: an input or a parameter whose first word is missing.</summary>
    private static Parser<MemberSyntax> Undeclared(Mark start, NameSyntax name, ImmutableArray<BinderSyntax> indices, TypeSyntax type) =>
        from said in Complain(start, at => SyntaxMessages.TypeWithoutFormula(at, name.Text))
        from tail in TypeGrammar.Tail
        from end in Here
        let span = start.To(end)
        select indices.IsEmpty
            ? (MemberSyntax)new ParameterSyntax(span, Docs.Of(start), name, type, tail.Default, tail.Clauses)
            : new InputSyntax(span, Docs.Of(start), name, [.. indices.Select(index => index.Name)], type, tail.Default, [], tail.Clauses);

    private static Parser<MemberSyntax> Undefined(
        Mark start, bool open, NameSyntax name, ImmutableArray<BinderSyntax> indices, TypeSyntax? type) => input =>
    {
        ParseSession session = start.Session;
        string found = session.Describe(input.Position);
        TokenInput here = At(input);
        string next = session.TextAt(input.Position);
        bool isSecondWord = Words.IsWord(here.Kind) && indices.IsEmpty && type is null && !name.IsMissing;
        if (isSecondWord && here.KindAhead(1) is TokenKind.Equal or TokenKind.OpenSquare)
            session.Break(start.Position, at => SyntaxMessages.NameOfTwoWords(at, name.Text, next));
        else if (isSecondWord) session.Break(start.Position, at => SyntaxMessages.NoMember(at, $"`{name.Text}`"));
        else session.Break(input.Position, at => SyntaxMessages.ExpectedFormula(at, name.Text, found));
        TextSpan span = session.SpanOf(start.Position, Math.Max(start.Position + 1, input.Position));
        var body = new ErrorExpressionSyntax(new TextSpan(span.End, 0));
        return Result.Success<MemberSyntax>(new StepSyntax(span, Docs.Of(start), open, name, indices, type, body), input);
    };

    /// <summary>A cost or a saturation with its default: a parameter whose first word is missing.</summary>
    private static Parser<MemberSyntax> Role(Mark start, NameSyntax name, TypeSyntax type) =>
        from said in Complain(start, at => SyntaxMessages.RoleWithoutParameter(at, name.Text, type is CostTypeSyntax ? "cost" : "saturation"))
        from value in TypeGrammar.Default
        from end in Here
        select (MemberSyntax)new ParameterSyntax(start.To(end), Docs.Of(start), name, type, value, []);

    private static Parser<bool> Complain(Mark at, Func<Location, Diagnostic> message) => input =>
    {
        at.Session.Complain(at.Position, message);
        return Result.Success(true, input);
    };
}
