using Mechanisms.Dsl.Lowering;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Interpreting;

/// <summary>
/// What formulas can see while a round is run: its parameters, the members that are there, and the cells of the inputs and
/// of the steps as far as they are computed.
/// </summary>
internal sealed class World
{
    private readonly IReadOnlyList<int>[] present;

    /// <summary>The world before anything is computed: all members, no cells.</summary>
    public World(LoweredMechanism mechanism, Round round, CancellationToken cancellation)
    {
        Mechanism = mechanism;
        Round = round;
        Cancellation = cancellation;
        Searches = new SearchLog(mechanism);
        Inputs = new CellTable[mechanism.Inputs.Length];
        Steps = new CellTable[mechanism.Steps.Length];
        Survivors = [.. round.Sets.Select(set => Enumerable.Repeat(true, set.Ids.Length).ToArray())];
        present = [.. round.Sets.Select(set => Enumerable.Range(0, set.Ids.Length).ToArray())];
    }

    /// <summary>What is run.</summary>
    public LoweredMechanism Mechanism { get; }

    /// <summary>What it is run on.</summary>
    public Round Round { get; }

    /// <summary>Asked at every cell, row and tuple, and at every value that a search tries.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>How searches went.</summary>
    public SearchLog Searches { get; }

    /// <summary>The merged cells of each input.</summary>
    public CellTable[] Inputs { get; }

    /// <summary>The cells of each step.</summary>
    public CellTable[] Steps { get; }

    /// <summary>For each set, by member, whether it is still there.</summary>
    public bool[][] Survivors { get; }

    /// <summary>The members of a set that are still there, ascending.</summary>
    public IReadOnlyList<int> Present(int set) => present[set];

    /// <summary>The same cells in a world in which nobody is removed yet.</summary>
    public World WithEverybody()
    {
        var copy = new World(Mechanism, Round, Cancellation);
        Inputs.CopyTo(copy.Inputs, 0);
        Steps.CopyTo(copy.Steps, 0);
        return copy;
    }

    /// <summary>Removes members and every cell, of inputs and of steps computed so far, that is about one of them.</summary>
    public void Remove(IEnumerable<DroppedMember> members)
    {
        foreach (DroppedMember dropped in members) Survivors[dropped.Set][dropped.Member] = false;
        for (int set = 0; set < present.Length; set++)
        {
            present[set] = [.. present[set].Where(member => Survivors[set][member])];
        }

        for (int i = 0; i < Inputs.Length; i++)
        {
            Inputs[i] = WithoutRemoved(Inputs[i], [.. Mechanism.Inputs[i].Sets]);
        }

        for (int i = 0; i < Steps.Length; i++)
        {
            if (Steps[i] is not null) Steps[i] = WithoutRemoved(Steps[i], [.. Mechanism.Steps[i].Indices.Select(index => index.Set)]);
        }
    }

    private CellTable WithoutRemoved(CellTable cells, int[] sets) =>
        cells.Where(members => members.Index().All(member => Survivors[sets[member.Index]][member.Item]));
}
