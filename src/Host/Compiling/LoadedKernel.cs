using System.Reflection;
using System.Runtime.Loader;
using Mechanisms.Dsl.Emitting;
using Mechanisms.Rounds.Kernels;

namespace Mechanisms.Host.Compiling;

/// <summary>A kernel from the bytes of its assembly, in a load context of its own, which goes with it.</summary>
internal sealed class LoadedKernel : IDisposable
{
    private readonly AssemblyLoadContext _context;
    private Kernel? _kernel;

    private LoadedKernel(AssemblyLoadContext context, Kernel kernel)
    {
        _context = context;
        _kernel = kernel;
    }

    /// <summary>The kernel.</summary>
    public Kernel Kernel => _kernel ?? throw new ObjectDisposedException(nameof(LoadedKernel));

    /// <summary>Loads an assembly that <see cref="KernelCompiler"/> made.</summary>
    public static LoadedKernel Load(byte[] image)
    {
        KernelLoadContext context = new();
        using MemoryStream stream = new(image);
        Type type = context.LoadFromStream(stream).GetType(CSharpEmitter.ClassName, throwOnError: true)!;
        return new LoadedKernel(context, (Kernel)Activator.CreateInstance(type)!);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _kernel, null) is not null) _context.Unload();
    }

    // What a kernel refers to is always the very assembly that is running.
    private sealed class KernelLoadContext() : AssemblyLoadContext(isCollectible: true)
    {
        protected override Assembly? Load(AssemblyName name) =>
            name.Name == typeof(Kernel).Assembly.GetName().Name ? typeof(Kernel).Assembly : null;
    }
}
