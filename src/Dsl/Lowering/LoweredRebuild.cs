namespace Mechanisms.Dsl.Lowering;

/// <summary>An expression with other parts in place of its own: what every rewriting pass does where it has nothing to say.</summary>
internal static class LoweredRebuild
{
    /// <summary>The expression with each direct part replaced, in the order in which the parts are computed.</summary>
    public static LoweredExpression WithParts(LoweredExpression expression, Func<LoweredExpression, LoweredExpression> replace)
    {
        LoweredExpression? Maybe(LoweredExpression? part) => part is null ? null : replace(part);
        return expression switch
        {
            LetExpression let => let with { Value = replace(let.Value), Body = replace(let.Body) },
            PreviousExpression previous => previous with { Read = replace(previous.Read) },
            LotExpression lot => lot with { Seed = replace(lot.Seed), Members = [.. lot.Members.Select(replace)] },
            RankExpression rank => rank with { Own = replace(rank.Own), Among = (ReductionExpression)replace(rank.Among) },
            WholeToReal convert => convert with { Operand = replace(convert.Operand) },
            NumberOperation operation => operation with { Operands = [.. operation.Operands.Select(replace)] },
            Comparison comparison => comparison with { Left = replace(comparison.Left), Right = replace(comparison.Right) },
            Negation negation => negation with { Operand = replace(negation.Operand) },
            Junction junction => junction with { Left = replace(junction.Left), Right = replace(junction.Right) },
            ConditionalExpression choice => choice with
            {
                Condition = replace(choice.Condition), Then = replace(choice.Then), Else = replace(choice.Else),
            },
            OtherwiseExpression otherwise => otherwise with { Value = replace(otherwise.Value), Fallback = replace(otherwise.Fallback) },
            GuardedExpression guarded => guarded with { Body = replace(guarded.Body) },
            ReductionExpression reduction => reduction with { Condition = Maybe(reduction.Condition), Body = replace(reduction.Body) },
            SolveExpression solve => solve with
            {
                From = replace(solve.From),
                To = replace(solve.To),
                Condition = replace(solve.Condition),
                Sides = solve.Sides?.With(replace),
            },
            _ => expression,
        };
    }
}
