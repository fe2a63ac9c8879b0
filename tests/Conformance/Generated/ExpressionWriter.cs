using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Conformance.Generated;

/// <summary>Writes random formulas that are well typed where they stand.</summary>
internal sealed class ExpressionWriter(
    Dice dice,
    ImmutableArray<LoweredSet> sets,
    List<LoweredInput> inputs,
    ImmutableArray<LoweredParameter> parameters,
    List<LoweredStep> steps)
{
    private static readonly NumberOperator[] RealOperators =
    [
        NumberOperator.Add, NumberOperator.Add, NumberOperator.Subtract, NumberOperator.Subtract, NumberOperator.Multiply, NumberOperator.Multiply,
        NumberOperator.Divide, NumberOperator.Divide, NumberOperator.Minimum, NumberOperator.Maximum, NumberOperator.SquareRoot, NumberOperator.SquareRoot,
        NumberOperator.Negate, NumberOperator.Absolute, NumberOperator.Power, NumberOperator.Exponential, NumberOperator.Logarithm,
        NumberOperator.Arctangent, NumberOperator.Floor, NumberOperator.Ceiling,
    ];

    private static readonly NumberOperator[] WholeOperators =
    [
        NumberOperator.Add, NumberOperator.Subtract, NumberOperator.Multiply, NumberOperator.WholeDivide, NumberOperator.Power,
        NumberOperator.Negate, NumberOperator.Absolute, NumberOperator.Minimum, NumberOperator.Maximum,
    ];

    private readonly Sparsity sparsity = new(slot => inputs[slot]);
    private int nodes;
    private int indices;
    private int locals;

    public int Nodes => nodes;

    public LoweredIndex NewIndex(int set) => new(indices, $"i{indices++}", set);

    public Support SupportOf(LoweredExpression expression) => sparsity.Of(expression);

    public LoweredExpression Write(ValueKind kind, int depth, Scope scope) => kind switch
    {
        ValueKind.Real => depth <= 0 ? Leaf(kind, scope) : Real(depth, scope),
        ValueKind.Whole => depth <= 0 ? Leaf(kind, scope) : Whole(depth, scope),
        ValueKind.Truth => depth <= 0 ? Leaf(kind, scope) : Truth(depth, scope),
        ValueKind.Member => Leaf(kind, scope), // a choice between members must not mix sets
        _ => depth > 0 && dice.Chance(20) && Has(kind, scope) ? Common(kind, depth, scope) : Leaf(kind, scope),
    };

    /// <summary>The value, or where it is undefined the fallback.</summary>
    public LoweredExpression Otherwise(LoweredExpression value, LoweredExpression fallback) =>
        new OtherwiseExpression(nodes++, value.Kind, value, fallback);

    /// <summary>A hole of a reason: anything that can be shown.</summary>
    public LoweredExpression Hole(Scope scope)
    {
        ValueKind[] kinds = [ValueKind.Real, ValueKind.Whole, ValueKind.Truth, ValueKind.Text, ValueKind.Time, ValueKind.Member];
        return Write(dice.Pick(kinds.Where(kind => Has(kind, scope)).ToArray()), 2, scope);
    }

    /// <summary>A support that no rule wrote: the backends must agree about it all the same.</summary>
    public Support AnySupport(int depth, ImmutableArray<LoweredIndex> scope)
    {
        int choice = dice.Below(depth > 0 ? 10 : 5);
        if (choice == 0) return dice.Chance(80) ? Support.Everywhere : Support.Nowhere;
        if (choice < 4 && PickInput(scope) is int input) return new RowSupport(input, Indices(inputs[input].Sets, scope));
        if (choice < 5)
        {
            int[] readable = [.. Enumerable.Range(0, steps.Count).Where(step => CanIndex(SetsOf(step), scope))];
            if (readable.Length == 0) return Support.Everywhere;
            int read = dice.Pick(readable);
            return new StepSupport(read, Indices(SetsOf(read), scope));
        }

        if (choice < 7) return new BothSupport(AnySupport(depth - 1, scope), AnySupport(depth - 1, scope));
        if (choice < 9) return new EitherSupport(AnySupport(depth - 1, scope), AnySupport(depth - 1, scope));
        LoweredIndex bound = NewIndex(dice.Below(sets.Length));
        return new SomeSupport([bound], AnySupport(depth - 1, scope.Add(bound)));
    }

    private LoweredExpression Real(int depth, Scope scope)
    {
        int choice = dice.Below(100);
        if (choice < 45) return Operation(ValueKind.Real, RealOperators, depth, scope);
        if (choice < 50) return new WholeToReal(nodes++, Write(ValueKind.Whole, depth - 1, scope));
        if (choice < 72 && !scope.IsRow)
        {
            ReductionOperator[] kinds =
            [
                ReductionOperator.Sum, ReductionOperator.Sum, ReductionOperator.Sum, ReductionOperator.Minimum, ReductionOperator.Maximum,
                ReductionOperator.Mean, ReductionOperator.Median,
            ];
            return Reduction(dice.Pick(kinds), ValueKind.Real, depth, scope);
        }

        return choice < 80 ? Leaf(ValueKind.Real, scope) : Common(ValueKind.Real, depth, scope);
    }

    private LoweredExpression Whole(int depth, Scope scope)
    {
        int choice = dice.Below(100);
        if (choice < 45) return Operation(ValueKind.Whole, WholeOperators, depth, scope);
        if (choice < 70 && !scope.IsRow)
        {
            ReductionOperator[] kinds = [ReductionOperator.Count, ReductionOperator.Count, ReductionOperator.Sum, ReductionOperator.Minimum, ReductionOperator.Maximum];
            return Reduction(dice.Pick(kinds), ValueKind.Whole, depth, scope);
        }

        return choice < 80 ? Leaf(ValueKind.Whole, scope) : Common(ValueKind.Whole, depth, scope);
    }

    private LoweredExpression Truth(int depth, Scope scope)
    {
        int choice = dice.Below(100);
        if (choice < 45) return Comparison(depth, scope);
        if (choice < 52) return new Negation(nodes++, Write(ValueKind.Truth, depth - 1, scope));
        if (choice < 66) return new Junction(nodes++, dice.Chance(50), Write(ValueKind.Truth, depth - 1, scope), Write(ValueKind.Truth, depth - 1, scope));
        if (choice < 80 && !scope.IsRow) return Reduction(dice.Chance(50) ? ReductionOperator.Any : ReductionOperator.All, ValueKind.Truth, depth, scope);
        return choice < 88 ? Leaf(ValueKind.Truth, scope) : Common(ValueKind.Truth, depth, scope);
    }

    private LoweredExpression Comparison(int depth, Scope scope)
    {
        ValueKind[] kinds =
            [ValueKind.Real, ValueKind.Real, ValueKind.Real, ValueKind.Whole, ValueKind.Truth, ValueKind.Text, ValueKind.Time, ValueKind.Member];
        ValueKind kind = dice.Pick(kinds.Where(kind => Has(kind, scope)).ToArray());
        if (kind == ValueKind.Member)
        {
            LoweredIndex left = dice.Pick(scope.Indices);
            LoweredIndex right = dice.Pick([.. scope.Indices.Where(index => index.Set == left.Set)]);
            return new Comparison(nodes++, OnlySame(), new IndexRead(nodes++, left), new IndexRead(nodes++, right));
        }

        ComparisonOperator comparison = kind == ValueKind.Truth ? OnlySame() : (ComparisonOperator)dice.Below(6);
        return new Comparison(nodes++, comparison, Write(kind, depth - 1, scope), Write(kind, depth - 1, scope));
    }

    private ComparisonOperator OnlySame() => dice.Chance(50) ? ComparisonOperator.Equal : ComparisonOperator.NotEqual;

    private NumberOperation Operation(ValueKind kind, NumberOperator[] operators, int depth, Scope scope)
    {
        NumberOperator chosen = dice.Pick(operators);
        bool isUnary = chosen is NumberOperator.Negate or NumberOperator.Absolute or NumberOperator.SquareRoot or NumberOperator.Exponential
            or NumberOperator.Logarithm or NumberOperator.Arctangent or NumberOperator.Floor or NumberOperator.Ceiling;
        LoweredExpression first = Write(kind, depth - 1, scope);
        return new NumberOperation(nodes++, kind, chosen, isUnary ? [first] : [first, Write(kind, depth - 1, scope)]);
    }

    private LoweredExpression Common(ValueKind kind, int depth, Scope scope)
    {
        int choice = dice.Below(scope.IsRow || kind is ValueKind.Text or ValueKind.Time or ValueKind.Member ? 3 : 4);
        switch (choice)
        {
            case 0:
                return new ConditionalExpression(
                    nodes++, kind, Write(ValueKind.Truth, depth - 1, scope), Write(kind, depth - 1, scope), Write(kind, depth - 1, scope));
            case 1:
                return new OtherwiseExpression(nodes++, kind, Write(kind, depth - 1, scope), Write(kind, depth - 1, scope));
            case 2:
                ValueKind named = dice.Pick<ValueKind>([ValueKind.Real, ValueKind.Real, ValueKind.Whole, ValueKind.Truth]);
                LoweredExpression value = Write(named, depth - 1, scope);
                int local = locals++;
                Scope inside = scope with { Locals = scope.Locals.Add(new LocalName(local, named, sparsity.Of(value))) };
                return new LetExpression(nodes++, kind, local, value, Write(kind, depth - 1, inside));
            default:
                LoweredExpression body = Write(kind, depth - 1, scope);
                Support support = dice.Chance(70) ? sparsity.Of(body) : AnySupport(2, scope.Indices);
                return new GuardedExpression(nodes++, kind, support, body);
        }
    }

    private ReductionExpression Reduction(ReductionOperator kind, ValueKind result, int depth, Scope scope)
    {
        LoweredIndex[] bound = [.. Enumerable.Range(0, dice.Chance(80) ? 1 : 2).Select(_ => NewIndex(dice.Below(sets.Length)))];
        Scope inside = scope.With(bound);
        ValueKind of = kind == ReductionOperator.Count ? ValueKind.Truth : result;
        LoweredExpression body = Write(of, depth - 1, inside);
        LoweredExpression? condition = dice.Chance(25) ? Write(ValueKind.Truth, depth - 1, inside) : null;
        Support over = dice.Below(10) switch
        {
            < 6 => condition is null ? sparsity.Of(body) : Sparsity.Both(sparsity.Of(body), sparsity.Of(condition)),
            < 8 => Support.Everywhere,
            _ => AnySupport(2, inside.Indices),
        };
        return new ReductionExpression(nodes++, result, kind, [.. bound], over, condition, body);
    }

    private LoweredExpression Leaf(ValueKind kind, Scope scope)
    {
        if (kind == ValueKind.Member) return new IndexRead(nodes++, dice.Pick(scope.Indices));
        var choices = new List<Func<LoweredExpression>>();
        foreach (LocalName local in scope.Locals.Where(local => local.Kind == kind)) choices.Add(() => new LocalRead(nodes++, kind, local.Local));
        for (int i = 0; i < parameters.Length; i++)
        {
            int slot = i;
            if (parameters[i].Kind == kind) choices.Add(() => new ParameterRead(nodes++, kind, slot));
        }

        for (int i = 0; i < (scope.Columns?.Length ?? 0); i++)
        {
            int slot = i;
            if (scope.Columns!.Value[i].Kind == kind) choices.Add(() => new ColumnRead(nodes++, kind, slot));
        }

        if (!scope.IsRow) AddReads(choices, kind, scope);
        if (choices.Count > 0 && (kind == ValueKind.Time || dice.Chance(75))) return dice.Pick(choices)();
        return kind switch
        {
            ValueKind.Real => new RealConstant(nodes++, dice.Chance(3) ? Numerics.Real.Unaffordable : Numbers.Real(dice)),
            ValueKind.Whole => new WholeConstant(nodes++, Numbers.Whole(dice)),
            ValueKind.Truth => new TruthConstant(nodes++, dice.Chance(50)),
            _ => new TextConstant(nodes++, Numbers.Text(dice)),
        };
    }

    private void AddReads(List<Func<LoweredExpression>> choices, ValueKind kind, Scope scope)
    {
        for (int i = 0; i < inputs.Count; i++)
        {
            int input = i;
            if (!CanIndex(inputs[i].Sets, scope.Indices)) continue;
            for (int j = 0; j < inputs[i].Columns.Length; j++)
            {
                int column = j;
                if (inputs[i].Columns[j].Kind != kind) continue;
                choices.Add(() => new InputRead(nodes++, kind, input, column, Indices(inputs[input].Sets, scope.Indices)));
            }

            if (kind == ValueKind.Truth) choices.Add(() => new PresenceRead(nodes++, input, Indices(inputs[input].Sets, scope.Indices)));
        }

        foreach (int step in scope.Steps.Where(step => steps[step].Kind == kind && CanIndex(SetsOf(step), scope.Indices)))
        {
            choices.Add(() => new StepRead(nodes++, kind, step, Indices(SetsOf(step), scope.Indices)));
        }
    }

    private bool Has(ValueKind kind, Scope scope) => kind switch
    {
        ValueKind.Time => parameters.Any(parameter => parameter.Kind == kind)
            || (scope.Columns?.Any(column => column.Kind == kind) ?? false)
            || (!scope.IsRow && inputs.Any(input => CanIndex(input.Sets, scope.Indices) && input.Columns.Any(column => column.Kind == kind))),
        ValueKind.Member => !scope.Indices.IsEmpty,
        _ => true,
    };

    private ImmutableArray<int> SetsOf(int step) => [.. steps[step].Indices.Select(index => index.Set)];

    private int? PickInput(ImmutableArray<LoweredIndex> scope)
    {
        int[] readable = [.. Enumerable.Range(0, inputs.Count).Where(input => CanIndex(inputs[input].Sets, scope))];
        return readable.Length == 0 ? null : dice.Pick(readable);
    }

    private static bool CanIndex(ImmutableArray<int> over, ImmutableArray<LoweredIndex> scope) =>
        over.All(set => scope.Any(index => index.Set == set));

    // The innermost index is the likeliest: it is why the expression stands there.
    private ImmutableArray<LoweredIndex> Indices(ImmutableArray<int> over, ImmutableArray<LoweredIndex> scope) =>
        [.. over.Select(set =>
        {
            LoweredIndex[] fitting = [.. scope.Where(index => index.Set == set)];
            return dice.Chance(60) ? fitting[^1] : dice.Pick(fitting);
        })];
}
