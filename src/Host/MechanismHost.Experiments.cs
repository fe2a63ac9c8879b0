using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Caching;
using Mechanisms.Host.Library;
using Mechanisms.Host.Scripting;

namespace Mechanisms.Host;

/// <content>Experiments in C#.</content>
public sealed partial class MechanismHost
{
    /// <summary>
    /// Runs a C# script. It is trusted code: it may do all that the user may do. What it prints goes to the writer as it comes.
    /// </summary>
    /// <param name="path">The script.</param>
    /// <param name="args">What it finds as <see cref="Experiment.Args"/>.</param>
    /// <param name="output">Takes what it prints.</param>
    /// <param name="cancellation">The wish to stop.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ExperimentResult RunExperiment(string path, IReadOnlyList<string> args, TextWriter output, CancellationToken cancellation = default)
    {
        string top = Path.GetFullPath(_folder), full = Path.GetFullPath(path, top);
        ScriptReadResult read = ScriptReading.Read(full, path);
        if (read.Script is not { } text) return new ExperimentResult(1, [read.Problem!]);
        var places = new ScriptPlaces();
        places.Add(full, text);
        CacheStore? store = CacheFolder is { } cached ? new CacheStore(cached) : null;
        CacheKey key = CompiledScript.KeyOf(full, text);
        CompiledScript? script = store is null ? null : CompiledScript.Recall(store, key, places, Shown);
        if (script is null)
        {
            (script, ImmutableArray<Diagnostic> problems) = ScriptCompiler.Compile(full, text, places, Shown, cancellation);
            if (script is null) return new ExperimentResult(1, problems);
            if (store is not null) script.Keep(store, key);
        }

        return new ExperimentRunner(script, Experiment(args, output, Path.GetDirectoryName(path) ?? "", places, cancellation), text).Run();

        string Shown(string file) => (Path.IsPathRooted(path) ? file : Path.GetRelativePath(top, file)).Replace('\\', '/');
    }

    /// <summary>What a C# script has at hand, for programs that have the same to do: paths are seen from this host's folder.</summary>
    /// <param name="output">Takes what is printed.</param>
    /// <param name="cancellation">Seen by runs of rounds.</param>
    public Experiment Experiment(TextWriter output, CancellationToken cancellation = default) =>
        Experiment([], output, "", new ScriptPlaces(), cancellation);

    /// <summary>A script that is a text at hand.</summary>
    internal ScriptChoice ChoiceOf(SourceText text) => new(text, null, new FileScripts(_library, _folder));

    // A script runs many rounds, so that its host is one whose kernels can be unloaded.
    private Experiment Experiment(IReadOnlyList<string> args, TextWriter output, string home, ScriptPlaces places, CancellationToken cancellation) =>
        new(new MechanismHost(_library, _folder) { CacheFolder = CacheFolder }, _folder, home, args, output, places, cancellation);
}
