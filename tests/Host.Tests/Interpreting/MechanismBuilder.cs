using System.Numerics;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Host.Tests.Interpreting;

/// <summary>Lowered mechanisms by hand: each method adds a part and gives back its slot, or an expression with a new node.</summary>
internal sealed class MechanismBuilder
{
    private static readonly Location Nowhere = Location.OfFile("test");

    private readonly List<LoweredSet> sets = [];
    private readonly List<LoweredInput> inputs = [];
    private readonly List<LoweredParameter> parameters = [];
    private readonly List<LoweredRowRule> rowRules = [];
    private readonly List<LoweredMemberRule> memberRules = [];
    private readonly List<LoweredStep> steps = [];
    private readonly List<LoweredOutput> outputs = [];
    private int nodes;
    private int indices;

    public IReadOnlyList<LoweredInput> Inputs => inputs;

    public LoweredMechanism Build() => new(
        "test", "", "", [.. sets], [.. inputs], [.. parameters], [], [.. rowRules], [.. memberRules], [.. steps], [.. outputs], [],
        [.. Enumerable.Repeat(Nowhere, nodes)]);

    public int Set(string name)
    {
        sets.Add(new LoweredSet(name, "", false, false));
        return sets.Count - 1;
    }

    public int Input(string name, int[] over, RepeatPolicy repeats, params LoweredColumn[] columns)
    {
        inputs.Add(new LoweredInput(name, "", [.. over], [.. columns], repeats, columns.Length > 1, Nowhere));
        return inputs.Count - 1;
    }

    public static LoweredColumn Column(string name, ValueKind kind = ValueKind.Real, LoweredValue? standard = null, LoweredExpression? formula = null) =>
        new(name, "", kind, "", standard, [], formula);

    public int Parameter(string name, ValueKind kind = ValueKind.Real)
    {
        parameters.Add(new LoweredParameter(name, "", kind, "", null, [], Nowhere));
        return parameters.Count - 1;
    }

    public LoweredIndex Index(string name, int set) => new(indices++, name, set);

    public int Step(
        string name,
        LoweredIndex[] over,
        Support support,
        LoweredExpression body,
        LoweredRounding? rounding = null,
        bool beforeAcceptance = false,
        bool mayBeUnaffordable = false)
    {
        steps.Add(new LoweredStep(name, "", [.. over], body.Kind, "", support, body, rounding, beforeAcceptance, mayBeUnaffordable, "", Nowhere));
        return steps.Count - 1;
    }

    public void ClearSteps() => steps.Clear();

    public void Output(int step) =>
        outputs.Add(new LoweredOutput(steps[step].Name, "", step, [.. steps[step].Indices.Select(index => index.Set)], ""));

    public void AcceptRow(int input, LoweredIndex[] over, LoweredExpression condition, params LoweredExpression[] holes) =>
        rowRules.Add(new LoweredRowRule(input, [.. over], condition, Template(holes), Nowhere));

    public void AcceptMember(LoweredIndex index, LoweredExpression condition, params LoweredExpression[] holes) =>
        memberRules.Add(new LoweredMemberRule(index, condition, Template(holes), Nowhere));

    public static Support Rows(int input, params LoweredIndex[] over) => new RowSupport(input, [.. over]);

    public static Support Cells(int step, params LoweredIndex[] over) => new StepSupport(step, [.. over]);

    public static Support Some(LoweredIndex index, Support inner) => new SomeSupport([index], inner);

    public LoweredExpression Number(double value) => new RealConstant(nodes++, value);

    public LoweredExpression Whole(BigInteger value) => new WholeConstant(nodes++, value);

    public LoweredExpression Text(string value) => new TextConstant(nodes++, value);

    public LoweredExpression Parameter(int slot) => new ParameterRead(nodes++, parameters[slot].Kind, slot);

    public LoweredExpression Member(LoweredIndex index) => new IndexRead(nodes++, index);

    public LoweredExpression OfRow(int column, ValueKind kind = ValueKind.Real) => new ColumnRead(nodes++, kind, column);

    public LoweredExpression Read(int input, params LoweredIndex[] at) => ReadColumn(input, 0, at);

    public LoweredExpression ReadColumn(int input, int column, params LoweredIndex[] at) =>
        new InputRead(nodes++, inputs[input].Columns[column].Kind, input, column, [.. at]);

    public LoweredExpression Present(int input, params LoweredIndex[] at) => new PresenceRead(nodes++, input, [.. at]);

    public LoweredExpression ReadStep(int step, params LoweredIndex[] at) => new StepRead(nodes++, steps[step].Kind, step, [.. at]);

    public LoweredExpression Operate(NumberOperator kind, params LoweredExpression[] operands) =>
        new NumberOperation(nodes++, kind == NumberOperator.Divide ? ValueKind.Real : operands[0].Kind, kind, [.. operands]);

    public LoweredExpression Compare(LoweredExpression left, ComparisonOperator comparison, LoweredExpression right) =>
        new Comparison(nodes++, comparison, left, right);

    public LoweredExpression If(LoweredExpression condition, LoweredExpression then, LoweredExpression otherwise) =>
        new ConditionalExpression(nodes++, then.Kind, condition, then, otherwise);

    public LoweredExpression Otherwise(LoweredExpression value, LoweredExpression fallback) =>
        new OtherwiseExpression(nodes++, value.Kind, value, fallback);

    public LoweredExpression Guard(Support support, LoweredExpression body) => new GuardedExpression(nodes++, body.Kind, support, body);

    public LoweredExpression Let(int local, LoweredExpression value, Func<Func<LoweredExpression>, LoweredExpression> body) =>
        new LetExpression(nodes++, value.Kind, local, value, body(() => new LocalRead(nodes++, value.Kind, local)));

    public LoweredExpression Solve(
        bool isLargest,
        LoweredExpression from,
        LoweredExpression to,
        Func<Func<LoweredExpression>, LoweredExpression> condition,
        (Func<Func<LoweredExpression>, LoweredExpression> Value, Func<Func<LoweredExpression>, LoweredExpression> Slope)? margin = null,
        bool isPiecewiseLinear = false)
    {
        // Small locals are for the tests themselves.
        int local = 1000 + nodes;
        LoweredExpression Read() => new LocalRead(nodes++, from.Kind, local);
        int node = nodes++;
        LoweredExpression holds = condition(Read);
        SearchSides? sides = margin is var (value, slope)
            ? new SearchSides(value(Read), Number(0), slope(Read), IsStrict: false, IsConcave: true, IsPiecewiseLinear: isPiecewiseLinear)
            : null;
        return new SolveExpression(node, from.Kind, isLargest, local, "x", from, to, holds, sides, SearchCertificate.Bisection);
    }

    public LoweredExpression Iterate(
        bool isLargest, LoweredExpression from, LoweredExpression to, Func<Func<LoweredExpression>, LoweredExpression> other)
    {
        int local = 1000 + nodes;
        LoweredExpression Read() => new LocalRead(nodes++, from.Kind, local);
        int node = nodes++;
        LoweredExpression side = other(Read);
        SearchSides sides = isLargest ? new(side, Read(), null, IsStrict: false) : new(Read(), side, null, IsStrict: false);
        LoweredExpression holds = Compare(sides.More, ComparisonOperator.GreaterOrEqual, sides.Less);
        return new SolveExpression(node, from.Kind, isLargest, local, "x", from, to, holds, sides, SearchCertificate.Iteration);
    }

    public LoweredExpression Reduce(
        ReductionOperator kind, LoweredIndex[] over, Support support, LoweredExpression body, LoweredExpression? condition = null)
    {
        ValueKind result = kind switch
        {
            ReductionOperator.Count => ValueKind.Whole,
            ReductionOperator.Any or ReductionOperator.All => ValueKind.Truth,
            _ => body.Kind,
        };
        return new ReductionExpression(nodes++, result, kind, [.. over], support, condition, body);
    }

    private static LoweredTemplate Template(LoweredExpression[] holes) => new([.. Enumerable.Repeat("", holes.Length + 1)], [.. holes]);
}
