using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Compiling;
using Mechanisms.Host.Configuration;
using Mechanisms.Host.Examples;
using Mechanisms.Host.Interpreting;
using Mechanisms.Host.Library;
using Mechanisms.Host.Records;
using Mechanisms.Host.Results;
using Mechanisms.Host.Running;
using Mechanisms.Host.Tables;
using Mechanisms.Rounds;

namespace Mechanisms.Host;

/// <content>Rounds.</content>
public sealed partial class MechanismHost
{
    /// <summary>Reads a round's settings and tables and compiles its mechanism, without running it.</summary>
    public PreparedRound Prepare(RunRequest request, CancellationToken cancellation = default)
    {
        (SettingsRead read, ImmutableArray<Diagnostic> found) = ReadSettings(request);
        return read.Settings is { } settings
            ? Prepare(request.Overlay?.On(settings) ?? settings, read.Home, read.Source, found, request, cancellation)
            : new PreparedRound(null, null, null, found);
    }

    /// <summary>Goes on from settings that were read.</summary>
    internal PreparedRound Prepare(
        RoundSettings settings, string home, string source, ImmutableArray<Diagnostic> found, RunRequest request, CancellationToken cancellation)
    {
        FileHashes? hashes = request.WantsRecord ? new FileHashes() : null;
        if (hashes is not null) settings = RecordPaths.MadeRelative(settings);
        Compilation compilation = CompileRound(settings, home, source, found, request, request.Overlay?.Chosen);
        PreparedRound round = compilation.Round;
        cancellation.ThrowIfCancellationRequested();
        if (round.Mechanism is not { } mechanism) return round;
        (RoundSettings? staged, ImmutableArray<Diagnostic> stages) = WithStages(settings, mechanism, request, cancellation);
        if (staged is null) return round with { Diagnostics = [.. round.Diagnostics, .. stages] };
        settings = staged;
        RoundBuildResult built = RoundBuilder.Build(mechanism, settings, request.Watcher, cancellation, hashes);
        ImmutableArray<Diagnostic> laws = BrokenLaws(compilation.Compiled!, built);
        return round with
        {
            Built = built,
            Diagnostics = [.. round.Diagnostics, .. built.Diagnostics, .. laws],
            Kernel = compilation.Kernels?.Invoke(laws),
            Scripts = hashes is null ? [] : WithChosen(compilation.Choice!, compilation.Scripts),
            Hashes = hashes,
        };
    }

    // The merged layers; the folder from which the mechanism is named, and the file to which a missing one is put down.
    private (SettingsRead Read, ImmutableArray<Diagnostic> Found) ReadSettings(RunRequest request)
    {
        RunRequest seen = request with { RoundFile = FromHere(request.RoundFile), Overrides = FromHere(request.Overrides) };
        (RoundSettings? settings, ImmutableArray<Diagnostic> found) = RoundConfiguration.Read(seen, _folder);
        string home = settings?.Mechanism?.Layer switch
        {
            SettingLayer.Argument => "",
            SettingLayer.Overrides => Path.GetDirectoryName(seen.Overrides) ?? "",
            _ => Path.GetDirectoryName(seen.RoundFile) ?? "",
        };
        return (new SettingsRead(settings, home, seen.RoundFile ?? CommandLine), found);
    }

    // No table is opened.
    private Compilation CompileRound(RoundSettings settings, string home, string source, ImmutableArray<Diagnostic> found, RunRequest request, ScriptChoice? chosen = null)
    {
        if (settings.Mechanism is not { } named) return Without([ScriptFileDiagnostics.NoMechanism(Location.OfFile(source))]);
        FindResult script = chosen is null ? Find(SeenFrom(home, named.Text), named.Place) : new FindResult(chosen, []);
        if (script.Choice is not { } choice) return Without(script.Diagnostics);
        if (RefuseOthers(choice, named.Place) is { } refused) return Without([.. script.Diagnostics, refused]);
        (CompileResult compiled, Func<ImmutableArray<Diagnostic>, KernelSource>? kernels, ImmutableArray<UsedScript> scripts) =
            CompileOrRecall(choice, settings.Parameters, request.WantsKernel, request.WantsMeasures);
        var round = new PreparedRound(settings, compiled.Mechanism, null, [.. found, .. script.Diagnostics, .. OneOfSeveral(choice, named.Place), .. compiled.Diagnostics]) { Choice = choice };
        return new Compilation(round, choice, compiled, kernels, scripts);

        Compilation Without(ImmutableArray<Diagnostic> reasons) => new(new PreparedRound(settings, null, null, [.. found, .. reasons]), null, null, null, []);
    }

    private static IEnumerable<Diagnostic> OneOfSeveral(ScriptChoice choice, Location place)
    {
        if (choice.Name is not null) return [];
        ImmutableArray<string> mechanisms = [.. DeclarationScan.Of(choice.Script.Content).Where(line => line.Keyword == DeclarationScan.Mechanism).Select(line => line.Name)];
        return mechanisms.Length > 1 ? [ScriptFileDiagnostics.OneOfSeveral(place, choice.Script.Path, mechanisms.Length, mechanisms[0], mechanisms[^1])] : [];
    }

    private ImmutableArray<UsedScript> WithChosen(ScriptChoice choice, ImmutableArray<UsedScript> others)
    {
        bool isOfLibrary = _library.Owns(choice.Script);
        string path = isOfLibrary ? choice.Script.Path : Path.GetFullPath(choice.Script.Path, Path.GetFullPath(_folder));
        var chosen = new UsedScript(path, isOfLibrary, choice.Script.Content);
        return [chosen, .. others.Where(other => other.Path != path || other.IsOfLibrary != isOfLibrary)];
    }

    private sealed record SettingsRead(RoundSettings? Settings, string Home, string Source);

    private sealed record Compilation(
        PreparedRound Round,
        ScriptChoice? Choice,
        CompileResult? Compiled,
        Func<ImmutableArray<Diagnostic>, KernelSource>? Kernels,
        ImmutableArray<UsedScript> Scripts);

    /// <summary>Runs a round that is ready.</summary>
    public RunOutcome Run(PreparedRound prepared, BackendChoice backend = BackendChoice.Kernel, CancellationToken cancellation = default)
    {
        if (!prepared.IsReady) return new RunOutcome(null, prepared.Diagnostics);
        LoweredMechanism mechanism = prepared.Mechanism!;
        RoundBuildResult built = prepared.Built!;
        RunResult result = Run(mechanism, built.Round!, backend, prepared.Kernel, cancellation);
        if (result is Completed completed)
        {
            return new RunOutcome(new RoundResults(new FinishedRun(prepared, built, completed)), prepared.Diagnostics);
        }

        // A kernel tells that there is a fault and where it stopped; the interpreter knows the values that made it so.
        RunResult seen = backend == BackendChoice.Interpreter ? result : Run(mechanism, built.Round!, BackendChoice.Interpreter, null, cancellation);
        Diagnostic reason = ResultComparison.FirstDifference(mechanism, result, seen) is { } difference
            ? ExampleDiagnostics.RunsDiffer(prepared.Settings?.Mechanism?.Place ?? Location.OfFile(mechanism.Name), mechanism.Name, difference)
            : FaultReport.Explain(mechanism, built, (Faulted)seen);
        return new RunOutcome(null, [.. prepared.Diagnostics, reason]);
    }

    /// <summary>The laws that costs and saturations break with the parameters of a round.</summary>
    internal static ImmutableArray<Diagnostic> BrokenLaws(CompileResult compiled, RoundBuildResult built) =>
        compiled is { HasLawsOfRounds: true, Mechanism: { } mechanism } && built.Round is { } round
            ? compiled.BrokenAt([.. mechanism.Parameters.Zip(round.Parameters, (declared, given) => Known(declared.Kind, given))])
            : [];

    private static LoweredValue? Known(ValueKind kind, ParameterValue given) => kind switch
    {
        ValueKind.Real => LoweredValue.OfReal(given.Real, ""),
        ValueKind.Whole => LoweredValue.OfWhole(given.Whole, ""),
        ValueKind.Truth => LoweredValue.OfTruth(given.Real != 0),
        _ => null,
    };

    // Beyond so many rows the best code is worth the time that it takes to make.
    private const int FewRows = 20_000;

    private RunResult Run(
        LoweredMechanism mechanism, Round round, BackendChoice backend, KernelSource? source, CancellationToken cancellation)
    {
        if (backend == BackendChoice.Interpreter) return new Interpreter(mechanism).Run(round, cancellation);
        long rows = 0;
        foreach (InputRows input in round.Inputs) rows += input.Count;
        bool staysLoaded = RunsOnce && rows <= FewRows;
        using var kernel = new KernelBackend(mechanism, source, staysLoaded);
        return kernel.Run(round, cancellation);
    }

    private string? FromHere(string? file) => file is not null && !Path.IsPathRooted(file) ? Path.Join(_folder == "." ? "" : _folder, file) : file;

    // A path in a round file is seen from the folder of the round file; a name of the library is a name everywhere.
    private string SeenFrom(string home, string choice)
    {
        bool isName = !ScriptPath.IsPath(choice) && _library.FindLibraryScript(choice) is not null;
        if (isName || home.Length == 0 || Path.IsPathRooted(choice)) return choice;
        string path = Path.Combine(home, choice);
        return ScriptPath.IsPath(choice) || File.Exists(path) ? path : choice;
    }
}
