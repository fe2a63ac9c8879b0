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
    private MechanismCache? Cache() => CacheFolder is { } cached ? new MechanismCache(new CacheStore(cached), library, folder) : null;

    // What the cache has is what compiling would give: nothing of the script is parsed then. Where the kernel comes from is
    // known once the round's parameters have been held against the laws of costs.
    private (CompileResult Compiled, Func<ImmutableArray<Diagnostic>, KernelSource>? Kernels) CompileOrRecall(
        ScriptChoice choice, ImmutableSortedDictionary<string, Setting> parameters)
    {
        if (Cache() is not { } cache) return (CompileFor(choice, parameters), null);
        if (cache.Find(choice, parameters) is { } known)
        {
            var recalled = new CompileResult(known.Manifest.Mechanism, known.Manifest.Diagnostics) { BrokenAt = _ => known.Laws.Diagnostics };
            return (recalled, _ => new CachedKernels(cache, known.Manifest.Kernel, null));
        }

        CompileResult compiled = CompileFor(choice, parameters, out bool standsAlone);
        if (compiled.Mechanism is not { } mechanism || compiled.Diagnostics.Any(it => it.Severity == Severity.Error)) return (compiled, null);
        if (choice.Files.Imports is not { } imports) return (compiled, null);
        var record = new ScriptRecord([.. imports], [.. mechanism.Roles.Select(role => role.Name)], standsAlone);
        return (compiled, laws => new CachedKernels(cache, null, kernel =>
            cache.Keep(choice, record, parameters, new Recalled(new Manifest(mechanism, compiled.Diagnostics, compiled.HasLawsOfRounds, kernel), new LawRecord(laws)))));
    }
}
