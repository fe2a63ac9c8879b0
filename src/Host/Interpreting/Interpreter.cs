using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Running;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Interpreting;

/// <summary>
/// Runs a lowered mechanism by walking its trees. It is the specification: slow, plain and meant to be read. A compiled
/// kernel shares the lowered form and the scalar functions of Numerics with it and nothing else, and must give the same bits.
/// </summary>
internal sealed class Interpreter(LoweredMechanism mechanism) : IBackend
{
    // A tree is walked by recursion, several frames a level. The parser bounds the depth of what is written, but functions
    // and costs expand into one another, so the stack has to be larger than that of a thread of the pool.
    private const int StackBytes = 256 << 20;

    /// <inheritdoc/>
    public RunResult Run(Round round, CancellationToken cancellation) => Trace(round, cancellation).Result;

    /// <summary>
    /// Runs a round, and hands over the world as it was before members were refused and as it is at the end, in which formulas
    /// can be asked again. A run that ended early has left the second one unfinished.
    /// </summary>
    internal (RunResult Result, World Before, World After) Trace(Round round, CancellationToken cancellation) => Trace(round, null, cancellation);

    /// <summary>
    /// The worlds of a round that came to its end, with the cells that came out of it: what is known is not computed again. The
    /// bits are those of every backend.
    /// </summary>
    internal (World Before, World After) Recall(Round round, Completed known, CancellationToken cancellation)
    {
        (_, World before, World after) = Trace(round, known, cancellation);
        return (before, after);
    }

    private (RunResult Result, World Before, World After) Trace(Round round, Completed? known, CancellationToken cancellation)
    {
        RunResult? result = null;
        World? world = null, before = null;
        ExceptionDispatchInfo? thrown = null;
        var thread = new Thread(Walk, StackBytes) { Name = "interpreter", IsBackground = true };
        thread.Start();
        thread.Join();
        thrown?.Throw();
        return (result!, before!, world!);

        void Walk()
        {
            try
            {
                // A world looks through all formulas for searches, as deep as they are.
                world = new World(mechanism, round, cancellation);
                result = RunStages(world, known, out before);
            }
            catch (Exception exception)
            {
                thrown = ExceptionDispatchInfo.Capture(exception);
            }
        }
    }

    private RunResult RunStages(World world, Completed? known, out World before)
    {
        before = world;
        var evaluator = new Evaluator(world);
        var rows = new RowStage(world, evaluator);
        var merging = new MergeStage(world);
        var steps = new StepStage(world, evaluator);
        var members = new MemberStage(world, evaluator);

        var accepted = new List<Row>[mechanism.Inputs.Length];
        for (int input = 0; input < accepted.Length; input++)
        {
            if (rows.Run(input, out accepted[input]) is Faulted inRow) return inRow;
        }

        for (int input = 0; input < accepted.Length; input++)
        {
            if (merging.Run(input, accepted[input]) is Faulted inMerging) return inMerging;
        }

        if (steps.Run(beforeAcceptance: true) is { } early) return early;
        if (mechanism.MemberRules.Length > 0) before = world.WithEverybody();
        Faulted? refusal = members.Run();
        if (refusal is null && known is not null) return Fill(world, known);
        Faulted? fault = refusal ?? steps.Run(beforeAcceptance: false);
        if (fault is not null) return fault;
        return new Completed(
            [.. mechanism.Steps.Select((step, slot) => Cells(step, world.Steps[slot]))],
            [.. rows.Dropped],
            [.. members.Dropped],
            [.. world.Survivors],
            [.. steps.Leftovers])
        {
            Searches = [.. world.Searches.Records],
        };
    }

    private Completed Fill(World world, Completed known)
    {
        for (int slot = 0; slot < mechanism.Steps.Length; slot++)
        {
            if (!mechanism.Steps[slot].BeforeAcceptance) world.Steps[slot] = Table(mechanism.Steps[slot].Kind, known.Steps[slot]);
        }

        return known;
    }

    private static CellTable Table(ValueKind kind, StepCells cells) => new(Enumerable.Range(0, cells.Count).Select(row =>
    {
        Value value = cells.Wholes is { } wholes ? new WholeValue(wholes[row])
            : kind == ValueKind.Truth ? new TruthValue(cells.Reals![row] != 0)
            : new RealValue(cells.Reals![row]);
        return new Cell([.. cells.Members.Select(members => members[row])], [value]);
    }));

    private static StepCells Cells(LoweredStep step, CellTable table)
    {
        ImmutableArray<int[]> members = [.. step.Indices.Select((_, position) => table.Cells.Select(cell => cell.Members[position]).ToArray())];
        IEnumerable<Value> values = table.Cells.Select(cell => cell.Values[0]);
        return step.Kind == ValueKind.Whole
            ? new StepCells(members, null, [.. values.Select(value => ((WholeValue)value).Number)])
            : new StepCells(members, [.. values.Select(value => value is TruthValue truth ? (truth.Holds ? 1.0 : 0.0) : ((RealValue)value).Number)], null);
    }
}
