using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Tables;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Drawing;

/// <summary>A round with only some of the members of a set: all rows about the others are gone.</summary>
internal static class PartialRound
{
    /// <summary>The round with those members.</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <param name="built">Its round.</param>
    /// <param name="set">The slot of the set.</param>
    /// <param name="kept">The members who stay, by number.</param>
    public static RoundBuildResult Of(LoweredMechanism mechanism, RoundBuildResult built, int set, IReadOnlySet<int> kept)
    {
        Round round = built.Round!;
        int[] left = [.. Enumerable.Range(0, round.Sets[set].Ids.Length).Where(kept.Contains)];
        var numbers = new int[round.Sets[set].Ids.Length];
        for (int at = 0; at < left.Length; at++) numbers[left[at]] = at;
        Round part = round with
        {
            Sets = round.Sets.SetItem(set, round.Sets[set] with { Ids = [.. left.Select(member => round.Sets[set].Ids[member])] }),
            Inputs = [.. round.Inputs.Select((rows, slot) => Kept(mechanism.Inputs[slot], rows))],
        };
        bool hasTitles = set < built.Titles.Length && !built.Titles[set].IsEmpty;
        return built with { Round = part, Titles = hasTitles ? built.Titles.SetItem(set, [.. left.Select(member => built.Titles[set][member])]) : built.Titles };

        InputRows Kept(LoweredInput input, InputRows rows)
        {
            int[] positions = [.. input.Sets.Index().Where(it => it.Item == set).Select(it => it.Index)];
            if (positions.Length == 0) return rows;
            int[] there = [.. Enumerable.Range(0, rows.Count).Where(row => positions.All(position => kept.Contains(rows.Members[position][row])))];
            return new InputRows(
                [.. rows.Members.Select((members, position) => there.Select(row => positions.Contains(position) ? numbers[members[row]] : members[row]).ToArray())],
                [.. rows.Columns.Select(column => column is null ? null : Picked(column, there))],
                [.. there.Select(row => rows.Lines[row])]);
        }
    }

    private static Column Picked(Column column, int[] rows) => column switch
    {
        RealColumn reals => new RealColumn([.. rows.Select(row => reals.Values[row])]),
        WholeColumn wholes => new WholeColumn([.. rows.Select(row => wholes.Values[row])]),
        TruthColumn truths => new TruthColumn([.. rows.Select(row => truths.Values[row])]),
        TextColumn texts => new TextColumn([.. rows.Select(row => texts.Values[row])]),
        TimeColumn times => new TimeColumn([.. rows.Select(row => times.Values[row])]),
        _ => throw new InvalidOperationException($"A column of type {column.GetType().Name} does not exist."),
    };
}
