using System.Collections.Immutable;
using System.Globalization;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Results;
using Mechanisms.Host.Tables;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Records;

/// <summary>What became of a row.</summary>
/// <param name="Counts">Whether it counted.</param>
/// <param name="Coefficient">With what part its values went into its cell: 1, 1/n where n rows were averaged, 0 where it did not count.</param>
/// <param name="Reason">Why, in words; empty for a row that counted as it is.</param>
internal readonly record struct RowVerdict(bool Counts, double Coefficient, string Reason);

/// <summary>
/// What became of each row of an input. It follows from what the run itself reports (which rows and members rules refused)
/// and from how the input merges the rows of a cell.
/// </summary>
internal sealed class RowVerdicts
{
    private readonly LoweredInput _input;
    private readonly InputRows _rows;
    private readonly FinishedRun _run;
    private readonly MemberVerdicts _members;
    private readonly Dictionary<int, string> _refused = [];
    private readonly string _sameCell;
    private int[] _cells = [];
    private int[] _counts = [];
    private int[] _latest = [];

    private RowVerdicts(FinishedRun run, int input, MemberVerdicts members)
    {
        _run = run;
        _input = run.Mechanism.Inputs[input];
        _rows = run.Round.Inputs[input];
        _members = members;
        string[] names = [.. TableLayout.IndexNames(_input.Sets.Select(set => run.Mechanism.Sets[set].Name))];
        _sameCell = names.Length == 0 ? "" : " of the same " + string.Join(", ", names.SkipLast(1)) + (names.Length > 1 ? " and " : "") + names[^1];
    }

    /// <summary>The verdicts on the rows of an input.</summary>
    public static RowVerdicts Of(FinishedRun run, int input, MemberVerdicts members)
    {
        var verdicts = new RowVerdicts(run, input, members);
        foreach (DroppedRow dropped in run.Run.DroppedRows.Where(dropped => dropped.Input == input))
        {
            string reason = RunReport.Fill(run.Mechanism.RowRules[dropped.Rule].Reason, dropped.Holes);
            verdicts._refused[dropped.Row] = verdicts._refused.TryGetValue(dropped.Row, out string? earlier) ? $"{earlier}; {reason}" : reason;
        }

        if (verdicts._input.Repeats != RepeatPolicy.Refused) verdicts.FindCells();
        return verdicts;
    }

    /// <summary>The verdict on a row.</summary>
    public RowVerdict At(int row)
    {
        string reason = _refused.GetValueOrDefault(row, "");
        for (int index = 0; index < _input.Sets.Length; index++)
        {
            int set = _input.Sets[index], member = _rows.Members[index][row];
            if (_run.Run.Survivors[set][member]) continue;
            string words = $"{_run.Mechanism.Sets[set].Name} {_run.Round.Sets[set].Ids[member]} does not count: {_members.ReasonOf(set, member)}";
            reason = reason.Length == 0 ? words : $"{reason}; {words}";
        }

        if (reason.Length > 0) return new RowVerdict(false, 0, reason);
        int count = _counts.Length == 0 ? 1 : _counts[_cells[row]];
        if (count == 1) return new RowVerdict(true, 1, "");
        string others = string.Create(CultureInfo.InvariantCulture, $"{count - 1} other {(count == 2 ? "row" : "rows")}{_sameCell}");
        return _input.Repeats switch
        {
            RepeatPolicy.Mean => new RowVerdict(true, 1.0 / count, $"averaged with {others}"),
            RepeatPolicy.Last when _latest[_cells[row]] == row => new RowVerdict(true, 1, $"the latest, before {others}"),
            RepeatPolicy.Last => new RowVerdict(false, 0, LaterRow(_latest[_cells[row]])),
            _ => new RowVerdict(true, 1, $"added to {others}"),
        };
    }

    private string LaterRow(int row) =>
        string.Create(CultureInfo.InvariantCulture, $"a later row{_sameCell} counts, on line {_rows.Lines[row]}");

    // Cells are numbered as their first row comes, one index after the other.
    private void FindCells()
    {
        var cells = new int[_rows.Count];
        int count = 1;
        foreach (int[] members in _rows.Members)
        {
            var numbers = new Dictionary<(int, int), int>();
            for (int row = 0; row < cells.Length; row++)
            {
                (int, int) key = (cells[row], members[row]);
                if (!numbers.TryGetValue(key, out int number)) numbers.Add(key, number = numbers.Count);
                cells[row] = number;
            }

            count = numbers.Count;
        }

        _cells = cells;
        _counts = new int[count];
        _latest = new int[count];
        Array.Fill(_latest, -1);
        long[] times = _input.Repeats == RepeatPolicy.Last ? Times() : [];
        for (int row = 0; row < cells.Length; row++)
        {
            if (_refused.ContainsKey(row)) continue;
            int cell = cells[row];
            _counts[cell]++;
            if (times.Length > 0 && (_latest[cell] < 0 || times[row] > times[_latest[cell]])) _latest[cell] = row;
        }
    }

    private long[] Times()
    {
        int column = _input.Columns.Index().First(column => column.Item.Kind == ValueKind.Time).Index;
        int input = _run.Mechanism.Inputs.IndexOf(_input);
        return ((TimeColumn)(_rows.Columns[column] ?? _run.Computed[input][column])!).Values;
    }
}

/// <summary>Why members do not count.</summary>
internal sealed class MemberVerdicts
{
    private readonly Dictionary<(int Set, int Member), string> _reasons = [];

    /// <summary>The verdicts on the members of a run.</summary>
    public MemberVerdicts(FinishedRun run)
    {
        foreach (DroppedMember dropped in run.Run.DroppedMembers)
        {
            string reason = RunReport.Fill(run.Mechanism.MemberRules[dropped.Rule].Reason, dropped.Holes);
            (int, int) key = (dropped.Set, dropped.Member);
            _reasons[key] = _reasons.TryGetValue(key, out string? earlier) ? $"{earlier}; {reason}" : reason;
        }
    }

    /// <summary>Why a member does not count; empty for one that does.</summary>
    public string ReasonOf(int set, int member) => _reasons.GetValueOrDefault((set, member), "");
}
