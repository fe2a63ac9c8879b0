using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Compiling;
using Mechanisms.Host.Library;
using Mechanisms.Host.Records;
using Mechanisms.Host.Results;
using Mechanisms.Host.Running;
using Mechanisms.Host.Tables;

namespace Mechanisms.Host;

/// <summary>A round that was read as far as it could be.</summary>
/// <param name="Settings">What was said about it; null after an error in the round file or the arguments.</param>
/// <param name="Mechanism">The mechanism, compiled with the costs that the round chooses; null after an error.</param>
/// <param name="Built">Members, rows and parameters; null where it did not come so far.</param>
/// <param name="Diagnostics">Everything there is to say, but for the notes about tables.</param>
public sealed record PreparedRound(
    RoundSettings? Settings, LoweredMechanism? Mechanism, RoundBuildResult? Built, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Where its kernel comes from; null where it is compiled for this run alone.</summary>
    internal KernelSource? Kernel { get; init; }

    /// <summary>The scripts that the mechanism was compiled from, the chosen one first.</summary>
    public ImmutableArray<UsedScript> Scripts { get; init; } = [];

    /// <summary>The hashes of its tables, where a record of the run was asked for.</summary>
    public FileHashes? Hashes { get; init; }

    /// <summary>Whether it can be run.</summary>
    public bool IsReady => Mechanism is not null && Built?.Round is not null && Diagnostics.All(it => it.Severity != Severity.Error);
}

/// <summary>What came of a run: a report, or the reason why there is none.</summary>
public sealed record RunOutcome(RunReport? Report, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>What ran, on what, and what came out, for those who write all of it; null without a report.</summary>
    public FinishedRun? Finished { get; init; }
}

/// <summary>What a mechanism compiles to (null after an error), and everything there is to say.</summary>
public sealed record EmitResult(string? Text, ImmutableArray<Diagnostic> Diagnostics);
