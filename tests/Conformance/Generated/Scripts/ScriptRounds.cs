using System.Collections.Immutable;
using System.Numerics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Rounds;

namespace Mechanisms.Conformance.Generated.Scripts;

/// <summary>Rounds for a script, inside its bounds: ties, zeros, very small and very large values, repeated rows, none at all.</summary>
internal static class ScriptRounds
{
    private static readonly double[] Reals = [0, 0, 1, 1, 1, 2, 2, 3, 4, 5, 7, 9, 10, 16, 100, 0.5, 0.25, 0.1, 1.0 / 3, 12.34, -1, -1, -2.5, -0.01, 1e-12, 1e12, 1e-6];

    public static Round Write(LoweredMechanism mechanism, Dice dice)
    {
        ImmutableArray<MemberSet> sets = [.. mechanism.Sets.Select(set => new MemberSet(set.Name, Ids(dice.Pick<int>([0, 1, 2, 2, 3, 3, 4, 5]))))];
        return new Round(
            sets,
            [.. mechanism.Inputs.Select(input => Rows(input, sets, dice))],
            [.. mechanism.Parameters.Select(parameter => Parameter(parameter, dice))]);
    }

    private static ImmutableArray<string> Ids(int count) => [.. Enumerable.Range(0, count).Select(i => ((char)('a' + i)).ToString())];

    private static InputRows Rows(LoweredInput input, ImmutableArray<MemberSet> sets, Dice dice)
    {
        bool isEmpty = input.Sets.Any(set => sets[set].Ids.IsEmpty);
        int count = isEmpty ? 0 : input.Sets.IsEmpty ? dice.Pick<int>([0, 1, 1, 1, 2]) : dice.Pick<int>([0, 1, 2, 3, 4, 6, 9, 12]);
        var tuples = new List<int[]>();
        for (int i = 0; i < count; i++) tuples.Add([.. input.Sets.Select(set => dice.Below(sets[set].Ids.Length))]);

        // Tables that refuse repeats seldom have them, or few runs would come to their end.
        if (input.Repeats == RepeatPolicy.Refused && dice.Chance(95))
            tuples = [.. tuples.Where((tuple, i) => !tuples.Take(i).Any(other => other.SequenceEqual(tuple)))];
        ImmutableArray<int[]> members = [.. input.Sets.Select((_, position) => tuples.Select(tuple => tuple[position]).ToArray())];
        return new InputRows(members, [.. input.Columns.Select(column => Column(column, tuples.Count, dice))], [.. Enumerable.Range(2, tuples.Count)]);
    }

    private static Column? Column(LoweredColumn column, int count, Dice dice)
    {
        if (column.Formula is not null) return null;
        LoweredValue[] values = [.. Enumerable.Range(0, count).Select(row => Value(column.Kind, column.Default, column.Bounds, dice, row))];
        return column.Kind switch
        {
            ValueKind.Real => new RealColumn([.. values.Select(value => value.Real)]),
            ValueKind.Whole => new WholeColumn([.. values.Select(value => value.Whole)]),
            ValueKind.Truth => new TruthColumn([.. values.Select(value => value.Real)]),
            ValueKind.Text => new TextColumn([.. values.Select(value => value.Text)]),
            _ => new TimeColumn([.. values.Select(value => (long)value.Whole)]),
        };
    }

    private static ParameterValue Parameter(LoweredParameter parameter, Dice dice)
    {
        LoweredValue value = Value(parameter.Kind, parameter.Default, parameter.Bounds, dice, 0);
        return parameter.Kind switch
        {
            ValueKind.Real => ParameterValue.OfReal(value.Real),
            ValueKind.Truth => ParameterValue.OfTruth(value.Real != 0),
            ValueKind.Text => ParameterValue.OfText(value.Text),
            _ => ParameterValue.OfWhole(value.Whole),
        };
    }

    private static LoweredValue Value(ValueKind kind, LoweredValue? standard, ImmutableArray<LoweredBound> bounds, Dice dice, int row)
    {
        if (standard is not null && dice.Chance(20)) return standard;
        const int tries = 6;
        for (int i = 0; i < tries; i++)
        {
            LoweredValue value = Any(kind, dice, row);
            if (bounds.All(bound => Bounds.Holds(bound, value))) return value;
        }

        return standard ?? Inside(kind, bounds);
    }

    private static LoweredValue Any(ValueKind kind, Dice dice, int row) => kind switch
    {
        ValueKind.Real => LoweredValue.OfReal(dice.Chance(85) ? dice.Pick(Reals) : dice.Below(2_000_000) / 700.0 - 300, ""),
        ValueKind.Whole => LoweredValue.OfWhole(
            dice.Chance(92) ? dice.Between(-3, 9) : BigInteger.Pow(10, dice.Between(12, 40)) * dice.Between(-9, 9) + dice.Below(1000), ""),
        ValueKind.Truth => LoweredValue.OfTruth(dice.Chance(50)),
        ValueKind.Text => LoweredValue.OfText(dice.Pick<string>(["", "a", "b", "B", "aa", "é"])),

        // Latest rows at the same time are refused, so that has to be seldom.
        _ => LoweredValue.OfTime(638_000_000_000_000_000 + (dice.Chance(95) ? row : dice.Below(3)) * 10_000_000L, ""),
    };

    private static LoweredValue Inside(ValueKind kind, ImmutableArray<LoweredBound> bounds)
    {
        // Of the ranges that scripts here have, one end, the middle, or what lies one beyond an open end is always inside.
        IEnumerable<LoweredValue> candidates = kind == ValueKind.Whole
            ? bounds.SelectMany(bound => new[] { 0, 1, -1 }.Select(step => LoweredValue.OfWhole(bound.Value.Whole + step, "")))
            : bounds.SelectMany(bound => new[] { 0, 0.5, -0.5 }.Select(step => LoweredValue.OfReal(bound.Value.Real + step, "")));
        return candidates.First(value => bounds.All(bound => Bounds.Holds(bound, value)));
    }
}
