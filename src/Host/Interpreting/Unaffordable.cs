using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Numerics;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Interpreting;

/// <summary>The fault of a formula that gave <c>unaffordable</c> where a number is needed.</summary>
internal static class Unaffordable
{
    /// <summary>The end of a run that it makes.</summary>
    public static Faulted In(LoweredExpression formula, FaultSubject subject, ImmutableArray<int> members) =>
        new(FaultKind.Unaffordable, formula.Node, subject, members, [new FaultOperand(formula.Node, Words.OfReal(Real.Unaffordable))]);
}
