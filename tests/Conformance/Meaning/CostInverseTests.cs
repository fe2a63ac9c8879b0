using System.Globalization;
using CsCheck;
using Mechanisms.Host.Results;

namespace Mechanisms.Conformance.Meaning;

/// <summary>What an amount buys is the largest quantity that it pays for, in both backends alike.</summary>
public class CostInverseTests
{
    // What an inverse may be off for rounding: of the quantity, or of 1.
    private const double Rounding = 1e-12;

    private static readonly Gen<string> Number = Gen.Int[1, 40].Select(n => (n / 4m).ToString(CultureInfo.InvariantCulture));

    private static readonly Gen<string> Simple = Gen.OneOf(
        Gen.Const("n"),
        Number.Select(k => $"{k} * n"),
        Number.Select(k => $"n / {k} + n * {k}"),
        OneOf("n^2", "n * n", "n^1.5", "n^3 / 7", "sqrt(n) * n", "sqrt(n)", "log(1 + n)", "exp(n / 100) - 1", "n + n^3", "ceiling(n / 10) * 10"),
        Number.Select(k => $"max(0, n - {k})"));

    /// <summary>A cost of n: never falls, 0 at 0, without bound.</summary>
    private static readonly Gen<string> Increasing = Gen.OneOf(
        Simple,
        Gen.Select(Number, Simple).Select((k, f) => $"{k} * ({f})"),
        Gen.Select(Simple, Simple).Select((f, g) => $"({f}) + ({g})"),
        Gen.Select(Number, Number).Select((k, rate) => $"if n <= {k} then n / 2 else {k} / 2 + {rate} * (n - {k})"),
        Gen.Select(Number, Number).Select((k, jump) => $"if n > {k} then {jump} + n^2 else n^2"),
        Gen.Select(Number, Number).Select((k, rate) => $"doubled(n; factor = {k})^2 / {rate}"));

    [Fact]
    public void An_amount_buys_the_largest_quantity_that_it_pays_for() => Gen.Select(Increasing.Array[8], Gen.Int[1, 680].Array[12]).Sample(
        (costs, quarters) =>
        {
            double[] amounts = [.. quarters.Select(quarter => quarter / 4.0)];
            RunReport report = Run(costs, amounts);
            for (int cost = 0; cost < costs.Length; cost++)
            {
                for (int person = 0; person < amounts.Length; person++)
                {
                    string id = Id(person), what = $"{costs[cost]} at {amounts[person]}";
                    report.At($"less{cost}", id).ShouldBeLessThanOrEqualTo(amounts[person], what);
                    report.At($"more{cost}", id).ShouldBeGreaterThan(amounts[person], what);
                }
            }
        },
        iter: 6);

    [Fact]
    public void A_quantity_that_is_searched_for_is_the_last_double_that_is_paid_for()
    {
        double[] amounts = [0.3, 1, 2, 30, 1e9, 1e300];
        RunReport report = Run(["n + n * n * n"], amounts);
        for (int person = 0; person < amounts.Length; person++)
        {
            double bought = report.At("bought0", Id(person)), next = Math.BitIncrement(bought);
            (bought + (bought * bought * bought)).ShouldBeLessThanOrEqualTo(amounts[person]);
            (next + (next * next * next)).ShouldBeGreaterThan(amounts[person]);
        }
    }

    [Fact]
    public void Squares_buy_exactly_their_roots()
    {
        double[] amounts = [.. Enumerable.Range(1, 1000).Select(n => (double)n * n)];
        RunReport report = Run(["n^2", "n * n"], amounts);
        for (int person = 0; person < amounts.Length; person++)
        {
            report.At("bought0", Id(person)).ShouldBe(person + 1);
            report.At("bought1", Id(person)).ShouldBe(person + 1);
        }
    }

    [Fact]
    public void Cubes_and_broken_powers_buy_exactly_their_roots()
    {
        double[] cubes = [.. Enumerable.Range(1, 10_000).Where(n => n % 97 == 1).Append(10_000).Select(n => (double)n * n * n)];
        RunReport ofCubes = Run(["n^3", "n * n * n"], cubes);
        for (int person = 0; person < cubes.Length; person++)
        {
            ofCubes.At("bought0", Id(person)).ShouldBe(Math.Round(Math.Cbrt(cubes[person])));
            ofCubes.At("bought1", Id(person)).ShouldBe(Math.Round(Math.Cbrt(cubes[person])));
        }

        double[] broken = [.. Enumerable.Range(1, 100).Select(n => (double)n * n * n)];
        RunReport ofBroken = Run(["n^1.5"], broken);
        for (int person = 0; person < broken.Length; person++) ofBroken.At("bought0", Id(person)).ShouldBe((person + 1) * (person + 1));
    }

    [Fact]
    public void A_search_may_go_through_what_an_amount_buys_even_where_that_is_a_search()
    {
        using var desk = new Desk();
        desk.With("through.mech", [
            "language 1",
            "cost odd(n) = n + n^3",
            "mechanism through {",
            "set person",
            "input share[person] : number, at least 0",
            "param price : cost from votes to money = odd",
            "up = largest(paid in 0 money..1000 money: price.buys(paid) <= 5 votes)",
            "down = smallest(paid in 0 money..1000 money: price.buys(paid) >= 2 votes)",
            "both = largest(paid in 0 money..1000 money: sum(a: price.buys(paid * share[a])) <= 7 votes)",
            "}",
        ]);
        desk.With("shares.csv", ["person,share", "a,1", "b,0.3"]);
        RunReport report = desk.Run("through.mech", ["share=shares.csv"]);
        report.At("up").ShouldBe(130, 1e-12);
        report.At("down").ShouldBe(10, 1e-13);
        double both = report.At("both");
        (Odd(both) + Odd(both * 0.3)).ShouldBe(7, 1e-13);

        static double Odd(double paid)
        {
            double low = 0, high = 10;
            for (int i = 0; i < 80; i++)
            {
                double middle = (low + high) / 2;
                if (middle + (middle * middle * middle) <= paid) low = middle;
                else high = middle;
            }

            return low;
        }
    }

    [Fact]
    public void A_cost_that_grows_by_a_factor_is_known_to_be_at_least_nothing()
    {
        using var desk = new Desk();
        desk.With("squared.mech", [
            "language 1",
            "cost growing(n) = exp(n / 10) - 1",
            "mechanism squared {",
            "param price : cost from votes to number = growing",
            "most = largest(n in 0 votes..100 votes: price(n)^2 <= 4)",
            "}",
        ]);
        desk.Run("squared.mech", []).At("most").ShouldBe(10 * Math.Log(3), 1e-13);
    }

    private static RunReport Run(IReadOnlyList<string> costs, IReadOnlyList<double> amounts)
    {
        using var desk = new Desk();
        string more = Rounding.ToString("0.############", CultureInfo.InvariantCulture);
        desk.With("costs.mech", [
            "language 1",
            "fn doubled(n; factor) = factor * n + n",
            .. costs.Select((cost, i) => $"cost c{i}(n) = {cost}"),
            "mechanism inverses {",
            "set person",
            "input amount[person] : money, at least 0",
            .. costs.Select((_, i) => $"param p{i} : cost from votes to money = c{i}"),
            .. costs.Select((_, i) => $"bought{i}[a] = p{i}.buys(amount[a])"),
            .. costs.Select((_, i) => $"less{i}[a] = p{i}(bought{i}[a] * (1 - {more}))"),
            .. costs.Select((_, i) => $"more{i}[a] = p{i}(bought{i}[a] * (1 + {more}) + {more} votes)"),
            "}",
        ]);
        desk.With("amounts.csv", ["person,amount", .. amounts.Select((amount, person) => $"{Id(person)},{amount.ToString("R", CultureInfo.InvariantCulture)}")]);
        return desk.Run("costs.mech", ["amount=amounts.csv"]);
    }

    private static Gen<string> OneOf(params string[] formulas) => Gen.Int[0, formulas.Length - 1].Select(i => formulas[i]);

    private static string Id(int person) => $"a{person}";
}
