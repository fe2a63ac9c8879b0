using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host;

/// <summary>A text that the host made of a mechanism.</summary>
/// <param name="Text">The text, whose lines end with \n; null after an error.</param>
/// <param name="Diagnostics">Everything there is to say.</param>
public sealed record TextResult(string? Text, ImmutableArray<Diagnostic> Diagnostics);
