using System.Collections;
using System.Diagnostics;
using System.Numerics;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Results;
using Mechanisms.Host.Tables;

namespace Mechanisms.Host.Scripting;

/// <summary>What came of a run: outputs and steps by their names. Immutable.</summary>
public sealed class Outcome : IShownWhole
{
    private readonly RunReport _report;
    private readonly ScriptPlaces _places;

    internal Outcome(RunReport report, ScriptPlaces places)
    {
        (_report, _places) = (report, places);
        Dropped = [.. report.DroppedRows.Select(row => new DroppedRow(row.Input, row.File, row.Line, row.Reason))];
    }

    /// <summary>The mechanism that ran.</summary>
    public string Mechanism => _report.Mechanism;

    /// <summary>The names of its outputs.</summary>
    public IReadOnlyList<string> Outputs => [.. _report.Outputs.Select(table => table.Name)];

    /// <summary>The names of its steps.</summary>
    public IReadOnlyList<string> Steps => [.. _report.Steps.Select(table => table.Name)];

    /// <summary>What is worth knowing, such as what could not be shared out.</summary>
    public IReadOnlyList<string> Notes => _report.Notes;

    /// <summary>The rows that did not count.</summary>
    public IReadOnlyList<DroppedRow> Dropped { get; }

    /// <summary>An output or a step as rows.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="MechanismException">There is none of that name.</exception>
    public OutcomeTable this[string name] => new(Find(name));

    /// <summary>One value of an output or a step: 1 and 0 for yes and no, positive infinity for unaffordable.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="ids">An id for each of its sets; none for one value.</param>
    /// <exception cref="MechanismException">There is no such value.</exception>
    public double Number(string name, params string[] ids)
    {
        ReportTable table = Find(name);
        string[] wanted = [.. ids.Select(IdTable.Normalise)];
        if (wanted.Length != table.Keys.Length) throw Failed(ExperimentMessages.WrongIds(Here(name), name, string.Join(" and ", table.Keys), wanted.Length));
        for (int row = 0; row < table.Count; row++)
        {
            if (Enumerable.Range(0, wanted.Length).All(key => table.IdOf(key, row) == wanted[key])) return OutcomeRow.ValueOf(table, row);
        }

        string cell = $"{name}[{string.Join(", ", wanted)}]";
        int unknown = 0;
        while (unknown < wanted.Length && table.Sets[unknown].Ids.Contains(wanted[unknown])) unknown++;
        string suggestion = unknown == wanted.Length ? "a step has values where its formula is not empty only" : Spelling.Suggest(wanted[unknown], table.Sets[unknown].Ids);
        throw Failed(ExperimentMessages.NoSuchCell(Here(name), cell, suggestion));
    }

    /// <summary>The outputs as tables, as <c>mech run</c> shows them.</summary>
    public override string ToString() => TextTable.Of(_report);

    private ReportTable Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        ReportTable? found = _report.Outputs.FirstOrDefault(table => table.Name == name) ?? _report.Steps.FirstOrDefault(table => table.Name == name);
        if (found is not null) return found;
        string[] known = [.. Outputs.Concat(Steps).Distinct(StringComparer.Ordinal)];
        string listed = "it has " + string.Join(", ", known.Select(it => $"`{it}`"));
        throw Failed(ExperimentMessages.UnknownResult(Here(name), name, Mechanism, Spelling.Suggest(name, known, listed)));
    }

    private static MechanismException Failed(Diagnostic problem) => new([problem]);

    private Location Here(string name) => _places.Of(new StackTrace(fNeedFileInfo: true), $"\"{name}\"") ?? Location.OfFile("a result");
}

/// <summary>The values of an output or a step, a row for each member; one row for one value.</summary>
public sealed class OutcomeTable : IReadOnlyList<OutcomeRow>
{
    private readonly OutcomeRow[] _rows;

    internal OutcomeTable(ReportTable table)
    {
        (Name, Unit) = (table.Name, table.Dimension);
        Keys = [.. table.Keys];
        _rows = [.. Enumerable.Range(0, table.Count).Select(row => new OutcomeRow(table, row))];
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>What it measures, in words.</summary>
    public string Unit { get; }

    /// <summary>The sets whose ids name its rows.</summary>
    public IReadOnlyList<string> Keys { get; }

    /// <inheritdoc/>
    public int Count => _rows.Length;

    /// <inheritdoc/>
    public OutcomeRow this[int index] => _rows[index];

    /// <inheritdoc/>
    public IEnumerator<OutcomeRow> GetEnumerator() => ((IEnumerable<OutcomeRow>)_rows).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => _rows.GetEnumerator();
}

/// <summary>A value with the ids of the members that it belongs to.</summary>
public sealed class OutcomeRow : IHasColumns
{
    private readonly ReportTable _table;

    internal OutcomeRow(ReportTable table, int row)
    {
        _table = table;
        Ids = [.. Enumerable.Range(0, table.Keys.Length).Select(key => table.IdOf(key, row))];
        Value = ValueOf(table, row);
        Text = table.TextOf(row);
        Whole = table.Cells.Wholes is { } wholes ? wholes[row] : null;
    }

    /// <summary>Its ids, one for each set.</summary>
    public IReadOnlyList<string> Ids { get; }

    /// <summary>Its only id; empty where there is none.</summary>
    public string Id => string.Join(", ", Ids);

    /// <summary>Its value: 1 and 0 for yes and no, positive infinity for unaffordable.</summary>
    public double Value { get; }

    /// <summary>Its value where that is a whole number of any size; else null.</summary>
    public BigInteger? Whole { get; }

    /// <summary>Its value with all digits; <c>yes</c>, <c>no</c> and <c>unaffordable</c> in words.</summary>
    public string Text { get; }

    private object? Shown => Whole is { } whole ? whole : _table.Kind == Dsl.Lowering.ValueKind.Truth ? Value != 0 : Value;

    IEnumerable<KeyValuePair<string, object?>> IHasColumns.Columns =>
    [
        .. _table.Keys.Select((key, at) => KeyValuePair.Create(key, (object?)Ids[at])),
        KeyValuePair.Create(_table.Name, Shown),
    ];

    /// <summary>Such as <c>match[park] = 20</c>.</summary>
    public override string ToString() => $"{_table.Name}{(Ids.Count == 0 ? "" : $"[{Id}]")} = {Text}";

    internal static double ValueOf(ReportTable table, int row) => table.Cells.Wholes is { } wholes ? (double)wholes[row] : table.Cells.Reals![row];
}

/// <summary>A row that did not count.</summary>
/// <param name="Input">The input that it belongs to.</param>
/// <param name="File">Its file.</param>
/// <param name="Line">Its line there.</param>
/// <param name="Reason">Why.</param>
public sealed record DroppedRow(string Input, string File, int Line, string Reason);
