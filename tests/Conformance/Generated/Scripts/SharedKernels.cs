using System.Runtime.Loader;
using Mechanisms.Dsl.Emitting;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Compiling;
using Mechanisms.Host.Running;
using Mechanisms.Rounds;
using Mechanisms.Rounds.Kernels;

namespace Mechanisms.Conformance.Generated.Scripts;

/// <summary>Kernels of several mechanisms in one assembly: a compilation takes long whatever there is to compile.</summary>
internal sealed class SharedKernels : IDisposable
{
    private const string NamespaceLine = "namespace Mechanisms.Generated;";

    private readonly Context context = new();

    public SharedKernels(IReadOnlyList<LoweredMechanism> mechanisms)
    {
        string text = string.Concat(mechanisms.Select((mechanism, i) => Within(i, CSharpEmitter.Emit(mechanism))));
        using var image = new MemoryStream(KernelCompiler.Compile(text, CancellationToken.None));
        System.Reflection.Assembly assembly = context.LoadFromStream(image);
        string name = CSharpEmitter.ClassName[(CSharpEmitter.ClassName.LastIndexOf('.') + 1)..];
        Backends = [.. mechanisms.Select((_, i) => new Backend((Kernel)Activator.CreateInstance(assembly.GetType($"{Space(i)}.{name}", throwOnError: true)!)!))];
    }

    /// <summary>One for each mechanism.</summary>
    public IReadOnlyList<IBackend> Backends { get; }

    public void Dispose() => context.Unload();

    private static string Space(int i) => $"Mechanisms.Generated{i}";

    private static string Within(int i, string text) =>
        $"namespace {Space(i)}\n{{\n{text.Replace(NamespaceLine, "", StringComparison.Ordinal)}\n}}\n";

    private sealed class Backend(Kernel kernel) : IBackend
    {
        public RunResult Run(Round round, CancellationToken cancellation) => kernel.Run(round, cancellation);
    }

    private sealed class Context() : AssemblyLoadContext(isCollectible: true)
    {
        protected override System.Reflection.Assembly? Load(System.Reflection.AssemblyName name) =>
            name.Name == typeof(Kernel).Assembly.GetName().Name ? typeof(Kernel).Assembly : null;
    }
}
