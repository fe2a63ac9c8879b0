using System.Numerics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Numerics;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Interpreting;

/// <summary>
/// The second stage: the accepted rows of one cell become its values. Nothing here depends on the order of rows, except
/// which of them a fault names.
/// </summary>
internal sealed class MergeStage(World world)
{
    /// <summary>Makes the cells of an input from its accepted rows, given in the order of the file.</summary>
    public Faulted? Run(int input, List<Row> rows)
    {
        LoweredInput declared = world.Mechanism.Inputs[input];
        List<Row[]> groups = [.. rows
            .GroupBy(row => row.Members, TupleOrder.Instance)
            .OrderBy(group => group.Key, TupleOrder.Instance)
            .Select(group => group.ToArray())];
        if (declared.Repeats == RepeatPolicy.Last) groups = [.. groups.Select(group => Latest(declared, group))];
        if (declared.Repeats is RepeatPolicy.Last or RepeatPolicy.Refused && FirstRepeated(input, groups) is Faulted repeated) return repeated;

        var cells = new List<Cell>();
        foreach (Row[] group in groups)
        {
            world.Cancellation.ThrowIfCancellationRequested();
            if (Combine(input, group, declared.Repeats == RepeatPolicy.Mean, out Cell cell) is Faulted fault) return fault;
            cells.Add(cell);
        }

        world.Inputs[input] = new CellTable(cells);
        return null;
    }

    private static Row[] Latest(LoweredInput declared, Row[] rows)
    {
        int column = declared.Columns.Index().First(column => column.Item.Kind == ValueKind.Time).Index;
        long latest = rows.Max(row => Moment(row, column));
        return [.. rows.Where(row => Moment(row, column) == latest)];
    }

    // Where there may be one row for a cell only: the earliest row of the file that is the second one of some cell.
    private static Faulted? FirstRepeated(int input, List<Row[]> groups)
    {
        int[] repeated = [.. groups.Where(group => group.Length > 1).Select(group => group[1].Number)];
        return repeated.Length == 0
            ? null
            : new Faulted(FaultKind.RepeatedRow, -1, new FaultSubject(FaultSubjectKind.Input, input), [repeated.Min()], []);
    }

    private Faulted? Combine(int input, Row[] rows, bool isMean, out Cell cell)
    {
        var values = new Value[rows[0].Values.Length];
        cell = new Cell(rows[0].Members, values);
        for (int column = 0; column < values.Length; column++)
        {
            Value[] given = [.. rows.Select(row => row.Values[column])];
            values[column] = Combine(given, isMean).Stored();

            // No formula is at fault here, so there is no node to name; the last of the rows stands for all of them.
            if (values[column] is Absence absence) return absence.Fault(FaultSubjectKind.Input, input, rows[^1].Number);
        }

        return null;
    }

    private static Value Combine(Value[] given, bool isMean) => given[0] switch
    {
        RealValue => CombineReals(given, isMean),
        WholeValue => CombineWholes(given, isMean),
        TruthValue => new TruthValue(given.Any(value => ((TruthValue)value).Holds)),
        TextValue => new TextValue(given.Select(value => ((TextValue)value).Text).Min(StringComparer.Ordinal)!),
        TimeValue => new TimeValue(given.Min(value => ((TimeValue)value).Ticks)),
        _ => throw new InvalidOperationException($"A column of {given[0].GetType().Name} does not exist."),
    };

    private static Value CombineReals(Value[] given, bool isMean)
    {
        var total = new ExactTotal();
        foreach (Value value in given) total.Add(((RealValue)value).Number);
        double sum = total.Rounded();
        double result = isMean ? Real.Divide(sum, given.Length) : sum;
        return Real.HasValue(result) ? new RealValue(result) : new Absence(FaultKind.Overflow, -1);
    }

    private static Value CombineWholes(Value[] given, bool isMean)
    {
        BigInteger total = given.Aggregate(BigInteger.Zero, (sum, value) => sum + ((WholeValue)value).Number);
        Whole result = isMean ? Whole.Divide(new Whole(total), new Whole(given.Length)) : Whole.Of(total);
        return result.HasValue ? new WholeValue(result.Value) : new Absence(FaultKind.Overflow, -1);
    }

    private static long Moment(Row row, int column) => ((TimeValue)row.Values[column]).Ticks;
}
