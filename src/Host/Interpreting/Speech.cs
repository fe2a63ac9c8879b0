using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Numerics;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Interpreting;

/// <summary>Values in words.</summary>
internal static class Speech
{
    /// <summary>A value in words; of an absence its reason.</summary>
    public static string Say(Value value, Round round) => value switch
    {
        RealValue real => Words.OfReal(((RealValue)real.Stored()).Number),
        WholeValue whole => Words.OfWhole(whole.Number),
        TruthValue truth => Words.OfTruth(Truth.Of(truth.Holds)),
        TextValue text => text.Text,
        TimeValue time => Words.OfTime(time.Ticks),
        MemberValue member => round.Sets[member.Set].Ids[member.Number],
        Absence { Reason: FaultKind.Undefined } => Words.OfReal(Real.Undefined),
        Absence => Words.OfReal(Real.Overflow),
        _ => throw new InvalidOperationException($"A value of type {value.GetType().Name} does not exist."),
    };

    /// <summary>Operands with their nodes, as a fault shows them.</summary>
    public static ImmutableArray<FaultOperand> Show(Round round, params ReadOnlySpan<(LoweredExpression Node, Value Value)> operands)
    {
        var shown = ImmutableArray.CreateBuilder<FaultOperand>(operands.Length);
        foreach ((LoweredExpression node, Value value) in operands) shown.Add(new FaultOperand(node.Node, Say(value, round)));
        return shown.MoveToImmutable();
    }
}
