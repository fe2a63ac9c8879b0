using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Dsl.Syntax.Parsing;

/// <summary>A comment; white space needs no keeping, the spans on both sides tell it.</summary>
/// <param name="Span">From the slashes to the end of the line.</param>
/// <param name="IsDoc">Whether it has three slashes.</param>
/// <param name="StartsLine">Whether nothing stands before it in its line; only such a comment documents what follows.</param>
internal readonly record struct Comment(TextSpan Span, bool IsDoc, bool StartsLine);

/// <summary>A token with the comments before it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands; without length when layout made it up.</param>
/// <param name="Line">0-based line.</param>
/// <param name="Column">0-based column.</param>
/// <param name="FirstOnLine">Whether nothing but white space stands before it in its line.</param>
/// <param name="Leading">Comments between the token before and this one.</param>
internal sealed record Token(
    TokenKind Kind,
    TextSpan Span,
    int Line,
    int Column,
    bool FirstOnLine,
    ImmutableArray<Comment> Leading)
{
    /// <summary>Layout made it up: a separator at a line break, or a brace that the author forgot.</summary>
    public bool IsVirtual { get; init; }

    /// <summary>The lexer has reported something about it that may swallow what follows, such as a missing quote.</summary>
    public bool IsBroken { get; init; }
}
