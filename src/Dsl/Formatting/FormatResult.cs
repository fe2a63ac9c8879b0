using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Dsl.Formatting;

/// <summary>A script in its canonical layout, or why there is none.</summary>
/// <param name="Text">The formatted text; null when the script has to stay as it is.</param>
/// <param name="Diagnostics">What the parser says of the script, or a fault of the formatter itself.</param>
public sealed record FormatResult(string? Text, ImmutableArray<Diagnostic> Diagnostics);
