using System.Reflection;
using System.Runtime.CompilerServices;
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
    /// <param name="image">Its bytes.</param>
    /// <param name="staysLoaded">
    /// Whether it is never unloaded. What can be unloaded is compiled to the best code at once; what stays begins with code
    /// that is made fast, which is better for a process that runs it once on little data.
    /// </param>
    public static LoadedKernel Load(byte[] image, bool staysLoaded = false)
    {
        KernelLoadContext context = new(isCollectible: !staysLoaded);
        using MemoryStream stream = new(image);
        Type type = context.LoadFromStream(stream).GetType(CSharpEmitter.ClassName, throwOnError: true)!;
        return new LoadedKernel(context, (Kernel)Activator.CreateInstance(type)!);
    }

    /// <summary>Has the code of its methods made now, else each is made when it is called first.</summary>
    public void Prepare()
    {
        const BindingFlags own = BindingFlags.DeclaredOnly | BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public;
        foreach (MethodInfo method in Kernel.GetType().GetMethods(own)) RuntimeHelpers.PrepareMethod(method.MethodHandle);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _kernel, null) is not null && _context.IsCollectible) _context.Unload();
    }

    // What a kernel refers to is always the very assembly that is running.
    private sealed class KernelLoadContext(bool isCollectible) : AssemblyLoadContext(isCollectible)
    {
        // Which the runtime knows by itself where the host is loaded as programs are. Being given it, it would compare the
        // names as texts of a culture, for which tables are loaded that take as long as the rest.
        private static readonly bool IsKnownToAll = GetLoadContext(typeof(Kernel).Assembly) == Default;

        protected override Assembly? Load(AssemblyName name) =>
            !IsKnownToAll && name.Name == typeof(Kernel).Assembly.GetName().Name ? typeof(Kernel).Assembly : null;
    }
}
