using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Examples;

/// <summary>How one example went.</summary>
/// <param name="Mechanism">The mechanism that it belongs to.</param>
/// <param name="Title">Its title.</param>
/// <param name="Diagnostics">What went wrong; also notes.</param>
public sealed record ExampleResult(string Mechanism, string Title, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether everything came out as expected.</summary>
    public bool HasPassed => Diagnostics.All(it => it.Severity != Severity.Error);
}

/// <summary>How the examples of several scripts went.</summary>
/// <param name="Examples">Each example, in the order of the scripts.</param>
/// <param name="Diagnostics">What kept scripts from being run at all, and what else there is to say about them.</param>
public sealed record TestReport(ImmutableArray<ExampleResult> Examples, ImmutableArray<Diagnostic> Diagnostics);
