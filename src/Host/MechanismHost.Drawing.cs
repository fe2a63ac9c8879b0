using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Drawing;
using Mechanisms.Host.Records;
using Mechanisms.Host.Rendering;
using Mechanisms.Host.Results;
using Mechanisms.Pictures;
using Mechanisms.Pictures.Forms;

namespace Mechanisms.Host;

/// <content>Pictures of rounds.</content>
public sealed partial class MechanismHost
{
    /// <summary>
    /// The picture of a round that its script declares, or a list of all that it declares. A mechanism that declares none has
    /// bars of the first thing that comes out for each member of a set.
    /// </summary>
    /// <param name="request">The round, and which picture.</param>
    /// <param name="cancellation">The wish to stop.</param>
    public ExplorationAnswer Draw(DrawRequest request, CancellationToken cancellation = default)
    {
        RunRequest wanted = request.Round with { WantsMeasures = true };
        PreparedRound prepared = request.OnlyLists ? PrepareWithoutTables(wanted) : Prepare(wanted, cancellation);
        bool isReady = request.OnlyLists ? prepared.Mechanism is not null && !HasErrors(prepared.Diagnostics) : prepared.IsReady;
        if (!isReady) return ExplorationAnswer.Refused(prepared.Diagnostics);
        LoweredMechanism mechanism = prepared.Mechanism!;
        ImmutableArray<LoweredPicture> pictures = PicturesOf(mechanism);
        Location place = prepared.Settings?.Mechanism?.Place ?? Location.OfFile(mechanism.Name);
        if (pictures.IsEmpty) return ExplorationAnswer.Refused([.. prepared.Diagnostics, DrawMessages.NoPicture(place, mechanism.Name)]);
        if (request.OnlyLists) return new ExplorationAnswer(ListOf(pictures), prepared.Diagnostics);
        (LoweredPicture? picture, Diagnostic? problem) = Choose(request.Picture, mechanism, pictures, place);
        if (picture is null) return ExplorationAnswer.Refused([.. prepared.Diagnostics, problem!]);
        return DeepStack.Run(() => Draw(picture, prepared, request.Backend, cancellation));
    }

    private ExplorationAnswer Draw(LoweredPicture picture, PreparedRound prepared, BackendChoice backend, CancellationToken cancellation)
    {
        RunOutcome outcome = Run(prepared, backend, cancellation);
        if (outcome.Finished is not { } finished) return ExplorationAnswer.Refused(outcome.Diagnostics);
        Drawn drawn = Draw(picture, prepared, finished, backend, cancellation);
        return drawn.Picture is null
            ? ExplorationAnswer.Refused([.. outcome.Diagnostics, drawn.Problem!])
            : new ExplorationAnswer($"{picture.Text}{(picture.Doc.Length == 0 ? "" : $": {VisibleText.Escape(PictureDrawing.TitleOf(picture))}")}\n", outcome.Diagnostics) { Drawing = drawn.Picture };
    }

    private Drawn Draw(LoweredPicture picture, PreparedRound prepared, FinishedRun finished, BackendChoice backend, CancellationToken cancellation)
    {
        string currency = prepared.Settings?.Currency?.Code?.Text ?? "";
        var round = new DrawnRound(prepared.Mechanism!, prepared.Built!, finished.Run, currency, cancellation);
        return PictureDrawing.Draw(picture, round, part => Run(prepared.Mechanism!, part, backend, prepared.Kernel, cancellation), cancellation);
    }

    // What a script declares and this round has something to show of, but for what a table with bars shows as well, and for
    // networks of which most would be cut off. Each has its title in it.
    private ImmutableArray<Picture> Drawings(PreparedRound prepared, FinishedRun finished, CancellationToken cancellation) => DeepStack.Run(() =>
        prepared.Mechanism!.Pictures
            .Where(picture => picture is not { Form: PictureForms.Bars, Parts.Length: 1 })
            .Where(picture => picture.Form != PictureForms.Network || finished.Round.Sets.Sum(set => set.Ids.Length) <= NetworkPicture.MostAtAll)
            .Select(picture => Draw(picture, prepared, finished, BackendChoice.Kernel, cancellation).Picture)
            .OfType<Picture>()
            .ToImmutableArray());

    private PreparedRound PrepareWithoutTables(RunRequest request)
    {
        (SettingsRead read, ImmutableArray<Diagnostic> found) = ReadSettings(request);
        return read.Settings is { } settings ? CompileRound(settings, read.Home, read.Source, found, request).Round : new PreparedRound(null, null, null, found);
    }

    private static ImmutableArray<LoweredPicture> PicturesOf(LoweredMechanism mechanism)
    {
        if (!mechanism.Pictures.IsEmpty) return mechanism.Pictures;
        LoweredOutput? output = mechanism.Outputs.FirstOrDefault(it => it.Sets.Length == 1 && mechanism.Steps[it.Step].Kind is ValueKind.Real or ValueKind.Whole);
        if (output is null) return [];
        var part = new LoweredPicturePart(PictureForms.Of, output.Name, PictureSource.Step, output.Step, 0);
        return [new LoweredPicture(PictureForms.Bars, output.Doc, [part], mechanism.Steps[output.Step].Place)];
    }

    private static (LoweredPicture? Picture, Diagnostic? Problem) Choose(string? asked, LoweredMechanism mechanism, ImmutableArray<LoweredPicture> pictures, Location place)
    {
        string all = string.Join(", ", pictures.Select((it, at) => FormattableString.Invariant($"{at + 1}: `{it.Text}`")));
        if (asked is null) return pictures.Length == 1 ? (pictures[0], null) : (null, DrawMessages.WhichPicture(place, mechanism.Name, all));
        if (int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= pictures.Length) return (pictures[number - 1], null);
        string words = asked.Trim();
        LoweredPicture[] meant = [.. pictures.Where(it => it.Text == words || it.Form == words)];
        return meant.Length switch
        {
            1 => (meant[0], null),
            0 => (null, DrawMessages.UnknownPicture(OnCommandLine(asked), asked, mechanism.Name, Spelling.Suggest(asked, pictures.Select(it => it.Form), $"it has {all}"))),
            _ => (null, DrawMessages.WhichPicture(OnCommandLine(asked), mechanism.Name, all)),
        };
    }

    private static string ListOf(ImmutableArray<LoweredPicture> pictures)
    {
        var text = new StringBuilder();
        List<string[]> rows = [["number", "picture", "shows"]];
        rows.AddRange(pictures.Select((it, at) => (string[])[(at + 1).ToString(CultureInfo.InvariantCulture), it.Text, VisibleText.Escape(PictureDrawing.TitleOf(it))]));
        AlignedRows.Append(text, rows, leftColumns: 3);
        return text.ToString();
    }
}
