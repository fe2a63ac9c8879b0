using System.Globalization;
using CsCheck;
using Mechanisms.Conformance.Generated;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host;
using Mechanisms.Host.Compiling;
using Mechanisms.Host.Interpreting;
using Mechanisms.Host.Tables;
using Mechanisms.Rounds;

namespace Mechanisms.Conformance.Meaning;

/// <summary>
/// No rule for a pool pays more than there is, or parts of a cent: what is paid and what is left are the pool, to the cent.
/// </summary>
public class PoolTests
{
    private const string Pool = "pool", Gift = "gift", Match = "match";
    private const decimal Cent = 0.01m;

    private static readonly Location Nowhere = Location.OfFile("generated");

    // Gifts in cents: of nobody, of one, equal ones, tiny and large ones.
    private static readonly Gen<(int[] Gifts, int Pool)> Rounds = Gen.Select(
        Gen.OneOf(Gen.Int[0, 3], Gen.Int[0, 2_000], Gen.Const(100), Gen.Int[0, 10_000_000]).Array[0, 12],
        Gen.OneOf(Gen.Const(0), Gen.Int[0, 5_000], Gen.Int[0, 1_000_000_000]));

    /// <summary>The rules that need gifts and a pool and nothing else.</summary>
    public static TheoryData<string> Rules()
    {
        var host = MechanismHost.Create(".");
        IEnumerable<string> names = host.Library().Where(it => it.Entry.Kind == DeclarationKind.Mechanism).Select(it => it.Entry.Name);
        return [.. names.Where(name => host.Compile(name).Mechanism is { } mechanism && NeedsGiftsOnly(mechanism))];
    }

    [Fact]
    public void There_are_such_rules() => Rules().Count().ShouldBeGreaterThan(8);

    [Theory]
    [MemberData(nameof(Rules))]
    public void What_is_paid_and_what_is_left_are_the_pool(string name)
    {
        LoweredMechanism mechanism = MechanismHost.Create(".").Compile(name).Mechanism!;
        using var kernel = new KernelBackend(mechanism);
        Rounds.Sample(round => Check(mechanism, kernel, round.Gifts, round.Pool), iter: GeneratedCase.Count(120), threads: 1);
    }

    private static void Check(LoweredMechanism mechanism, KernelBackend kernel, int[] gifts, int pool)
    {
        decimal given = pool * Cent;
        var rows = gifts.Select((gift, at) => new ExampleRow([$"c{at % 5}", $"p{at % 3}", Written(gift * Cent)], Nowhere));
        var example = new LoweredExample("", [new ExampleValue(Pool, Written(given), Nowhere)], [new ExampleTable(Gift, [.. rows], Nowhere)], [], Nowhere);
        Round round = RoundBuilder.FromExample(mechanism, example).Round!;
        int step = mechanism.Outputs.First(output => output.Name == Match).Step;
        foreach (RunResult result in new[] { kernel.Run(round, CancellationToken.None), new Interpreter(mechanism).Run(round, CancellationToken.None) })
        {
            decimal[] paid = [.. result.ShouldBeOfType<Completed>().Steps[step].Reals!.Select(value => decimal.Parse(value.ToString("R", CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture))];
            paid.ShouldAllBe(value => value >= 0 && value % Cent == 0);
            paid.Sum().ShouldBeLessThanOrEqualTo(given);
        }
    }

    private static bool NeedsGiftsOnly(LoweredMechanism mechanism) =>
        mechanism.Outputs.Any(output => output.Name == Match)
        && mechanism.Parameters.Where(parameter => parameter.Default is null).Select(parameter => parameter.Name).SequenceEqual([Pool])
        && mechanism.Inputs.Where(input => !input.IsOptional).Select(input => input.Name).SequenceEqual([Gift]);

    private static string Written(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);
}
