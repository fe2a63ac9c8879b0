using System.Diagnostics;
using System.Globalization;
using Mechanisms.Dsl.Emitting;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Compiling;
using Mechanisms.Host.Tests.Interpreting;
using Mechanisms.Rounds;
using static Mechanisms.Host.Tests.Interpreting.MechanismBuilder;

namespace Mechanisms.Host.Tests.Compiling;

/// <summary>Searches in compiled kernels; each result is also the interpreter's.</summary>
public class SolveKernelTests
{
    private readonly MechanismBuilder build = new();
    private readonly int project;
    private readonly int limit;
    private readonly int speed;
    private readonly LoweredIndex p;
    private readonly LoweredIndex q;
    private readonly LoweredIndex r;
    private readonly ITestOutputHelper output;

    public SolveKernelTests(ITestOutputHelper output)
    {
        this.output = output;
        project = build.Set("project");
        limit = build.Input("limit", [project], RepeatPolicy.Add, Column("limit"));
        speed = build.Input("speed", [project], RepeatPolicy.Add, Column("speed"));
        (p, q, r) = (build.Index("p", project), build.Index("q", project), build.Index("r", project));
    }

    [Fact]
    public void A_pool_that_suffices_scales_by_exactly_1()
    {
        build.Step("scale", [], Support.Everywhere, Scale(build.Number(60.25)));
        Run([10, 20, 30.25]).ShouldBe([1]);
    }

    [Fact]
    public void A_pool_that_does_not_suffice_is_used_up()
    {
        build.Step("scale", [], Support.Everywhere, Scale(build.Number(30)));
        Run([10, 20, 30])[0].ShouldBe(0.5);
    }

    [Fact]
    public void A_search_without_reductions_is_a_method_with_a_single_cell()
    {
        build.Step("root", [], Support.Everywhere, build.Solve(true, build.Number(0), build.Number(2), x => AtMost(Square(x), build.Number(2))));
        string text = CSharpEmitter.Emit(build.Build());
        text.ShouldContain("return run.Largest(");
        text.ShouldBe(CSharpEmitter.Emit(build.Build()));
        double root = Run([])[0];
        (root * root).ShouldBeLessThanOrEqualTo(2);
        (Math.BitIncrement(root) * Math.BitIncrement(root)).ShouldBeGreaterThan(2);
    }

    [Fact]
    public void Each_cell_searches_for_itself_and_settled_ones_stay_as_they_are()
    {
        LoweredExpression root = build.Solve(true, build.Number(0), build.Read(limit, p), x => AtMost(Square(x), build.Read(speed, p)));
        build.Step("root", [p], Rows(limit, p), root);
        double[] roots = Run([2, 10, 3, 1], [400, 25, 4, 1]);
        roots.ShouldBe([2, 5, 2, 1]);
    }

    [Fact]
    public void What_a_condition_lacks_after_the_answer_does_not_count()
    {
        // Settled at the far end in one cell; the other one goes on to 1, where the first would be undefined.
        LoweredExpression Condition(Func<LoweredExpression> x) => AtLeast(
            build.Operate(NumberOperator.Logarithm, build.Operate(NumberOperator.Subtract, x(), build.Read(limit, p))), build.Read(speed, p));
        build.Step("last", [p], Rows(limit, p), build.Solve(false, build.Operate(NumberOperator.Add, build.Read(limit, p), build.Number(0.5)), build.Number(9), Condition));
        double[] found = Run([1, 0.5], [-10, 0]);
        found[0].ShouldBe(1.5);
        found[1].ShouldBe(1.5);
    }

    [Fact]
    public void The_smallest_that_suffices_is_found()
    {
        LoweredExpression least = build.Solve(false, build.Number(0), build.Number(100), x => AtLeast(Total(q => Times(x(), build.Read(limit, q))), build.Number(90)));
        build.Step("least", [], Support.Everywhere, least);
        Run([10, 20]).ShouldBe([3]);
    }

    [Fact]
    public void Whole_numbers_are_searched_beyond_the_range_of_long()
    {
        System.Numerics.BigInteger square = System.Numerics.BigInteger.Pow(10, 60) + 5;
        build.Step("root", [], Support.Everywhere, build.Solve(true, build.Whole(0), build.Whole(square), x => AtMost(Square(x), build.Whole(square))));
        Complete([]).Steps[0].Wholes.ShouldBe([System.Numerics.BigInteger.Pow(10, 30)]);
    }

    [Fact]
    public void Whole_numbers_below_zero_are_halved_downwards()
    {
        build.Step("most", [], Support.Everywhere, build.Solve(true, build.Whole(-9), build.Whole(0), x => AtMost(x(), build.Whole(-4))));
        build.Step("least", [], Support.Everywhere, build.Solve(false, build.Whole(-9), build.Whole(0), x => AtLeast(x(), build.Whole(-4))));
        Completed done = Complete([]);
        done.Steps[0].Wholes.ShouldBe([-4]);
        done.Steps[1].Wholes.ShouldBe([-4]);
    }

    [Theory]
    [InlineData(2, 1, 5)]
    [InlineData(0, 1, -5)]
    [InlineData(0, double.PositiveInfinity, 5)]
    public void An_empty_or_endless_range_and_a_condition_that_never_holds_are_undefined(double from, double to, double most)
    {
        build.Step("x", [], Support.Everywhere, build.Solve(true, build.Number(from), build.Number(to), x => AtMost(x(), build.Number(most))));
        Fail([]).Kind.ShouldBe(FaultKind.Undefined);
    }

    [Fact]
    public void A_fault_names_the_first_cell_that_has_no_answer()
    {
        build.Step("x", [p], Rows(limit, p), build.Solve(true, build.Number(0), build.Read(limit, p), x => AtMost(x(), build.Number(1))));
        Fail([1, -1, -2]).Members.ShouldBe([1]);
    }

    [Fact]
    public void Absence_in_a_condition_is_the_absence_of_the_result()
    {
        LoweredExpression Search() => build.Solve(
            true, build.Number(-1), build.Number(4), x => AtMost(build.Operate(NumberOperator.SquareRoot, x()), build.Number(1)));
        build.Step("caught", [], Support.Everywhere, build.Otherwise(Search(), build.Number(7)));
        build.Step("thrown", [], Support.Everywhere, Search());
        Fail([]).Subject.ShouldBe(new FaultSubject(FaultSubjectKind.Step, 1));
    }

    [Fact]
    public void A_search_that_nobody_reads_may_lack_its_answer()
    {
        LoweredExpression nothing = build.Solve(true, build.Number(1), build.Number(0), x => AtMost(x(), build.Number(1)));
        LoweredExpression few = build.Compare(build.Read(limit, p), ComparisonOperator.Less, build.Number(10));
        build.Step("lazy", [p], Rows(limit, p), build.If(few, build.Read(limit, p), nothing));
        Run([1, 3]).ShouldBe([1, 3]);
    }

    [Theory]
    [InlineData(0.99, false)]
    [InlineData(1, false)]
    [InlineData(1.01, true)]
    public void Where_the_margin_does_not_grow_only_the_trivial_solution_is_left(double growth, bool isPositive)
    {
        // sum(limit * 2/π * arctan(h * speed)) has the slope 2/π * sum(limit * speed) at 0.
        build.Step("h", [], Support.Everywhere, FixedPoint(root: false));
        double[] limits = [1, 4];
        double h = Run(limits, [.. limits.Select(most => growth * Math.PI / 2 / (2 * most))])[0];
        if (isPositive) h.ShouldBeGreaterThan(1e-3);
        else h.ShouldBe(0);
    }

    [Fact]
    public void Coordinated_funding_finds_its_fixed_point()
    {
        build.Step("h", [], Support.Everywhere, FixedPoint(root: true));
        double[] limits = [10, 10, 10, 10, 1];
        Run(limits, [.. limits.Select(most => 0.4 * Math.PI / (2 * most))])[0].ShouldBe(7.71267387812404, 1e-12);
    }

    [Fact]
    public void Coordinated_funding_with_different_speeds_finds_its_fixed_point()
    {
        build.Step("h", [], Support.Everywhere, FixedPoint(root: true));
        Run([1, 4, 9], [0.5, 0.25, 0.1])[0].ShouldBe(3.59386288111872, 1e-12);
    }

    [Fact]
    public void Searches_may_stand_in_conditions_of_searches()
    {
        // The inner one is min(x, limit[p]) by its own search; the outer one makes the sum of them 6.
        LoweredExpression Inner(Func<LoweredExpression> x, LoweredIndex at) =>
            build.Solve(true, build.Number(0), build.Read(limit, at), y => AtMost(y(), x()));
        LoweredExpression level = build.Solve(true, build.Number(0), build.Number(100), x => AtMost(Total(q => Inner(x, q)), build.Number(6)));
        build.Step("level", [], Support.Everywhere, level);
        Run([1, 9, 3])[0].ShouldBe(2.5);
    }

    [Fact]
    public void Searches_may_depend_on_the_indices_of_a_reduction_and_of_the_step()
    {
        LoweredExpression product = build.Solve(
            true, build.Number(0), build.Number(100), x => AtMost(x(), build.Operate(NumberOperator.Multiply, build.Read(limit, p), build.Read(limit, q))));
        build.Step("sum", [p], Rows(limit, p), build.Reduce(ReductionOperator.Sum, [q], Rows(limit, q), product));
        Run([1, 2, 5]).ShouldBe([8, 16, 40]);
    }

    [Fact]
    public void A_condition_may_reduce_over_terms_that_depend_on_the_cell()
    {
        // sum over q of min(x, limit[q]) <= limit[p]
        LoweredExpression Capped(Func<LoweredExpression> x) => build.Operate(NumberOperator.Minimum, x(), build.Read(limit, q));
        LoweredExpression level = build.Solve(
            true, build.Number(0), build.Number(8), x => AtMost(build.Reduce(ReductionOperator.Sum, [q], Rows(limit, q), Capped(x)), build.Read(limit, p)));
        build.Step("level", [p], Rows(limit, p), level);
        Run([1, 9, 3]).ShouldBe([1.0 / 3, 5, 1], 1e-15);
    }

    [Fact]
    public void What_does_not_depend_on_the_number_is_computed_once()
    {
        // The inner total depends on neither x nor q, the one of the inner search's end on p only.
        LoweredExpression All() => Total(index => build.Read(limit, index));
        LoweredExpression Inner(LoweredIndex at) => build.Solve(true, build.Number(0), All(), y => AtMost(Times(y(), All()), build.Read(limit, at)));
        LoweredExpression level = build.Solve(
            true,
            build.Number(0),
            build.Number(100),
            x => AtMost(Total(index => Times(x(), Times(All(), Times(All(), Inner(index))))), Times(build.Read(limit, p), build.Number(10))));
        build.Step("level", [p], Rows(limit, p), level);
        LoweredMechanism mechanism = build.Build();
        string text = CSharpEmitter.Emit(mechanism);
        text[text.IndexOf("double[] Holds", StringComparison.Ordinal)..].Split('\n')[0].ShouldContain("Cells<double> sums");
        Run([2, 1, 5]).ShouldBe([2.5 / 8, 1.25 / 8, 6.25 / 8], 1e-13);
    }

    [Fact]
    public void Locals_from_outside_and_inside_are_known_in_a_search()
    {
        LoweredExpression body = build.Let(0, build.Operate(NumberOperator.SquareRoot, build.Read(limit, p)), root =>
            build.Solve(true, build.Number(0), build.Number(10), x =>
                build.Let(1, build.Operate(NumberOperator.Add, x(), root()), both => AtMost(Total(_ => both()), build.Number(20)))));
        build.Step("x", [p], Rows(limit, p), body);
        Run([4, 9]).ShouldBe([8, 7], 1e-14);
    }

    [Fact]
    public void Searches_work_in_guards_rules_bounds_and_before_acceptance()
    {
        LoweredExpression Half(LoweredIndex at) => build.Solve(
            true, build.Number(0), build.Number(100), x => AtMost(build.Operate(NumberOperator.Multiply, build.Number(2), x()), build.Read(limit, at)));
        int before = build.Step("before", [p], Rows(limit, p), Half(p), beforeAcceptance: true);
        build.AcceptRow(limit, [r], build.Compare(
            build.Solve(true, build.Number(0), build.Number(50), x => AtMost(x(), build.OfRow(0))), ComparisonOperator.Greater, build.Number(0)));
        build.AcceptMember(p, build.Compare(Half(p), ComparisonOperator.Less, build.Number(10)), Half(p));
        build.Step("guarded", [q], Support.Everywhere, build.Guard(Rows(limit, q), Half(q)));
        build.Step(
            "rounded", [q], Rows(limit, q), build.Operate(NumberOperator.Add, build.ReadStep(before, q), build.Number(5)),
            new LoweredRounding(RoundingRule.Nearest, "1", Half(q)));
        Completed done = Complete([4, 6, 0, 44]);
        done.Survivors[0].ShouldBe([true, true, true, false]);
        done.DroppedMembers[0].Holes.ShouldBe(["22"]);
        done.DroppedRows.Length.ShouldBe(1);
        done.Steps[1].Reals.ShouldBe([2, 3, 0]);
        done.Steps[2].Reals.ShouldBe([2, 3]);
    }

    [Fact]
    public void A_search_can_be_cancelled_on_its_way()
    {
        // Ten thousand steps, each with ten thousand inside: it would go on for minutes.
        System.Numerics.BigInteger far = System.Numerics.BigInteger.Pow(2, 10_000);
        LoweredExpression Inner(Func<LoweredExpression> x) => build.Solve(true, build.Whole(0), build.Whole(far), y => AtMost(y(), x()));
        build.Step("long", [], Support.Everywhere, build.Solve(true, build.Whole(0), build.Whole(far), x => AtMost(Inner(x), build.Whole(7))));
        LoweredMechanism mechanism = build.Build();
        using KernelBackend kernel = new(mechanism);
        using CancellationTokenSource source = new();
        source.CancelAfter(TimeSpan.FromMilliseconds(100));
        Should.Throw<OperationCanceledException>(() => kernel.Run(Round(mechanism, [], null), source.Token));
    }

    [Fact]
    public void A_search_over_many_is_a_matter_of_seconds()
    {
        build.Step("h", [], Support.Everywhere, FixedPoint(root: true));
        LoweredMechanism mechanism = build.Build();
        using KernelBackend kernel = new(mechanism);
        kernel.Run(Round(mechanism, [1], [1]), CancellationToken.None);
        int many = int.Parse(Environment.GetEnvironmentVariable("MECHANISMS_AGENTS") ?? "100000", CultureInfo.InvariantCulture);
        Round round = ManyAgents(many);
        Stopwatch watch = Stopwatch.StartNew();
        kernel.Run(round, CancellationToken.None).ShouldBeOfType<Completed>();
        output.WriteLine($"{many} agents: {watch.Elapsed.TotalSeconds:F2} s");
    }

    private static Round ManyAgents(int many)
    {
        int[] members = [.. Enumerable.Range(0, many)];
        InputRows Table(Func<int, double> value) => new([members], [new RealColumn([.. members.Select(value)])], members);
        return new Round(
            [new MemberSet("project", [.. members.Select(member => member.ToString("D7", CultureInfo.InvariantCulture))])],
            [Table(member => 1 + member % 10), Table(member => 0.4 * Math.PI / (2 * (1 + member % 10)))],
            []);
    }

    private LoweredExpression Scale(LoweredExpression pool) =>
        build.Solve(true, build.Number(0), build.Number(1), x => AtMost(Total(q => Times(x(), build.Read(limit, q))), pool));

    // h <= sum(limit * 2/π * arctan(h * speed)), or of the roots of these.
    private LoweredExpression FixedPoint(bool root)
    {
        LoweredExpression Reached(Func<LoweredExpression> h)
        {
            LoweredExpression share = Times(build.Number(2 / Math.PI), build.Operate(NumberOperator.Arctangent, Times(h(), build.Read(speed, q))));
            LoweredExpression amount = Times(build.Read(limit, q), share);
            return build.Reduce(ReductionOperator.Sum, [q], Rows(limit, q), root ? build.Operate(NumberOperator.SquareRoot, amount) : amount);
        }

        LoweredExpression Slope(Func<LoweredExpression> h)
        {
            LoweredExpression scaled = Times(h(), build.Read(speed, q));
            LoweredExpression inner = build.Operate(
                NumberOperator.Divide, build.Read(speed, q), build.Operate(NumberOperator.Add, build.Number(1), Times(scaled, scaled)));
            LoweredExpression amount = Times(Times(build.Read(limit, q), build.Number(2 / Math.PI)), inner);
            LoweredExpression sum = build.Reduce(ReductionOperator.Sum, [q], Rows(limit, q), amount);
            return build.Operate(NumberOperator.Subtract, sum, build.Number(1));
        }

        LoweredExpression upper = build.Reduce(ReductionOperator.Sum, [r], Rows(limit, r), build.Read(limit, r));
        return build.Solve(
            true,
            build.Number(0),
            build.Operate(NumberOperator.Add, upper, build.Number(1)),
            h => build.Compare(Reached(h), ComparisonOperator.GreaterOrEqual, h()),
            root ? null : (h => build.Operate(NumberOperator.Subtract, Reached(h), h()), Slope));
    }

    private LoweredExpression Total(Func<LoweredIndex, LoweredExpression> term)
    {
        LoweredIndex own = build.Index("t", project);
        return build.Reduce(ReductionOperator.Sum, [own], Rows(limit, own), term(own));
    }

    private LoweredExpression Times(LoweredExpression a, LoweredExpression b) => build.Operate(NumberOperator.Multiply, a, b);

    private LoweredExpression Square(Func<LoweredExpression> x) => build.Operate(NumberOperator.Multiply, x(), x());

    private LoweredExpression AtMost(LoweredExpression a, LoweredExpression b) => build.Compare(a, ComparisonOperator.LessOrEqual, b);

    private LoweredExpression AtLeast(LoweredExpression a, LoweredExpression b) => build.Compare(a, ComparisonOperator.GreaterOrEqual, b);

    private double[] Run(double[] limits, double[]? speeds = null) => Complete(limits, speeds).Steps[0].Reals!;

    private Completed Complete(double[] limits, double[]? speeds = null)
    {
        LoweredMechanism mechanism = build.Build();
        return Both.Complete(mechanism, Round(mechanism, limits, speeds));
    }

    private Faulted Fail(double[] limits)
    {
        LoweredMechanism mechanism = build.Build();
        return Both.Fail(mechanism, Round(mechanism, limits, null));
    }

    private Round Round(LoweredMechanism mechanism, double[] limits, double[]? speeds)
    {
        string Name(int member) => ((char)('a' + member)).ToString();
        object[][] Rows(double[] values) => [.. values.Select((value, member) => new object[] { Name(member), value })];
        return new RoundBuilder(mechanism)
            .Members(project, [.. limits.Select((_, member) => Name(member))])
            .Rows(limit, Rows(limits))
            .Rows(speed, Rows(speeds ?? []))
            .Build();
    }
}
