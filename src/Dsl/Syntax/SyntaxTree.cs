using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Syntax;

/// <summary>A parsed script: its text, its tree and what the parser has to say about it.</summary>
/// <param name="Source">The text.</param>
/// <param name="Root">The tree; always there, with error nodes where the text could not be read.</param>
/// <param name="Diagnostics">Messages of lexer and parser, in the order of the text.</param>
public sealed record SyntaxTree(SourceText Source, ScriptSyntax Root, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>
    /// The statements that a message was about, as far as their first brace: what they say is in doubt, so later passes
    /// keep their messages about them, and about what follows from them, to themselves.
    /// </summary>
    public ImmutableArray<TextSpan> Damaged { get; init; } = [];

    /// <summary>Words from the heads of damaged statements, one of which is most likely the name that the line introduces.</summary>
    public ImmutableArray<string> LostNames { get; init; } = [];
}
