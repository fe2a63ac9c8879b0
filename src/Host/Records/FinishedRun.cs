using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Results;
using Mechanisms.Host.Running;
using Mechanisms.Host.Tables;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Records;

/// <summary>What ran, on what, and what came out.</summary>
/// <param name="Prepared">What was asked for.</param>
/// <param name="Built">What it ran on; other names may stand in it than in the tables.</param>
/// <param name="Run">What came out, about the same members.</param>
internal sealed record FinishedRun(PreparedRound Prepared, RoundBuildResult Built, Completed Run)
{
    /// <summary>The mechanism.</summary>
    public LoweredMechanism Mechanism => Prepared.Mechanism!;

    /// <summary>The members and rows.</summary>
    public Round Round => Built.Round!;

    /// <summary>What the round says.</summary>
    public RoundSettings Settings => Prepared.Settings!;

    /// <summary>Its report.</summary>
    public RunReport Report() => RunReport.Of(Mechanism, Built, Run, Settings);

    /// <summary>The same run with ids replaced by keyed hashes.</summary>
    public FinishedRun Under(PseudonymKey key) => Pseudonymising.Of(this, key);

    /// <summary>For each input and column the values of its formula, or null for a column that was read.</summary>
    internal ImmutableArray<ImmutableArray<Column?>> Computed { get; init; } = [];

    /// <summary>The same run with the formulas of its columns computed.</summary>
    internal FinishedRun WithComputed() => Computed.IsDefaultOrEmpty ? this with { Computed = ComputedColumns.Of(Mechanism, Round) } : this;
}
