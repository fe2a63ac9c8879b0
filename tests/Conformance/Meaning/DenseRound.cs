using System.Collections.Immutable;
using System.Numerics;
using Mechanisms.Conformance.Generated;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Rounds;

namespace Mechanisms.Conformance.Meaning;

/// <summary>What a round gives to the inputs of a written script: a value for each cell that has a row.</summary>
internal sealed record DenseRound(
    Dictionary<char, int> Sizes,
    Dictionary<string, Dictionary<string, object>> Inputs,
    Dictionary<string, object> Defaults,
    Dictionary<string, double> Parameters)
{
    private static readonly double[] Reals = [1, 2, 4, 9, 0.5, -1, -2.25, 0, 3, 0.1, 16, 25];

    public static DenseRound Write(Dice dice)
    {
        var sizes = new Dictionary<char, int> { ['a'] = dice.Pick<int>([0, 1, 2, 3, 3, 4]), ['b'] = dice.Pick<int>([0, 1, 2, 2, 3]) };
        var inputs = new Dictionary<string, Dictionary<string, object>>(StringComparer.Ordinal);
        foreach ((string name, string sets, ValueKind kind) in ScriptWriter.Inputs)
        {
            int cells = sets.Aggregate(1, (count, set) => count * sizes[set]);
            var rows = inputs[name] = new Dictionary<string, object>(StringComparer.Ordinal);
            int wanted = cells == 0 ? 0 : dice.Between(0, cells);
            for (int i = 0; i < wanted; i++)
            {
                string key = DenseTable.Key(sets.Select(set => dice.Below(sizes[set])));
                rows[key] = kind switch
                {
                    ValueKind.Real => dice.Pick(Reals),
                    ValueKind.Whole => new BigInteger(dice.Between(-3, 6)),
                    _ => dice.Chance(60),
                };
            }
        }

        return new DenseRound(sizes, inputs, new() { ["v"] = 2.0 }, new() { ["c"] = dice.Pick(Reals) });
    }

    /// <summary>The same as a backend takes it.</summary>
    public Round For(LoweredMechanism mechanism)
    {
        ImmutableArray<MemberSet> sets = [.. mechanism.Sets.Select(set =>
            new MemberSet(set.Name, [.. Enumerable.Range(0, Sizes[set.Name[0]]).Select(number => $"{set.Name}{number}")]))];
        return new Round(
            sets,
            [.. mechanism.Inputs.Select(Rows)],
            [.. mechanism.Parameters.Select(parameter => ParameterValue.OfReal(Parameters[parameter.Name]))]);
    }

    private InputRows Rows(LoweredInput input)
    {
        (int[] Members, object Value)[] rows =
            [.. Inputs[input.Name].Select(row => (row.Key.Split(',').Select(int.Parse).ToArray(), row.Value))];
        Column column = input.Columns[0].Kind switch
        {
            ValueKind.Real => new RealColumn([.. rows.Select(row => (double)row.Value)]),
            ValueKind.Whole => new WholeColumn([.. rows.Select(row => (BigInteger)row.Value)]),
            _ => new TruthColumn([.. rows.Select(row => row.Value is true ? 1.0 : 0.0)]),
        };
        return new InputRows(
            [.. input.Sets.Select((_, position) => rows.Select(row => row.Members[position]).ToArray())], [column], [.. Enumerable.Range(2, rows.Length)]);
    }

    public override string ToString() =>
        string.Join("; ", Sizes.Select(set => $"{set.Key}: {set.Value}")) + $"; c = {Parameters["c"]}\n"
        + string.Join("\n", Inputs.Select(input => $"{input.Key} = {{ {string.Join("; ", input.Value.Select(row => $"{row.Key} → {row.Value}"))} }}"));
}
