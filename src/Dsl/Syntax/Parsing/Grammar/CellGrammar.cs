using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;
using Sprache;
using static Mechanisms.Dsl.Syntax.Parsing.Rule;

namespace Mechanisms.Dsl.Syntax.Parsing.Grammar;

/// <summary>
/// Cells of tables and expected values. A cell is what stands between two commas without a blank, so that a date or
/// an id with a dash needs no quotes; a name or a number with blanks in it does.
/// </summary>
internal static class CellGrammar
{
    public static readonly Parser<CellSyntax> Cell = input =>
    {
        ParseSession session = At(input).Session;
        if (Ends(At(input).Kind))
        {
            Break(input, SyntaxMessages.MissingCell);
            return Result.Success(new CellSyntax(session.SpanOf(input.Position, input.Position), ""), input);
        }

        Token first = session.TokenAt(input.Position);
        IInput rest = input.Advance();
        if (first.Kind == TokenKind.Text)
            return Result.Success(new CellSyntax(first.Span, TextLiteral.Value(first.Span, session.Bag.Source)), rest);
        bool signed = first.Kind is TokenKind.Minus or TokenKind.Plus && At(rest).Kind == TokenKind.Number;
        TextSpan behindSign = session.TokenAt(rest.Position).Span;
        if (signed) rest = rest.Advance();
        while (!Ends(At(rest).Kind) && IsGlued(session, rest.Position)) rest = rest.Advance();
        if (!Ends(At(rest).Kind)) Break(rest, SyntaxMessages.ExpectedCellEnd);
        TextSpan span = session.SpanOf(input.Position, rest.Position);
        string text = session.Bag.Source.Slice(span);
        if (signed) text = text[..1] + session.Bag.Source.Slice(TextSpan.FromBounds(behindSign.Start, span.End));
        return Result.Success(new CellSyntax(span, text), rest);
    };

    private static bool IsGlued(ParseSession session, int position) =>
        session.TokenAt(position - 1).Span.End == session.TokenAt(position).Span.Start && session.KindAt(position) is not TokenKind.Text;

    private static bool Ends(TokenKind kind) => Recovery.EndsStatement(kind)
        || kind is TokenKind.Comma or TokenKind.CloseSquare or TokenKind.Within or TokenKind.Equal or TokenKind.OpenBrace;
}
