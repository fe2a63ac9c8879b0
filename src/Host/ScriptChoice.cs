using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Library;

namespace Mechanisms.Host;

/// <summary>A script that somebody chose.</summary>
/// <param name="Script">Its text.</param>
/// <param name="Name">The declaration that was named; null when a path was given, which means the last mechanism in it.</param>
/// <param name="Files">Where its imports come from.</param>
public sealed record ScriptChoice(SourceText Script, string? Name, FileScripts Files);

/// <summary>A chosen script (null after an error) and what there is to say about the choice.</summary>
public sealed record FindResult(ScriptChoice? Choice, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>A declaration of the library or of a script, with its script.</summary>
public sealed record ListedDeclaration(OutlineEntry Entry, SourceText Script)
{
    /// <summary>The first sentence of its doc comment.</summary>
    public string Summary => DocText.FirstSentence(Entry.Doc);
}
