using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;
using Sprache;
using static Mechanisms.Dsl.Syntax.Parsing.Rule;

namespace Mechanisms.Dsl.Syntax.Parsing.Grammar;

/// <summary><c>accept contributor c when trust[c] > 0% otherwise "{c} is not trusted"</c></summary>
internal static class AcceptGrammar
{
    private static readonly Parser<(ImmutableArray<NameSyntax> Names, bool Bracketed)> Indices = Choose(here => here.Kind switch
    {
        TokenKind.OpenSquare => ExpressionGrammar.Names.Select(names => (names, true)),
        _ when InputGrammar.MissesOpening(here) => InputGrammar.Sets.Select(names => (names, true)),
        _ when Words.IsWord(here.Kind) && here.Kind is not TokenKind.When => Rule.Name("an index").Select(name => (ImmutableArray.Create(name), false)),
        _ => Give((ImmutableArray<NameSyntax>.Empty, false)),
    });

    private static readonly Parser<NameSyntax> Target = Choose(here => here.Kind == TokenKind.When && here.KindAhead(1) != TokenKind.When
        ? Absent
        : Rule.Name("a set or an input"));

    private static Parser<NameSyntax> Absent => input =>
    {
        Break(input, (at, found) => SyntaxMessages.MissingName(at, found, "a set or an input"));
        return Result.Success(Missing(At(input)), input);
    };

    private static readonly Parser<ExpressionSyntax> Condition = Recovery.Formula(
        ExpressionGrammar.WithoutOtherwise,
        here => here.Kind is TokenKind.Text or TokenKind.Otherwise || IsElse(here));

    private static readonly Parser<TemplateSyntax> Template =
        from text in Any
        from here in Here
        select Templates.Read(text, here.Session.Bag);

    private static readonly Parser<TemplateSyntax?> Reason = Choose(here => here.Kind switch
    {
        TokenKind.Otherwise => AfterOtherwise,
        TokenKind.Else when IsElse(here) => Want(TokenKind.Otherwise, SyntaxMessages.ExpectedOtherwise).SelectMany(_ => AfterOtherwise, (_, text) => text),
        TokenKind.Text => Want(TokenKind.Otherwise, SyntaxMessages.ExpectedOtherwise).SelectMany(_ => Template, (_, text) => (TemplateSyntax?)text),
        _ => Give<TemplateSyntax?>(null),
    });

    private static bool IsElse(TokenInput here) => here.Kind == TokenKind.Else && here.KindAhead(1) == TokenKind.Text;

    private static Parser<TemplateSyntax?> AfterOtherwise =>
        from word in Any
        from template in Choose(here => here.Kind == TokenKind.Text ? Template.Select(text => (TemplateSyntax?)text) : NoText)
        select template;

    private static Parser<TemplateSyntax?> NoText => input =>
    {
        Break(input, SyntaxMessages.ExpectedReason);
        return Result.Success<TemplateSyntax?>(null, input);
    };

    public static readonly Parser<MemberSyntax> Accept =
        from start in Here
        from word in Any
        from target in Target
        from indices in Indices
        from when in Need(TokenKind.When, SyntaxMessages.ExpectedWhen)
        from condition in Condition
        from reason in Reason
        from end in Here
        select new AcceptSyntax(start.To(end), Docs.Of(start), target, indices.Names, indices.Bracketed,
            when ? condition : new ErrorExpressionSyntax(condition.Span), reason);
}
