using System.Collections.Immutable;
using System.Text;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Running;

namespace Mechanisms.Host.Tables;

/// <summary>
/// What a roster says of its members beside their ids: values of inputs that range over the set alone, and titles. An
/// input that has a table of its own takes nothing from the roster. An empty cell says nothing of the member.
/// </summary>
internal sealed class RosterValues
{
    private readonly List<Part> _parts = [];
    private int _title = -1;

    /// <summary>The inputs that take their rows from the roster.</summary>
    public IEnumerable<RowSink> Sinks => _parts.Select(part => part.Sink);

    /// <summary>Whether all columns were found that must be there.</summary>
    public bool IsFine { get; private set; } = true;

    /// <summary>Finds the columns in the headers of a roster.</summary>
    public static RosterValues Find(RosterPlan plan, TableSettings roster, HeaderRow headers, int idColumn, BuildLog log)
    {
        var values = new RosterValues();
        foreach (int slot in plan.Inputs) values.IsFine &= values.Find(plan.Sinks[slot], plan, roster, headers, idColumn, log);
        values.IsFine &= values.FindTitle(plan, roster, headers, idColumn);
        return values;
    }

    /// <summary>Stages the values of the row that a reader stands on; false, and a bad row in the log, where one cannot be read.</summary>
    public bool TryStage(CsvReader csv, string file, BuildLog log)
    {
        foreach (Part part in _parts)
        {
            part.IsStaged = part.Columns.Any(column => column >= 0 && !CellStaging.IsEmpty(csv.Field(column)));
            for (int value = 0; part.IsStaged && value < part.Columns.Length; value++)
            {
                if (part.Sink.Values[value] is { } reader && !CellStaging.TryStage(reader, part.Columns[value], csv, file, log)) return false;
            }
        }

        return true;
    }

    /// <summary>Adds the staged row to each input that has one.</summary>
    public void Commit(CsvReader csv, int idColumn)
    {
        foreach (Part part in _parts.Where(part => part.IsStaged))
        {
            part.Sink.StageId(0, csv.Field(idColumn), out _);
            part.Sink.Commit(csv.Line);
        }
    }

    /// <summary>The title in the row that a reader stands on; null where there is no column of titles.</summary>
    public string? Title(CsvReader csv) => _title < 0 ? null : IdTable.Normalise(Encoding.UTF8.GetString(csv.Field(_title)));

    private bool Find(RowSink sink, RosterPlan plan, TableSettings roster, HeaderRow headers, int idColumn, BuildLog log)
    {
        LoweredInput input = sink.Input;
        var columns = new int[input.Columns.Length];
        bool isFine = true, isThere = false;
        for (int at = 0; at < columns.Length; at++)
        {
            string name = RosterColumns.NameOf(input, input.Columns[at]);
            columns[at] = input.Columns[at].Formula is null ? Locate(name, roster, headers, ref isFine) : -1;
            if (columns[at] == idColumn) columns[at] = -1;
            isThere |= columns[at] >= 0;
        }

        if (!isFine || !isThere) return isFine;
        if (plan.Taken.Contains(input.Name))
        {
            int first = columns.First(column => column >= 0);
            log.Add(ConfigurationMessages.RosterColumnPassedOver(headers.PlaceOf(first), headers[first], input.Name));
            return true;
        }

        for (int at = 0; at < columns.Length; at++)
        {
            LoweredColumn column = input.Columns[at];
            if (columns[at] >= 0 || column.Formula is not null || column.Default is not null) continue;
            headers.Miss(RosterColumns.NameOf(input, column));
            isFine = false;
        }

        headers.ReportMissed(plan.Set);
        _parts.Add(new Part(sink, columns));
        return isFine;
    }

    private bool FindTitle(RosterPlan plan, TableSettings roster, HeaderRow headers, int idColumn)
    {
        bool isFine = true;
        if (plan.HasTitles) _title = Locate(RosterColumns.Title, roster, headers, ref isFine);
        if (_title == idColumn) _title = -1;
        return isFine;
    }

    private static int Locate(string name, TableSettings roster, HeaderRow headers, ref bool isFine)
    {
        if (roster.Columns.TryGetValue(name, out Setting? header))
        {
            int named = headers.FindNamed(header);
            isFine &= named >= 0;
            return named;
        }

        int found = headers.Find(name, out bool isAmbiguous);
        isFine &= !isAmbiguous;
        return found;
    }

    /// <summary>An input with its columns in the roster, −1 for one that is not there.</summary>
    private sealed class Part(RowSink sink, int[] columns)
    {
        public RowSink Sink => sink;

        public int[] Columns => columns;

        public bool IsStaged { get; set; }
    }
}

/// <summary>What a roster of a set may hold.</summary>
/// <param name="Set">The set's name.</param>
/// <param name="Known">The names that its columns may have, the set's first.</param>
/// <param name="Inputs">The slots of the inputs that range over the set alone.</param>
/// <param name="Taken">The inputs that have tables of their own.</param>
/// <param name="Sinks">Of all inputs of the round, by slot.</param>
internal sealed record RosterPlan(string Set, ImmutableArray<string> Known, ImmutableArray<int> Inputs, ImmutableHashSet<string> Taken, ImmutableArray<RowSink> Sinks)
{
    /// <summary>Whether a column of titles is one, and neither the ids nor an input's.</summary>
    public bool HasTitles => Set != RosterColumns.Title && Inputs.All(slot => Sinks[slot].Input.Name != RosterColumns.Title || Sinks[slot].Input.IsColumnar);

    /// <summary>The plan for a set of a mechanism.</summary>
    public static RosterPlan Of(LoweredMechanism mechanism, string set, RoundSettings settings, ImmutableArray<RowSink> sinks) => new(
        set,
        [.. RosterColumns.Of(mechanism, set).Select(column => column.Name)],
        [.. RosterColumns.InputsOf(mechanism, set)],
        settings.Inputs.Keys.ToImmutableHashSet(StringComparer.Ordinal),
        sinks);
}
