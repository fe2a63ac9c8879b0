using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;
using Sprache;

namespace Mechanisms.Dsl.Syntax.Parsing;

/// <summary>Where a part begins, to ask for its span when its end is known.</summary>
internal readonly record struct Mark(ParseSession Session, int Position)
{
    public TextSpan To(Mark end) => Session.SpanOf(Position, end.Position);
}

/// <summary>
/// The combinators that the grammar adds to Sprache's. All choices are made by looking ahead, never by trying:
/// that keeps time linear, and a message once given never has to be taken back.
/// </summary>
internal static class Rule
{
    /// <summary>The present position; consumes nothing.</summary>
    public static readonly Parser<Mark> Here = input => Result.Success(new Mark(At(input).Session, input.Position), input);

    public static TokenInput At(IInput input) => (TokenInput)input;

    public static Parser<T> Give<T>(T value) => input => Result.Success(value, input);

    /// <summary>A rule that is looked up when it runs, so that rules may refer to each other in circles.</summary>
    public static Parser<T> Late<T>(Func<Parser<T>> rule) => input => rule()(input);

    /// <summary>The rule that the tokens ahead ask for.</summary>
    public static Parser<T> Choose<T>(Func<TokenInput, Parser<T>> choice) => input => choice(At(input))(input);

    public static Parser<T> When<T>(Func<TokenInput, bool> ahead, Parser<T> then, Parser<T> otherwise) =>
        input => (ahead(At(input)) ? then : otherwise)(input);

    /// <summary>The rule if the token is there, otherwise nothing.</summary>
    public static Parser<T?> IfNext<T>(TokenKind kind, Parser<T> then) where T : class =>
        input => At(input).Kind == kind ? Upcast(then(input)) : Result.Success<T?>(null, input);

    /// <summary>A token that the choice before has already seen.</summary>
    public static Parser<Token> Take(TokenKind kind) => input => At(input).Kind == kind
        ? Result.Success(At(input).Session.TokenAt(input.Position), input.Advance())
        : Result.Failure<Token>(input, "unexpected", [kind.ToString()]);

    public static readonly Parser<Token> Any =
        input => Result.Success(At(input).Session.TokenAt(input.Position), input.Advance());

    /// <summary>Takes the token if it is there and tells whether it was.</summary>
    public static Parser<bool> Skip(TokenKind kind) =>
        input => At(input).Kind == kind ? Result.Success(true, input.Advance()) : Result.Success(false, input);

    /// <summary>A token that must be there; without it the part is broken.</summary>
    public static Parser<bool> Need(TokenKind kind, Func<Location, string, Diagnostic> message) => input =>
    {
        if (At(input).Kind == kind) return Result.Success(true, input.Advance());
        Break(input, message);
        return Result.Success(false, input);
    };

    /// <summary>A token that must be there; without it the rest of the part still makes sense.</summary>
    public static Parser<bool> Want(TokenKind kind, Func<Location, string, Diagnostic> message) => input =>
    {
        if (At(input).Kind == kind) return Result.Success(true, input.Advance());
        ParseSession session = At(input).Session;
        string found = session.Describe(input.Position);
        session.Complain(input.Position, at => message(at, found));
        return Result.Success(false, input);
    };

    /// <summary>The bracket that closes <paramref name="open"/>; a missing one is reported with the place of the open one.</summary>
    public static Parser<bool> Closing(TokenKind kind, Mark open) => input =>
    {
        if (At(input).Kind == kind) return Result.Success(true, input.Advance());
        ParseSession session = At(input).Session;
        TokenKind found = At(input).Kind;
        string closing = kind == TokenKind.CloseRound ? ")" : "]";
        Token opening = session.TokenAt(open.Position);
        string shown = session.Describe(input.Position);
        bool reachedEnd = found is TokenKind.End or TokenKind.Separator or TokenKind.CloseBrace or TokenKind.CloseRound
            or TokenKind.CloseSquare or TokenKind.Equal or TokenKind.Colon;
        RelatedPlace related = session.Bag.Related(opening.Span, "the bracket was opened here");
        Func<Location, Diagnostic> message = at =>
            SyntaxMessages.MissingClosing(at, closing, opening.Line + 1, shown) with { Related = [related] };
        if (reachedEnd) session.Complain(input.Position, message);
        else session.Break(input.Position, message);
        return Result.Success(false, input);
    };

    /// <summary>Any word, as a name.</summary>
    public static Parser<NameSyntax> Name(string what) => input =>
    {
        TokenInput here = At(input);
        if (Words.IsWord(here.Kind)) return Result.Success(NameAt(here), input.Advance());
        Break(input, (at, found) => SyntaxMessages.MissingName(at, found, what));
        return Result.Success(Missing(here), input);
    };

    public static NameSyntax NameAt(TokenInput here) =>
        new(here.Session.TokenAt(here.Position).Span, here.Session.TextAt(here.Position));

    public static NameSyntax Missing(TokenInput here) => new(here.Session.SpanOf(here.Position, here.Position), "");

    /// <summary>One or more items with commas between them; stops where no comma follows.</summary>
    public static Parser<ImmutableArray<T>> CommaList<T>(Parser<T> item) => input =>
    {
        var items = ImmutableArray.CreateBuilder<T>();
        IInput rest = input;
        while (true)
        {
            IResult<T> one = item(rest);
            items.Add(one.Value);
            rest = one.Remainder;
            if (At(rest).Kind != TokenKind.Comma) return Result.Success(items.ToImmutable(), rest);
            rest = rest.Advance();
        }
    };

    /// <summary>Items as long as the tokens ahead announce one.</summary>
    public static Parser<ImmutableArray<T>> While<T>(Func<TokenInput, bool> ahead, Parser<T> item) => input =>
    {
        var items = ImmutableArray.CreateBuilder<T>();
        IInput rest = input;
        while (ahead(At(rest)))
        {
            IResult<T> one = item(rest);
            items.Add(one.Value);
            if (one.Remainder.Position == rest.Position) break;
            rest = one.Remainder;
        }

        return Result.Success(items.ToImmutable(), rest);
    };

    /// <summary>Behind one token; a brace stays, so that whoever skips the statement skips all that it holds.</summary>
    public static IInput BehindUnlessBrace(IInput input) => At(input).Kind == TokenKind.OpenBrace ? input : input.Advance();

    public static void Break(IInput input, Func<Location, string, Diagnostic> message)
    {
        ParseSession session = At(input).Session;
        string found = session.Describe(input.Position);
        session.Break(input.Position, at => message(at, found));
    }

    private static IResult<T?> Upcast<T>(IResult<T> result) where T : class => Result.Success<T?>(result.Value, result.Remainder);
}
