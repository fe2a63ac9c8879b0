using System.Globalization;
using Mechanisms.Host.Results;

namespace Mechanisms.Conformance.Meaning;

/// <summary>What the articles say comes out, on both backends, through tables and reports.</summary>
public sealed class RequiredFactsTests : IDisposable
{
    private const int MostCents = 2000;

    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void Ten_gifts_of_one_call_forth_a_subsidy_of_ninety()
    {
        desk.With("gifts.csv", ["contributor,project,gift", .. Enumerable.Range(0, 10).Select(i => $"giver {i},park,1")]);
        RunReport report = desk.Run("quadratic_funding", ["gift=gifts.csv"], "pool=1000");
        report.At("ideal", "park").ShouldBe(100);
        report.At("subsidy", "park").ShouldBe(90);
    }

    [Fact]
    public void Gifts_of_1_4_and_9_call_forth_22()
    {
        desk.With("gifts.csv", "contributor,project,gift", "ada,park,1", "ben,park,4", "cem,park,9");
        desk.Run("quadratic_funding", ["gift=gifts.csv"], "pool=1000").At("subsidy", "park").ShouldBe(22);
    }

    [Fact]
    public void A_single_giver_gets_exactly_nothing_at_every_amount()
    {
        desk.With("gifts.csv", ["contributor,project,gift", .. SingleGifts()]);
        RunReport report = desk.Run("quadratic_funding", ["gift=gifts.csv"], "pool=1000");
        for (int cents = 1; cents <= MostCents; cents++)
        {
            report.At("raised", Project(cents)).ShouldBe(cents / 100.0);
            report.At("subsidy", Project(cents)).ShouldBe(0);
            report.At("match", Project(cents)).ShouldBe(0);
        }
    }

    [Fact]
    public void A_pool_that_is_scaled_up_goes_past_single_givers_at_every_amount()
    {
        desk.With("gifts.csv", ["contributor,project,gift", .. SingleGifts(), "ada,park,1", "ben,park,1"]);
        desk.With("scaled.mech", """
            language 1
            mechanism scaled is funding {
                param pool : money
                say[c, p] = quadratic.buys(gift[c, p] / (1 money))
                subsidy[p] = (quadratic(sum(c: say[c, p])) - sum(c: quadratic(say[c, p]))) * 1 money
                due = sum(p: subsidy[p])
                match[p] = pool * subsidy[p] / due
            }
            """);
        RunReport report = desk.Run("scaled.mech", ["gift=gifts.csv"], "pool=1000000");
        report.At("match", "park").ShouldBe(1_000_000);
        for (int cents = 1; cents <= MostCents; cents++) report.At("match", Project(cents)).ShouldBe(0);
    }

    [Fact]
    public void Three_minutes_of_one_ad_cost_six_and_the_first_minute_of_anothers_one()
    {
        desk.With("bought.csv", "payer,ad,bought", "ada,boots,3", "ben,boots,1");
        RunReport report = desk.Run("quadratic_attention", ["bought=bought.csv"]);
        report.At("owed", "ada").ShouldBe(6);
        report.At("owed", "ben").ShouldBe(1);
        report.At("shown", "boots").ShouldBe(4);
    }

    [Fact]
    public void The_third_candidate_shines_through()
    {
        desk.With("ballots.csv", "voter,option,ballot", "left,red,10", "left,blue,-10", "left,green,1", "right,red,-10", "right,blue,10", "right,green,1");
        RunReport report = desk.Run("quadratic_voting", ["ballot=ballots.csv"], "credits_each=300");
        new[] { "red", "blue", "green" }.Select(option => report.At("tally", option)).ShouldBe([0, 0, 2]);
    }

    [Fact]
    public void The_order_of_rows_changes_no_bit()
    {
        var random = new Random(20190912);
        string[] rows =
        [
            .. Enumerable.Range(0, 300).Select(_ => string.Create(
                CultureInfo.InvariantCulture, $"giver {random.Next(40)},project {random.Next(9)},{random.NextDouble() * 1000}")),
        ];
        var texts = new List<string>();
        for (int i = 0; i < 4; i++)
        {
            desk.With("gifts.csv", ["contributor,project,gift", .. rows]);
            texts.Add(Desk.Text(desk.Run("quadratic_funding", ["gift=gifts.csv"], "pool=5000")));
            random.Shuffle(rows);
        }

        texts.Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void Who_cares_twice_as_much_buys_twice_the_influence()
    {
        desk.With("value.csv", "person,value", "alice,100", "bob,50");
        desk.With("units.csv", ["unit,number", .. Enumerable.Range(1, 150).Select(n => $"unit {n},{n}")]);
        desk.With("influence.mech", """
            language 1
            mechanism influence {
                set person
                set unit
                /// What somebody would give for the whole outcome.
                input value[person] : money
                input number[unit] : whole number
                /// How far one unit moves the outcome.
                param moves : share = 1%
                param first : money = 0.01
                // The n-th unit costs n times the first, and is bought where it is worth that.
                wants[p, u] = first * number[u] <= moves * value[p]
                units[p] = count(u: wants[p, u])
                paid[p] = sum(u where wants[p, u]: first * number[u])
                same[p] = first * triangular(units[p])
                smooth[p] = first * units[p]^2 / 2
                round paid to 0.01
                round same to 0.01
                round smooth to 0.01
            }
            """);
        RunReport report = desk.Run("influence.mech", ["value=value.csv", "number=units.csv"]);
        report.At("units", "alice").ShouldBe(100);
        report.At("units", "bob").ShouldBe(50);
        report.At("paid", "alice").ShouldBe(50.5);
        report.At("same", "alice").ShouldBe(50.5);
        report.At("smooth", "alice").ShouldBe(50);
        report.At("paid", "bob").ShouldBe(12.75);
    }

    private static IEnumerable<string> SingleGifts() => Enumerable.Range(1, MostCents).Select(cents =>
        string.Create(CultureInfo.InvariantCulture, $"giver {cents},{Project(cents)},{cents / 100m:0.00}"));

    private static string Project(int cents) => string.Create(CultureInfo.InvariantCulture, $"project {cents}");
}
