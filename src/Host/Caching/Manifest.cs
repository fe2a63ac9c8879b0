using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Library;

namespace Mechanisms.Host.Caching;

/// <summary>Everything that a run needs of a script, without the script: the mechanism, what was said about it, its kernel.</summary>
/// <param name="Mechanism">The lowered mechanism.</param>
/// <param name="Diagnostics">Warnings and notes; a mechanism with errors is not kept.</param>
/// <param name="HasLawsOfRounds">Whether a round's parameters decide about laws of costs; then <see cref="LawRecord"/> says what they decide.</param>
/// <param name="Kernel">Where its kernel is.</param>
/// <param name="Library">The paths of the library's scripts that it uses.</param>
internal sealed record Manifest(
    LoweredMechanism Mechanism, ImmutableArray<Diagnostic> Diagnostics, bool HasLawsOfRounds, CacheKey Kernel, ImmutableArray<string> Library)
{
    /// <summary>Its description for an archive.</summary>
    public static Manifest Describe(Archive archive, Manifest? it)
    {
        var lowered = new LoweredArchive(archive);
        return new Manifest(
            lowered.Mechanism(it?.Mechanism),
            archive.Many(it is null ? [] : it.Diagnostics, lowered.Message),
            archive.Truth(it?.HasLawsOfRounds),
            new CacheKey(archive.Text(it?.Kernel.Hex)),
            archive.Texts(it is null ? [] : it.Library));
    }
}

/// <summary>What there is to say about the laws of costs with the parameters of one round.</summary>
internal sealed record LawRecord(ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Nothing.</summary>
    public static LawRecord Empty { get; } = new([]);

    /// <summary>Its description for an archive.</summary>
    public static LawRecord Describe(Archive archive, LawRecord? it) =>
        new(archive.Many(it is null ? [] : it.Diagnostics, new LoweredArchive(archive).Message));
}

/// <summary>What the cache has for a round.</summary>
internal sealed record Recalled(Manifest Manifest, LawRecord Laws)
{
    /// <summary>The files that the script imports.</summary>
    public ImmutableArray<UsedScript> Imports { get; init; } = [];
}
