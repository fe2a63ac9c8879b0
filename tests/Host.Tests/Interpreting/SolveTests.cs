using System.Numerics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Interpreting;
using Mechanisms.Rounds;
using static Mechanisms.Host.Tests.Interpreting.MechanismBuilder;

namespace Mechanisms.Host.Tests.Interpreting;

/// <summary>Searches: what they find, and in which order they look.</summary>
public class SolveTests
{
    private readonly MechanismBuilder build = new();
    private readonly int project;
    private readonly int claim;
    private readonly int limit;
    private readonly int speed;
    private readonly LoweredIndex p;
    private readonly LoweredIndex q;

    public SolveTests()
    {
        project = build.Set("project");
        claim = build.Input("claim", [project], RepeatPolicy.Add, Column("claim"));
        limit = build.Input("limit", [project], RepeatPolicy.Add, Column("limit"));
        speed = build.Input("speed", [project], RepeatPolicy.Add, Column("speed"));
        p = build.Index("p", project);
        q = build.Index("q", project);
    }

    [Theory]
    [InlineData(100.0)]
    [InlineData(60.3)]
    public void Where_all_claims_fit_they_are_scaled_by_exactly_1(double pool) => Bits(Scale(pool, 10.1, 20.2, 30)).ShouldBe(Bits(1));

    [Fact]
    public void A_pool_that_is_too_small_is_used_up_to_the_last_bit()
    {
        double[] claims = [10, 20.7, 30.1];
        double scale = Scale(40, claims);
        scale.ShouldBe(40 / 60.8, 1e-15);
        Total(scale).ShouldBeLessThanOrEqualTo(40);
        Total(Math.BitIncrement(scale)).ShouldBeGreaterThan(40);

        double Total(double x)
        {
            var total = new ExactTotal();
            foreach (double claim in claims) total.Add(x * claim);
            return total.Rounded();
        }
    }

    [Fact]
    public void The_largest_is_the_last_double_that_satisfies()
    {
        double root = Real(Scalar(build.Solve(true, build.Number(0), build.Number(2), x => AtMost(Square(x), build.Number(2)))));
        (root * root).ShouldBeLessThanOrEqualTo(2);
        (Math.BitIncrement(root) * Math.BitIncrement(root)).ShouldBeGreaterThan(2);
    }

    [Fact]
    public void The_smallest_is_the_first_double_that_satisfies()
    {
        double root = Real(Scalar(build.Solve(false, build.Number(0), build.Number(2), x => AtLeast(Square(x), build.Number(2)))));
        (root * root).ShouldBeGreaterThanOrEqualTo(2);
        (Math.BitDecrement(root) * Math.BitDecrement(root)).ShouldBeLessThan(2);
    }

    [Fact]
    public void A_range_may_lie_on_both_sides_of_zero()
    {
        LoweredExpression negative = build.Solve(
            true, build.Number(-1e300), build.Number(1e6), x => AtMost(x(), build.Number(-0.1)));
        Real(Scalar(negative)).ShouldBe(-0.1);
        Real(Scalar(build.Solve(false, build.Number(-5), build.Number(7), x => AtLeast(x(), build.Number(0))))).ShouldBe(0);
        Real(Scalar(build.Solve(true, build.Number(-5), build.Number(7), x => Less(x(), build.Number(0))))).ShouldBe(-double.Epsilon);
    }

    [Fact]
    public void Every_cell_has_a_search_of_its_own()
    {
        build.Step("root", [p], Rows(claim, p), build.Solve(
            true, build.Number(0), build.Read(claim, p), x => AtMost(Square(x), build.Read(claim, p))));
        Round().Rows(claim, ["a", 4.0], ["b", 9.0], ["c", 1.0]).Complete().Steps[0].Reals.ShouldBe([2, 3, 1]);
    }

    [Fact]
    public void What_the_condition_names_is_computed_anew_for_each_value()
    {
        LoweredExpression root = build.Let(0, build.Number(9), nine => build.Solve(
            true,
            build.Number(0),
            build.Number(100),
            x => build.Let(1, Square(x), square => AtMost(square(), nine()))));
        Real(Scalar(root)).ShouldBe(3);
    }

    [Theory]
    [InlineData(true, -5, 100, 30, 3)]
    [InlineData(true, -5, 100, -30, -4)]
    [InlineData(true, -5, 3, 30, 3)]
    [InlineData(true, 3, 3, 30, 3)]
    [InlineData(true, 3, 4, 30, 3)]
    [InlineData(false, -100, 100, 30, 4)]
    [InlineData(false, -100, 100, -30, -3)]
    [InlineData(false, 4, 100, 30, 4)]
    [InlineData(false, 3, 4, 30, 4)]
    public void Whole_numbers(bool isLargest, int from, int to, int bound, int expected)
    {
        Scalar(build.Solve(isLargest, build.Whole(from), build.Whole(to), x =>
        {
            LoweredExpression cube = build.Operate(NumberOperator.Multiply, Square(x), x());
            return isLargest ? AtMost(cube, build.Whole(bound)) : AtLeast(cube, build.Whole(bound));
        })).Complete().Steps[0].Wholes.ShouldBe([expected]);
    }

    [Fact]
    public void Large_whole_numbers() =>
        Scalar(build.Solve(true, build.Whole(0), build.Whole(BigInteger.Pow(10, 40)), x => AtMost(Square(x), build.Whole(BigInteger.Pow(10, 50) + 1))))
            .Complete().Steps[0].Wholes.ShouldBe([BigInteger.Pow(10, 25)]);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_empty_range_is_undefined_and_shows_its_ends(bool isLargest)
    {
        var search = (SolveExpression)build.Solve(isLargest, build.Number(3), build.Number(1), _ => Yes());
        ShouldFindNothing(search, "3", "1");
        ShouldFindNothing((SolveExpression)build.Solve(isLargest, build.Whole(3), build.Whole(2), _ => Yes()), "3", "2");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Where_nothing_satisfies_the_result_is_undefined(bool isLargest) =>
        ShouldFindNothing((SolveExpression)build.Solve(isLargest, build.Number(0), build.Number(5), _ => No()), "0", "5");

    [Fact]
    public void A_range_without_an_end_is_undefined()
    {
        ShouldFindNothing((SolveExpression)build.Solve(true, build.Number(0), build.Number(double.PositiveInfinity), _ => Yes()), "0", "unaffordable");
        ShouldFindNothing((SolveExpression)build.Solve(true, build.Number(double.PositiveInfinity), build.Number(0), _ => Yes()), "unaffordable", "0");
    }

    [Fact]
    public void Otherwise_catches_a_search_that_finds_nothing() =>
        Real(Scalar(build.Otherwise(build.Solve(true, build.Number(0), build.Number(5), _ => No()), build.Number(7)))).ShouldBe(7);

    [Fact]
    public void The_first_end_without_a_value_decides()
    {
        LoweredExpression undefined = Undefined(), overflow = Overflow();
        Scalar(build.Solve(true, undefined, Overflow(), _ => Yes())).Fail().Node.ShouldBe(undefined.Node);
        Scalar(build.Solve(false, overflow, Undefined(), _ => Yes())).Fail().Node.ShouldBe(overflow.Node);
        LoweredExpression last = Undefined();
        Scalar(build.Solve(false, build.Number(1), last, _ => Yes())).Fail().Node.ShouldBe(last.Node);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_condition_without_a_value_at_the_far_end_decides_first(bool isLargest)
    {
        LoweredExpression far = Overflow(), near = Undefined();
        Faulted fault = Scalar(build.Solve(isLargest, build.Number(0), build.Number(1), x => AtLeast(
            build.If(build.Compare(x(), ComparisonOperator.Equal, build.Number(isLargest ? 1 : 0)), far, near), build.Number(0)))).Fail();
        fault.Kind.ShouldBe(FaultKind.Overflow);
        fault.Node.ShouldBe(far.Node);
    }

    [Fact]
    public void A_condition_without_a_value_at_the_near_end_decides_unless_the_far_end_satisfies_it()
    {
        LoweredExpression Search(double bound, out LoweredExpression division)
        {
            LoweredExpression inverse = null!;
            LoweredExpression search = build.Solve(
                true, build.Number(0), build.Number(2), x => AtMost(inverse = build.Operate(NumberOperator.Divide, build.Number(1), x()), build.Number(bound)));
            division = inverse;
            return search;
        }

        Real(Scalar(Search(0.5, out _))).ShouldBe(2);
        Faulted fault = Scalar(Search(0.25, out LoweredExpression division)).Fail();
        fault.Node.ShouldBe(division.Node);
        fault.Operands.Select(operand => operand.Value).ShouldBe(["1", "0"]);
    }

    [Fact]
    public void A_condition_without_a_value_on_the_way_decides()
    {
        // Yes at 0, no at 1, and e^(1/x) is too large at the first middle.
        LoweredExpression power = null!;
        LoweredExpression search = build.Solve(true, build.Number(0), build.Number(1), x => build.If(
            build.Compare(x(), ComparisonOperator.Equal, build.Number(0)),
            Yes(),
            AtMost(power = build.Operate(NumberOperator.Exponential, build.Operate(NumberOperator.Divide, build.Number(1), x())), build.Number(1))));
        Faulted fault = Scalar(build.Otherwise(search, build.Number(7))).Fail();
        fault.Kind.ShouldBe(FaultKind.Overflow);
        fault.Node.ShouldBe(power.Node);
    }

    [Fact]
    public void Searches_nest()
    {
        LoweredExpression search = build.Solve(true, build.Number(0), build.Number(10), x => AtMost(
            build.Operate(
                NumberOperator.Add,
                build.Solve(false, build.Number(0), build.Number(200), y => AtLeast(y(), Square(x))),
                build.Operate(NumberOperator.Multiply, build.Number(0), x())),
            build.Number(4)));
        Real(Scalar(search)).ShouldBe(2);
    }

    [Fact]
    public void A_search_may_be_an_end_of_another()
    {
        LoweredExpression Root(LoweredExpression to, double of) => build.Solve(true, build.Number(0), to, x => AtMost(Square(x), build.Number(of)));
        Real(Scalar(Root(Root(build.Number(16), 16), 4))).ShouldBe(2);
    }

    [Fact]
    public void A_cancelled_search_stops()
    {
        using var cancel = new CancellationTokenSource();
        LoweredExpression search = build.Number(1);
        for (int i = 0; i < 20; i++)
        {
            LoweredExpression inner = search;
            search = build.Solve(true, build.Number(0), build.Number(2), x => AtMost(build.Operate(NumberOperator.Multiply, x(), inner), build.Number(1)));
        }

        Round round = Scalar(search).Build();
        cancel.CancelAfter(50);
        Should.Throw<OperationCanceledException>(() => new Interpreter(build.Build()).Run(round, cancel.Token));
    }

    // Below and at reproduction 1 only 0 solves arctan(r · h) ≥ h, though near 0 both sides are the same double.
    [Theory]
    [InlineData(0.99)]
    [InlineData(1.0)]
    public void Where_only_the_trivial_solution_exists_it_is_exactly_0(double reproduction) =>
        Bits(Fallback(reproduction)).ShouldBe(0);

    [Fact]
    public void Where_another_solution_exists_it_is_found()
    {
        double found = Fallback(1.01);
        found.ShouldBeInRange(0.1, 0.2);
        Math.Tan(found).ShouldBe(1.01 * found, 1e-14);
    }

    [Fact]
    public void Without_a_margin_rounding_decides_near_the_trivial_solution() => Fallback(1, hasMargin: false).ShouldBeGreaterThan(0);

    [Theory]
    [InlineData(1.0, true)]
    [InlineData(0.0, true)]
    [InlineData(-0.5, false)]
    public void For_the_smallest_inwards_is_down(double slope, bool isTrivial)
    {
        double found = Real(Scalar(build.Solve(
            false, build.Number(-5), build.Number(0), x => AtLeast(x(), build.Number(-1)), (_ => build.Number(0), x => build.If(AtLeast(x(), build.Number(-1)), build.Number(slope), build.Number(1))))));
        found.ShouldBe(isTrivial ? 0 : -1);
    }

    // The condition fails by rounding everywhere but at the ends of its stretch; the slope knows better.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_stretch_on_which_the_sides_are_equal_is_taken_whole(bool isPiecewiseLinear)
    {
        LoweredExpression search = build.Solve(
            true,
            build.Number(0),
            build.Number(9),
            x => build.If(AtMost(x(), build.Number(0)), Yes(), build.Compare(x(), ComparisonOperator.Equal, build.Number(5))),
            (_ => build.Number(0), x => build.If(Less(x(), build.Number(5)), build.Number(0), build.Number(-1))),
            isPiecewiseLinear);
        Real(Scalar(search)).ShouldBe(isPiecewiseLinear ? 5 : 0);
    }

    [Theory]
    [InlineData(true, 0, 10, 6)]
    [InlineData(false, 0, 10, 2)]
    [InlineData(true, 0, 5, 4)]
    [InlineData(false, 3.5, 10, 4)]
    public void Of_several_answers_iteration_finds_the_last(bool isLargest, double from, double to, double expected)
    {
        // Steps up to 2 at 1.5, to 4 at 3.5 and to 6 at 5.5: at rest at 0, 2, 4 and 6.
        LoweredExpression Step(Func<LoweredExpression> x, double at) => build.If(AtLeast(x(), build.Number(at)), build.Number(2), build.Number(0));
        LoweredExpression Steps(Func<LoweredExpression> x) => build.Operate(
            NumberOperator.Add, build.Operate(NumberOperator.Add, Step(x, 1.5), Step(x, 3.5)), build.Operate(NumberOperator.Add, Step(x, 5.5), isLargest ? build.Number(0) : build.If(Less(x(), build.Number(1)), build.Number(2), build.Number(0))));
        Real(Scalar(build.Iterate(isLargest, build.Number(from), build.Number(to), Steps))).ShouldBe(expected);
    }

    [Fact]
    public void An_iteration_that_leaves_the_range_finds_nothing() =>
        ShouldFindNothing((SolveExpression)build.Iterate(true, build.Number(3), build.Number(5), _ => build.Number(2)), "3", "5");

    [Fact]
    public void An_iteration_that_does_not_come_to_rest_is_a_fault_that_otherwise_does_not_catch()
    {
        LoweredExpression search = build.Iterate(true, build.Number(0), build.Number(1), x => build.Operate(NumberOperator.Multiply, x(), build.Number(0.9999)));
        Faulted fault = Scalar(build.Otherwise(search, build.Number(1))).Fail();
        fault.Kind.ShouldBe(FaultKind.Restless);
        fault.Node.ShouldBe(search.Node);
    }

    [Fact]
    public void A_margin_other_than_0_and_a_slope_without_a_value_decide_nothing()
    {
        Real(Scalar(Bounded(build.Number(double.Epsilon), build.Number(-1)))).ShouldBe(1);
        Real(Scalar(Bounded(build.Number(0), Undefined()))).ShouldBe(1);
        Real(Scalar(Bounded(build.Number(0), Overflow()))).ShouldBe(1);
        Real(Scalar(Bounded(build.Number(0), build.Number(0)))).ShouldBe(0);
    }

    [Fact]
    public void A_margin_without_a_value_decides()
    {
        LoweredExpression margin = Undefined();
        Scalar(Bounded(margin, build.Number(-1))).Fail().Node.ShouldBe(margin.Node);
    }

    [Fact]
    public void A_margin_is_not_asked_where_an_end_decides()
    {
        LoweredExpression Search(LoweredExpression condition) =>
            build.Solve(true, build.Number(0), build.Number(5), _ => condition, (_ => Undefined(), _ => Undefined()));
        Real(Scalar(Search(Yes()))).ShouldBe(5);
        LoweredExpression nothing = Search(No());
        Scalar(nothing).Fail().Node.ShouldBe(nothing.Node);
    }

    [Fact]
    public void The_coordinated_fixed_point_of_four_large_and_a_small_limit() =>
        Coordinated([.. new double[] { 10, 10, 10, 10, 1 }.Select(limit => (limit, 0.4 * Math.PI / (2 * limit)))]).ShouldBe(7.71267387812404, 5e-12);

    [Fact]
    public void The_coordinated_fixed_point_of_three_limits_and_speeds() =>
        Coordinated((1, 0.5), (4, 0.25), (9, 0.1)).ShouldBe(3.59386288111872, 5e-12);

    private double Scale(double pool, params double[] claims)
    {
        LoweredExpression scale = build.Solve(true, build.Number(0), build.Number(1), x => AtMost(
            build.Reduce(ReductionOperator.Sum, [q], Rows(claim, q), build.Operate(NumberOperator.Multiply, x(), build.Read(claim, q))),
            build.Number(pool)));
        return Real(Scalar(scale).Rows(claim, [.. claims.Select((amount, i) => new object[] { $"{(char)('a' + i)}", amount })]));
    }

    // Σ limit · 2/π · arctan(h · speed) ≥ h with one limit of π/2, so that the reproduction number is the speed.
    private double Fallback(double reproduction, bool hasMargin = true)
    {
        LoweredExpression Share() => build.Operate(
            NumberOperator.Divide, build.Operate(NumberOperator.Multiply, build.Read(limit, q), build.Number(2)), build.Number(Math.PI));
        LoweredExpression Pushed(Func<LoweredExpression> h) => build.Operate(NumberOperator.Multiply, h(), build.Read(speed, q));
        LoweredExpression Sum(LoweredExpression term) => build.Reduce(ReductionOperator.Sum, [q], Rows(limit, q), term);
        LoweredExpression Reached(Func<LoweredExpression> h) => Sum(
            build.Operate(NumberOperator.Multiply, Share(), build.Operate(NumberOperator.Arctangent, Pushed(h))));
        LoweredExpression Growth(Func<LoweredExpression> h) => Sum(build.Operate(
            NumberOperator.Divide,
            build.Operate(NumberOperator.Multiply, Share(), build.Read(speed, q)),
            build.Operate(NumberOperator.Add, build.Number(1), build.Operate(NumberOperator.Multiply, Pushed(h), Pushed(h)))));
        LoweredExpression search = build.Solve(
            true,
            build.Number(0),
            Sum(build.Read(limit, q)),
            h => AtLeast(Reached(h), h()),
            hasMargin
                ? (h => build.Operate(NumberOperator.Subtract, Reached(h), h()),
                    h => build.Operate(NumberOperator.Subtract, Growth(h), build.Number(1)))
                : null);
        return Real(Scalar(search).Rows(limit, ["a", Math.PI / 2]).Rows(speed, ["a", reproduction]));
    }

    // Σ √(limit · 2/π · arctan(h · speed)) ≥ h. The margin grows without bound at 0, so its slope has no value there.
    private double Coordinated(params (double Limit, double Speed)[] projects)
    {
        LoweredExpression Reached(Func<LoweredExpression> h) => build.Reduce(ReductionOperator.Sum, [q], Rows(limit, q), build.Operate(
            NumberOperator.SquareRoot,
            build.Operate(
                NumberOperator.Multiply,
                build.Operate(NumberOperator.Multiply, build.Read(limit, q), build.Number(2 / Math.PI)),
                build.Operate(NumberOperator.Arctangent, build.Operate(NumberOperator.Multiply, h(), build.Read(speed, q))))));
        LoweredExpression search = build.Solve(
            true,
            build.Number(0),
            build.Reduce(ReductionOperator.Sum, [q], Rows(limit, q), build.Read(limit, q)),
            h => AtLeast(Reached(h), h()),
            (h => build.Operate(NumberOperator.Subtract, Reached(h), h()), h => build.Operate(NumberOperator.Divide, build.Number(1), Reached(h))));
        object[][] Column(Func<(double Limit, double Speed), double> of) =>
            [.. projects.Select((row, i) => new object[] { $"{(char)('a' + i)}", of(row) })];
        return Real(Scalar(search).Rows(limit, Column(row => row.Limit)).Rows(speed, Column(row => row.Speed)));
    }

    private LoweredExpression Bounded(LoweredExpression margin, LoweredExpression slope) => build.Solve(
        true, build.Number(0), build.Number(5), x => AtMost(x(), build.Number(1)), (_ => margin, _ => slope));

    private void ShouldFindNothing(SolveExpression search, string from, string to)
    {
        Faulted fault = Scalar(search).Fail();
        fault.Kind.ShouldBe(FaultKind.Undefined);
        fault.Node.ShouldBe(search.Node);
        fault.Operands.ShouldBe([new FaultOperand(search.From.Node, from), new FaultOperand(search.To.Node, to)]);
    }

    private LoweredExpression Square(Func<LoweredExpression> x) => build.Operate(NumberOperator.Multiply, x(), x());

    private LoweredExpression AtMost(LoweredExpression left, LoweredExpression right) => build.Compare(left, ComparisonOperator.LessOrEqual, right);

    private LoweredExpression AtLeast(LoweredExpression left, LoweredExpression right) => build.Compare(left, ComparisonOperator.GreaterOrEqual, right);

    private LoweredExpression Less(LoweredExpression left, LoweredExpression right) => build.Compare(left, ComparisonOperator.Less, right);

    private LoweredExpression Yes() => AtMost(build.Number(0), build.Number(1));

    private LoweredExpression No() => AtMost(build.Number(1), build.Number(0));

    private LoweredExpression Undefined() => build.Operate(NumberOperator.Divide, build.Number(0), build.Number(0));

    private LoweredExpression Overflow() => build.Operate(NumberOperator.Multiply, build.Number(1e300), build.Number(1e300));

    // A mechanism of one step only, whatever was built before.
    private RoundBuilder Scalar(LoweredExpression body)
    {
        build.ClearSteps();
        build.Step("scalar", [], Support.Everywhere, body);
        return Round();
    }

    private RoundBuilder Round() => new RoundBuilder(build.Build()).Members(project, "a", "b", "c", "d", "e");

    private static double Real(RoundBuilder round) => round.Complete().Steps[0].Reals!.Single();

    private static long Bits(double x) => BitConverter.DoubleToInt64Bits(x);
}
