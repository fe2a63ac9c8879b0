using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;
using Sprache;
using static Mechanisms.Dsl.Syntax.Parsing.Rule;

namespace Mechanisms.Dsl.Syntax.Parsing.Grammar;

/// <summary>What stands outside of all braces, and the script as a whole.</summary>
internal static class DeclarationGrammar
{
    private static readonly Parser<DeclarationSyntax> Import =
        from start in Here
        from word in Any
        from path in Choose(here => here.Kind == TokenKind.Text ? Path : NoPath)
        from end in Here
        select path is null ? (DeclarationSyntax)new ErrorDeclarationSyntax(start.To(end)) : new ImportSyntax(start.To(end), path);

    private static Parser<TextSyntax?> Path =>
        from text in Any
        from here in Here
        select (TextSyntax?)new TextSyntax(text.Span, TextLiteral.Value(text.Span, here.Session.Bag.Source));

    private static Parser<TextSyntax?> NoPath => input =>
    {
        Break(input, SyntaxMessages.ExpectedPath);
        return Result.Success<TextSyntax?>(null, input);
    };

    private static Parser<DeclarationSyntax> KindBody(Mark start) =>
        from name in Rule.Name("a kind")
        from members in Recovery.Block(MemberGrammar.Member)
        from end in Here
        select new KindSyntax(start.To(end), Docs.Of(start), name, members);

    private static readonly Parser<NameSyntax?> Parent = Choose(here =>
        here.Kind == TokenKind.Is || (Words.IsWord(here.Kind) && here.Kind != TokenKind.But)
            ? from word in Want(TokenKind.Is, SyntaxMessages.ExpectedIs)
              from name in Rule.Name("a mechanism or kind")
              select (NameSyntax?)name
            : Give<NameSyntax?>(null));

    private static Parser<DeclarationSyntax> MechanismBody(Mark start) =>
        from name in Choose(here => here.Kind == TokenKind.Is && here.KindAhead(1) != TokenKind.Is ? NoName : Rule.Name("a mechanism"))
        from parent in Parent
        from but in Skip(TokenKind.But)
        from members in Recovery.Block(MemberGrammar.Member)
        from end in Here
        select new MechanismSyntax(start.To(end), Docs.Of(start), name, parent, but, members);

    private static Parser<NameSyntax> NoName => input =>
    {
        Break(input, (at, found) => SyntaxMessages.MissingName(at, found, "a mechanism"));
        return Result.Success(Missing(At(input)), input);
    };

    private static readonly Parser<DeclarationSyntax> Kind =
        from start in Here
        from word in Any
        from kind in KindBody(start)
        select kind;

    private static readonly Parser<DeclarationSyntax> Mechanism =
        from start in Here
        from word in Any
        from mechanism in MechanismBody(start)
        select mechanism;

    /// <summary>A name with braces behind it whose first word is missing: a mechanism if anything in it says how.</summary>
    private static readonly Parser<DeclarationSyntax> Headless =
        from start in Here
        from said in Complain(start)
        from whole in MechanismBody(start)
        let mechanism = (MechanismSyntax)whole
        let isKind = mechanism.Parent is null && !mechanism.HasBut
            && mechanism.Members.All(member => member is SetSyntax or UnitSyntax or InputSyntax or OutputSyntax or ErrorMemberSyntax)
        select isKind ? new KindSyntax(mechanism.Span, mechanism.Doc, mechanism.Name, mechanism.Members) : whole;

    private static Parser<bool> Complain(Mark start) => input =>
    {
        string written = start.Session.TextAt(start.Position);
        start.Session.Complain(start.Position, at => SyntaxMessages.HeadlessBlock(at, written));
        return Result.Success(true, input);
    };

    private static readonly Parser<DeclarationSyntax> Nothing = input =>
    {
        ParseSession session = At(input).Session;
        TokenKind kind = At(input).Kind;
        string written = session.TextAt(input.Position);
        bool member = Words.IsMember(kind) || Words.IsExampleStatement(kind) || new[] { TokenKind.Equal, TokenKind.Colon, TokenKind.OpenSquare }.Contains(At(input).KindAhead(1));
        session.GoAstray("declaration");
        if (member && Words.IsWord(kind)) session.Break(input.Position, at => SyntaxMessages.OutsideBraces(at, written));
        else Break(input, SyntaxMessages.NoDeclaration);
        TextSpan span = session.SpanOf(input.Position, input.Position + 1);
        return Result.Success<DeclarationSyntax>(new ErrorDeclarationSyntax(span) { Introduces = Words.IsWord(kind) ? NameAt(At(input)) : null }, BehindUnlessBrace(input));
    };

    private static readonly Parser<DeclarationSyntax> Declaration = Choose(here => here.Kind switch
    {
        TokenKind.Import when here.KindAhead(1) is not (TokenKind.OpenBrace or TokenKind.Is) => Import,
        TokenKind.Kind => Kind,
        TokenKind.Mechanism => Mechanism,
        TokenKind.Fn or TokenKind.Cost or TokenKind.Saturation when here.KindAhead(1) != TokenKind.OpenBrace => FunctionGrammar.Function,
        TokenKind.Language => HeaderGrammar.Second,
        _ when FunctionGrammar.LooksHeadless(here) => FunctionGrammar.Headless,
        _ when Words.IsWord(here.Kind) && here.KindAhead(1) == TokenKind.OpenBrace => Headless,
        _ when Words.IsWord(here.Kind) && here.KindAhead(1) is TokenKind.Is or TokenKind.But => Headless,
        _ => Nothing,
    });

    /// <summary>A whole script.</summary>
    public static readonly Parser<ScriptSyntax> Script =
        from start in Here
        from header in HeaderGrammar.Header
        from declarations in Everything
        from end in Here
        select new ScriptSyntax(start.To(end), declarations);

    /// <summary>Layout leaves no closing brace behind at the top, but a rule must not depend on another to terminate.</summary>
    private static Parser<ImmutableArray<DeclarationSyntax>> Everything => input =>
    {
        IResult<ImmutableArray<DeclarationSyntax>> read = Recovery.Statements(Declaration)(input);
        while (At(read.Remainder).Kind == TokenKind.CloseBrace)
        {
            IResult<ImmutableArray<DeclarationSyntax>> more = Recovery.Statements(Declaration)(read.Remainder.Advance());
            read = Result.Success(read.Value.AddRange(more.Value), more.Remainder);
        }

        return read;
    };
}
