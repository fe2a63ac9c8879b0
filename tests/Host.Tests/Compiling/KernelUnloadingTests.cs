using System.Runtime.CompilerServices;
using Mechanisms.Dsl.Emitting;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Compiling;
using Mechanisms.Host.Tests.Interpreting;

namespace Mechanisms.Host.Tests.Compiling;

/// <summary>Measures the memory of the whole process, so nothing else may run beside it.</summary>
[CollectionDefinition(nameof(KernelUnloadingTests), DisableParallelization = true)]
[Collection(nameof(KernelUnloadingTests))]
public class KernelUnloadingTests(ITestOutputHelper output)
{
    [Fact]
    public void A_hundred_kernels_leave_nothing_behind()
    {
        LoweredMechanism mechanism = new QuadraticFunding().Mechanism;
        CompileOnce(mechanism, 0);
        List<WeakReference> contexts = [];
        long before = Measure();
        for (int i = 0; i < 100; i++) contexts.Add(CompileOnce(mechanism, i));
        for (int i = 0; i < 20 && contexts.Any(context => context.IsAlive); i++) Measure();
        contexts.Count(context => context.IsAlive).ShouldBe(0);
        long grown = Measure() - before;
        output.WriteLine($"{grown / 1024} KB more after a hundred compilations");
        grown.ShouldBeLessThan(8 << 20);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference CompileOnce(LoweredMechanism mechanism, int number)
    {
        string text = CSharpEmitter.Emit(mechanism) + $"// {number}";
        using LoadedKernel loaded = LoadedKernel.Load(KernelCompiler.Compile(text, CancellationToken.None));
        return new WeakReference(System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(loaded.Kernel.GetType().Assembly));
    }

    private static long Measure()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
