using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Tests.Interpreting;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Tests.Compiling;

/// <summary>A mechanism and a round for it, both by chance: everything of the lowered form occurs, also what no script would say.</summary>
internal sealed class RandomMechanism
{
    private static readonly double[] Reals = [0, -0.0, 1, 2, 0.5, 1.0 / 3, -1.5, 7, 100, 1e-3, 1e200, double.PositiveInfinity];

    private readonly Random _random;
    private readonly MechanismBuilder _build = new();
    private readonly List<LoweredIndex> _scope = [];
    private readonly List<(int Local, ValueKind Kind)> _locals = [];
    private readonly List<(ValueKind Kind, int Slot, int[] Sets)> _steps = [];
    private readonly List<int[]> _inputs = [];
    private int _local;
    private int _searches;
    private int _node = 1_000_000;

    public RandomMechanism(int seed)
    {
        _random = new Random(seed);
        int sets = _random.Next(1, 4);
        for (int set = 0; set < sets; set++) _build.Set($"set{set}");
        _build.Parameter("real");
        _build.Parameter("whole", ValueKind.Whole);
        _build.Parameter("text", ValueKind.Text);
        _build.Parameter("truth", ValueKind.Truth);
        for (int input = _random.Next(1, 4); input > 0; input--) AddInput(sets);
        for (int input = 0; input < _inputs.Count; input++)
        {
            if (_random.Next(2) == 0) AddRowRule(input);
        }

        for (int step = _random.Next(0, 3); step > 0; step--) AddStep(sets, before: true);
        for (int rule = _random.Next(0, 3); rule > 0; rule--)
        {
            LoweredIndex index = NewIndex(_random.Next(sets));
            _scope.Add(index);
            _build.AcceptMember(index, Calm(Value(ValueKind.Truth, 2)), Value(ValueKind.Real, 2), _build.Member(index), Value(ValueKind.Text, 1));
            _scope.Clear();
        }

        for (int step = _random.Next(2, 5); step > 0; step--) AddStep(sets, before: false);
        if (_random.Next(2) == 0) _build.Output(_steps[^1].Slot);
        Mechanism = _build.Build();
        Round = MakeRound();
    }

    public LoweredMechanism Mechanism { get; }

    public Round Round { get; }

    private void AddInput(int sets)
    {
        int[] over = [.. Enumerable.Range(0, _random.Next(0, 3)).Select(_ => _random.Next(sets))];
        bool formula = _random.Next(3) == 0;
        LoweredExpression computed = Operation(_random.Next(4) == 0 ? SearchInRow() : _build.OfRow(0), _build.OfRow(0));
        LoweredColumn[] columns =
        [
            MechanismBuilder.Column("amount", standard: _random.Next(3) == 0 ? LoweredValue.OfReal(0.25, "0.25") : null),
            MechanismBuilder.Column("count", ValueKind.Whole, _random.Next(3) == 0 ? LoweredValue.OfWhole(3, "3") : null),
            MechanismBuilder.Column("flag", ValueKind.Truth),
            MechanismBuilder.Column("note", ValueKind.Text, _random.Next(3) == 0 ? LoweredValue.OfText("b") : null),
            MechanismBuilder.Column("at", ValueKind.Time),
            MechanismBuilder.Column("more", formula: formula ? Calm(computed) : null),
        ];
        _build.Input($"input{_inputs.Count}", over, Pick(RepeatPolicy.Add, RepeatPolicy.Add, RepeatPolicy.Mean, RepeatPolicy.Last, RepeatPolicy.Refused), columns);
        _inputs.Add(over);
    }

    private void AddRowRule(int input)
    {
        LoweredIndex[] over = [.. _inputs[input].Select(NewIndex)];
        LoweredExpression condition = _build.Compare(
            Operation(_build.OfRow(0), _random.Next(4) == 0 ? SearchInRow() : _build.OfRow(5)), Pick(ComparisonOperator.Less, ComparisonOperator.NotEqual, ComparisonOperator.GreaterOrEqual), _build.Number(2));
        _build.AcceptRow(input, over, Calm(condition), [SearchInRow(), _build.OfRow(3, ValueKind.Text), _build.OfRow(4, ValueKind.Time), .. over.Select(_build.Member)]);
    }

    private void AddStep(int sets, bool before)
    {
        int count = _random.Next(0, 3);
        _scope.Clear();
        for (int i = 0; i < count; i++) _scope.Add(NewIndex(_random.Next(sets)));
        LoweredIndex[] over = [.. _scope];
        Support support = RandomSupport(2);
        ValueKind kind = Pick(ValueKind.Real, ValueKind.Real, ValueKind.Real, ValueKind.Whole, ValueKind.Truth);
        LoweredExpression body = Value(kind, 4);
        if (_random.Next(8) > 0) body = Calm(body);
        LoweredRounding? rounding = kind == ValueKind.Real && _random.Next(4) == 0
            ? new LoweredRounding(Pick(Enum.GetValues<RoundingRule>()), Pick("0.01", "1", "0.25"), _random.Next(2) == 0 ? Calm(Value(ValueKind.Real, 1)) : null)
            : null;
        int slot = _build.Step($"step{_steps.Count}", over, support, body, rounding, before, mayBeUnaffordable: _random.Next(3) > 0);
        _steps.Add((kind, slot, [.. over.Select(index => index.Set)]));
        _scope.Clear();
    }

    // Mostly with something to fall back to, lest every run ends with a fault.
    private LoweredExpression Calm(LoweredExpression value) => _build.Otherwise(value, Constant(value.Kind));

    private LoweredExpression Constant(ValueKind kind) => kind switch
    {
        ValueKind.Real => _build.Number(Pick(Reals)),
        ValueKind.Whole => _build.Whole(_random.Next(-2, 6)),
        ValueKind.Truth => new TruthConstant(_node++, _random.Next(2) == 0),
        _ => _build.Text(Pick("", "a", "b", "undefined")),
    };

    private LoweredExpression Operation(LoweredExpression left, LoweredExpression right)
    {
        NumberOperator kind = left.Kind == ValueKind.Whole
            ? Pick(NumberOperator.Add, NumberOperator.Subtract, NumberOperator.Multiply, NumberOperator.WholeDivide, NumberOperator.Minimum, NumberOperator.Negate, NumberOperator.Absolute, NumberOperator.Power)
            : Pick([.. Enum.GetValues<NumberOperator>().Where(kind => kind != NumberOperator.WholeDivide)]);
        bool isUnary = kind is NumberOperator.Negate or NumberOperator.Absolute or >= NumberOperator.SquareRoot;
        return isUnary ? _build.Operate(kind, left) : _build.Operate(kind, left, right);
    }

    private LoweredExpression Value(ValueKind kind, int depth)
    {
        if (depth == 0) return Leaf(kind);
        switch (_random.Next(11))
        {
            case 0:
                return Leaf(kind);
            case 10 when kind is ValueKind.Real or ValueKind.Whole && _searches < 2:
                return Search(kind, depth);
            case 1:
                return _build.If(Value(ValueKind.Truth, depth - 1), Value(kind, depth - 1), Value(kind, depth - 1));
            case 2:
                return _build.Otherwise(Value(kind, depth - 1), Value(kind, depth - 1));
            case 3:
                return _build.Guard(RandomSupport(2), Value(kind, depth - 1));
            case 4:
                return Let(kind, depth);
            case 5 or 6:
                return Reduction(kind, depth);
            default:
                return Operate(kind, depth);
        }
    }

    private LoweredExpression Operate(ValueKind kind, int depth)
    {
        switch (kind)
        {
            case ValueKind.Real when _random.Next(6) == 0:
                return new WholeToReal(_node++, Value(ValueKind.Whole, depth - 1));
            case ValueKind.Real or ValueKind.Whole:
                return Operation(Value(kind, depth - 1), Value(kind, depth - 1));
            case ValueKind.Truth when _random.Next(3) == 0:
                return new Junction(_node++, _random.Next(2) == 0, Value(kind, depth - 1), Value(kind, depth - 1));
            case ValueKind.Truth when _random.Next(4) == 0:
                return new Negation(_node++, Value(kind, depth - 1));
            case ValueKind.Truth when _random.Next(5) == 0 && _scope.Count > 0:
                LoweredIndex index = Pick([.. _scope]);
                return _build.Compare(_build.Member(index), Pick(ComparisonOperator.Equal, ComparisonOperator.NotEqual), _build.Member(Pick([.. _scope.Where(other => other.Set == index.Set)])));
            case ValueKind.Truth:
                ValueKind compared = Pick(ValueKind.Real, ValueKind.Whole, ValueKind.Text);
                return _build.Compare(Value(compared, depth - 1), Pick(Enum.GetValues<ComparisonOperator>()), Value(compared, depth - 1));
            default:
                return Leaf(kind);
        }
    }

    private LoweredExpression Let(ValueKind kind, int depth)
    {
        ValueKind held = Pick(ValueKind.Real, ValueKind.Real, ValueKind.Whole, ValueKind.Truth, ValueKind.Text);
        int local = _local++;
        LoweredExpression value = Value(held, depth - 1);
        _locals.Add((local, held));
        LoweredExpression body = Value(kind, depth - 1);
        _locals.RemoveAt(_locals.Count - 1);
        return new LetExpression(_node++, kind, local, value, body);
    }

    private LoweredExpression Reduction(ValueKind kind, int depth)
    {
        (ReductionOperator reduction, ValueKind body) = kind switch
        {
            ValueKind.Real => (Pick(ReductionOperator.Sum, ReductionOperator.Sum, ReductionOperator.Minimum, ReductionOperator.Maximum, ReductionOperator.Mean, ReductionOperator.Median), ValueKind.Real),
            ValueKind.Whole => Pick((ReductionOperator.Sum, ValueKind.Whole), (ReductionOperator.Count, ValueKind.Truth), (ReductionOperator.Minimum, ValueKind.Whole), (ReductionOperator.Maximum, ValueKind.Whole)),
            ValueKind.Truth => (Pick(ReductionOperator.Any, ReductionOperator.All), ValueKind.Truth),
            _ => (ReductionOperator.Sum, ValueKind.Text),
        };
        if (body == ValueKind.Text || _scope.Count > 3) return Leaf(kind);
        LoweredIndex[] bound = [.. Enumerable.Range(0, _random.Next(1, 3)).Select(_ => NewIndex(_random.Next(Sets)))];
        _scope.AddRange(bound);
        Support over = RandomSupport(2);
        LoweredExpression? condition = _random.Next(3) == 0 ? Value(ValueKind.Truth, depth - 1) : null;
        LoweredExpression term = Value(body, depth - 1);
        _scope.RemoveRange(_scope.Count - bound.Length, bound.Length);
        return _build.Reduce(reduction, bound, over, term, condition);
    }

    // Both backends walk the same way also where the condition holds here and there. Ends of whole ranges stay small:
    // there is no bound on the steps between large ones.
    private LoweredExpression Search(ValueKind kind, int depth)
    {
        int endDepth = kind == ValueKind.Whole ? 0 : _random.Next(depth);
        LoweredExpression from = _random.Next(3) > 0 ? (kind == ValueKind.Whole ? _build.Whole(_random.Next(-3, 2)) : _build.Number(Pick(0, -0.0, 0, -2))) : Value(kind, endDepth);
        LoweredExpression to = _random.Next(3) > 0 ? (kind == ValueKind.Whole ? _build.Whole(_random.Next(0, 40)) : _build.Number(Pick(0.5, 1, 1, 100))) : Value(kind, endDepth);
        int local = _local++;
        _searches++;
        _locals.Add((local, kind));
        LoweredExpression Read() => new LocalRead(_node++, kind, local);
        LoweredExpression Number() => kind == ValueKind.Whole ? new WholeToReal(_node++, Read()) : Read();
        LoweredExpression condition = _random.Next(4) switch
        {
            0 => Value(ValueKind.Truth, depth - 1),
            1 => _build.Compare(SumWith(Number, depth), ComparisonOperator.GreaterOrEqual, Number()),
            2 => _build.Compare(SumWith(Number, depth), Pick(ComparisonOperator.LessOrEqual, ComparisonOperator.Less), Value(ValueKind.Real, depth - 1)),
            _ => _build.Compare(Operation(Read(), Value(kind, depth - 1)), ComparisonOperator.LessOrEqual, Value(kind, depth - 1)),
        };
        bool hasMargin = kind == ValueKind.Real && _random.Next(3) == 0;
        SearchSides? sides = !hasMargin ? null : new SearchSides(
            _random.Next(2) == 0 ? Read() : Value(ValueKind.Real, depth - 1),
            _random.Next(2) == 0 ? _build.Number(0) : Value(ValueKind.Real, depth - 1),
            _random.Next(4) > 0 ? Value(ValueKind.Real, depth - 1) : null,
            IsStrict: false,
            IsConcave: _random.Next(3) > 0,
            IsPiecewiseLinear: _random.Next(2) == 0,
            RoundingUnits: _random.Next(2) == 0 ? _random.Next(20) : null);
        _locals.RemoveAt(_locals.Count - 1);
        _searches--;
        return new SolveExpression(_node++, kind, _random.Next(2) == 0, local, "x", from, to, condition, sides, SearchCertificate.Bisection);
    }

    private LoweredExpression SumWith(Func<LoweredExpression> number, int depth)
    {
        if (_scope.Count > 3) return number();
        LoweredIndex bound = NewIndex(_random.Next(Sets));
        _scope.Add(bound);
        Support over = RandomSupport(1);
        LoweredExpression term = Operation(number(), Value(ValueKind.Real, depth - 1));
        _scope.RemoveAt(_scope.Count - 1);
        return _build.Reduce(ReductionOperator.Sum, [bound], over, term);
    }

    // The largest number whose square does not exceed something of the row.
    private LoweredExpression SearchInRow()
    {
        int local = _local++;
        LoweredExpression Read() => new LocalRead(_node++, ValueKind.Real, local);
        LoweredExpression condition = _build.Compare(_build.Operate(NumberOperator.Multiply, Read(), Read()), ComparisonOperator.LessOrEqual, _build.OfRow(0));
        return new SolveExpression(_node++, ValueKind.Real, _random.Next(4) > 0, local, "x", _build.Number(0), Operation(_build.OfRow(0), _build.Number(3)), condition, null, SearchCertificate.Bisection);
    }

    private LoweredExpression Leaf(ValueKind kind)
    {
        (int Local, ValueKind Kind)[] locals = [.. _locals.Where(local => local.Kind == kind)];
        if (locals.Length > 0 && _random.Next(2) == 0) return new LocalRead(_node++, kind, Pick(locals).Local);
        if (_random.Next(3) == 0 && Fitting(_steps.Where(step => step.Kind == kind).Select(step => (step.Slot, step.Sets))) is var (step, at)) return _build.ReadStep(step, at);
        if (_random.Next(3) > 0 && Fitting(_inputs.Select((sets, slot) => (slot, sets))) is var (input, where))
        {
            if (kind == ValueKind.Truth && _random.Next(2) == 0) return _build.Present(input, where);
            int column = kind switch { ValueKind.Real => Pick(0, 5), ValueKind.Whole => 1, ValueKind.Truth => 2, _ => 3 };
            return _build.ReadColumn(input, column, where);
        }

        return _random.Next(4) > 0 ? Constant(kind) : _build.Parameter(kind switch { ValueKind.Real => 0, ValueKind.Whole => 1, ValueKind.Text => 2, _ => 3 });
    }

    private Support RandomSupport(int depth)
    {
        int choice = _random.Next(depth == 0 ? 5 : 9);
        switch (choice)
        {
            case 0:
                return _random.Next(4) == 0 ? Support.Nowhere : Support.Everywhere;
            case 1 or 2 when Fitting(_inputs.Select((sets, slot) => (slot, sets))) is var (input, at):
                return MechanismBuilder.Rows(input, at);
            case 3 or 4 when Fitting(_steps.Select(step => (step.Slot, step.Sets))) is var (step, at):
                return MechanismBuilder.Cells(step, at);
            case 5 or 6:
                return new BothSupport(RandomSupport(depth - 1), RandomSupport(depth - 1));
            case 7:
                return new EitherSupport(RandomSupport(depth - 1), RandomSupport(depth - 1));
            case 8:
                LoweredIndex bound = NewIndex(_random.Next(Sets));
                _scope.Add(bound);
                Support inner = RandomSupport(depth - 1);
                _scope.RemoveAt(_scope.Count - 1);
                return MechanismBuilder.Some(bound, inner);
            default:
                return Support.Everywhere;
        }
    }

    private (int Slot, LoweredIndex[] At)? Fitting(IEnumerable<(int Slot, int[] Sets)> tables)
    {
        (int Slot, int[] Sets)[] fitting = [.. tables.Where(table => table.Sets.All(set => _scope.Any(index => index.Set == set)))];
        if (fitting.Length == 0) return null;
        (int slot, int[] sets) = Pick(fitting);
        return (slot, [.. sets.Select(set => Pick([.. _scope.Where(index => index.Set == set)]))]);
    }

    private int Sets => _inputs.Count == 0 ? 1 : Math.Max(1, _inputs.SelectMany(sets => sets).DefaultIfEmpty(0).Max() + 1);

    private LoweredIndex NewIndex(int set) => _build.Index($"i{set}", set);

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];

    private Round MakeRound()
    {
        int[] sizes = [.. Mechanism.Sets.Select(_ => Pick(0, 1, 2, 3, 4))];
        return new Round(
            [.. sizes.Select((size, set) => new MemberSet($"set{set}", [.. Enumerable.Range(0, size).Select(member => $"m{member}")]))],
            [.. _inputs.Select((sets, slot) => MakeRows(sets, sizes, Mechanism.Inputs[slot]))],
            [ParameterValue.OfReal(Pick(0, 1, 2.5)), ParameterValue.OfWhole(_random.Next(5)), ParameterValue.OfText("a"), ParameterValue.OfTruth(_random.Next(2) == 0)]);
    }

    private InputRows MakeRows(int[] sets, int[] sizes, LoweredInput input)
    {
        int cells = sets.Aggregate(1, (product, set) => product * sizes[set]);
        int count = cells == 0 ? 0 : input.Repeats == RepeatPolicy.Refused ? _random.Next(0, 3) : _random.Next(0, 2 * cells + 1);
        T[] Column<T>(Func<T> value) => [.. Enumerable.Range(0, count).Select(_ => value())];
        return new InputRows(
            [.. sets.Select(set => Column(() => _random.Next(sizes[set])))],
            [
                new RealColumn(Column(() => Pick(0, -0.0, 1, 2, 0.1, 0.2, 0.3, -1, 1e16, 9, 16))),
                new WholeColumn(Column(() => new System.Numerics.BigInteger(_random.Next(-3, 9)))),
                new TruthColumn(Column(() => (double)_random.Next(2))),
                new TextColumn(Column(() => Pick("a", "b", "c"))),
                new TimeColumn(Column(() => (long)_random.Next(input.Repeats == RepeatPolicy.Last ? 1_000 : 3))),
                input.Columns[5].Formula is null ? new RealColumn(Column(() => (double)_random.Next(4))) : null,
            ],
            Column(() => 1));
    }
}
