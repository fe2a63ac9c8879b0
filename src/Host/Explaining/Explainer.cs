using System.Collections.Immutable;
using System.Globalization;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Interpreting;
using Mechanisms.Host.Results;
using Mechanisms.Host.Running;
using Mechanisms.Host.Tables;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Explaining;

/// <summary>Explains cells of a run: each with its formula, its numbers, and the cells that it reads, down to rows and parameters.</summary>
/// <param name="run">The run.</param>
/// <param name="depth">How many steps down; what lies below has its value only.</param>
internal sealed class Explainer(TracedRun run, int depth = int.MaxValue)
{
    private const int MostRows = 5;

    // A step that reads itself, day before day, is shown so often; further back it is the same again.
    private const int MostRepeats = 3;
    private readonly HashSet<string> _explained = [];
    private readonly Stack<int> _under = [];

    /// <summary>A cell with all below it; a cell that was explained before is named again and not explained again.</summary>
    public Explanation Explain(StepCell cell) => Explain(cell, depth);

    /// <summary>The same, so many steps down.</summary>
    public Explanation Explain(StepCell cell, int depth)
    {
        Explanation named = Named(cell);
        if (_explained.Contains(cell.Key)) return named with { Note = Explanation.Above };
        return Refused(cell) is { } refused ? Formulated(cell, named) with { Note = refused }
            : run.Find(cell) is null ? Formulated(cell, named) with { Note = "no row reaches it, and what no row reaches is 0" }
            : _under.Count >= depth ? named with { Note = "not explained here" }
            : _under.Count(slot => slot == cell.Step) >= MostRepeats ? named with { Note = "computed in the same way" }
            : Computed(cell, Formulated(cell, named), depth);
    }

    private Explanation Named(StepCell cell)
    {
        LoweredStep step = run.Mechanism.Steps[cell.Step];
        Value value = run.ValueOf(cell);
        string unit = step.Kind == ValueKind.Truth || step.Dimension is "number" or "share" ? "" : step.Dimension;
        return new Explanation(run.NameOf(cell), Digits.Of(value, run.Round), unit, DocText.FirstSentence(step.Doc), "", "", [], [], [], [], "")
        {
            Exact = ExactOf(value),
            Key = cell.Key,
        };
    }

    private Explanation Formulated(StepCell cell, Explanation named)
    {
        LoweredStep step = run.Mechanism.Steps[cell.Step];
        return named with { Formula = step.Formula, Place = PlaceOf(step.Place) };
    }

    private Explanation Computed(StepCell cell, Explanation formulated, int depth)
    {
        LoweredStep step = run.Mechanism.Steps[cell.Step];
        _explained.Add(cell.Key);
        var filling = new Filling(run, cell);
        string filled = filling.Fill(step.Body);

        // Only rounding makes another value of what the formula comes to; a search is not gone through again for nothing.
        Value computed = step.Rounding is null ? run.ValueOf(cell) : run.At(cell).Evaluate(step.Body).Stored();
        List<Claim> claims = [new Claim(ClaimKind.Numbers, "", filled, Digits.Of(computed, run.Round)), .. filling.Parts.Distinct()];

        // Of a formula that is one sum or one search, the line of that says all.
        if (claims.Count > 1 && claims[0].Expression == claims[0].Value) claims.RemoveAt(0);
        if (step.Rounding is { } rounding) claims.Add(Rounded(cell, rounding, filling, computed, formulated.Value));
        StepCell[] reads = [.. filling.Steps.Select(reading => reading.Cell).DistinctBy(read => read.Key)];
        _under.Push(cell.Step);
        ImmutableArray<Explanation> below = [.. reads.Select(read => Explain(read, depth))];
        _under.Pop();
        return formulated with
        {
            Claims = [.. claims],
            Parameters = [.. ParametersOf(cell.Step, filling)],
            Rows = [.. filling.Inputs.Where(it => it.Column >= 0).DistinctBy(it => (it.Input, it.Column, string.Join(',', it.Members))).Select(RowOf)],
            MoreRows = filling.MoreRows,
            Steps = below,
        };
    }

    private Claim Rounded(StepCell cell, LoweredRounding rounding, Filling filling, Value computed, string shown)
    {
        string rule = rounding.Rule switch
        {
            RoundingRule.Nearest => "to the nearest",
            RoundingRule.Down => "down to",
            RoundingRule.Up => "up to",
            _ => "shared out in parts of",
        };
        string most = "";
        if (rounding.AtMost is { } bound)
        {
            run.At(cell);
            most = ", at most " + filling.Fill(bound);
        }

        return new Claim(ClaimKind.Rounded, $"{rule} {rounding.Unit}{most}", Digits.Of(computed, run.Round), shown);
    }

    // A member whom a rule refused, or the rows of one.
    private string? Refused(StepCell cell)
    {
        LoweredStep step = run.Mechanism.Steps[cell.Step];
        for (int i = 0; i < cell.Members.Length; i++)
        {
            (int set, int member) = (step.Indices[i].Set, cell.Members[i]);
            if (run.Completed.Survivors[set][member]) continue;
            DroppedMember? dropped = run.Completed.DroppedMembers.FirstOrDefault(it => it.Set == set && it.Member == member);
            if (dropped is null) continue;
            LoweredMemberRule rule = run.Mechanism.MemberRules[dropped.Rule];
            return $"{run.Round.Sets[set].Ids[member]} does not count: {RunReport.Fill(rule.Reason, dropped.Holes)} ({PlaceOf(rule.Place)})";
        }

        return null;
    }

    private IEnumerable<ParameterFact> ParametersOf(int step, Filling filling)
    {
        foreach (int slot in filling.Parameters)
        {
            LoweredParameter parameter = run.Mechanism.Parameters[slot];
            string value = ParameterText.Of(parameter.Kind, run.Round.Parameters[slot]);
            yield return Fact(parameter.Name, value, parameter.Place);
        }

        foreach (LoweredRole role in run.RolesOf(step))
            yield return Fact(role.Name, role.Chosen, role.Place);
    }

    private ParameterFact Fact(string name, string value, Location place) => run.Settings?.Parameters.GetValueOrDefault(name) is { } setting
        ? new ParameterFact(name, value, SettingWords.Of(setting.Layer), SettingWords.PlaceOf(setting))
        : new ParameterFact(name, value, SettingWords.Of(SettingLayer.Script), PlaceOf(place));

    private RowFact RowOf(InputReading reading)
    {
        LoweredInput input = run.Mechanism.Inputs[reading.Input];
        string column = input.IsColumnar ? $".{input.Columns[reading.Column].Name}" : "";
        string cell = run.NameOf(input.Name, input.Sets, reading.Members) + column;
        int[] rows = [.. run.RowsOf(reading.Input, reading.Members)];
        string value = Digits.Of(reading.Value, run.Round);
        if (rows.Length == 0) return new RowFact(cell, value, input.Columns[reading.Column].Default is null ? "no row" : $"no row, default of {PlaceOf(input.Place)}");
        string lines = string.Join(", ", rows.Take(MostRows).Select(row => LineOf(reading.Input, row)));
        string more = rows.Length > MostRows ? FormattableString.Invariant($" and {rows.Length - MostRows} more rows") : "";
        return new RowFact(cell, value, lines + more);
    }

    private string LineOf(int input, int row)
    {
        RowSource source = run.Built.Sources[input];
        if (row < source.Example.Length) return PlaceOf(source.Example[row]);
        return $"{source.Name}:{run.Round.Inputs[input].Lines[row].ToString(CultureInfo.InvariantCulture)}";
    }

    private static string? ExactOf(Value value) => value switch
    {
        RealValue { Number: double number } when double.IsFinite(number) => NumberText.Exact(number + 0.0),
        WholeValue whole => whole.Number.ToString(CultureInfo.InvariantCulture),
        _ => null,
    };

    private string PlaceOf(Location place) => FormattableString.Invariant($"{run.FileName(place.File)}:{place.Line}");
}
