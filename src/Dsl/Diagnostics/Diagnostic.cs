using System.Collections.Immutable;

namespace Mechanisms.Dsl.Diagnostics;

/// <summary>How much a message matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Note,

    /// <summary>Probably not what was meant; the script still runs.</summary>
    Warning,

    /// <summary>Nothing runs until this is mended.</summary>
    Error,
}

/// <summary>Another place that a message speaks of, such as the first declaration of a name.</summary>
public sealed record RelatedPlace(Location Location, string Message);

/// <summary>One message to a person: code, place, what was found, what was expected, a way out.</summary>
/// <param name="Code">Stable, such as <c>MECH2001</c>; docs/diagnostics has a page of that name.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Location">Where.</param>
/// <param name="Message">What was found and what was expected, in words of mechanisms.</param>
/// <param name="Help">A way out; empty where none is likely.</param>
public sealed record Diagnostic(string Code, Severity Severity, Location Location, string Message, string Help)
{
    /// <summary>Other places that explain this one.</summary>
    public ImmutableArray<RelatedPlace> Related { get; init; } = [];

    /// <summary>An error; use it only in the catalogues (classes marked <see cref="DiagnosticCatalogAttribute"/>).</summary>
    public static Diagnostic Error(string code, Location at, string message, string help = "") =>
        new(code, Severity.Error, at, LongWords.Shorten(message), LongWords.Shorten(help));

    /// <summary>A warning; use it only in the catalogues.</summary>
    public static Diagnostic Warning(string code, Location at, string message, string help = "") =>
        new(code, Severity.Warning, at, LongWords.Shorten(message), LongWords.Shorten(help));

    /// <summary>A note; use it only in the catalogues.</summary>
    public static Diagnostic Note(string code, Location at, string message, string help = "") =>
        new(code, Severity.Note, at, LongWords.Shorten(message), LongWords.Shorten(help));
}

/// <summary>
/// Marks a static class in which every public method declares one diagnostic: a code of its own, the place first,
/// then the words that fill the message. A test calls each method and proves that no code is used twice and that
/// each has a page.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class DiagnosticCatalogAttribute : Attribute;
