using System.Collections.Immutable;
using System.Numerics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Results;
using Mechanisms.Host.Running;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Records;

/// <summary>
/// A finished run under other names. It is the run itself that is renamed, so whatever is written of it afterwards, in any
/// form, knows no ids any more.
/// </summary>
internal static class Pseudonymising
{
    /// <summary>The run with ids replaced, and the texts of its rows.</summary>
    public static FinishedRun Of(FinishedRun finished, PseudonymKey key)
    {
        FinishedRun run = finished.WithComputed();
        LoweredMechanism mechanism = run.Mechanism;
        Pseudonyms names = Pseudonyms.Of(key, run.Round.Sets, set => mechanism.Sets[set].IgnoresCase);
        var round = new Round(
            names.Sets,
            [.. run.Round.Inputs.Select((rows, input) => Renamed(rows, mechanism.Inputs[input], names))],
            [.. run.Round.Parameters.Select((value, slot) => mechanism.Parameters[slot].Kind == ValueKind.Text ? value with { Text = names.OfSetting(value.Text) } : value)]);
        Completed done = run.Run;
        Completed renamed = done with
        {
            Steps = [.. done.Steps.Select((cells, slot) => Renamed(cells, mechanism.Steps[slot], names))],
            DroppedRows = [.. done.DroppedRows.Select(row => row with { Holes = Renamed(mechanism.RowRules[row.Rule].Reason, row.Holes, names) })],
            DroppedMembers =
            [
                .. done.DroppedMembers.Select(member => member with
                    {
                        Member = names.Numbers[member.Set][member.Member],
                        Holes = Renamed(mechanism.MemberRules[member.Rule].Reason, member.Holes, names),
                    })
                    .OrderBy(member => member.Rule)
                    .ThenBy(member => member.Member),
            ],
            Survivors = [.. done.Survivors.Select((left, set) => Renamed(left, names.Numbers[set]))],
        };
        return run with
        {
            Prepared = run.Prepared with { Settings = Quiet(run.Settings, run.Report().Parameters) },
            Built = run.Built with
            {
                Round = round,

                // Titles name members as ids do.
                Titles = [],
                BadRows = [.. run.Built.BadRows.Select(row => row with { Reason = $"see {row.Code}", Place = null })],
                Notes = [.. run.Built.Notes.Select(note => note with { Message = names.OfSentence(note.Message) })],
            },
            Run = renamed,
            Computed = [.. run.Computed.Select(columns => columns.Select(column => Renamed(column, names)).ToImmutableArray())],
        };
    }

    // An argument shows what it sets, and a text that it sets may be somebody's id.
    private static RoundSettings Quiet(RoundSettings settings, ImmutableArray<ReportedParameter> parameters)
    {
        HashSet<string> texts = [.. parameters.Where(parameter => parameter.Kind == ValueKind.Text).Select(parameter => "params." + parameter.Name)];
        return settings with
        {
            RecordedOutside = OutsideValues.Of(settings, parameters).ToImmutableSortedDictionary(
                value => value.Key,
                value => texts.Contains(value.Key) && value.From.IndexOf('=', StringComparison.Ordinal) is >= 0 and int equal ? value.From[..equal] + "=…" : value.From,
                StringComparer.Ordinal),
        };
    }

    private static InputRows Renamed(InputRows rows, LoweredInput input, Pseudonyms names) => rows with
    {
        Members = [.. rows.Members.Select((members, index) => Array.ConvertAll(members, member => names.Numbers[input.Sets[index]][member]))],
        Columns = [.. rows.Columns.Select(column => Renamed(column, names))],
    };

    private static Column? Renamed(Column? column, Pseudonyms names) =>
        column is TextColumn texts ? new TextColumn(Array.ConvertAll(texts.Values, names.OfText)) : column;

    private static ImmutableArray<string> Renamed(LoweredTemplate reason, ImmutableArray<string> holes, Pseudonyms names) =>
        [.. holes.Select((words, at) => names.OfHole(reason.Holes[at], words))];

    private static bool[] Renamed(bool[] left, int[] numbers)
    {
        var renamed = new bool[left.Length];
        for (int member = 0; member < left.Length; member++) renamed[numbers[member]] = left[member];
        return renamed;
    }

    // Cells go by the numbers of members, which are new.
    private static StepCells Renamed(StepCells cells, LoweredStep step, Pseudonyms names)
    {
        int[][] members = [.. cells.Members.Select((column, index) => Array.ConvertAll(column, member => names.Numbers[step.Indices[index].Set][member]))];
        var order = new int[cells.Count];
        for (int cell = 0; cell < order.Length; cell++) order[cell] = cell;
        Array.Sort(order, (a, b) =>
        {
            foreach (int[] column in members)
            {
                int compared = column[a].CompareTo(column[b]);
                if (compared != 0) return compared;
            }

            return 0;
        });
        double[]? reals = cells.Reals is null ? null : Array.ConvertAll(order, cell => cells.Reals[cell]);
        BigInteger[]? wholes = cells.Wholes is null ? null : Array.ConvertAll(order, cell => cells.Wholes[cell]);
        return new StepCells([.. members.Select(column => Array.ConvertAll(order, cell => column[cell]))], reals, wholes);
    }
}
