using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Compiling;
using Mechanisms.Host.Configuration;
using Mechanisms.Host.Examples;
using Mechanisms.Host.Interpreting;
using Mechanisms.Host.Library;
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
        (PreparedRound round, CompileResult? compiled, Func<ImmutableArray<Diagnostic>, KernelSource>? kernels) = PrepareMechanism(request);
        cancellation.ThrowIfCancellationRequested();
        if (round.Mechanism is not { } mechanism) return round;
        RoundBuildResult built = RoundBuilder.Build(mechanism, round.Settings!, request.Watcher, cancellation);
        ImmutableArray<Diagnostic> laws = BrokenLaws(compiled!, built);
        return round with { Built = built, Diagnostics = [.. round.Diagnostics, .. built.Diagnostics, .. laws], Kernel = kernels?.Invoke(laws) };
    }

    // Settings and mechanism; no table is opened.
    private (PreparedRound Round, CompileResult? Compiled, Func<ImmutableArray<Diagnostic>, KernelSource>? Kernels) PrepareMechanism(RunRequest request)
    {
        RunRequest seen = request with { RoundFile = FromHere(request.RoundFile), Overrides = FromHere(request.Overrides) };
        (RoundSettings? settings, ImmutableArray<Diagnostic> found) = RoundConfiguration.Read(seen, folder);
        if (settings is null) return Unprepared(found);
        if (settings.Mechanism is not { } named) return Unprepared([.. found, ScriptFileDiagnostics.NoMechanism(Location.OfFile(seen.RoundFile ?? CommandLine))]);
        string home = named.Layer switch
        {
            SettingLayer.Argument => "",
            SettingLayer.Overrides => Path.GetDirectoryName(seen.Overrides) ?? "",
            _ => Path.GetDirectoryName(seen.RoundFile) ?? "",
        };
        FindResult script = Find(SeenFrom(home, named.Text), named.Place);
        found = [.. found, .. script.Diagnostics];
        if (script.Choice is not { } choice) return Unprepared(found);
        if (RefuseOthers(choice, named.Place) is { } refused) return Unprepared([.. found, refused]);
        (CompileResult compiled, Func<ImmutableArray<Diagnostic>, KernelSource>? kernels) = CompileOrRecall(choice, settings.Parameters, request.WantsKernel);
        return (new PreparedRound(settings, compiled.Mechanism, null, [.. found, .. compiled.Diagnostics]), compiled, kernels);

        (PreparedRound, CompileResult?, Func<ImmutableArray<Diagnostic>, KernelSource>?) Unprepared(ImmutableArray<Diagnostic> diagnostics) =>
            (new PreparedRound(settings, null, null, diagnostics), null, null);
    }

    /// <summary>Runs a round that is ready.</summary>
    public RunOutcome Run(PreparedRound prepared, BackendChoice backend = BackendChoice.Kernel, CancellationToken cancellation = default)
    {
        if (!prepared.IsReady) return new RunOutcome(null, prepared.Diagnostics);
        LoweredMechanism mechanism = prepared.Mechanism!;
        RoundBuildResult built = prepared.Built!;
        RunResult result = Run(mechanism, built.Round!, backend, prepared.Kernel, cancellation);
        if (result is Completed completed)
        {
            return new RunOutcome(RunReport.Of(mechanism, built, completed, prepared.Settings), prepared.Diagnostics);
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

    private string? FromHere(string? file) => file is not null && !Path.IsPathRooted(file) ? Path.Join(folder == "." ? "" : folder, file) : file;

    // A path in a round file is seen from the folder of the round file; a name of the library is a name everywhere.
    private string SeenFrom(string home, string choice)
    {
        bool isName = !ScriptPath.IsPath(choice) && library.FindLibraryScript(choice) is not null;
        if (isName || home.Length == 0 || Path.IsPathRooted(choice)) return choice;
        string path = Path.Combine(home, choice);
        return ScriptPath.IsPath(choice) || File.Exists(path) ? path : choice;
    }
}
