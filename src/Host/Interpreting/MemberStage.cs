using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Interpreting;

/// <summary>
/// The fourth stage: every rule about members is asked about every member of its set, and all see the same world; only then
/// do those whom a rule refused leave it, with their cells.
/// </summary>
internal sealed class MemberStage(World world, Evaluator evaluator)
{
    private readonly List<DroppedMember> dropped = [];

    /// <summary>The members that rules refused, by rule and member.</summary>
    public IEnumerable<DroppedMember> Dropped => dropped;

    /// <summary>Asks all rules and removes whom they refuse.</summary>
    public Faulted? Run()
    {
        for (int rule = 0; rule < world.Mechanism.MemberRules.Length; rule++)
        {
            evaluator.TuplesSeen = 0;
            foreach (int member in world.Present(world.Mechanism.MemberRules[rule].Index.Set))
            {
                world.Cancellation.ThrowIfCancellationRequested();
                if (Ask(rule, member) is Faulted fault) return fault;
            }
        }

        world.Remove(dropped);
        return null;
    }

    private Faulted? Ask(int rule, int member)
    {
        LoweredMemberRule asked = world.Mechanism.MemberRules[rule];
        evaluator.Bindings.Set(asked.Index, member);
        Value answer = evaluator.Evaluate(asked.Condition);
        if (answer is Absence absence) return absence.Fault(FaultSubjectKind.MemberRule, rule, member);
        if (answer is not TruthValue { Holds: false }) return null;
        Absence? limit = Template.Fill(asked.Reason, evaluator, out ImmutableArray<string> holes);
        if (limit is not null) return limit.Fault(FaultSubjectKind.MemberRule, rule, member);
        dropped.Add(new DroppedMember(rule, asked.Index.Set, member, holes));
        return null;
    }
}
