using System.Collections.Concurrent;
using CsCheck;
using Mechanisms.Rounds;

namespace Mechanisms.Conformance.Generated.Scripts;

/// <summary>Scripts by chance compile, and both backends give the same for them, to the bit.</summary>
public class ScriptAgreementTests(ITestOutputHelper output)
{
    [Fact]
    public void Generated_scripts_compile() =>
        ScriptBatch.AnyScript.Sample(script => ScriptBatch.Compile(script), print: script => script, iter: GeneratedCase.Count(500), threads: 1);

    [Fact]
    public void Generated_scripts_compile_and_both_backends_agree()
    {
        const int fewest = 1_000;
        long asked = GeneratedCase.Count(fewest);
        int completed = 0, runs = 0, cells = 0;
        var faults = new ConcurrentDictionary<FaultKind, int>();
        System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
        while (runs < asked)
        {
            ScriptBatch.Any.Sample(
                batch =>
                {
                    foreach (RunResult result in batch.Check())
                    {
                        Interlocked.Increment(ref runs);
                        if (result is Completed done) (completed, cells) = (completed + 1, cells + done.Steps.Sum(step => step.Count));
                        else faults.AddOrUpdate(((Faulted)result).Kind, 1, (_, count) => count + 1);
                    }
                },
                print: batch => $"{batch.Scripts.Length} scripts",
                iter: 4,
                threads: 1);
        }

        output.WriteLine($"{runs} cases, {completed} completed with {cells} cells, {string.Join(", ", faults.Select(fault => $"{fault.Value} {fault.Key}"))}; {watch.Elapsed}");

        // A generator whose runs all fail, or compute nothing, would test nothing.
        (completed * 100 / runs).ShouldBeGreaterThan(40);
        (cells / completed).ShouldBeGreaterThan(3);
    }
}
