using System.Diagnostics;
using Mechanisms.Dsl.Emitting;
using Mechanisms.Host.Compiling;
using Mechanisms.Host.Tests.Interpreting;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Tests.Compiling;

public class QuadraticFundingKernelTests(ITestOutputHelper output)
{
    private readonly QuadraticFunding funding = new();

    [Fact]
    public void Three_gifts_of_1_4_and_9_make_22()
    {
        output.WriteLine(CSharpEmitter.Emit(funding.Mechanism));
        Subsidies(("ada", "park", 1), ("ben", "park", 4), ("cy", "park", 9)).ShouldBe([22]);
    }

    [Fact]
    public void Ten_gifts_of_1_make_90() =>
        Subsidies([.. Enumerable.Range(0, 10).Select(i => ($"c{i}", "park", 1.0))]).ShouldBe([90]);

    [Fact]
    public void A_single_donor_brings_exactly_nothing_for_every_amount_in_cents()
    {
        double[] subsidies = Subsidies([.. Enumerable.Range(1, 20_000).Select(cents => ("ada", $"p{cents}", cents / 100.0))]);
        subsidies.ShouldAllBe(subsidy => BitConverter.DoubleToInt64Bits(subsidy) == 0);
    }

    [Fact]
    public void A_million_gifts_take_seconds_at_most()
    {
        const int rows = 1_000_000, contributors = 200_000, projects = 5_000;
        Random random = new(1);
        MemberSet people = new("contributor", [.. Enumerable.Range(0, contributors).Select(i => $"c{i:D6}")]);
        MemberSet places = new("project", [.. Enumerable.Range(0, projects).Select(i => $"p{i:D4}")]);
        int[] givers = new int[rows], takers = new int[rows];
        double[] amounts = new double[rows];
        for (int row = 0; row < rows; row++)
        {
            givers[row] = random.Next(contributors);
            takers[row] = random.Next(projects);
            amounts[row] = random.Next(1, 10_000) / 100.0;
        }

        Round round = new([people, places], [new InputRows([givers, takers], [new RealColumn(amounts)], new int[rows])], []);
        using KernelBackend kernel = new(funding.Mechanism);
        long start = Stopwatch.GetTimestamp();
        kernel.Run(funding.Round(("ada", "park", 1)).Build(), CancellationToken.None);
        output.WriteLine($"compile and first run: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms");
        for (int run = 0; run < 3; run++)
        {
            start = Stopwatch.GetTimestamp();
            kernel.Run(round, CancellationToken.None).ShouldBeOfType<Completed>().Steps[funding.Subsidy].Count.ShouldBe(projects);
            output.WriteLine($"a million gifts: {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F0} ms");
        }

        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(20));
    }

    private double[] Subsidies(params (string, string, double)[] gifts) =>
        Both.Complete(funding.Mechanism, funding.Round(gifts).Build()).Steps[funding.Subsidy].Reals!;
}
