using Mechanisms.Numerics;

namespace Mechanisms.Rounds.Kernels;

public sealed partial class Execution
{
    private readonly List<DroppedMember> _droppedMembers = [];

    /// <summary>Says that a rule about members is computed from now on.</summary>
    public void BeginMemberRule(int rule) => Begin(FaultSubjectKind.MemberRule, rule);

    /// <summary>The members that a rule refuses, for its reasons.</summary>
    public Domain Refused(Domain members, double[] verdicts)
    {
        bool[] refused = new bool[verdicts.Length];
        for (int row = 0; row < verdicts.Length; row++)
        {
            Check(verdicts[row], false, members, row);
            refused[row] = !Truth.IsYes(verdicts[row]);
        }

        return members.Where(refused);
    }

    /// <summary>Notes the members that a rule refuses; <paramref name="holes"/> has for each hole of the reason a word for each of them.</summary>
    public void Refuse(int rule, Domain refused, params string[][] holes)
    {
        for (int row = 0; row < refused.Count; row++)
        {
            int at = row;
            _droppedMembers.Add(new DroppedMember(rule, _setOfIndex[refused.Indices[0]], refused.Columns[0][row], [.. holes.Select(hole => hole[at])]));
        }
    }

    /// <summary>Removes all refused members, and the cells of inputs and steps that are theirs.</summary>
    public void Accept(int[][] setsOfSteps, int[][] setsOfInputs)
    {
        if (_droppedMembers.Count == 0) return;
        bool[][] stays = [.. _round.Sets.Select(set => Enumerable.Repeat(true, set.Ids.Length).ToArray())];
        foreach (DroppedMember dropped in _droppedMembers) stays[dropped.Set][dropped.Member] = false;
        for (int set = 0; set < stays.Length; set++) _survivors[set] = [.. _survivors[set].Where(member => stays[set][member])];

        for (int input = 0; input < _inputs.Length; input++)
        {
            bool[] kept = Kept(_inputs[input].Domain, setsOfInputs[input], stays);
            _inputs[input] = _inputs[input].Where(kept);
        }

        for (int step = 0; step < _stepDomains.Length; step++)
        {
            if (_stepDomains[step] is not { } domain) continue;
            bool[] kept = Kept(domain, setsOfSteps[step], stays);
            _stepReals[step] = MergedInput.Where(_stepReals[step], kept);
            _stepWholes[step] = MergedInput.Where(_stepWholes[step], kept);
            _stepDomains[step] = domain.Where(kept);
        }
    }

    private static bool[] Kept(Domain domain, int[] sets, bool[][] stays)
    {
        bool[] kept = new bool[domain.Count];
        for (int row = 0; row < kept.Length; row++)
        {
            kept[row] = true;
            for (int k = 0; k < sets.Length; k++) kept[row] &= stays[sets[k]][domain.Columns[k][row]];
        }

        return kept;
    }
}
