using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Pictures;

namespace Mechanisms.Host;

/// <summary>What came of looking at costs or rounds from several sides.</summary>
/// <param name="Text">The answer in the form that was asked for; empty where there is none.</param>
/// <param name="Diagnostics">Everything there is to say.</param>
public sealed record ExplorationAnswer(string Text, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>The same as a drawing; null where nothing can be drawn.</summary>
    public Chart? Chart { get; init; }

    /// <summary>An answer that only says why there is none.</summary>
    internal static ExplorationAnswer Refused(ImmutableArray<Diagnostic> reasons) => new("", reasons);
}
