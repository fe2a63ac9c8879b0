using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Tables;
using Mechanisms.Pictures;
using Mechanisms.Pictures.Forms;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Drawing;

/// <summary>A round again and again, with one member first, then with more, in the order in which they stand in its tables.</summary>
internal static class ArrivalReading
{
    private const int MostFrames = 8, MostMembers = 24;

    /// <summary>The frames and how many join, or why they cannot be shown.</summary>
    /// <param name="picture">What is drawn.</param>
    /// <param name="round">The round with everybody.</param>
    /// <param name="runs">Runs the mechanism on a part of the round.</param>
    /// <param name="cancellation">The wish to stop.</param>
    public static (ImmutableArray<ArrivalFrame> Frames, int Count, Diagnostic? Problem) Read(LoweredPicture picture, DrawnRound round, Func<Round, RunResult> runs, CancellationToken cancellation)
    {
        (LoweredPicturePart of, LoweredPicturePart under) = (picture.Part(PictureForms.Of)!, picture.Part(PictureForms.Under)!);
        int set = round.SetsOf(of)[0];
        int[] order = [.. Order(round, set, under)];
        if (order.Length == 0) return ([], 0, DrawMessages.Nothing(picture.Place, picture.Text, "there is no member"));
        int count = Math.Min(order.Length, MostMembers), frames = Math.Min(count, MostFrames);
        var drawn = ImmutableArray.CreateBuilder<ArrivalFrame>();
        for (int frame = 0; frame < frames; frame++)
        {
            int there = frames == 1 ? count : 1 + (int)Math.Round(frame * (count - 1) / (double)(frames - 1));
            RoundBuildResult part = PartialRound.Of(round.Mechanism, round.Built, set, order[..there].ToHashSet());
            RunResult result = runs(part.Round!);
            if (result is not Completed completed)
                return ([], 0, DrawMessages.FrameStops(picture.Place, picture.Text, Results.FaultReport.Explain(round.Mechanism, part, (Faulted)result).Message));
            var seen = new DrawnRound(round.Mechanism, part, completed, round.Currency, cancellation);
            (ImmutableArray<Entry> entries, Diagnostic? problem) = seen.Entries(picture, of, under);
            if (problem is not null) return ([], 0, problem);
            if (entries.FirstOrDefault(entry => entry.Values.Any(value => value < 0)) is { } negative)
                return ([], 0, DrawMessages.Negative(picture.Place, picture.Text, negative.Values[0] < 0 ? of.Name : under.Name, negative.Name));
            drawn.Add(new ArrivalFrame(InOrder(entries, seen, set, order[..there])));
        }

        return (drawn.ToImmutable(), order.Length, null);
    }

    /// <summary>What is to be said where not all of them are drawn.</summary>
    public static string NoteOf(int count) => count <= MostMembers ? "" : FormattableString.Invariant($"Only the first {MostMembers} are drawn.");

    // Members are numbered in the order of their ids; those that are left stand in the order of their numbers.
    private static ImmutableArray<Entry> InOrder(ImmutableArray<Entry> entries, DrawnRound part, int set, int[] came)
    {
        int[] sorted = [.. came.Order()], numbers = [.. part.Left(set)];
        Dictionary<int, int> placeOf = numbers.Index().ToDictionary(it => sorted[it.Item], it => it.Index);
        return [.. came.Where(placeOf.ContainsKey).Select(member => entries[placeOf[member]])];
    }

    private static IEnumerable<int> Order(DrawnRound round, int set, LoweredPicturePart under)
    {
        Round all = round.Built.Round!;
        int table = under.Source == PictureSource.Input ? under.Slot : Enumerable.Range(0, round.Mechanism.Inputs.Length).FirstOrDefault(slot => round.Mechanism.Inputs[slot].Sets is [var only] && only == set, -1);
        IEnumerable<int> written = table < 0 || !round.Mechanism.Inputs[table].Sets.Contains(set) ? [] : all.Inputs[table].Members[round.Mechanism.Inputs[table].Sets.IndexOf(set)];
        HashSet<int> left = [.. round.Left(set)];
        return written.Concat(left.Order()).Distinct().Where(left.Contains);
    }
}
