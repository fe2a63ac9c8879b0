using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Syntax;

/// <summary>A parsed script: its text, its tree and what the parser has to say about it.</summary>
/// <param name="Source">The text.</param>
/// <param name="Root">The tree; always there, with error nodes where the text could not be read.</param>
/// <param name="Diagnostics">Messages of lexer and parser, in the order of the text.</param>
public sealed record SyntaxTree(SourceText Source, ScriptSyntax Root, ImmutableArray<Diagnostic> Diagnostics);
