using System.Globalization;
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

    [Fact]
    public void A_host_that_compiles_one_script_after_the_other_stays_as_large_as_it_was()
    {
        int count = int.Parse(Environment.GetEnvironmentVariable("MECHANISMS_RECOMPILATIONS") ?? "120", CultureInfo.InvariantCulture);
        int first = Math.Min(100, count / 2);
        using var folder = new TemporaryFolder();
        folder.Write("gifts.csv", "contributor,project,gift\nada,park,4\nben,pool,9\n");
        long before = 0;
        for (int number = 0; number < count; number++)
        {
            if (number == first) before = Measure();
            RunOnce(folder, number);
        }

        long grown = Measure() - before;
        output.WriteLine($"{grown / 1024} KB more after {count - first} compilations");
        grown.ShouldBeLessThan(8 << 20);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void RunOnce(TemporaryFolder folder, int number)
    {
        folder.Write("rule.mech", FormattableString.Invariant($"language 1\n\nmechanism rule is funding {{\n    match[p] = {number} money + sum(c: gift[c, p])\n}}\n"));
        var host = MechanismHost.Create(folder.Path);
        PreparedRound prepared = host.Prepare(new RunRequest { Mechanism = "rule.mech", Inputs = ["gift=gifts.csv"] });
        host.Run(prepared, BackendChoice.Kernel).Report.ShouldNotBeNull().Outputs[0].TextOf(0).ShouldBe((number + 4).ToString(CultureInfo.InvariantCulture));
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
