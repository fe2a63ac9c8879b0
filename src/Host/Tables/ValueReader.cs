using System.Globalization;
using System.Numerics;
using System.Text;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Tables;

/// <summary>What is wrong with a cell: nothing, or what was expected, and a way out.</summary>
internal readonly record struct CellFault(string Expected, string Remedy, bool IsBound = false)
{
    /// <summary>Whether a spreadsheet could not compute the cell.</summary>
    public bool IsSpreadsheetError { get; init; }
}

/// <summary>Reads the cells of one column. A value is staged first and counts only after <see cref="Commit"/>.</summary>
internal abstract class ValueReader(LoweredColumn column)
{
    /// <summary>The column.</summary>
    public LoweredColumn Column => column;

    /// <summary>Whether an empty cell says something here, because the round says so.</summary>
    public bool ReadsEmpty => Habits is { EmptyIsTruth: true };

    // Null where the column's cells are written as in scripts, which is the fast way.
    private TableHabits? Habits { get; set; }

    /// <summary>A reader for a column's kind.</summary>
    public static ValueReader For(LoweredColumn column, TableHabits? habits = null)
    {
        ValueReader reader = ForKind(column);
        reader.Habits = habits is not null && habits.Concerns(column.Kind) ? habits : null;
        return reader;
    }

    private static ValueReader ForKind(LoweredColumn column) => column.Kind switch
    {
        ValueKind.Whole => new WholeReader(column),
        ValueKind.Truth => new TruthReader(column),
        ValueKind.Text => new TextReader(column),
        ValueKind.Time => new TimeReader(column),
        _ => new RealReader(column),
    };

    /// <summary>Stages the value of a cell that is not empty.</summary>
    public bool TryStage(ReadOnlySpan<byte> cell, out CellFault fault)
    {
        if ((Habits is not null || !TryStageFast(cell)) && !TryStageSlow(cell, out fault)) return false;
        string? bound = Violated();
        fault = bound is null ? default : new CellFault(bound, "", IsBound: true);
        return bound is null;
    }

    private bool TryStageSlow(ReadOnlySpan<byte> cell, out CellFault fault)
    {
        string text = Encoding.UTF8.GetString(cell);
        string bare = text.Trim();
        fault = new CellFault("", "") { IsSpreadsheetError = true };
        if (SpreadsheetErrors.Has(bare)) return false;
        if (column.Kind != ValueKind.Text) text = bare;
        string? literal = Habits is null ? text : Habits.ToLiteral(text, column.Kind);
        if (literal is null || !Literal.TryParse(literal, column.Kind, out LoweredValue value))
        {
            fault = new CellFault(Habits?.Expected(column.Kind) ?? ValueWords.Expected(column.Kind), Remedies.ForCell(text, column.Kind, Habits));
            return false;
        }

        Stage(value);
        return true;
    }

    /// <summary>Stages the column's default, or 0, no, an empty text.</summary>
    public void StageDefault() => Stage(column.Default ?? new LoweredValue(column.Kind, 0, 0, ""));

    /// <summary>Adds the staged value as the next row.</summary>
    public abstract void Commit();

    /// <summary>All rows.</summary>
    public abstract Column ToColumn();

    /// <summary>Stages a value without making a text of it; false where the slow way must decide.</summary>
    protected virtual bool TryStageFast(ReadOnlySpan<byte> cell) => false;

    /// <summary>Stages a value of the column's kind.</summary>
    protected abstract void Stage(LoweredValue value);

    /// <summary>The bound that the staged value violates, in words, or null.</summary>
    protected virtual string? Violated() => null;

    private sealed class RealReader(LoweredColumn column) : ValueReader(column)
    {
        private const int LongestFast = 40;
        private readonly List<double> _values = [];
        private double _staged;

        public override void Commit() => _values.Add(_staged);

        public override Column ToColumn() => new RealColumn([.. _values]);

        // Digits with at most one point inside are a literal, and both ways round correctly.
        protected override bool TryStageFast(ReadOnlySpan<byte> cell)
        {
            if (cell.Length is 0 or > LongestFast || !char.IsAsciiDigit((char)cell[^1])) return false;
            int points = 0;
            foreach (byte each in cell)
            {
                if (each == '.') points++;
                else if (!char.IsAsciiDigit((char)each)) return false;
            }

            return points <= 1 && double.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _staged);
        }

        // Adding 0 turns −0 into 0.
        protected override void Stage(LoweredValue value) => _staged = value.Real + 0.0;

        protected override string? Violated() => Bounds.Violated(Column.Bounds, _staged);
    }

    private sealed class WholeReader(LoweredColumn column) : ValueReader(column)
    {
        private readonly List<BigInteger> _values = [];
        private BigInteger _staged;

        public override void Commit() => _values.Add(_staged);

        public override Column ToColumn() => new WholeColumn([.. _values]);

        protected override bool TryStageFast(ReadOnlySpan<byte> cell)
        {
            if (cell.Length is 0 or > 18 || !long.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out long value)) return false;
            _staged = value;
            return true;
        }

        protected override void Stage(LoweredValue value) => _staged = value.Whole;

        protected override string? Violated() => Bounds.Violated(Column.Bounds, _staged);
    }

    private sealed class TruthReader(LoweredColumn column) : ValueReader(column)
    {
        private readonly List<double> _values = [];
        private double _staged;

        public override void Commit() => _values.Add(_staged);

        public override Column ToColumn() => new TruthColumn([.. _values]);

        protected override void Stage(LoweredValue value) => _staged = value.Real;
    }

    private sealed class TextReader(LoweredColumn column) : ValueReader(column)
    {
        private readonly List<string> _values = [];
        private readonly HashSet<string> _known = new(StringComparer.Ordinal);
        private string _staged = "";

        public override void Commit() => _values.Add(_staged);

        public override Column ToColumn() => new TextColumn([.. _values]);

        protected override void Stage(LoweredValue value)
        {
            if (!_known.TryGetValue(value.Text, out string? known)) _known.Add(known = value.Text);
            _staged = known;
        }
    }

    private sealed class TimeReader(LoweredColumn column) : ValueReader(column)
    {
        private readonly List<long> _values = [];
        private long _staged;

        public override void Commit() => _values.Add(_staged);

        public override Column ToColumn() => new TimeColumn([.. _values]);

        protected override void Stage(LoweredValue value) => _staged = (long)value.Whole;

        protected override string? Violated() => Bounds.Violated(Column.Bounds, (BigInteger)_staged);
    }
}
