using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Caching;
using Mechanisms.Host.Compiling;
using Mechanisms.Host.Library;
using Mechanisms.Host.Running;

namespace Mechanisms.Host;

/// <content>Mechanisms that were compiled before.</content>
public sealed partial class MechanismHost
{
    /// <summary>
    /// Loads what a round needs on a thread of its own, while the caller still finds out which round is meant. For processes
    /// that run one round and end.
    /// </summary>
    public static void WarmUp() => RunWarmUp.Start();

    private MechanismCache? Cache() => CacheFolder is { } cached ? new MechanismCache(new CacheStore(cached), _library, _folder) : null;

    // What the cache has is what compiling would give: nothing of the script is parsed then. Where the kernel comes from is
    // known once the round's parameters have been held against the laws of costs.
    private (CompileResult Compiled, Func<ImmutableArray<Diagnostic>, KernelSource>? Kernels, ImmutableArray<UsedScript> Scripts) CompileOrRecall(
        ScriptChoice choice, ImmutableSortedDictionary<string, Setting> parameters, bool wantsKernel, bool wantsMeasures)
    {
        MechanismCache? cache = Cache();
        if (cache?.Find(choice, parameters, wantsMeasures) is { } known)
        {
            var recalled = new CompileResult(known.Manifest.Mechanism, known.Manifest.Diagnostics)
            {
                HasLawsOfRounds = known.Manifest.HasLawsOfRounds,
                BrokenAt = _ => known.Laws.Diagnostics,
            };
            IEnumerable<UsedScript> used = known.Manifest.Library.Select(OfLibrary).Concat(known.Imports);
            var kernels = new CachedKernels(cache, known.Manifest.Kernel, null);
            if (wantsKernel && RunsOnce) kernels.LoadAhead();
            return (recalled, _ => kernels, [.. used]);
        }

        if (wantsKernel) CompilerWarmUp.Start();
        CompileResult compiled = CompileFor(choice, parameters, out bool standsAlone);
        if (!wantsMeasures) compiled = compiled with { Mechanism = compiled.Mechanism?.WithoutMeasures() };
        ImmutableArray<UsedScript> scripts = choice.Files.Used;
        if (cache is null) return (compiled, null, scripts);
        if (compiled.Mechanism is not { } mechanism || compiled.Diagnostics.Any(it => it.Severity == Severity.Error)) return (compiled, null, scripts);
        if (choice.Files.Imports is not { } imports) return (compiled, null, scripts);
        ImmutableArray<string> ofLibrary = [.. scripts.Where(script => script.IsOfLibrary).Select(script => script.Path)];
        var record = new ScriptRecord([.. imports], [.. mechanism.Roles.Select(role => role.Name)], standsAlone);
        return (compiled, laws => new CachedKernels(cache, null, kernel =>
            cache.Keep(choice, record, parameters, wantsMeasures, new Recalled(new Manifest(mechanism, compiled.Diagnostics, compiled.HasLawsOfRounds, kernel, ofLibrary), new LawRecord(laws)))), scripts);
    }

    // The texts are read only if somebody asks for them: a run that keeps no record never does.
    private UsedScript OfLibrary(string path) => new(path, IsOfLibrary: true, null) { Library = _library };
}
