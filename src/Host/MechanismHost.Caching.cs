using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Caching;
using Mechanisms.Host.Compiling;
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

    private MechanismCache? Cache() => CacheFolder is { } cached ? new MechanismCache(new CacheStore(cached), library, folder) : null;

    // What the cache has is what compiling would give: nothing of the script is parsed then. Where the kernel comes from is
    // known once the round's parameters have been held against the laws of costs.
    private (CompileResult Compiled, Func<ImmutableArray<Diagnostic>, KernelSource>? Kernels) CompileOrRecall(
        ScriptChoice choice, ImmutableSortedDictionary<string, Setting> parameters, bool wantsKernel)
    {
        MechanismCache? cache = Cache();
        if (cache?.Find(choice, parameters) is { } known)
        {
            var recalled = new CompileResult(known.Manifest.Mechanism, known.Manifest.Diagnostics)
            {
                HasLawsOfRounds = known.Manifest.HasLawsOfRounds,
                BrokenAt = _ => known.Laws.Diagnostics,
            };
            return (recalled, _ => new CachedKernels(cache, known.Manifest.Kernel, null));
        }

        if (wantsKernel) CompilerWarmUp.Start();
        CompileResult compiled = CompileFor(choice, parameters, out bool standsAlone);
        if (cache is null) return (compiled, null);
        if (compiled.Mechanism is not { } mechanism || compiled.Diagnostics.Any(it => it.Severity == Severity.Error)) return (compiled, null);
        if (choice.Files.Imports is not { } imports) return (compiled, null);
        var record = new ScriptRecord([.. imports], [.. mechanism.Roles.Select(role => role.Name)], standsAlone);
        return (compiled, laws => new CachedKernels(cache, null, kernel =>
            cache.Keep(choice, record, parameters, new Recalled(new Manifest(mechanism, compiled.Diagnostics, compiled.HasLawsOfRounds, kernel), new LawRecord(laws)))));
    }
}
