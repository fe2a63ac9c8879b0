using System.Collections.Concurrent;
using System.Diagnostics;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Conformance.Mistakes;

/// <summary>
/// One slip anywhere in any script of the library or the examples gives few messages: its echoes stay away. The default
/// run takes every token that is left out and a sample of the other slips; MECH_EXHAUSTIVE=1 takes all.
/// </summary>
public class SlipTests
{
    private const int SampledEvery = 5;

    private static bool IsExhaustive => Environment.GetEnvironmentVariable("MECH_EXHAUSTIVE") == "1";

    [Fact]
    public void A_token_left_out_gives_at_most_two_messages() => AtMost(2, Scripts.All.SelectMany(TokenEdits.Deletions));

    [Fact]
    public void A_token_written_twice_gives_at_most_three_messages() => AtMost(3, Sample(TokenEdits.Duplications));

    [Fact]
    public void Two_exchanged_tokens_give_at_most_three_messages() => AtMost(3, Sample(TokenEdits.Exchanges));

    [Fact]
    public void Another_token_gives_at_most_three_messages() =>
        AtMost(3, Sample(script => Enumerable.Range(0, IsExhaustive ? 5 : 1).SelectMany(seed => TokenEdits.Replacements(script, seed))));

    // Of each script by itself, so that a change of one does not choose other slips in all that follow.
    private static IEnumerable<Slip> Sample(Func<SourceText, IEnumerable<Slip>> slips) =>
        Scripts.All.SelectMany(script => slips(script).Where((_, i) => IsExhaustive || i % SampledEvery == 0));

    private static void AtMost(int most, IEnumerable<Slip> slips)
    {
        var failures = new ConcurrentBag<string>();
        Parallel.ForEach(slips, slip =>
        {
            var watch = Stopwatch.StartNew();
            try
            {
                IReadOnlyList<Diagnostic> messages = Scripts.Check(slip.Script);
                if (messages.Count > most) failures.Add($"{slip.What}: {messages.Count} messages\n{Scripts.Print(messages)}");
            }
            catch (Exception fault)
            {
                failures.Add($"{slip.What}: {fault}");
            }

            if (watch.Elapsed > TimeSpan.FromSeconds(10)) failures.Add($"{slip.What}: {watch.Elapsed}");
        });
        string[] shown = [.. failures.Order(StringComparer.Ordinal)];
        Assert.True(shown.Length == 0, $"{shown.Length} slips\n{string.Join('\n', shown)}");
    }
}
