using CsCheck;
using Mechanisms.Host.Interpreting;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Tests.Interpreting;

public class QuadraticFundingTests
{
    private readonly QuadraticFunding funding = new();

    [Fact]
    public void Three_gifts_of_1_4_and_9_make_22() =>
        Subsidies(("ada", "park", 1), ("ben", "park", 4), ("cy", "park", 9)).ShouldBe([22]);

    [Fact]
    public void Ten_gifts_of_1_make_90() =>
        Subsidies([.. Enumerable.Range(0, 10).Select(i => ($"c{i}", "park", 1.0))]).ShouldBe([90]);

    [Fact]
    public void A_single_donor_brings_exactly_nothing_for_every_amount_in_cents()
    {
        (string, string, double)[] gifts = [.. Enumerable.Range(1, 20_000).Select(cents => ("ada", $"p{cents}", cents / 100.0))];
        double[] subsidies = Subsidies(gifts);
        subsidies.Length.ShouldBe(20_000);
        subsidies.ShouldAllBe(subsidy => BitConverter.DoubleToInt64Bits(subsidy) == 0);
    }

    [Fact]
    public void A_project_without_gifts_has_no_cell()
    {
        Completed completed = funding.Round(("ada", "park", 1)).Members(funding.Project, "garden", "park").Complete();
        completed.Steps[funding.Subsidy].Members[0].ShouldBe([1]);
    }

    [Fact]
    public void The_order_of_rows_does_not_matter()
    {
        Gen<(string, string, double)> gift = Gen.Select(
            Gen.Int[0, 4].Select(i => $"c{i}"), Gen.Int[0, 3].Select(i => $"p{i}"), Gen.Double[0, 1e6].Select(amount => amount / 7));
        Gen.Select(gift.Array[0, 30], Gen.Int[0, 29]).Sample((gifts, turn) =>
        {
            (string, string, double)[] turned = [.. gifts.Skip(turn), .. gifts.Take(turn).Reverse()];
            StepCells one = Run(gifts), other = Run(turned);
            other.Reals!.Select(BitConverter.DoubleToInt64Bits).ShouldBe(one.Reals!.Select(BitConverter.DoubleToInt64Bits));
            other.Members[0].ShouldBe(one.Members[0]);
        });
    }

    [Fact]
    public void Eighty_thousand_rows_are_bearable()
    {
        (string, string, double)[] gifts = [.. Enumerable.Range(0, 80_000).Select(i => ($"c{i % 20_000:D5}", $"p{i % 997:D3}", i % 1000 / 7.0))];
        Subsidies(gifts).Length.ShouldBe(997);
    }

    [Fact]
    public void A_cancelled_run_stops()
    {
        Round round = funding.Round(("ada", "park", 1)).Build();
        Should.Throw<OperationCanceledException>(() => new Interpreter(funding.Mechanism).Run(round, new CancellationToken(true)));
    }

    private StepCells Run((string, string, double)[] gifts) => funding.Round(gifts).Complete().Steps[funding.Subsidy];

    private double[] Subsidies(params (string, string, double)[] gifts) => Run(gifts).Reals!;
}
