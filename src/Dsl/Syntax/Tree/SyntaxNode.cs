using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Dsl.Syntax.Tree;

/// <summary>A node of the immutable tree. Its span runs from its first to its last token, without white space around.</summary>
public abstract record SyntaxNode(TextSpan Span);

/// <summary>A name as written. An empty <paramref name="Text"/> stands for a name that is missing and already reported.</summary>
public sealed record NameSyntax(TextSpan Span, string Text) : SyntaxNode(Span)
{
    /// <summary>Whether the name is missing (the parser has reported it: report nothing more).</summary>
    public bool IsMissing => Text.Length == 0;
}

/// <summary>A text between double quotes; <paramref name="Value"/> has its escapes resolved.</summary>
public sealed record TextSyntax(TextSpan Span, string Value) : SyntaxNode(Span);

/// <summary>A whole script: what stands at its top level, in the order of the text.</summary>
public sealed record ScriptSyntax(TextSpan Span, ImmutableArray<DeclarationSyntax> Declarations) : SyntaxNode(Span);
