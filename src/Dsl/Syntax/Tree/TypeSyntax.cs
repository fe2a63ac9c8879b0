using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Dsl.Syntax.Tree;

/// <summary>One factor of a dimension: <c>money</c>, <c>/ votes^2</c>, <c>per height</c>, <c>^(1/2)</c>.</summary>
public sealed record DimensionFactorSyntax(TextSpan Span, NameSyntax Unit, int Numerator, int Denominator) : SyntaxNode(Span);

/// <summary>A dimension as written, such as <c>money per votes^2</c>; a divided factor has a negative exponent.</summary>
public sealed record DimensionSyntax(TextSpan Span, ImmutableArray<DimensionFactorSyntax> Factors) : SyntaxNode(Span);

/// <summary>What a value is.</summary>
public abstract record TypeSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>A number with a dimension; <c>whole</c> in front makes it exact and integral at any size.</summary>
public sealed record QuantityTypeSyntax(TextSpan Span, bool IsWhole, DimensionSyntax Dimension) : TypeSyntax(Span);

/// <summary><c>yes/no</c></summary>
public sealed record TruthTypeSyntax(TextSpan Span) : TypeSyntax(Span);

/// <summary><c>text</c></summary>
public sealed record TextTypeSyntax(TextSpan Span) : TypeSyntax(Span);

/// <summary><c>time</c></summary>
public sealed record TimeTypeSyntax(TextSpan Span) : TypeSyntax(Span);

/// <summary><c>cost from votes to credits</c></summary>
public sealed record CostTypeSyntax(TextSpan Span, DimensionSyntax From, DimensionSyntax To) : TypeSyntax(Span);

/// <summary><c>saturation</c></summary>
public sealed record SaturationTypeSyntax(TextSpan Span) : TypeSyntax(Span);

/// <summary>Stands where a type could not be read; already reported.</summary>
public sealed record ErrorTypeSyntax(TextSpan Span) : TypeSyntax(Span);

/// <summary>What follows a type behind a comma.</summary>
public abstract record ClauseSyntax(TextSpan Span) : SyntaxNode(Span);

/// <summary>The ways to bound a value.</summary>
public enum BoundKind
{
    /// <summary><c>at least</c></summary>
    AtLeast,

    /// <summary><c>at most</c></summary>
    AtMost,

    /// <summary><c>above</c></summary>
    Above,

    /// <summary><c>below</c></summary>
    Below,
}

/// <summary><c>at least 0</c></summary>
public sealed record BoundClauseSyntax(TextSpan Span, BoundKind Kind, ExpressionSyntax Value) : ClauseSyntax(Span);

/// <summary><c>repeats add | last | mean | refused</c>; the binder checks the word.</summary>
public sealed record RepeatsClauseSyntax(TextSpan Span, NameSyntax Policy) : ClauseSyntax(Span);

/// <summary>A default where there is one already, or where there can be none.</summary>
public sealed record SurplusDefaultSyntax(TextSpan Span) : ClauseSyntax(Span);

/// <summary>A clause that could not be read; already reported.</summary>
public sealed record ErrorClauseSyntax(TextSpan Span) : ClauseSyntax(Span);
