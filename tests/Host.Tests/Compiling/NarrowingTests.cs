using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Compiling;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Tests.Compiling;

/// <summary>Kernels skip what is certain of a bisection: with the same bits, and far fewer steps.</summary>
public sealed class NarrowingTests(ITestOutputHelper output) : IDisposable
{
    private const string Script = """
        language 1

        mechanism narrowed {
            set cell
            set part
            input weight[cell, part] : number, at least 0, repeats refused
            input speed[cell, part] : number, at least 0, repeats refused
            input cap[cell] : number, at least 0, repeats refused
            input goal[cell] : number, at least 0, repeats refused

            roots[c] = largest(h in 0..cap[c]: sum(p: sqrt(weight[c, p] * arctan(h * speed[c, p]))) >= h)
            turns[c] = largest(h in 0..cap[c]: sum(p: weight[c, p] * arctan(h * speed[c, p])) >= 2 * h)
            caps[c] = largest(t in 0..cap[c]: sum(p: min(weight[c, p], t * speed[c, p])) >= t)
            squares[c] = largest(x in 0..cap[c]: sum(p: weight[c, p] * (x * speed[c, p])^2) <= goal[c])
            level[c] = largest(x in 0..cap[c]: sum(p: min(weight[c, p], x)) < goal[c]) otherwise 0
            falling[c] = largest(x in 0..cap[c]: sum(p: weight[c, p] * x) <= goal[c] / (1 + x))
            least[c] = smallest(x in 0..cap[c]: sum(p: weight[c, p] * x^1.5) >= goal[c]) otherwise 0
            alone = largest(h in 0..max(c: cap[c]): sum(c, p: sqrt(weight[c, p] * arctan(h * speed[c, p]))) >= h)
        }
        """;

    private static readonly string[] Searched = ["roots", "turns", "caps", "squares", "level", "falling", "least", "alone"];

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 8)]
    [InlineData(4, 30)]
    public void Narrowing_changes_no_bit(int seed, int size)
    {
        LoweredMechanism mechanism = Compile();
        Completed narrowed = Both.Complete(mechanism, Cells(new Random(seed), 400, size));
        foreach (SearchRecord record in narrowed.Searches) output.WriteLine(record.ToString());
    }

    [Fact]
    public void Every_search_of_these_is_narrowed()
    {
        LoweredMechanism mechanism = Compile();
        Searches(mechanism).Count(search => search.Sides is { IsRatioMonotone: true, RoundingUnits: not null }).ShouldBe(Searched.Length);
    }

    [Fact]
    public void Narrowing_takes_few_steps()
    {
        LoweredMechanism mechanism = Compile();
        using KernelBackend narrowed = new(mechanism), plain = new(Plain(mechanism));
        Round round = Cells(new Random(5), 1, 40);
        var fast = (Completed)narrowed.Run(round, CancellationToken.None);
        var slow = (Completed)plain.Run(round, CancellationToken.None);
        Both.Describe(fast).ShouldBe(Both.Describe(slow));
        foreach ((SearchRecord few, SearchRecord many) in fast.Searches.Zip(slow.Searches)) output.WriteLine($"{few.Steps} instead of {many.Steps}");
        fast.Searches.Max(record => record.Steps).ShouldBeLessThan(36);
    }

    [Fact]
    public void A_round_of_many_agents_is_a_matter_of_passes_over_them()
    {
        LoweredMechanism mechanism = MechanismHost.Create(folder.Path).Compile("coordinated_funding").Mechanism.ShouldNotBeNull();
        int many = int.Parse(Environment.GetEnvironmentVariable("MECHANISMS_AGENTS") ?? "20000", CultureInfo.InvariantCulture);
        using KernelBackend narrowed = new(mechanism), plain = new(Plain(mechanism));
        Round round = Agents(mechanism, many);
        foreach ((string name, KernelBackend backend) in new[] { ("narrowed", narrowed), ("plain bisection", plain) })
        {
            backend.Run(Agents(mechanism, 100), CancellationToken.None);
            List<double> times = [], busy = [];
            Completed? done = null;
            for (int run = 0; run < 5; run++)
            {
                Stopwatch watch = Stopwatch.StartNew();
                TimeSpan before = Process.GetCurrentProcess().TotalProcessorTime;
                done = (Completed)backend.Run(round, CancellationToken.None);
                times.Add(watch.Elapsed.TotalMilliseconds);
                busy.Add((Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
            }

            times.Sort();
            busy.Sort();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{many} agents, {name}: median {times[2]:F0} ms (processor {busy[2]:F0} ms), least {times[0]:F0} ms, {done!.Searches.Single().Steps} steps"));
        }
    }

    private LoweredMechanism Compile()
    {
        File.WriteAllText(Path.Combine(folder.Path, "narrowed.mech"), Script);
        CompileResult result = MechanismHost.Create(folder.Path).Compile("narrowed.mech");
        return result.Mechanism ?? throw new InvalidOperationException(string.Join("\n", result.Diagnostics));
    }

    private static IEnumerable<SolveExpression> Searches(LoweredMechanism mechanism) => mechanism.Steps.SelectMany(step => Within(step.Body));

    private static IEnumerable<SolveExpression> Within(LoweredExpression expression) =>
        LoweredWalk.Children(expression).SelectMany(Within).Concat(expression is SolveExpression solve ? [solve] : []);

    // The same without the proof that narrowing rests on.
    private static LoweredMechanism Plain(LoweredMechanism mechanism) => mechanism with
    {
        Steps = [.. mechanism.Steps.Select(step => step with { Body = Plain(step.Body) })],
    };

    private static LoweredExpression Plain(LoweredExpression body) => body switch
    {
        SolveExpression { Sides: { } sides } solve => solve with { Sides = sides with { IsRatioMonotone = false } },
        OtherwiseExpression otherwise => otherwise with { Value = Plain(otherwise.Value) },
        GuardedExpression guarded => guarded with { Body = Plain(guarded.Body) },
        _ => body,
    };

    private static Round Cells(Random random, int cells, int size)
    {
        double Amount(double decades) => random.Next(12) == 0 ? 0 : Math.Pow(10, (random.NextDouble() - 0.5) * decades);
        int[] cell = [.. Enumerable.Range(0, cells * size).Select(i => i / size)], part = [.. cell.Select((_, i) => i % size)];
        int[] lines = [.. cell.Select((_, i) => i + 2)], single = [.. Enumerable.Range(0, cells)];
        InputRows Pairs(double decades) => new([cell, part], [new RealColumn([.. cell.Select(_ => Amount(decades))])], lines);
        InputRows Singles(double decades) => new([single], [new RealColumn([.. single.Select(_ => Amount(decades))])], [.. single.Select(i => i + 2)]);
        double near = random.NextDouble();
        InputRows weights = Pairs(near < 0.5 ? 1 : 8);
        return new Round([Names("cell", cells), Names("part", size)], [weights, Pairs(4), Singles(6), Singles(6)], []);
    }

    private static Round Agents(LoweredMechanism mechanism, int many)
    {
        int[] members = [.. Enumerable.Range(0, many)], lines = [.. members.Select(member => member + 2)];
        InputRows Table(Func<int, double> value) => new([members], [new RealColumn([.. members.Select(value)])], lines);
        ImmutableArray<ParameterValue> parameters = [.. mechanism.Parameters.Select(parameter => ParameterValue.OfReal(parameter.Default!.Real))];
        InputRows nothing = new([[]], [new RealColumn([])], []);
        return new Round(
            [Names("agent", many)],
            [
                .. mechanism.Inputs.Select(input => input.Name switch
                {
                    "limit" => Table(member => 1 + member % 10),
                    "speed" => Table(member => 0.4 * Math.PI / (2 * (1 + member % 10))),
                    _ => nothing,
                }),
            ],
            parameters);
    }

    private static MemberSet Names(string set, int count) =>
        new(set, [.. Enumerable.Range(0, count).Select(member => member.ToString("D7", CultureInfo.InvariantCulture))]);
}
