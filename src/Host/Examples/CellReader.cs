using System.Collections.Immutable;
using System.Text;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Examples;

/// <summary>Reads single cells of a result by the names of members.</summary>
internal sealed class CellReader(LoweredMechanism mechanism, Round round, Completed result)
{
    /// <summary>The members of a set.</summary>
    public IEnumerable<string> Ids(int set) => round.Sets[set].Ids;

    /// <summary>The number of a member, or −1.</summary>
    public int Find(int set, string id)
    {
        bool ignoresCase = mechanism.Sets[set].IgnoresCase;
        string wanted = id.Trim().Normalize(NormalizationForm.FormC);
        ImmutableArray<string> ids = round.Sets[set].Ids;
        for (int member = 0; member < ids.Length; member++)
        {
            if (string.Equals(ids[member], wanted, ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)) return member;
        }

        return -1;
    }

    /// <summary>The value of a step at known members; a cell that is not listed is 0 or no.</summary>
    public ActualValue Read(int slot, ImmutableArray<string> members)
    {
        LoweredStep step = mechanism.Steps[slot];
        StepCells cells = result.Steps[slot];
        int[] wanted = [.. members.Select((id, index) => Find(step.Indices[index].Set, id))];
        for (int cell = 0; cell < cells.Count; cell++)
        {
            if (!IsAt(cells, cell, wanted)) continue;
            return cells.Wholes is { } wholes
                ? new ActualValue(ValueKind.Whole, 0, wholes[cell])
                : new ActualValue(step.Kind, cells.Reals![cell], default);
        }

        return new ActualValue(step.Kind, 0, 0);
    }

    private static bool IsAt(StepCells cells, int cell, int[] wanted)
    {
        for (int index = 0; index < wanted.Length; index++)
        {
            if (cells.Members[index][cell] != wanted[index]) return false;
        }

        return true;
    }
}
