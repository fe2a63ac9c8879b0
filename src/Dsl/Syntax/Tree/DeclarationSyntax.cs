using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Dsl.Syntax.Tree;

/// <summary>What stands at the top level of a script. <paramref name="Doc"/> is the text of its <c>///</c> lines, or empty.</summary>
public abstract record DeclarationSyntax(TextSpan Span, string Doc) : SyntaxNode(Span);

/// <summary><c>import "fees.mech"</c></summary>
public sealed record ImportSyntax(TextSpan Span, TextSyntax Path) : DeclarationSyntax(Span, "");

/// <summary>A declaration with a name that others may use.</summary>
public abstract record NamedDeclarationSyntax(TextSpan Span, string Doc, NameSyntax Name) : DeclarationSyntax(Span, Doc);

/// <summary><c>kind funding { … }</c></summary>
public sealed record KindSyntax(TextSpan Span, string Doc, NameSyntax Name, ImmutableArray<MemberSyntax> Members)
    : NamedDeclarationSyntax(Span, Doc, Name);

/// <summary>
/// <c>mechanism capped is shared but { … }</c>. <paramref name="HasBut"/> tells whether <c>but</c> was written.
/// </summary>
public sealed record MechanismSyntax(
    TextSpan Span,
    string Doc,
    NameSyntax Name,
    NameSyntax? Parent,
    bool HasBut,
    ImmutableArray<MemberSyntax> Members) : NamedDeclarationSyntax(Span, Doc, Name);

/// <summary>What a function may be asked for.</summary>
public enum FunctionRole
{
    /// <summary><c>fn</c></summary>
    Plain,

    /// <summary><c>cost</c>: has a marginal cost and a quantity that an amount buys.</summary>
    Cost,

    /// <summary><c>saturation</c>: stays between 0 and the limit and never falls.</summary>
    Saturation,
}

/// <summary>A formal of a function: <c>n</c>, <c>exponent = 1.5</c>, <c>pay : money</c>.</summary>
public sealed record FormalSyntax(TextSpan Span, NameSyntax Name, TypeSyntax? Type, ExpressionSyntax? Default) : SyntaxNode(Span);

/// <summary><c>buys x = 4 * x / (sqrt(8 * x + 1) + 1)</c>: the inverse as its author states it.</summary>
public sealed record InverseSyntax(TextSpan Span, NameSyntax Amount, ExpressionSyntax Body) : SyntaxNode(Span);

/// <summary>
/// <c>cost power(n; exponent = 1.5) = n^exponent</c>, likewise <c>fn</c> and <c>saturation</c>. What stands behind the
/// semicolon is in <paramref name="Settings"/>.
/// </summary>
public sealed record FunctionSyntax(
    TextSpan Span,
    string Doc,
    FunctionRole Role,
    NameSyntax Name,
    ImmutableArray<FormalSyntax> Formals,
    ImmutableArray<FormalSyntax> Settings,
    ExpressionSyntax Body,
    InverseSyntax? Inverse) : NamedDeclarationSyntax(Span, Doc, Name);

/// <summary>A declaration that could not be read; already reported.</summary>
public sealed record ErrorDeclarationSyntax(TextSpan Span) : DeclarationSyntax(Span, "")
{
    /// <summary>The name that the text most likely introduces: say nothing about uses of it. Null where there is none.</summary>
    public NameSyntax? Introduces { get; init; }
}
