using System.Text.Json;
using CsCheck;
using Mechanisms.Host.Curves;
using Mechanisms.Pictures;

namespace Mechanisms.Host.Tests.Curves;

public class CurveTests
{
    private static readonly MechanismHost Host = MechanismHost.Create(".");

    [Theory]
    [InlineData("linear", "0,0,10,10,10")]
    [InlineData("one_person_one_vote", "0,1,1,1,1")]
    [InlineData("quadratic", "0,0.5,1,1.5,2")]
    [InlineData("triangular", "0,0.5,1.5,2.5,3.5")]
    [InlineData("power(exponent = 3)", "0,0.5773502691896257,0.8164965809277259,1,1.1547005383792515")]
    public void Who_cares_more_buys_all_or_one_or_in_proportion(string cost, string bought)
    {
        double[] found = Values(new CurveRequest { Costs = [cost], Care = "0..4", Steps = 4 }, "care");
        double[] expected = [.. bought.Split(',').Select(double.Parse)];
        for (int i = 0; i < found.Length; i++) found[i].ShouldBe(expected[i], 1e-12);
    }

    [Fact]
    public void Twice_the_care_buys_twice_as_much_only_where_the_cost_is_a_square() =>
        Check.Sample(
            Gen.Double[0.01, 9].Select(Gen.Double[1.2, 4]),
            pair =>
            {
                (double worth, double exponent) = pair;
                CurveRequest request = new() { Costs = [FormattableString.Invariant($"power(exponent = {exponent:0.0})")], Care = FormattableString.Invariant($"{worth:R}..{2 * worth:R}"), Range = "0..1000000", Steps = 1 };
                double[] bought = Values(request, "care");
                double slope = 1 / (double.Parse(exponent.ToString("0.0")) - 1);
                if (bought[1] < 1e6) (bought[1] / bought[0]).ShouldBe(Math.Pow(2, slope), 1e-6 * Math.Pow(2, slope));
            },
            iter: 40, threads: 1);

    [Fact]
    public void What_nobody_can_pay_is_said_in_words_and_drawn_as_a_wall()
    {
        ExplorationAnswer answer = Host.Curve(new CurveRequest { Costs = ["one_person_one_vote"], Range = "0..3", Steps = 3 }, "csv", TestContext.Current.CancellationToken);
        answer.Text.ShouldContain("total,one_person_one_vote,1,0\n");
        answer.Text.ShouldContain("total,one_person_one_vote,2,unaffordable\n");
        Series total = answer.Chart!.Panels[0].Series[0];
        total.Points.Last(point => point.Y is { } y && double.IsFinite(y)).X.ShouldBe(1, 1e-6);
        total.Points.ShouldContain(point => point.Y == double.PositiveInfinity);
    }

    [Fact]
    public void A_jump_is_drawn_upright()
    {
        Series care = Host.Curve(new CurveRequest { Costs = ["linear"] }, cancellation: TestContext.Current.CancellationToken).Chart!.Panels[^1].Series[0];
        ChartPoint last = care.Points.Last(point => point.Y == 0), first = care.Points.First(point => point.Y == 10);
        last.X.ShouldBe(1, 1e-6);
        first.X.ShouldBe(1, 1e-6);
        care.Points.ShouldAllBe(point => point.Y == 0 || point.Y == 10);
    }

    [Fact]
    public void Settings_go_to_the_costs_that_have_them()
    {
        CurveRequest request = new() { Costs = ["linear", "power"], Assignments = ["exponent=3"], Range = "0..2", Steps = 1, Only = "total" };
        Host.Curve(request, "csv", TestContext.Current.CancellationToken).Text.ShouldBe(
            "curve,cost,at,value\ntotal,linear,0,0\ntotal,linear,2,2\ntotal,power(exponent = 3),0,0\ntotal,power(exponent = 3),2,8\n");
    }

    [Fact]
    public void A_mistake_in_a_setting_is_placed_on_the_command_line()
    {
        ExplorationAnswer answer = Host.Curve(new CurveRequest { Costs = ["power(exponent = 0.5 + )"] }, cancellation: TestContext.Current.CancellationToken);
        answer.Text.ShouldBeEmpty();
        answer.Diagnostics.ShouldHaveSingleItem().Location.LineText.ShouldBe("power(exponent = 0.5 + )");
    }

    private static double[] Values(CurveRequest request, string measure)
    {
        string json = Host.Curve(request with { Only = measure }, "json", TestContext.Current.CancellationToken).Text;
        using JsonDocument document = JsonDocument.Parse(json);
        return [.. document.RootElement.GetProperty(measure).GetProperty("costs")[0].GetProperty("values").EnumerateArray().Select(value => value.GetDouble())];
    }
}
