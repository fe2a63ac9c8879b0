using System.Reflection;
using Mechanisms.Dsl.Emitting;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Compiling;

namespace Mechanisms.Host.Caching;

/// <summary>Takes a kernel from the cache, or compiles it and leaves it there.</summary>
/// <param name="cache">The cache.</param>
/// <param name="known">The kernel that a manifest names; null without a manifest.</param>
/// <param name="keepManifest">Told which kernel the mechanism has, once it is in the cache; null where that is known.</param>
internal sealed class CachedKernels(MechanismCache cache, CacheKey? known, Action<CacheKey>? keepManifest) : KernelSource
{
    private Task<LoadedKernel?>? _ahead;

    /// <summary>
    /// Begins to load what the manifest names, on a thread of its own, for a process that runs it once: by the time that the
    /// tables are read it is ready.
    /// </summary>
    public void LoadAhead()
    {
        if (known is not { } named || Environment.ProcessorCount < 2) return;
        _ahead = Task.Run(() =>
        {
            LoadedKernel? kernel = Recall(named, staysLoaded: true);
            kernel?.Prepare();
            return kernel;
        });
    }

    /// <inheritdoc/>
    public override LoadedKernel Load(LoweredMechanism mechanism, bool staysLoaded, CancellationToken cancellation) =>
        Known(staysLoaded) ?? RecallOrCompile(mechanism, staysLoaded, cancellation);

    // Over many rows the best code is worth more than what was loaded ahead.
    private LoadedKernel? Known(bool staysLoaded)
    {
        if (staysLoaded && Interlocked.Exchange(ref _ahead, null) is { } ahead) return ahead.GetAwaiter().GetResult();
        return known is { } named ? Recall(named, staysLoaded) : null;
    }

    private LoadedKernel RecallOrCompile(LoweredMechanism mechanism, bool staysLoaded, CancellationToken cancellation)
    {
        string text = CSharpEmitter.Emit(mechanism);
        CacheKey key = MechanismCache.KeyOfKernel(text);
        LoadedKernel? kernel = key == known ? null : Recall(key, staysLoaded);
        if (kernel is null)
        {
            byte[] image = KernelCompiler.Compile(text, cancellation);
            cache.KeepKernel(key, image);
            kernel = LoadedKernel.Load(image, staysLoaded);
        }

        keepManifest?.Invoke(key);
        return kernel;
    }

    private LoadedKernel? Recall(CacheKey key, bool staysLoaded)
    {
        if (cache.FindKernel(key) is not { } image) return null;
        try
        {
            return LoadedKernel.Load(image, staysLoaded);
        }
        catch (Exception fault) when (fault is BadImageFormatException or FileLoadException or TypeLoadException or InvalidCastException or MissingMethodException or TargetInvocationException)
        {
            // The right hash around something that is no kernel: made anew.
            return null;
        }
    }
}
