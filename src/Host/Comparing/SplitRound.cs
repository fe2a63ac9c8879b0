using System.Collections.Immutable;
using System.Numerics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Tables;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Comparing;

/// <summary>
/// A round in which one member is several: each of its rows is there once for every invented identity, with an equal part of
/// what can be parted. That is every amount of a plain unit, such as money, credits or votes; shares, plain numbers, amounts
/// for each of something, texts, times and truths are the same for each identity.
/// </summary>
internal static class SplitRound
{
    /// <summary>The names of the identities.</summary>
    public static ImmutableArray<string> Names(string member, int count) => [.. Enumerable.Range(1, count).Select(n => FormattableString.Invariant($"{member} ({n} of {count})"))];

    /// <summary>The round with one member split.</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <param name="built">Its round.</param>
    /// <param name="set">The slot of the member's set.</param>
    /// <param name="member">The member, by number.</param>
    /// <param name="count">How many identities.</param>
    public static RoundBuildResult Of(LoweredMechanism mechanism, RoundBuildResult built, int set, int member, int count)
    {
        Round round = built.Round!;
        ImmutableArray<string> ids = round.Sets[set].Ids, invented = Names(ids[member], count);
        (string Id, int Old)[] all = [.. ids.Index().Where(it => it.Index != member).Select(it => (it.Item, it.Index)), .. invented.Select(id => (id, member))];
        Array.Sort(all, (a, b) => string.CompareOrdinal(a.Id, b.Id));
        int[] final = new int[ids.Length], identities = [.. invented.Select(id => Array.FindIndex(all, it => it.Id == id))];
        for (int at = 0; at < all.Length; at++) final[all[at].Old] = at;
        ImmutableArray<InputRows> inputs = [.. round.Inputs.Select((rows, slot) => Split(mechanism.Inputs[slot], rows, set, member, final, identities))];
        Round split = round with
        {
            Sets = round.Sets.SetItem(set, round.Sets[set] with { Ids = [.. all.Select(it => it.Id)] }),
            Inputs = inputs,
        };
        bool hasTitles = set < built.Titles.Length && !built.Titles[set].IsEmpty;
        return built with { Round = split, Titles = hasTitles ? built.Titles.SetItem(set, [.. all.Select(it => built.Titles[set][it.Old])]) : built.Titles };
    }

    /// <summary>Whether the amounts of a column are parted.</summary>
    public static bool IsParted(LoweredColumn column) =>
        column is { Formula: null, Kind: ValueKind.Real or ValueKind.Whole }
        && column.Dimension.Length > 0 && column.Dimension is not ("number" or "share" or "whole")
        && column.Dimension.All(letter => char.IsLetterOrDigit(letter) || letter == '_');

    private static InputRows Split(LoweredInput input, InputRows rows, int set, int member, int[] final, int[] identities)
    {
        int[] positions = [.. input.Sets.Index().Where(it => it.Item == set).Select(it => it.Index)];
        if (positions.Length == 0) return rows;
        List<(int Row, int Part)> copies = [];
        for (int row = 0; row < rows.Count; row++)
        {
            int parts = positions.Any(position => rows.Members[position][row] == member) ? identities.Length : 1;
            for (int part = 0; part < parts; part++) copies.Add((row, parts == 1 ? -1 : part));
        }

        return new InputRows(
            [.. rows.Members.Select((members, position) => positions.Contains(position)
                ? copies.Select(copy => members[copy.Row] == member ? identities[Math.Max(0, copy.Part)] : final[members[copy.Row]]).ToArray()
                : [.. copies.Select(copy => members[copy.Row])])],
            [.. rows.Columns.Select((column, at) => column is null ? null : Copied(column, copies, IsParted(input.Columns[at]) ? identities.Length : 1))],
            [.. copies.Select(copy => rows.Lines[copy.Row])]);
    }

    private static Column Copied(Column column, List<(int Row, int Part)> copies, int parts) => column switch
    {
        RealColumn reals => new RealColumn([.. copies.Select(copy => copy.Part < 0 ? reals.Values[copy.Row] : reals.Values[copy.Row] / parts)]),
        WholeColumn wholes => new WholeColumn([.. copies.Select(copy => copy.Part < 0 ? wholes.Values[copy.Row] : Part(wholes.Values[copy.Row], copy.Part, parts))]),
        TruthColumn truths => new TruthColumn([.. copies.Select(copy => truths.Values[copy.Row])]),
        TextColumn texts => new TextColumn([.. copies.Select(copy => texts.Values[copy.Row])]),
        TimeColumn times => new TimeColumn([.. copies.Select(copy => times.Values[copy.Row])]),
        _ => throw new InvalidOperationException($"A column of type {column.GetType().Name} does not exist."),
    };

    // Whole amounts stay whole: what does not part evenly goes to the first ones.
    private static BigInteger Part(BigInteger whole, int part, int parts)
    {
        (BigInteger each, BigInteger rest) = BigInteger.DivRem(whole, parts);
        return each + (part < BigInteger.Abs(rest) ? rest.Sign : 0);
    }
}
