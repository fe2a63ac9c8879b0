using System.Globalization;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Records;
using Mechanisms.Host.Rendering;
using Mechanisms.Host.Results;
using Mechanisms.Host.Tables;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Reporting;

/// <summary>Which rows and members counted, and the reasons why others did not.</summary>
/// <param name="html">Where to.</param>
/// <param name="run">The run.</param>
internal sealed class RowSection(HtmlWriter html, FinishedRun run)
{
    private const int MostExamples = 5;

    /// <summary>Writes it.</summary>
    public void Write()
    {
        var members = new MemberVerdicts(run);
        html.Table(
            "Rows that were read",
            [new HtmlColumn("input") { IsCode = true }, new HtmlColumn("file") { IsName = true }, Count("rows"), Count("count"), Count("do not count")],
            [.. run.Mechanism.Inputs.Select((input, slot) => CountsOf(input, slot, members)).OfType<string[]>()]);
        html.Table(
            "Members",
            [new HtmlColumn("set") { IsCode = true }, Count("members"), Count("count"), Count("do not count")],
            [.. run.Mechanism.Sets.Select((set, slot) => Counts(set.Name, run.Run.Survivors[slot].Length, run.Run.Survivors[slot].Count(isLeft => isLeft)))]);
        ReasonGroup[] reasons = [.. Reasons()];
        if (reasons.Length == 0) html.Paragraph("Every row and every member counts.");
        foreach (ReasonGroup reason in reasons) Write(reason);
    }

    private static HtmlColumn Count(string header) => new(header) { IsNumber = true };

    // Rows come from a table, or from a roster, which has no entry among the inputs.
    private string[]? CountsOf(LoweredInput input, int slot, MemberVerdicts members)
    {
        InputRows rows = run.Round.Inputs[slot];
        int bad = run.Built.BadRows.Count(row => row.Input == input.Name);
        if (rows.Count + bad == 0 && !run.Settings.Inputs.ContainsKey(input.Name)) return null;
        RowVerdicts verdicts = RowVerdicts.Of(run, slot, members);
        int taken = Enumerable.Range(0, rows.Count).Count(row => verdicts.At(row).Counts);
        string[] counts = Counts(input.Name, rows.Count + bad, taken);
        return [counts[0], run.Built.Sources[slot].Name, .. counts[1..]];
    }

    private static string[] Counts(string name, int all, int taken) => [name, Text(all), Text(taken), Text(all - taken)];

    private IEnumerable<ReasonGroup> Reasons()
    {
        foreach (var bad in run.Built.BadRows.GroupBy(row => (row.Input, row.Set, row.File, row.Code)))
            yield return new ReasonGroup($"{bad.Key.Input}{bad.Key.Set}: rows of {bad.Key.File} that could not be read ({bad.Key.Code})", [.. bad.Select(row => (PlaceOf(row.File, row.Line), row.Reason))]);
        foreach (var dropped in run.Run.DroppedRows.GroupBy(row => row.Rule).OrderBy(group => group.Key))
        {
            LoweredRowRule rule = run.Mechanism.RowRules[dropped.Key];
            RowSource source = run.Built.Sources[rule.Input];
            yield return new ReasonGroup(
                $"{run.Mechanism.Inputs[rule.Input].Name}: {WordsOf(rule.Reason)}",
                [.. dropped.Select(row => (PlaceOf(source.Name, run.Round.Inputs[row.Input].Lines[row.Row]), RunReport.Fill(rule.Reason, row.Holes)))]);
        }

        foreach (var dropped in run.Run.DroppedMembers.GroupBy(member => member.Rule).OrderBy(group => group.Key))
        {
            LoweredMemberRule rule = run.Mechanism.MemberRules[dropped.Key];
            yield return new ReasonGroup(
                $"{run.Mechanism.Sets[rule.Index.Set].Name}: {WordsOf(rule.Reason)}",
                [.. dropped.Select(member => (run.Round.Sets[member.Set].Ids[member.Member], RunReport.Fill(rule.Reason, member.Holes)))]);
        }
    }

    private void Write(ReasonGroup reason)
    {
        html.Table(
            $"Did not count ({Text(reason.Cases.Count)}): {reason.Title}",
            [new HtmlColumn("where") { IsName = true }, new HtmlColumn("reason") { IsName = true }],
            [.. reason.Cases.Take(MostExamples).Select(it => (string[])[it.Where, it.Reason])]);
        if (reason.Cases.Count > MostExamples) html.Paragraph($"And {Text(reason.Cases.Count - MostExamples)} more for this reason; `mech run --out` lists every row.", "soft");
    }

    private static string WordsOf(LoweredTemplate reason) => RunReport.Fill(reason, []);

    private static string PlaceOf(string file, int line) => string.Create(CultureInfo.InvariantCulture, $"{file}:{line}");

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);

    private sealed record ReasonGroup(string Title, IReadOnlyList<(string Where, string Reason)> Cases);
}
