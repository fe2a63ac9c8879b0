using System.Reflection;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Caching;

/// <summary>
/// What made the entries of a cache: the language, what kernels run on, the host, and the framework. Builds are
/// deterministic, so the identity of an assembly changes with its sources and only with them.
/// </summary>
internal static class BuildIdentity
{
    /// <summary>The key that every other key of this build contains.</summary>
    public static CacheKey Key { get; } = new KeyBuilder()
        .Add(Of(typeof(LoweredMechanism).Assembly))
        .Add(Of(typeof(Round).Assembly))
        .Add(Of(typeof(BuildIdentity).Assembly))
        .Add(Environment.Version.ToString())
        .Build();

    private static string Of(Assembly assembly) => assembly.ManifestModule.ModuleVersionId.ToString();
}
