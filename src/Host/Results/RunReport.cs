using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Configuration;
using Mechanisms.Host.Running;
using Mechanisms.Host.Tables;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Results;

/// <summary>A parameter or role as it was in force.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind; Text for a role.</param>
/// <param name="Text">Its value so that reading it gives the same one.</param>
/// <param name="Place">Who set it; null for the script's default.</param>
internal sealed record ReportedParameter(string Name, ValueKind Kind, string Text, Location? Place);

/// <summary>A value that a reader of the round file would not expect, since it was set outside of it.</summary>
/// <param name="Key">Its path in a round file, such as <c>params.pool</c>.</param>
/// <param name="Text">The value.</param>
/// <param name="From">Who set it: <c>--set pool=3</c>, the name of a variable, or a place in the overriding file.</param>
internal sealed record OutsideValue(string Key, string Text, string From);

/// <summary>How amounts of money are named.</summary>
/// <param name="Code">Such as <c>EUR</c>; empty where the round does not say.</param>
/// <param name="Unit">The smallest unit in plain digits, such as <c>0.01</c>; empty where the round does not say.</param>
internal sealed record ReportedCurrency(string Code, string Unit);

/// <summary>A row that did not count.</summary>
/// <param name="Input">The input or the set that it would be a row of.</param>
/// <param name="File">Its file, as the round names it.</param>
/// <param name="Line">Its line.</param>
/// <param name="Reason">Why.</param>
internal sealed record ReportedRow(string Input, string File, int Line, string Reason)
{
    /// <summary>The cell or the row that could not be read; null for a row that a rule refused, and where nobody is to see it.</summary>
    public Location? Place { get; init; }
}

/// <summary>A member that did not count.</summary>
internal sealed record ReportedMember(string Set, string Id, string Reason);

/// <summary>Everything that a run has to say, ready for any form of writing.</summary>
/// <param name="Mechanism">The mechanism's name.</param>
/// <param name="Doc">Its doc comment.</param>
/// <param name="Parameters">Parameters, then roles, in the order of the script.</param>
/// <param name="Outputs">What the round was asked for.</param>
/// <param name="Steps">Every named step.</param>
/// <param name="DroppedRows">Rows that could not be read and were left out, then those that a rule refused.</param>
/// <param name="DroppedMembers">Members that a rule refused.</param>
/// <param name="Notes">Leftovers and other things worth knowing.</param>
internal sealed record RunReport(
    string Mechanism,
    string Doc,
    ImmutableArray<ReportedParameter> Parameters,
    ImmutableArray<ReportTable> Outputs,
    ImmutableArray<ReportTable> Steps,
    ImmutableArray<ReportedRow> DroppedRows,
    ImmutableArray<ReportedMember> DroppedMembers,
    ImmutableArray<string> Notes)
{
    /// <summary>What the script or its kind measures of what came out, where that was asked for.</summary>
    public ImmutableArray<ReportTable> Measures { get; init; } = [];

    /// <summary>How the searches went of which a run keeps a record.</summary>
    public ImmutableArray<ReportedSearch> Searches { get; init; } = [];

    /// <summary>Parameters about which nobody said anything, so that the script's own values were in force; none for an example.</summary>
    public ImmutableArray<ReportedParameter> ByDefault { get; init; } = [];

    /// <summary>Values that were set outside of the round file.</summary>
    public ImmutableArray<OutsideValue> Outside { get; init; } = [];

    /// <summary>The currency of the round, or null.</summary>
    public ReportedCurrency? Currency { get; init; }

    /// <summary>The report of a run that came to its end.</summary>
    /// <param name="mechanism">What ran.</param>
    /// <param name="built">What it ran on; its round must be there.</param>
    /// <param name="run">What came out.</param>
    /// <param name="settings">Who set which parameter; null for an example.</param>
    public static RunReport Of(LoweredMechanism mechanism, RoundBuildResult built, Completed run, RoundSettings? settings)
    {
        Round round = built.Round ?? throw new ArgumentException("a round with errors cannot have run", nameof(built));
        ImmutableArray<ReportedParameter> parameters = ParametersOf(mechanism, round, settings);
        return new RunReport(
            mechanism.Name,
            mechanism.Doc,
            parameters,
            [.. mechanism.Outputs.Select(output => ReportTable.OfOutput(mechanism, output, built, run))],
            [.. Slots(mechanism, isMeasure: false).Select(slot => ReportTable.OfStep(mechanism, slot, built, run))],
            RowsOf(mechanism, built, round, run),
            [.. run.DroppedMembers.Select(dropped => new ReportedMember(
                mechanism.Sets[dropped.Set].Name,
                round.Sets[dropped.Set].Ids[dropped.Member],
                Fill(mechanism.MemberRules[dropped.Rule].Reason, dropped.Holes)))],
            [.. NotesOf(mechanism, built, run), .. ReportedSearch.Of(mechanism, run).SelectMany(search => search.Notes)])
        {
            Measures = [.. Slots(mechanism, isMeasure: true).Select(slot => ReportTable.OfMeasure(mechanism, slot, built, run))],
            Searches = ReportedSearch.Of(mechanism, run),
            ByDefault = settings is null ? [] : [.. parameters.Where(parameter => parameter.Place is null)],
            Outside = settings is null ? [] : [.. OutsideValues.Of(settings, parameters)],
            Currency = settings?.Currency is { } currency
                ? new ReportedCurrency(currency.Code?.Text ?? "", currency.Unit is { } unit ? CurrencyCheck.UnitOf(unit.Text) ?? "" : "")
                : null,
        };
    }

    private static IEnumerable<int> Slots(LoweredMechanism mechanism, bool isMeasure) =>
        Enumerable.Range(0, mechanism.Steps.Length).Where(slot => mechanism.Steps[slot].IsMeasure == isMeasure);

    private static ImmutableArray<ReportedParameter> ParametersOf(LoweredMechanism mechanism, Round round, RoundSettings? settings)
    {
        var all = ImmutableArray.CreateBuilder<ReportedParameter>();
        for (int slot = 0; slot < mechanism.Parameters.Length; slot++)
        {
            LoweredParameter parameter = mechanism.Parameters[slot];
            all.Add(new ReportedParameter(parameter.Name, parameter.Kind, ParameterText.Of(parameter.Kind, round.Parameters[slot]), PlaceOf(parameter.Name)));
        }

        foreach (LoweredRole role in mechanism.Roles) all.Add(new ReportedParameter(role.Name, ValueKind.Text, role.Chosen, PlaceOf(role.Name)));
        return all.ToImmutable();

        Location? PlaceOf(string name) => settings?.Parameters.GetValueOrDefault(name)?.Place;
    }

    private static ImmutableArray<ReportedRow> RowsOf(LoweredMechanism mechanism, RoundBuildResult built, Round round, Completed run)
    {
        var rows = ImmutableArray.CreateBuilder<ReportedRow>();
        foreach (BadRow bad in built.BadRows) rows.Add(new ReportedRow(bad.Input + bad.Set, bad.File, bad.Line, bad.Reason) { Place = bad.Place });
        foreach (DroppedRow dropped in run.DroppedRows)
        {
            string reason = Fill(mechanism.RowRules[dropped.Rule].Reason, dropped.Holes);
            int line = round.Inputs[dropped.Input].Lines[dropped.Row];
            rows.Add(new ReportedRow(mechanism.Inputs[dropped.Input].Name, built.Sources[dropped.Input].Name, line, reason));
        }

        return rows.ToImmutable();
    }

    private static ImmutableArray<string> NotesOf(LoweredMechanism mechanism, RoundBuildResult built, Completed run)
    {
        var notes = ImmutableArray.CreateBuilder<string>();
        foreach (Leftover leftover in run.Leftovers.Where(leftover => !leftover.Units.IsZero))
        {
            LoweredStep step = mechanism.Steps[leftover.Step];
            string amount = UnitText.Multiple(leftover.Units, step.Rounding?.Unit ?? "1");
            notes.Add($"{amount}{(step.Dimension.Length == 0 ? "" : " " + step.Dimension)} of {step.Name} could not be placed and is left over");
        }

        // Without their lines, which would differ between two files that hold the same rows in another order.
        foreach (Diagnostic note in built.Notes) notes.Add($"{note.Location.File}: {note.Message}");
        return notes.ToImmutable();
    }

    /// <summary>A reason with its holes filled in.</summary>
    internal static string Fill(LoweredTemplate template, ImmutableArray<string> holes)
    {
        var text = new System.Text.StringBuilder(template.Words[0]);
        for (int i = 0; i < template.Holes.Length; i++) text.Append(i < holes.Length ? holes[i] : "…").Append(template.Words[i + 1]);
        return text.ToString();
    }
}
