using System.Numerics;
using Mechanisms.Numerics;

namespace Mechanisms.Rounds.Kernels;

public sealed partial class Execution
{
    private readonly RowTable[] _tables;
    private readonly MergedInput[] _inputs;
    private readonly Domain?[] _rows;
    private readonly List<DroppedRow> _droppedRows = [];

    /// <summary>How many rows an input has.</summary>
    public int RowCount(int input) => _tables[input].Count;

    /// <summary>For each row of an input the member at one of its indices.</summary>
    public int[] RowMembers(int input, int index) => _tables[input].Members[index];

    /// <summary>For each row of an input its value in a column of numbers or truths.</summary>
    public double[] RowReals(int input, int column) => (double[])_tables[input].Values[column];

    /// <summary>For each row of an input its value in a column of whole numbers.</summary>
    public Whole[] RowWholes(int input, int column) => (Whole[])_tables[input].Values[column];

    /// <summary>For each row of an input its value in a column of texts.</summary>
    public string[] RowTexts(int input, int column) => (string[])_tables[input].Values[column];

    /// <summary>For each row of an input its value in a column of moments.</summary>
    public long[] RowTimes(int input, int column) => (long[])_tables[input].Values[column];

    /// <summary>Gives a column that is a formula its values (an array of the column's type).</summary>
    public void Formula(int input, int column, Array values)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (values is double[] reals)
        {
            for (int row = 0; row < reals.Length; row++) reals[row] += 0.0;
        }

        _tables[input].Values[column] = values;
        _tables[input].Formulas.Add(column);
    }

    /// <summary>Gives a rule about rows its verdicts, and a way to the words of its reason's holes for a row.</summary>
    public void RowRule(int rule, int input, double[] verdicts, Func<int, string[]> holes)
    {
        _cancellation.ThrowIfCancellationRequested();
        _tables[input].Rules.Add(new AskedRule(rule, verdicts, holes));
    }

    /// <summary>Drops the refused rows of all inputs, unless a formula or a rule has no value for a row.</summary>
    public void FilterRows()
    {
        for (int input = 0; input < _tables.Length; input++)
        {
            RowTable table = _tables[input];
            if (table.Formulas.Count == 0 && table.Rules.Count == 0) continue;
            table.Formulas.Sort();
            table.Kept = new bool[table.Count];
            for (int row = 0; row < table.Count; row++)
            {
                foreach (int column in table.Formulas) CheckRow(table.ReasonAt(column, row), new(FaultSubjectKind.Input, input), row);
                table.Kept[row] = true;
                foreach ((int rule, double[] verdicts, Func<int, string[]> holes) in table.Rules)
                {
                    CheckRow(verdicts[row], new(FaultSubjectKind.RowRule, rule), row);
                    if (Truth.IsYes(verdicts[row])) continue;
                    table.Kept[row] = false;
                    _droppedRows.Add(new DroppedRow(rule, input, row, [.. holes(row)]));
                }
            }
        }
    }

    /// <summary>Makes one cell of the rows of an input that stand for the same members; some columns hold truths.</summary>
    public void Merge(int input, RepeatRule repeats, params ReadOnlySpan<int> truths)
    {
        Begin(FaultSubjectKind.Input, input);
        _inputs[input] = MergedInput.Of(_tables[input], repeats, truths, Subject);
    }

    /// <summary>The cells of an input that have a row.</summary>
    public Domain Input(int input) => _inputs[input].Domain;

    /// <summary>The cells of a column of numbers or truths.</summary>
    public Cells<double> InputReals(int input, int column, double absent) => _inputs[input].Column(column, absent);

    /// <summary>The cells of a column of whole numbers.</summary>
    public Cells<Whole> InputWholes(int input, int column, Whole absent) => _inputs[input].Column(column, absent);

    /// <summary>The cells of a column of texts.</summary>
    public Cells<string> InputTexts(int input, int column, string absent) => _inputs[input].Column(column, absent);

    /// <summary>The cells of a column of moments.</summary>
    public Cells<long> InputTimes(int input, int column, long absent) => _inputs[input].Column(column, absent);

    private static void CheckRow(double value, FaultSubject subject, int row)
    {
        if (!double.IsFinite(value)) throw new FaultException(KindOf(value), subject, [row]);
    }
}

/// <summary>How rows of one cell become one.</summary>
public enum RepeatRule
{
    /// <summary>A second row is a fault.</summary>
    Refused,

    /// <summary>Values add up; yes wins; of texts and moments the smallest.</summary>
    Add,

    /// <summary>The exact sum divided once; yes wins; of texts and moments the smallest.</summary>
    Mean,

    /// <summary>The row with the latest value in the first column of moments.</summary>
    Last,
}

/// <summary>The rows of an input, with its formulas computed.</summary>
internal sealed class RowTable
{
    public RowTable(InputRows rows)
    {
        Count = rows.Count;
        Members = [.. rows.Members];
        Values = [.. rows.Columns.Select(ToArray)];
    }

    public int Count { get; }

    public int[][] Members { get; }

    public Array[] Values { get; }

    public List<int> Formulas { get; } = [];

    public List<AskedRule> Rules { get; } = [];

    /// <summary>The rows that no rule refused; null where no rule was asked.</summary>
    public bool[]? Kept { get; set; }

    /// <summary>Why a value is missing (a NaN), or that it is unaffordable; otherwise some finite number.</summary>
    public double ReasonAt(int column, int row) => Values[column] switch
    {
        double[] reals => reals[row],
        Whole[] wholes => Mechanisms.Rounds.Kernels.Values.Reason(wholes[row]),
        string[] texts => Mechanisms.Rounds.Kernels.Values.Reason(texts[row]),
        long[] times => Mechanisms.Rounds.Kernels.Values.Reason(times[row]),
        _ => 0,
    };

    /// <summary>The first column of moments.</summary>
    public long[] Times() => Values.OfType<long[]>().First();

    private static bool HasNegativeZero(double[] values)
    {
        foreach (double value in values)
        {
            if (value == 0 && double.IsNegative(value)) return true;
        }

        return false;
    }

    // A formula's column is filled in later.
    private static Array ToArray(Column? column) => column switch
    {
        RealColumn real => HasNegativeZero(real.Values) ? Array.ConvertAll(real.Values, value => value + 0.0) : real.Values,
        TruthColumn truth => truth.Values,
        WholeColumn whole => Array.ConvertAll(whole.Values, value => new Whole(value)),
        TextColumn text => text.Values,
        TimeColumn time => time.Values,
        _ => Array.Empty<object>(),
    };
}

/// <summary>A rule that was asked of every row.</summary>
internal sealed record AskedRule(int Rule, double[] Verdicts, Func<int, string[]> Holes);

/// <summary>The cells of an input after merging.</summary>
internal sealed class MergedInput(Domain domain, Array[] values)
{
    public Domain Domain { get; } = domain;

    public Cells<T> Column<T>(int column, T absent) => new(Domain, values[column] as T[] ?? [], absent);

    public MergedInput Where(bool[] kept)
    {
        Domain fewer = Domain.Where(kept);
        return ReferenceEquals(fewer, Domain) ? this : new(fewer, [.. values.Select(column => WhereAny(column, kept))]);
    }

    public static T[]? Where<T>(T[]? values, bool[] kept)
    {
        if (values is null) return null;
        List<T> result = new(values.Length);
        for (int row = 0; row < values.Length; row++)
        {
            if (kept[row]) result.Add(values[row]);
        }

        return [.. result];
    }

    public static MergedInput Of(RowTable table, RepeatRule repeats, ReadOnlySpan<int> truths, FaultSubject subject)
    {
        int[] rows = SortedRows(table);
        int[] starts = Starts(table, rows);
        if (repeats == RepeatRule.Refused) RefuseRepeats(rows, starts, subject);
        if (repeats == RepeatRule.Last) (rows, starts) = Latest(table, rows, starts, subject);

        int count = starts.Length - 1;
        int[] firsts = new int[count], lasts = new int[count];
        for (int cell = 0; cell < count; cell++) (firsts[cell], lasts[cell]) = (rows[starts[cell]], rows[starts[cell + 1] - 1]);
        int[] indices = Sorting.Positions(table.Members.Length);
        Domain domain = Domain.OfSorted(indices, [.. table.Members.Select(column => Sorting.Take(column, firsts))], count);
        bool isMean = repeats == RepeatRule.Mean;
        Array[] merged = new Array[table.Values.Length];
        for (int column = 0; column < merged.Length; column++)
        {
            merged[column] = truths.Contains(column) && table.Values[column] is double[] answers
                ? MergeTruths(answers, rows, starts)
                : Merge(table.Values[column], rows, starts, isMean);
        }

        CheckCells(merged, count, lasts, subject);
        return new(domain, merged);
    }

    private static Array WhereAny(Array values, bool[] kept) => values switch
    {
        double[] reals => Where(reals, kept)!,
        Whole[] wholes => Where(wholes, kept)!,
        string[] texts => Where(texts, kept)!,
        long[] times => Where(times, kept)!,
        _ => values,
    };

    // The rows left, by cell; rows of one cell in their old order.
    private static int[] SortedRows(RowTable table)
    {
        int[] order = Sorting.Order(table.Members, table.Count) ?? Sorting.Positions(table.Count);
        return table.Kept is { } kept ? [.. order.Where(row => kept[row])] : order;
    }

    private static int[] Starts(RowTable table, int[] rows)
    {
        List<int> starts = new(rows.Length + 1);
        for (int i = 0; i < rows.Length; i++)
        {
            if (i == 0 || Sorting.Compare(table.Members, rows[i - 1], table.Members, rows[i]) != 0) starts.Add(i);
        }

        starts.Add(rows.Length);
        return [.. starts];
    }

    private static void RefuseRepeats(int[] rows, int[] starts, FaultSubject subject)
    {
        int earliest = int.MaxValue;
        for (int cell = 0; cell + 1 < starts.Length; cell++)
        {
            if (starts[cell + 1] - starts[cell] > 1) earliest = Math.Min(earliest, rows[starts[cell] + 1]);
        }

        if (earliest < int.MaxValue) throw new FaultException(FaultKind.RepeatedRow, subject, [earliest]);
    }

    private static (int[] Rows, int[] Starts) Latest(RowTable table, int[] rows, int[] starts, FaultSubject subject)
    {
        long[] times = table.Times();
        int[] latest = new int[starts.Length - 1];
        int earliestRepeat = int.MaxValue;
        for (int cell = 0; cell < latest.Length; cell++)
        {
            int best = rows[starts[cell]], second = -1;
            for (int i = starts[cell] + 1; i < starts[cell + 1]; i++)
            {
                if (times[rows[i]] > times[best]) (best, second) = (rows[i], -1);
                else if (times[rows[i]] == times[best] && second < 0) second = rows[i];
            }

            latest[cell] = best;
            if (second >= 0) earliestRepeat = Math.Min(earliestRepeat, second);
        }

        if (earliestRepeat < int.MaxValue) throw new FaultException(FaultKind.RepeatedRow, subject, [earliestRepeat]);
        return (latest, Sorting.Positions(starts.Length));
    }

    private static Array Merge(Array column, int[] rows, int[] starts, bool isMean)
    {
        switch (column)
        {
            case double[] reals:
                return MergeReals(reals, rows, starts, isMean);
            case Whole[] wholes:
                return Each<Whole>(starts, (first, end) =>
                {
                    BigInteger sum = BigInteger.Zero;
                    for (int i = first; i < end; i++) sum += wholes[rows[i]].Value;
                    return isMean ? Whole.Divide(new Whole(sum), new Whole(end - first)) : Whole.Of(sum);
                });
            case string[] texts:
                return Each<string>(starts, (first, end) =>
                {
                    string smallest = texts[rows[first]];
                    for (int i = first + 1; i < end; i++) smallest = string.CompareOrdinal(texts[rows[i]], smallest) < 0 ? texts[rows[i]] : smallest;
                    return smallest;
                });
            case long[] times:
                return Each<long>(starts, (first, end) =>
                {
                    long smallest = times[rows[first]];
                    for (int i = first + 1; i < end; i++) smallest = Math.Min(smallest, times[rows[i]]);
                    return smallest;
                });
            default:
                return column;
        }
    }

    private static double[] MergeTruths(double[] values, int[] rows, int[] starts) => Each<double>(starts, (first, end) =>
    {
        double any = values[rows[first]];
        for (int i = first + 1; i < end; i++) any = Truth.IsYes(any) ? any : values[rows[i]];
        return any;
    });

    private static double[] MergeReals(double[] values, int[] rows, int[] starts, bool isMean)
    {
        double[] result = new double[starts.Length - 1];
        for (int cell = 0; cell < result.Length; cell++)
        {
            int first = starts[cell], end = starts[cell + 1];
            if (end - first == 1)
            {
                result[cell] = values[rows[first]] + 0.0;
                continue;
            }

            ExactSum sum = new();
            for (int i = first; i < end; i++) sum.Add(values[rows[i]]);
            result[cell] = isMean ? Real.Divide(sum.Round(), end - first) + 0.0 : sum.Round();
        }

        return result;
    }

    private static T[] Each<T>(int[] starts, Func<int, int, T> merge)
    {
        T[] result = new T[starts.Length - 1];
        for (int cell = 0; cell < result.Length; cell++) result[cell] = merge(starts[cell], starts[cell + 1]);
        return result;
    }

    private static void CheckCells(Array[] columns, int count, int[] lasts, FaultSubject subject)
    {
        for (int cell = 0; cell < count; cell++)
        {
            foreach (Array column in columns)
            {
                double value = column switch { double[] reals => reals[cell], Whole[] wholes => wholes[cell].Poison, _ => 0 };
                if (double.IsNaN(value)) throw new FaultException(Execution.KindOf(value), subject, [lasts[cell]]);
            }
        }
    }
}
