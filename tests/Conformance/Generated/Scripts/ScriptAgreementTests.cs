using System.Diagnostics;
using CsCheck;

namespace Mechanisms.Conformance.Generated.Scripts;

/// <summary>Scripts by chance compile, and both backends give the same for them, to the bit.</summary>
public class ScriptAgreementTests(ITestOutputHelper output)
{
    [Fact]
    public void Every_script_of_the_generator_compiles() =>
        ScriptBatch.AnyScript.Sample(script => ScriptBatch.CompileAndCheck(script), print: script => script, iter: GeneratedCase.Count(200), threads: 1);

    [Fact]
    public void Both_backends_agree_about_generated_scripts()
    {
        const int fewest = 1_500, oftenEnough = 2_000, many = 10_000;
        long asked = GeneratedCase.Count(fewest), said = 0;
        var tally = new Tally();
        var watch = Stopwatch.StartNew();
        while (tally.Runs < asked)
        {
            ScriptBatch.Any.Sample(batch => tally.Add(batch.Check()), print: batch => $"{batch.Scripts.Length} scripts", iter: asked < many ? 4 : 40, threads: 1);

            // A campaign that is cut off has still said how far it came.
            if (tally.Runs < said + oftenEnough && tally.Runs < asked) continue;
            said = tally.Runs;
            output.WriteLine($"{tally} in {watch.Elapsed.TotalSeconds:0} s");
        }

        // A generator whose runs all fail, or compute nothing, would test nothing.
        (tally.Completed * 100 / tally.Runs).ShouldBeGreaterThan(40);
        (tally.Cells / tally.Completed).ShouldBeGreaterThan(3);
    }

    [Fact]
    public void Generated_scripts_speak_the_whole_language()
    {
        const int scripts = 300;
        string all = string.Join("\n", Enumerable.Range(0, scripts).Select(seed => ScriptTexts.Write(new Dice(new PCG((uint)seed)))));
        string[] wanted =
        [
            " is family {", "ignoring case", "repeats add", "repeats mean", "repeats last", "repeats refused", "at least", "at most", "above", "below",
            "whole number", "yes/no", ": text", ": time", "cost from", ": saturation", ".buys(", ".marginal(", "buys x =", "fn ", "derivative(", "largest(",
            "smallest(", "in whole", "sum(", "count(", "min(", "max(", "any(", "all(", "mean(", "median(", " where ", "present ", " div ", " and ", " or ",
            "not ", "if ", " otherwise ", "unaffordable", "sqrt(", "abs(", "exp(", "log(", "arctan(", "floor(", "ceiling(", "^", "%", "pi", "accept voter",
            "accept gift", " otherwise \"", " down to ", " up to ", ", at most ", "remainder to largest fractions", "limit = ", "edge = ", "exponent = ",
            "ordered set ", "[before ", " before i", "rank(i", "best(i", "lot(",
        ];
        wanted.Where(word => !all.Contains(word, StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
