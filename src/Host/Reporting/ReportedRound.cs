using System.Collections.Immutable;
using Mechanisms.Host.Explaining;
using Mechanisms.Host.Pages;
using Mechanisms.Host.Records;
using Mechanisms.Host.Results;
using Mechanisms.Pictures;

namespace Mechanisms.Host.Reporting;

/// <summary>Everything that the report of a round tells of.</summary>
/// <param name="Name">What the round is called: the name of its file.</param>
/// <param name="Run">The run, with all files named from the round's folder.</param>
/// <param name="Report">Its results.</param>
/// <param name="Written">The rule as its author wrote it.</param>
/// <param name="Explanations">For each output the cells that are explained.</param>
/// <param name="Command">The words that make the round again, in its folder.</param>
internal sealed record ReportedRound(
    string Name,
    FinishedRun Run,
    RunReport Report,
    WrittenMechanism Written,
    ImmutableArray<ExplainedOutput> Explanations,
    ImmutableArray<string> Command)
{
    /// <summary>Pictures of the results.</summary>
    public ImmutableArray<Picture> Pictures { get; init; } = [];
}

/// <summary>The explained cells of an output.</summary>
/// <param name="Output">Its name.</param>
/// <param name="Cells">The largest first.</param>
/// <param name="InFull">How many of the first are explained down to rows.</param>
/// <param name="Others">How many cells are not explained.</param>
internal sealed record ExplainedOutput(string Output, ImmutableArray<Explanation> Cells, int InFull, int Others);
