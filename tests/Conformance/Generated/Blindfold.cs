using Mechanisms.Dsl.Lowering;
using Mechanisms.Rounds;

namespace Mechanisms.Conformance.Generated;

/// <summary>
/// Writes the supports of a case differently, without changing what they mean: every one gets "or where a table that is empty
/// has a row". No enumeration can then take a short cut; all members must be tried.
/// </summary>
internal sealed class Blindfold(LoweredMechanism mechanism)
{
    public LoweredMechanism Mechanism() => mechanism with
    {
        Inputs = mechanism.Inputs.Add(new LoweredInput(
            "never", "", [], [new LoweredColumn("never", "", ValueKind.Real, "", null, [], null)], RepeatPolicy.Add, false, mechanism.Inputs[0].Place)),
        MemberRules = [.. mechanism.MemberRules.Select(rule => rule with { Condition = Rewrite(rule.Condition) })],
        Steps = [.. mechanism.Steps.Select(step => step with { Support = Rewrite(step.Support), Body = Rewrite(step.Body) })],
    };

    public static Round Extend(Round round) => round with { Inputs = round.Inputs.Add(new InputRows([], [new RealColumn([])], [])) };

    private Support Rewrite(Support support) => new EitherSupport(
        support switch
        {
            BothSupport both => new BothSupport(Rewrite(both.Left), Rewrite(both.Right)),
            EitherSupport either => new EitherSupport(Rewrite(either.Left), Rewrite(either.Right)),
            SomeSupport some => new SomeSupport(some.Bound, Rewrite(some.Inner)),
            _ => support,
        },
        new RowSupport(mechanism.Inputs.Length, []));

    private LoweredExpression Rewrite(LoweredExpression expression) => expression switch
    {
        LetExpression let => let with { Value = Rewrite(let.Value), Body = Rewrite(let.Body) },
        WholeToReal conversion => conversion with { Operand = Rewrite(conversion.Operand) },
        NumberOperation operation => operation with { Operands = [.. operation.Operands.Select(Rewrite)] },
        Comparison comparison => comparison with { Left = Rewrite(comparison.Left), Right = Rewrite(comparison.Right) },
        Negation negation => negation with { Operand = Rewrite(negation.Operand) },
        Junction junction => junction with { Left = Rewrite(junction.Left), Right = Rewrite(junction.Right) },
        ConditionalExpression conditional => conditional with
        {
            Condition = Rewrite(conditional.Condition), Then = Rewrite(conditional.Then), Else = Rewrite(conditional.Else),
        },
        OtherwiseExpression otherwise => otherwise with { Value = Rewrite(otherwise.Value), Fallback = Rewrite(otherwise.Fallback) },
        GuardedExpression guarded => guarded with { Support = Rewrite(guarded.Support), Body = Rewrite(guarded.Body) },
        ReductionExpression reduction => reduction with
        {
            Over = Rewrite(reduction.Over),
            Condition = reduction.Condition is null ? null : Rewrite(reduction.Condition),
            Body = Rewrite(reduction.Body),
        },
        _ => expression,
    };
}
