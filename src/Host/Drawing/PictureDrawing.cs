using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Pictures;
using Mechanisms.Pictures.Forms;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Drawing;

/// <summary>What came of drawing: a picture, or why there is none.</summary>
internal sealed record Drawn(Picture? Picture, Diagnostic? Problem)
{
    public static implicit operator Drawn(Picture picture) => new(picture, null);

    public static implicit operator Drawn(Diagnostic problem) => new(null, problem);
}

/// <summary>Draws declared pictures of a round: reads what they need, and hands it to the form.</summary>
internal static class PictureDrawing
{
    /// <summary>The picture.</summary>
    /// <param name="picture">What is drawn.</param>
    /// <param name="round">The round that was run.</param>
    /// <param name="runs">Runs the mechanism again, on a part of the round.</param>
    /// <param name="cancellation">The wish to stop.</param>
    public static Drawn Draw(LoweredPicture picture, DrawnRound round, Func<Round, RunResult> runs, CancellationToken cancellation)
    {
        PictureFrame frame = FrameOf(picture);
        return picture.Form switch
        {
            PictureForms.Bars => Bars(picture, round, frame),
            "shares" => Shares(picture, round, frame),
            "points" => Points(picture, round, frame),
            "squares" => Squares(picture, round, frame),
            "tower" => Tower(picture, round, frame),
            PictureForms.Network => Network(picture, round, frame),
            "cobweb" => Cobweb(picture, round, frame, cancellation),
            "arrivals" => Arrivals(picture, round, frame, runs, cancellation),
            _ => throw new InvalidOperationException($"A picture of the form {picture.Form} does not exist."),
        };
    }

    /// <summary>What stands above a picture, and below it: its doc comment.</summary>
    public static string TitleOf(LoweredPicture picture) => picture.Doc.Length == 0 ? picture.Text : Plain(DocText.FirstSentence(picture.Doc)).TrimEnd('.');

    private static PictureFrame FrameOf(LoweredPicture picture)
    {
        string title = TitleOf(picture), all = Plain(picture.Doc);
        string rest = all.StartsWith(title, StringComparison.Ordinal) ? all[title.Length..].TrimStart('.', ' ') : "";
        return new PictureFrame(title, rest.Length == 0 ? [] : [rest]);
    }

    // Doc comments are Markdown; marks around names say nothing in a picture.
    private static string Plain(string text) => text.ReplaceLineEndings(" ").Replace("`", "", StringComparison.Ordinal);

    private static Drawn Bars(LoweredPicture picture, DrawnRound round, PictureFrame frame)
    {
        LoweredPicturePart of = picture.Part(PictureForms.Of)!;
        LoweredPicturePart? beside = picture.Part(PictureForms.Beside);
        (ImmutableArray<Entry> entries, Diagnostic? problem) = round.Entries(picture, of, beside);
        if (problem is not null) return problem;
        if (entries.IsEmpty) return DrawMessages.Nothing(picture.Place, picture.Text, "there is no member");
        ImmutableArray<Quantity> quantities = beside is null ? [round.QuantityOf(of)] : [round.QuantityOf(of), round.QuantityOf(beside)];
        return BarsPicture.Draw(frame, quantities, entries);
    }

    private static Drawn Shares(LoweredPicture picture, DrawnRound round, PictureFrame frame)
    {
        (LoweredPicturePart of, LoweredPicturePart beside) = (picture.Part(PictureForms.Of)!, picture.Part(PictureForms.Beside)!);
        (ImmutableArray<Entry> entries, Diagnostic? problem) = Amounts(picture, round, of, beside);
        if (problem is not null) return problem;
        if (entries.All(entry => entry.Values.All(value => value == 0))) return DrawMessages.Nothing(picture.Place, picture.Text, "everything is 0");
        return SharesPicture.Draw(frame, round.QuantityOf(of), round.QuantityOf(beside), entries);
    }

    private static Drawn Points(LoweredPicture picture, DrawnRound round, PictureFrame frame)
    {
        (LoweredPicturePart of, LoweredPicturePart against) = (picture.Part(PictureForms.Of)!, picture.Part(PictureForms.Against)!);
        (ImmutableArray<Entry> entries, Diagnostic? problem) = round.Entries(picture, of, against);
        if (problem is not null) return problem;
        if (entries.IsEmpty) return DrawMessages.Nothing(picture.Place, picture.Text, "there is no member");
        return PointsPicture.Draw(frame, round.QuantityOf(of), round.QuantityOf(against), entries);
    }

    private static Drawn Squares(LoweredPicture picture, DrawnRound round, PictureFrame frame)
    {
        LoweredPicturePart of = picture.Part(PictureForms.Of)!;
        (ImmutableArray<Link> links, Diagnostic? problem) = round.Links(picture, of);
        if (problem is not null) return problem;
        if (links.FirstOrDefault(link => link.Value < 0) is { } negative) return DrawMessages.Negative(picture.Place, picture.Text, of.Name, $"{negative.From} and {negative.To}");
        ImmutableArray<PiecedSquare> squares = [.. links.GroupBy(link => link.ToMember).Select(group => new PiecedSquare(group.First().To, [.. group.Select(link => link.Value)]))];
        if (squares.All(square => square.Side == 0)) return DrawMessages.Nothing(picture.Place, picture.Text, "everything is 0");
        return SquaresPicture.Draw(frame, round.QuantityOf(of), squares);
    }

    private static Drawn Tower(LoweredPicture picture, DrawnRound round, PictureFrame frame)
    {
        (LoweredPicturePart of, LoweredPicturePart under, LoweredPicturePart by) = (picture.Part(PictureForms.Of)!, picture.Part(PictureForms.Under)!, picture.Part(PictureForms.By)!);
        (ImmutableArray<Entry> entries, Diagnostic? problem) = Amounts(picture, round, of, under, by);
        if (problem is not null) return problem;
        if (entries.All(entry => entry.Values[0] == 0 && entry.Values[1] == 0)) return DrawMessages.Nothing(picture.Place, picture.Text, "everything is 0");
        return TowerPicture.Draw(frame, new TowerQuantities(round.QuantityOf(of), round.QuantityOf(under), round.QuantityOf(by)), entries);
    }

    private static Drawn Network(LoweredPicture picture, DrawnRound round, PictureFrame frame)
    {
        LoweredPicturePart of = picture.Part(PictureForms.Of)!;
        (ImmutableArray<Link> links, Diagnostic? problem) = round.Links(picture, of);
        if (problem is not null) return problem;
        if (links.All(link => link.Value == 0)) return DrawMessages.Nothing(picture.Place, picture.Text, "everything is 0");
        ImmutableArray<int> sets = round.SetsOf(of);
        string HeadOf(int set) => round.Mechanism.Sets[set].Name.Replace('_', ' ');
        ImmutableArray<string> NamesOf(int set) => [.. Enumerable.Range(0, round.Built.Round!.Sets[set].Ids.Length).Select(member => round.NameOf(set, member))];
        return NetworkPicture.Draw(
            frame, round.QuantityOf(of), (HeadOf(sets[0]), HeadOf(sets[1])), NamesOf(sets[0]), NamesOf(sets[1]), [.. links.Select(link => new NetworkLine(link.FromMember, link.ToMember, link.Value))]);
    }

    private static Drawn Cobweb(LoweredPicture picture, DrawnRound round, PictureFrame frame, CancellationToken cancellation)
    {
        (FixedPoint? search, Diagnostic? problem) = SearchReading.Read(picture, round, cancellation);
        return search is null ? problem! : CobwebPicture.Draw(frame, round.QuantityOf(picture.Part(PictureForms.Of)!), search);
    }

    private static Drawn Arrivals(LoweredPicture picture, DrawnRound round, PictureFrame frame, Func<Round, RunResult> runs, CancellationToken cancellation)
    {
        (LoweredPicturePart of, LoweredPicturePart under) = (picture.Part(PictureForms.Of)!, picture.Part(PictureForms.Under)!);
        (ImmutableArray<ArrivalFrame> frames, int count, Diagnostic? problem) = ArrivalReading.Read(picture, round, runs, cancellation);
        if (problem is not null) return problem;
        return ArrivalsPicture.Draw(frame.With(ArrivalReading.NoteOf(count)), round.QuantityOf(of), round.QuantityOf(under), frames, count);
    }

    // Values of which none may lie below 0.
    private static (ImmutableArray<Entry> Entries, Diagnostic? Problem) Amounts(LoweredPicture picture, DrawnRound round, params ReadOnlySpan<LoweredPicturePart?> parts)
    {
        (ImmutableArray<Entry> entries, Diagnostic? problem) = round.Entries(picture, parts);
        if (problem is not null) return ([], problem);
        foreach (Entry entry in entries)
        {
            for (int at = 0; at < entry.Values.Length; at++)
            {
                if (entry.Values[at] < 0) return ([], DrawMessages.Negative(picture.Place, picture.Text, parts[at]!.Name, entry.Name));
            }
        }

        return (entries, null);
    }
}
