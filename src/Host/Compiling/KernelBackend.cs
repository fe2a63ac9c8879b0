using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Running;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Compiling;

/// <summary>Runs a mechanism as a compiled kernel; compiles it for the first run.</summary>
/// <param name="mechanism">What it runs.</param>
/// <param name="source">Where the kernel comes from; null to compile it.</param>
/// <param name="staysLoaded">See <see cref="LoadedKernel.Load"/>.</param>
internal sealed class KernelBackend(LoweredMechanism mechanism, KernelSource? source = null, bool staysLoaded = false) : IBackend, IDisposable
{
    private readonly Lock _lock = new();
    private LoadedKernel? _loaded;
    private bool _isDisposed;

    /// <inheritdoc/>
    public RunResult Run(Round round, CancellationToken cancellation) => Loaded(cancellation).Kernel.Run(round, cancellation);

    /// <summary>Lets go of the compiled code; it is unloaded when no run uses it any more.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _isDisposed = true;
            _loaded?.Dispose();
            _loaded = null;
        }
    }

    private LoadedKernel Loaded(CancellationToken cancellation)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            return _loaded ??= (source ?? KernelSource.Compiler).Load(mechanism, staysLoaded, cancellation);
        }
    }
}
