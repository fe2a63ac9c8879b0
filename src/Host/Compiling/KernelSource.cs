using Mechanisms.Dsl.Emitting;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Host.Compiling;

/// <summary>Where a mechanism's kernel comes from.</summary>
internal abstract class KernelSource
{
    /// <summary>Compiles every time.</summary>
    public static KernelSource Compiler { get; } = new Fresh();

    /// <summary>A kernel for a mechanism.</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <param name="staysLoaded">See <see cref="LoadedKernel.Load"/>.</param>
    /// <param name="cancellation">The wish to stop.</param>
    public abstract LoadedKernel Load(LoweredMechanism mechanism, bool staysLoaded, CancellationToken cancellation);

    private sealed class Fresh : KernelSource
    {
        public override LoadedKernel Load(LoweredMechanism mechanism, bool staysLoaded, CancellationToken cancellation) =>
            LoadedKernel.Load(KernelCompiler.Compile(CSharpEmitter.Emit(mechanism), cancellation), staysLoaded);
    }
}
