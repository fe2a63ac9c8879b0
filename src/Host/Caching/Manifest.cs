using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Host.Caching;

/// <summary>Everything that a run needs of a script, without the script: the mechanism, what was said about it, its kernel.</summary>
/// <param name="Mechanism">The lowered mechanism.</param>
/// <param name="Diagnostics">Warnings and notes; a mechanism with errors is not kept.</param>
/// <param name="Kernel">Where its kernel is.</param>
internal sealed record Manifest(LoweredMechanism Mechanism, ImmutableArray<Diagnostic> Diagnostics, CacheKey Kernel)
{
    /// <summary>Its description for an archive.</summary>
    public static Manifest Describe(Archive archive, Manifest? it)
    {
        var lowered = new LoweredArchive(archive);
        return new Manifest(
            lowered.Mechanism(it?.Mechanism),
            archive.Many(it is null ? [] : it.Diagnostics, lowered.Message),
            new CacheKey(archive.Text(it?.Kernel.Hex)));
    }
}
