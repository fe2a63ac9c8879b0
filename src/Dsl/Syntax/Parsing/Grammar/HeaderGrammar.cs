using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;
using Sprache;
using static Mechanisms.Dsl.Syntax.Parsing.Rule;

namespace Mechanisms.Dsl.Syntax.Parsing.Grammar;

/// <summary>The first line, <c>language 1</c>.</summary>
internal static class HeaderGrammar
{
    private static readonly Parser<bool> Number = input =>
    {
        ParseSession session = At(input).Session;
        if (At(input).Kind != TokenKind.Number)
        {
            Break(input, SyntaxMessages.ExpectedLanguageNumber);
            return Result.Success(false, input);
        }

        string written = session.TextAt(input.Position);
        if (written != "1") session.Complain(input.Position, at => SyntaxMessages.UnknownLanguage(at, written));
        return Result.Success(true, input.Advance());
    };

    private static readonly Parser<bool> Line = Any.SelectMany(_ => Number, (_, known) => known);

    private static readonly Parser<bool> Absent = input =>
    {
        ParseSession session = At(input).Session;
        session.Calm();
        if (!session.LanguageIsGiven) session.Complain(input.Position, SyntaxMessages.MissingLanguage);
        session.Calm();
        return Result.Success(false, At(input).Kind == TokenKind.Number ? input.Advance() : input);
    };

    public static readonly Parser<bool> Header = When(
        here => here.Kind == TokenKind.Language, Recovery.Statement(Line), Absent);

    /// <summary>The line again, further down.</summary>
    public static readonly Parser<DeclarationSyntax> Second =
        from start in Here
        from word in Any
        from number in Skip(TokenKind.Number)
        from end in Here
        select Misplaced(start, end);

    private static DeclarationSyntax Misplaced(Mark start, Mark end)
    {
        start.Session.Complain(start.Position, SyntaxMessages.LanguageNotFirst);
        return new ErrorDeclarationSyntax(start.To(end));
    }
}
