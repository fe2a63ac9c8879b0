using Mechanisms.Dsl.Lowering;
using Mechanisms.Numerics;
using Mechanisms.Rounds;
using static Mechanisms.Host.Tests.Interpreting.MechanismBuilder;

namespace Mechanisms.Host.Tests.Interpreting;

/// <summary>Rounding as the last act of a step.</summary>
public class RoundingTests
{
    private readonly MechanismBuilder build = new();
    private readonly int project;
    private readonly int share;
    private readonly LoweredIndex p;

    public RoundingTests()
    {
        project = build.Set("project");
        share = build.Input("share", [project], RepeatPolicy.Add, Column("share"));
        p = build.Index("p", project);
    }

    [Fact]
    public void The_remainder_goes_to_the_largest_fractions_and_equal_ones_to_the_smaller_id()
    {
        Completed completed = Rounded(new LoweredRounding(RoundingRule.LargestFractions, "0.01", null), 10.0 / 3, 10.0 / 3, 10.0 / 3 + 0.005);
        completed.Steps[0].Reals.ShouldBe([3.33, 3.33, 3.34]);
        completed.Leftovers.ShouldBe([new Leftover(0, 0)]);
    }

    [Fact]
    public void What_bounds_do_not_let_through_is_left_over()
    {
        Completed completed = Rounded(new LoweredRounding(RoundingRule.LargestFractions, "1", build.Number(2)), 2.5, 2.5, 1.5, 0.5);
        completed.Steps[0].Reals.ShouldBe([2, 2, 2, 1]);
        completed = Rounded(new LoweredRounding(RoundingRule.LargestFractions, "1", build.Number(2)), 2.75, 2.75, 2.5);
        completed.Steps[^1].Reals.ShouldBe([2, 2, 2]);
        completed.Leftovers[^1].ShouldBe(new Leftover(1, 2));
    }

    [Theory]
    [InlineData(RoundingRule.Nearest, new[] { 2.0, 2, 3 })]
    [InlineData(RoundingRule.Down, new[] { 1.0, 2, 2 })]
    [InlineData(RoundingRule.Up, new[] { 2.0, 3, 3 })]
    public void Each_value_for_itself(RoundingRule rule, double[] expected) =>
        Rounded(new LoweredRounding(rule, "1", null), 1.5, 2.5, 2.75).Steps[0].Reals.ShouldBe(expected);

    [Fact]
    public void A_bound_holds_after_rounding_up() =>
        Rounded(new LoweredRounding(RoundingRule.Up, "1", build.Number(2.5)), 1.5, 2.25).Steps[0].Reals.ShouldBe([2, 2]);

    [Fact]
    public void A_bound_of_29_hundredths_allows_29_hundredths() =>
        Rounded(new LoweredRounding(RoundingRule.Up, "0.01", build.Number(0.29)), 0.285, 0.4).Steps[0].Reals.ShouldBe([0.29, 0.29]);

    [Fact]
    public void Who_reads_the_step_reads_it_rounded()
    {
        build.Step("rounded", [p], Rows(share, p), build.Read(share, p), new LoweredRounding(RoundingRule.Down, "1", null));
        build.Step("doubled", [p], Cells(0, p), build.Operate(NumberOperator.Multiply, build.Number(2), build.ReadStep(0, p)));
        Round(1.75).Complete().Steps[1].Reals.ShouldBe([2]);
    }

    [Fact]
    public void Unaffordable_cannot_be_rounded()
    {
        build.Step(
            "rounded", [p], Rows(share, p), build.Number(Real.Unaffordable), new LoweredRounding(RoundingRule.Down, "1", null), mayBeUnaffordable: true);
        Round(1).Fail().Kind.ShouldBe(FaultKind.Unaffordable);
    }

    private Completed Rounded(LoweredRounding rounding, params double[] shares)
    {
        build.Step("rounded", [p], Rows(share, p), build.Read(share, p), rounding);
        return Round(shares).Complete();
    }

    private RoundBuilder Round(params double[] shares) => new RoundBuilder(build.Build())
        .Members(project, [.. shares.Select((_, i) => $"p{i}")])
        .Rows(share, [.. shares.Select((value, i) => new object[] { $"p{i}", value })]);
}
