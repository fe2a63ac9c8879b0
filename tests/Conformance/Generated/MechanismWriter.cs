using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Conformance.Generated;

/// <summary>Writes random lowered mechanisms that a compiler could have made.</summary>
internal sealed class MechanismWriter
{
    private static readonly Location Nowhere = Location.OfFile("generated");

    private readonly Dice dice;
    private readonly ImmutableArray<LoweredSet> sets;
    private readonly ImmutableArray<LoweredParameter> parameters;
    private readonly List<LoweredInput> inputs = [];
    private readonly List<LoweredStep> steps = [];
    private readonly ExpressionWriter expressions;

    public MechanismWriter(Dice dice)
    {
        this.dice = dice;
        sets = [.. Enumerable.Range(0, dice.Between(1, 3)).Select(i => new LoweredSet($"s{i}", "", false, false))];
        ValueKind[] kinds = [ValueKind.Real, ValueKind.Real, ValueKind.Whole, ValueKind.Truth, ValueKind.Text, ValueKind.Time];
        parameters = [.. Enumerable.Range(0, dice.Between(0, 4)).Select(i => new LoweredParameter($"p{i}", "", dice.Pick(kinds), "", null, [], Nowhere))];
        expressions = new ExpressionWriter(dice, sets, inputs, parameters, steps);
    }

    public LoweredMechanism Write()
    {
        for (int i = dice.Between(1, 3); i > 0; i--) inputs.Add(Input(inputs.Count));
        ImmutableArray<LoweredRowRule> rowRules = [.. Enumerable.Range(0, dice.Below(3)).Select(_ => RowRule())];
        for (int i = dice.Below(3); i > 0; i--) steps.Add(Step(beforeAcceptance: true));
        ImmutableArray<LoweredMemberRule> memberRules = [.. Enumerable.Range(0, dice.Below(3)).Select(_ => MemberRule())];
        for (int i = dice.Between(1, 5); i > 0; i--) steps.Add(Step(beforeAcceptance: false));
        int output = steps.Count - 1;
        var asked = new LoweredOutput(steps[output].Name, "", output, [.. steps[output].Indices.Select(index => index.Set)], "");
        return new LoweredMechanism(
            "generated", "", "", sets, [.. inputs], parameters, [], rowRules, memberRules, [.. steps], [asked], [],
            [.. Enumerable.Repeat(Nowhere, expressions.Nodes)]);
    }

    private LoweredInput Input(int slot)
    {
        ImmutableArray<int> over = [.. Enumerable.Range(0, dice.Pick<int>([0, 1, 1, 2, 2, 2])).Select(_ => dice.Below(sets.Length))];
        RepeatPolicy repeats = dice.Pick<RepeatPolicy>([RepeatPolicy.Add, RepeatPolicy.Add, RepeatPolicy.Mean, RepeatPolicy.Last, RepeatPolicy.Refused]);
        ValueKind[] kinds = [ValueKind.Real, ValueKind.Real, ValueKind.Real, ValueKind.Whole, ValueKind.Truth, ValueKind.Text, ValueKind.Time];
        ImmutableArray<LoweredColumn> columns = [];
        for (int i = dice.Between(1, 3); i > 0; i--) columns = columns.Add(Column($"c{columns.Length}", dice.Pick(kinds)));
        if (repeats == RepeatPolicy.Last) columns = columns.Add(Column("at", ValueKind.Time));
        while (dice.Chance(25)) columns = columns.Add(Formula($"f{columns.Length}", columns));
        return new LoweredInput($"in{slot}", "", over, columns, repeats, true, Nowhere);
    }

    private LoweredColumn Column(string name, ValueKind kind)
    {
        LoweredValue? standard = dice.Chance(70) ? null : kind switch
        {
            ValueKind.Real => LoweredValue.OfReal(Numbers.Real(dice), ""),
            ValueKind.Whole => LoweredValue.OfWhole(Numbers.Whole(dice), ""),
            ValueKind.Truth => LoweredValue.OfTruth(dice.Chance(50)),
            ValueKind.Text => LoweredValue.OfText(Numbers.Text(dice)),
            _ => LoweredValue.OfTime(Numbers.Time(dice), ""),
        };
        return new LoweredColumn(name, "", kind, "", standard, [], null);
    }

    private LoweredColumn Formula(string name, ImmutableArray<LoweredColumn> columns)
    {
        ValueKind kind = dice.Pick<ValueKind>([ValueKind.Real, ValueKind.Real, ValueKind.Whole, ValueKind.Truth]);
        return new LoweredColumn(name, "", kind, "", null, [], Safe(kind, 2, new Scope([], [], columns, [])));
    }

    private LoweredRowRule RowRule()
    {
        int input = dice.Below(inputs.Count);
        ImmutableArray<LoweredIndex> over = [.. inputs[input].Sets.Select(expressions.NewIndex)];
        var scope = new Scope(over, [], inputs[input].Columns, []);
        return new LoweredRowRule(input, over, Safe(ValueKind.Truth, 2, scope), Template(scope), Nowhere);
    }

    private LoweredMemberRule MemberRule()
    {
        LoweredIndex index = expressions.NewIndex(dice.Below(sets.Length));
        var scope = new Scope([index], [], null, [.. Enumerable.Range(0, steps.Count)]);
        return new LoweredMemberRule(index, Safe(ValueKind.Truth, 3, scope), Template(scope), Nowhere);
    }

    private LoweredTemplate Template(Scope scope)
    {
        ImmutableArray<LoweredExpression> holes = [.. Enumerable.Range(0, dice.Below(3)).Select(_ => expressions.Hole(scope))];
        return new LoweredTemplate([.. Enumerable.Repeat("-", holes.Length + 1)], holes);
    }

    private LoweredStep Step(bool beforeAcceptance)
    {
        ImmutableArray<LoweredIndex> over = [.. Enumerable.Range(0, dice.Pick<int>([0, 1, 1, 1, 2])).Select(_ => expressions.NewIndex(dice.Below(sets.Length)))];
        var scope = new Scope(over, [], null, [.. Enumerable.Range(0, steps.Count)]);
        ValueKind kind = dice.Pick<ValueKind>([ValueKind.Real, ValueKind.Real, ValueKind.Real, ValueKind.Whole, ValueKind.Truth]);
        LoweredExpression body = Safe(kind, 4, scope);
        Support support = dice.Below(10) switch
        {
            < 6 => expressions.SupportOf(body),
            < 8 => Support.Everywhere,
            _ => expressions.AnySupport(3, over),
        };
        return new LoweredStep(
            $"t{steps.Count}", "", over, kind, "", support, body, Rounding(kind, scope), beforeAcceptance, dice.Chance(30), "", Nowhere);
    }

    private LoweredRounding? Rounding(ValueKind kind, Scope scope)
    {
        if (kind != ValueKind.Real || !dice.Chance(25)) return null;
        LoweredExpression? atMost = dice.Chance(40) ? Safe(ValueKind.Real, 1, scope) : null;
        return new LoweredRounding((RoundingRule)dice.Below(4), dice.Pick<string>(["1", "0.01", "0.01", "2.5", "1e3", "0.3"]), atMost);
    }

    // Most formulas say what to do where they are undefined, or few runs would come to their end.
    private LoweredExpression Safe(ValueKind kind, int depth, Scope scope)
    {
        LoweredExpression value = expressions.Write(kind, depth, scope);
        if (dice.Chance(15)) return value;
        LoweredExpression fallback = expressions.Write(kind, 0, scope);
        return expressions.Otherwise(value, fallback);
    }
}
