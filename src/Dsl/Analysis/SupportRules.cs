using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Analysis;

/// <summary>
/// Where an expression can differ from 0, by the rules of language.md: an input its rows; a product both; a quotient its
/// numerator; a sum either; a function that maps 0 to 0 its argument; a sum over members the places that some member
/// reaches.
/// </summary>
internal sealed class SupportRules(
    IReadOnlyList<LoweredInput> inputs, IReadOnlyList<LoweredStep> steps, Func<int, int, int, LoweredIndex> canonical)
{
    private readonly Dictionary<int, Support> _locals = [];
    private readonly Dictionary<LoweredExpression, Support> _known = new(ReferenceEqualityComparer.Instance);

    /// <summary>The support; worked out once for each expression.</summary>
    public Support Of(LoweredExpression expression)
    {
        if (!_known.TryGetValue(expression, out Support? support)) _known[expression] = support = Derive(expression);
        return support;
    }

    /// <summary>The tuples that a reduction visits: where its condition can hold and, if zeros do not count, its body differs from 0.</summary>
    public Support Over(ReductionExpression reduction)
    {
        Support where = reduction.Condition is { } condition ? Of(condition) : Support.Everywhere;
        return SkipsZero(reduction) ? Supports.Both(Of(reduction.Body), where) : where;
    }

    private Support Derive(LoweredExpression expression) => expression switch
    {
        RealConstant { Value: 0 } or TruthConstant { Value: false } => Support.Nowhere,
        WholeConstant { Value.IsZero: true } => Support.Nowhere,
        InputRead read => OfInput(read),
        PresenceRead { Indices.IsEmpty: false } read => new RowSupport(read.Input, read.Indices),
        StepRead read => OfStep(read),
        LetExpression let => OfLet(let),
        LocalRead read => _locals.GetValueOrDefault(read.Local, Support.Everywhere),
        WholeToReal convert => Of(convert.Operand),
        NumberOperation operation => OfOperation(operation),
        Comparison comparison => OfComparison(comparison),
        Junction { IsAnd: true } and => Supports.Both(Of(and.Left), Of(and.Right)),
        Junction or => Supports.Either(Of(or.Left), Of(or.Right)),

        // Where the condition is absent it is no, and the value that of `else`.
        ConditionalExpression choice => Supports.Either(Supports.Both(Of(choice.Condition), Of(choice.Then)), Of(choice.Else)),

        // Outside its support the value is 0, which is defined: the fallback does not widen it.
        OtherwiseExpression otherwise => Of(otherwise.Value),
        GuardedExpression guarded => guarded.Support,
        ReductionExpression reduction => OfReduction(reduction),
        _ => Support.Everywhere,
    };

    private Support OfInput(InputRead read)
    {
        LoweredColumn column = inputs[read.Input].Columns[read.Column];
        bool absentIsZero = column.Default is not { } given || (given.Real == 0 && given.Whole.IsZero);
        bool hasZero = column.Kind is ValueKind.Real or ValueKind.Whole or ValueKind.Truth;
        return read.Indices.IsEmpty || !absentIsZero || !hasZero ? Support.Everywhere : new RowSupport(read.Input, read.Indices);
    }

    private Support OfStep(StepRead read)
    {
        LoweredStep step = steps[read.Step];
        if (!Supports.IsSimple(step.Support)) return new StepSupport(read.Step, read.Indices);

        // A value from before acceptance stays when the rows that it was made of are gone with a member of another set.
        if (step is { BeforeAcceptance: true, Support: SomeSupport }) return new StepSupport(read.Step, read.Indices);
        var names = step.Indices.Zip(read.Indices).ToDictionary(pair => pair.First.Id, pair => pair.Second);
        return Supports.Substitute(step.Support, names);
    }

    private Support OfLet(LetExpression let)
    {
        _locals[let.Local] = Of(let.Value);
        return Of(let.Body);
    }

    private Support OfOperation(NumberOperation operation)
    {
        Support first = Of(operation.Operands[0]);
        return operation.Operator switch
        {
            NumberOperator.Multiply => Supports.Both(first, Of(operation.Operands[1])),
            NumberOperator.Add or NumberOperator.Subtract or NumberOperator.Minimum or NumberOperator.Maximum
                => Supports.Either(first, Of(operation.Operands[1])),
            NumberOperator.Power when operation.Operands[1] is not (RealConstant { Value: > 0 } or WholeConstant { Value.Sign: > 0 })
                => Support.Everywhere,
            NumberOperator.Exponential or NumberOperator.Logarithm => Support.Everywhere,
            _ => first,
        };
    }

    private Support OfComparison(Comparison comparison) => ComparisonAtZero.Decide(comparison) switch
    {
        ZeroSide.Both => Supports.Either(Of(comparison.Left), Of(comparison.Right)),
        ZeroSide.Left => Of(comparison.Left),
        ZeroSide.Right => Of(comparison.Right),
        _ => Support.Everywhere,
    };

    private Support OfReduction(ReductionExpression reduction)
    {
        Support over = Over(reduction);
        return SkipsZero(reduction) ? Supports.Some(reduction.Indices, over, canonical) : Support.Everywhere;
    }

    private static bool SkipsZero(ReductionExpression reduction) =>
        reduction.Operator is ReductionOperator.Sum or ReductionOperator.Count or ReductionOperator.Any;
}
