using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Interpreting;
using Mechanisms.Host.Running;
using Mechanisms.Host.Tables;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Explaining;

/// <summary>A step at some members.</summary>
/// <param name="Step">Its slot.</param>
/// <param name="Members">The members, by number.</param>
internal sealed record StepCell(int Step, ImmutableArray<int> Members)
{
    /// <summary>Equal by content, for sets and dictionaries.</summary>
    public string Key => $"{Step}:{string.Join(',', Members)}";
}

/// <summary>A run of the interpreter whose formulas can be asked again, each in the world in which it was computed.</summary>
/// <param name="mechanism">What ran.</param>
/// <param name="built">What it ran on.</param>
/// <param name="settings">Who said what.</param>
/// <param name="completed">What came out.</param>
/// <param name="before">The world before members were refused.</param>
/// <param name="after">The world at the end.</param>
internal sealed class TracedRun(LoweredMechanism mechanism, RoundBuildResult built, RoundSettings? settings, Completed completed, World before, World after)
{
    private readonly Evaluator _before = new(before);
    private readonly Evaluator _after = new(after);
    private readonly Dictionary<int, Dictionary<int[], List<int>>> _rowsByCell = [];

    /// <summary>How a file is named in places.</summary>
    public Func<string, string> FileName { get; init; } = file => file;

    public LoweredMechanism Mechanism => mechanism;

    public RoundBuildResult Built => built;

    public RoundSettings? Settings => settings;

    public Completed Completed => completed;

    public Round Round => built.Round!;

    /// <summary>The world in which a step was computed.</summary>
    public World WorldOf(int step) => mechanism.Steps[step].BeforeAcceptance ? before : after;

    /// <summary>Computes formulas of a step, with its indices standing for members.</summary>
    public Evaluator At(StepCell cell)
    {
        LoweredStep step = mechanism.Steps[cell.Step];
        Evaluator evaluator = step.BeforeAcceptance ? _before : _after;
        evaluator.TuplesSeen = 0;
        evaluator.Bindings.Set(step.Indices, [.. cell.Members]);
        return evaluator;
    }

    /// <summary>The value of a cell as everybody reads it; null outside of the step's support.</summary>
    public Value? Find(StepCell cell) => after.Steps[cell.Step].Find([.. cell.Members])?.Values[0];

    /// <summary>The same, with the 0 that stands where nothing is.</summary>
    public Value ValueOf(StepCell cell) => Find(cell) ?? Value.Zero(mechanism.Steps[cell.Step].Kind);

    /// <summary>The costs and saturations that the formula of a step names.</summary>
    public IEnumerable<LoweredRole> RolesOf(int step) => mechanism.Roles.Where(role => Regex.IsMatch(
        mechanism.Steps[step].Formula, $@"(?<![\p{{L}}\p{{N}}_]){Regex.Escape(role.Name)}(?![\p{{L}}\p{{N}}_])", RegexOptions.CultureInvariant));

    /// <summary>A cell by name and ids.</summary>
    public string NameOf(StepCell cell) => NameOf(mechanism.Steps[cell.Step].Name, mechanism.Steps[cell.Step].Indices.Select(index => index.Set), cell.Members);

    /// <summary>A cell of an input or a step by name and ids.</summary>
    public string NameOf(string name, IEnumerable<int> sets, IEnumerable<int> members)
    {
        string[] ids = [.. sets.Zip(members, (set, member) => Round.Sets[set].Ids[member])];
        return ids.Length == 0 ? name : $"{name}[{string.Join(", ", ids)}]";
    }

    /// <summary>The number of the member of that id; −1 for none.</summary>
    public int MemberOf(int set, string id) => Round.Sets[set].Ids.IndexOf(id, StringComparer.Ordinal);

    /// <summary>The rows that were merged into a cell of an input: those that no rule refused.</summary>
    public IReadOnlyList<int> RowsOf(int input, IReadOnlyList<int> members) => RowsByCell(input).GetValueOrDefault([.. members]) ?? [];

    // Looked through once, whatever is asked of an input.
    private Dictionary<int[], List<int>> RowsByCell(int input)
    {
        if (_rowsByCell.TryGetValue(input, out Dictionary<int[], List<int>>? found)) return found;
        InputRows rows = Round.Inputs[input];
        HashSet<int> dropped = [.. completed.DroppedRows.Where(row => row.Input == input).Select(row => row.Row)];
        var cells = new Dictionary<int[], List<int>>(TupleOrder.Instance);
        for (int row = 0; row < rows.Count; row++)
        {
            if (dropped.Contains(row)) continue;
            int[] members = [.. rows.Members.Select(column => column[row])];
            if (!cells.TryGetValue(members, out List<int>? sharing)) cells.Add(members, sharing = []);
            sharing.Add(row);
        }

        _rowsByCell.Add(input, cells);
        return cells;
    }
}
