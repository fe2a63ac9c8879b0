using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Host.Pages;

/// <summary>A declaration of a script with the text that it stands in.</summary>
internal sealed record Written<T>(T Syntax, SourceText Source)
    where T : SyntaxNode
{
    /// <summary>A part of it as its author wrote it, without the indentation of the lines behind the first.</summary>
    public string TextOf(SyntaxNode part)
    {
        const string indent = "\n    ";
        return Source.Slice(part.Span).ReplaceLineEndings("\n").Replace(indent, "\n", StringComparison.Ordinal);
    }
}

/// <summary>Everything that a page tells of.</summary>
/// <param name="Mechanism">The mechanism as it runs, with its default costs.</param>
/// <param name="Own">What its script says itself.</param>
/// <param name="Whole">The same with all that it takes over from other mechanisms.</param>
internal sealed record WrittenMechanism(LoweredMechanism Mechanism, Written<MechanismSyntax> Own, Written<MechanismSyntax> Whole)
{
    /// <summary>The mechanism that it changes, written out; null for none.</summary>
    public Written<MechanismSyntax>? Parent { get; init; }

    /// <summary>Its kind; null for none.</summary>
    public Written<KindSyntax>? Kind { get; init; }

    /// <summary>The costs and saturations that its parameters have by default.</summary>
    public ImmutableDictionary<string, FunctionSyntax> Roles { get; init; } = ImmutableDictionary<string, FunctionSyntax>.Empty;

    /// <summary>What came out of its first example; null where it has none, or where that stopped.</summary>
    public WorkedExample? Example { get; init; }
}
