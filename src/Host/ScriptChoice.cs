using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Library;

namespace Mechanisms.Host;

/// <summary>A script that somebody chose.</summary>
public sealed record ScriptChoice
{
    internal ScriptChoice(SourceText script, string? name, FileScripts files) => (Script, Name, Files) = (script, name, files);

    /// <summary>Its text.</summary>
    public SourceText Script { get; }

    /// <summary>The declaration that was named; null when a path was given, which means the last mechanism in it.</summary>
    public string? Name { get; init; }

    /// <summary>Where its imports come from.</summary>
    internal FileScripts Files { get; }
}

/// <summary>A chosen script (null after an error) and what there is to say about the choice.</summary>
public sealed record FindResult(ScriptChoice? Choice, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>A declaration of the library or of a script, with its script.</summary>
public sealed record ListedDeclaration(OutlineEntry Entry, SourceText Script)
{
    /// <summary>The first sentence of its doc comment.</summary>
    public string Summary => DocText.FirstSentence(Entry.Doc);
}
