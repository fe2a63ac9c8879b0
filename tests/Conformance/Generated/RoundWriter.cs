using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Rounds;

namespace Mechanisms.Conformance.Generated;

/// <summary>Writes random rounds for a mechanism: small, often empty somewhere, with repeated rows.</summary>
internal static class RoundWriter
{
    public static Round Write(LoweredMechanism mechanism, Dice dice)
    {
        ImmutableArray<MemberSet> sets = [.. mechanism.Sets.Select(set => new MemberSet(set.Name, Ids(dice.Pick<int>([0, 1, 2, 2, 3, 3, 4, 5]))))];
        return new Round(
            sets,
            [.. mechanism.Inputs.Select(input => Rows(input, sets, dice))],
            [.. mechanism.Parameters.Select(parameter => Parameter(parameter.Kind, dice))]);
    }

    private static ImmutableArray<string> Ids(int count) => [.. Enumerable.Range(0, count).Select(i => ((char)('a' + i)).ToString())];

    private static InputRows Rows(LoweredInput input, ImmutableArray<MemberSet> sets, Dice dice)
    {
        int count = input.Sets.Any(set => sets[set].Ids.IsEmpty) ? 0 : dice.Pick<int>([0, 1, 2, 3, 4, 6, 9, 12]);

        // Tables that refuse repeats seldom have them, or few runs would come to their end.
        if (input.Repeats == RepeatPolicy.Refused && dice.Chance(90)) return DistinctRows(input, sets, count, dice);
        ImmutableArray<int[]> members = [.. input.Sets.Select(set => Many(count, () => dice.Below(sets[set].Ids.Length)))];
        return new InputRows(members, Columns(input, count, dice), [.. Enumerable.Range(2, count)]);
    }

    private static InputRows DistinctRows(LoweredInput input, ImmutableArray<MemberSet> sets, int count, Dice dice)
    {
        var tuples = new List<int[]>();
        for (int i = 0; i < count; i++)
        {
            int[] tuple = [.. input.Sets.Select(set => dice.Below(sets[set].Ids.Length))];
            if (!tuples.Any(other => other.SequenceEqual(tuple))) tuples.Add(tuple);
        }

        ImmutableArray<int[]> members = [.. input.Sets.Select((_, position) => tuples.Select(tuple => tuple[position]).ToArray())];
        return new InputRows(members, Columns(input, tuples.Count, dice), [.. Enumerable.Range(2, tuples.Count)]);
    }

    private static ImmutableArray<Column?> Columns(LoweredInput input, int count, Dice dice) =>
        [.. input.Columns.Select(column => column.Formula is null ? Values(column.Kind, count, dice) : null)];

    private static Column Values(ValueKind kind, int count, Dice dice) => kind switch
    {
        ValueKind.Real => new RealColumn(Many(count, () => Numbers.Real(dice))),
        ValueKind.Whole => new WholeColumn(Many(count, () => Numbers.Whole(dice))),
        ValueKind.Truth => new TruthColumn(Many(count, () => dice.Chance(50) ? 1.0 : 0.0)),
        ValueKind.Text => new TextColumn(Many(count, () => Numbers.Text(dice))),
        _ => new TimeColumn(Many(count, () => Numbers.Time(dice) + dice.Below(1000))),
    };

    private static ParameterValue Parameter(ValueKind kind, Dice dice) => kind switch
    {
        ValueKind.Real => ParameterValue.OfReal(Numbers.Real(dice)),
        ValueKind.Whole => ParameterValue.OfWhole(Numbers.Whole(dice)),
        ValueKind.Truth => ParameterValue.OfTruth(dice.Chance(50)),
        ValueKind.Text => ParameterValue.OfText(Numbers.Text(dice)),
        _ => ParameterValue.OfWhole(Numbers.Time(dice)),
    };

    private static T[] Many<T>(int count, Func<T> one) => [.. Enumerable.Range(0, count).Select(_ => one())];
}
