using System.Collections.Immutable;
using System.Numerics;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Interpreting;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Records;

/// <summary>The columns that are formulas, for those who show rows: as the interpreter computes them, which every backend must match.</summary>
internal static class ComputedColumns
{
    /// <summary>For each input and column the values of its formula, or null for a column that was read.</summary>
    public static ImmutableArray<ImmutableArray<Column?>> Of(LoweredMechanism mechanism, Round round)
    {
        if (!mechanism.Inputs.Any(input => input.Columns.Any(column => column.Formula is not null)))
        {
            return [.. mechanism.Inputs.Select(input => input.Columns.Select(_ => (Column?)null).ToImmutableArray())];
        }

        return DeepStack.Run(() =>
        {
            var world = new World(mechanism, round, CancellationToken.None);
            return mechanism.Inputs.Select((_, input) => OfInput(world, input)).ToImmutableArray();
        });
    }

    private static ImmutableArray<Column?> OfInput(World world, int input)
    {
        ImmutableArray<LoweredColumn> columns = world.Mechanism.Inputs[input].Columns;
        if (columns.All(column => column.Formula is null)) return [.. columns.Select(_ => (Column?)null)];
        var rows = new RowStage(world, new Evaluator(world));
        int count = world.Round.Inputs[input].Count;
        var values = new Value[columns.Length][];
        for (int column = 0; column < values.Length; column++) values[column] = columns[column].Formula is null ? [] : new Value[count];
        for (int row = 0; row < count; row++)
        {
            Value[] all = rows.ValuesOf(input, row);
            for (int column = 0; column < values.Length; column++)
            {
                if (values[column].Length > 0) values[column][row] = all[column];
            }
        }

        return [.. columns.Select((column, at) => column.Formula is null ? null : ToColumn(column.Kind, values[at]))];
    }

    private static Column ToColumn(ValueKind kind, Value[] values) => kind switch
    {
        ValueKind.Whole => new WholeColumn([.. values.Select(value => value is WholeValue whole ? whole.Number : BigInteger.Zero)]),
        ValueKind.Truth => new TruthColumn([.. values.Select(value => value is TruthValue { Holds: true } ? 1.0 : 0.0)]),
        ValueKind.Text => new TextColumn([.. values.Select(value => value is TextValue text ? text.Text : "")]),
        ValueKind.Time => new TimeColumn([.. values.Select(value => value is TimeValue time ? time.Ticks : 0)]),
        _ => new RealColumn([.. values.Select(value => value is RealValue real ? real.Number : 0)]),
    };
}
