using Mechanisms.Rounds;

namespace Mechanisms.Conformance.Generated;

/// <summary>A round with the rows of every table in another order.</summary>
internal static class Shuffle
{
    /// <summary>Every table back to front.</summary>
    public static Round Reverse(Round round) => round with { Inputs = [.. round.Inputs.Select(Reverse)] };

    /// <summary>A result of the reversed round as one of the round itself: rows get their old numbers.</summary>
    public static Completed Undo(Completed completed, Round round) => completed with
    {
        DroppedRows = [.. completed.DroppedRows
            .Select(row => row with { Row = round.Inputs[row.Input].Count - 1 - row.Row })
            .OrderBy(row => (row.Input, row.Row, row.Rule))],
    };

    private static InputRows Reverse(InputRows rows) => new(
        [.. rows.Members.Select(members => members.Reverse().ToArray())], [.. rows.Columns.Select(Reverse)], [.. rows.Lines.Reverse()]);

    private static Column? Reverse(Column? column) => column switch
    {
        RealColumn reals => new RealColumn([.. reals.Values.Reverse()]),
        WholeColumn wholes => new WholeColumn([.. wholes.Values.Reverse()]),
        TruthColumn truths => new TruthColumn([.. truths.Values.Reverse()]),
        TextColumn texts => new TextColumn([.. texts.Values.Reverse()]),
        TimeColumn times => new TimeColumn([.. times.Values.Reverse()]),
        _ => null,
    };
}
