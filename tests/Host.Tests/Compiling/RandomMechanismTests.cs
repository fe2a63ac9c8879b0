using Mechanisms.Dsl.Emitting;
using Mechanisms.Host.Compiling;
using Mechanisms.Host.Interpreting;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Tests.Compiling;

public class RandomMechanismTests(ITestOutputHelper output)
{
    private const int Cases = 100;

    [Fact]
    public void Both_backends_agree()
    {
        (int first, int count) = Environment.GetEnvironmentVariable("MECHANISMS_SEEDS") is { } text
            ? (int.Parse(text.Split('+')[0]), int.Parse(text.Split('+')[1]))
            : (0, Cases);
        int completed = 0;
        List<int> failed = [];
        for (int seed = first; seed < first + count; seed++)
        {
            RandomMechanism made = new(seed);
            string interpreted = Both.Describe(new Interpreter(made.Mechanism).Run(made.Round, CancellationToken.None));
            using KernelBackend kernel = new(made.Mechanism);
            string compiled;
            try
            {
                RunResult result = kernel.Run(made.Round, CancellationToken.None);
                compiled = Both.Describe(result);
                if (result is Completed) completed++;
            }
            catch (Exception exception)
            {
                compiled = exception.ToString();
            }

            if (compiled == interpreted) continue;
            failed.Add(seed);
            if (failed.Count > 3) continue;
            output.WriteLine($"seed {seed}\n--- interpreted\n{interpreted}\n--- compiled\n{compiled}\n--- text\n{CSharpEmitter.Emit(made.Mechanism)}");
        }

        output.WriteLine($"{completed} of {count} came to their end; failed: {string.Join(",", failed)}");
        failed.ShouldBeEmpty();
    }
}
