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

    // What the cache has is what compiling would give: nothing of the script is parsed then.
    private (CompileResult Compiled, KernelSource? Kernel) CompileOrRecall(
        ScriptChoice choice, ImmutableSortedDictionary<string, Setting> parameters)
    {
        if (Cache() is not { } cache) return (CompileFor(choice, parameters), null);
        if (cache.Find(choice, parameters) is { } known)
        {
            return (new CompileResult(known.Mechanism, known.Diagnostics), new CachedKernels(cache, known.Kernel, null));
        }

        CompileResult compiled = CompileFor(choice, parameters, out bool standsAlone);
        if (compiled.Mechanism is not { } mechanism || compiled.Diagnostics.Any(it => it.Severity == Severity.Error)) return (compiled, null);
        if (choice.Files.Imports is not { } imports) return (compiled, null);
        var record = new ScriptRecord([.. imports], [.. mechanism.Roles.Select(role => role.Name)], standsAlone);
        return (compiled, new CachedKernels(cache, null, key => cache.Keep(choice, record, parameters, new Manifest(mechanism, compiled.Diagnostics, key))));
    }
}
