using Mechanisms.Dsl.Lowering;
using Mechanisms.Numerics;
using Mechanisms.Rounds;
using static Mechanisms.Host.Tests.Interpreting.MechanismBuilder;

namespace Mechanisms.Host.Tests.Interpreting;

/// <summary>Formulas: what is a value, what is none, and who asks.</summary>
public class FormulaTests
{
    private readonly MechanismBuilder build = new();
    private readonly int project;
    private readonly int gift;
    private readonly LoweredIndex p;
    private readonly LoweredIndex q;

    public FormulaTests()
    {
        project = build.Set("project");
        gift = build.Input("gift", [project], RepeatPolicy.Add, Column("gift"));
        p = build.Index("p", project);
        q = build.Index("q", project);
    }

    [Fact]
    public void Outside_its_support_nothing_is_computed()
    {
        Support rows = Rows(gift, p);
        LoweredExpression ratio = build.Operate(NumberOperator.Divide, build.Read(gift, p), build.Read(gift, p));
        build.Step("share", [p], Support.Everywhere, build.Guard(rows, ratio));
        Round(("a", 3)).Members(project, "a", "b").Complete().Steps[0].Reals.ShouldBe([1, 0]);
    }

    [Fact]
    public void Inside_its_support_nothing_over_nothing_is_a_fault_that_shows_the_values()
    {
        LoweredExpression ratio = build.Operate(NumberOperator.Divide, build.Read(gift, p), build.Read(gift, p));
        int step = build.Step("share", [p], Rows(gift, p), ratio);
        Faulted fault = Round(("a", 3), ("b", 0), ("c", 0)).Fail();
        fault.Kind.ShouldBe(FaultKind.Undefined);
        fault.Node.ShouldBe(ratio.Node);
        fault.Subject.ShouldBe(new FaultSubject(FaultSubjectKind.Step, step));
        fault.Members.ShouldBe([1]);
        fault.Operands.Select(operand => operand.Value).ShouldBe(["0", "0"]);
    }

    [Fact]
    public void Otherwise_catches_undefined()
    {
        LoweredExpression ratio = build.Operate(NumberOperator.Divide, build.Number(0), build.Number(0));
        Scalar(build.Otherwise(ratio, build.Number(7))).Complete().Steps[0].Reals.ShouldBe([7]);
    }

    [Fact]
    public void Otherwise_does_not_catch_an_overflow()
    {
        LoweredExpression large = build.Operate(NumberOperator.Multiply, build.Number(1e300), build.Number(1e300));
        Faulted fault = Scalar(build.Otherwise(large, build.Number(7))).Fail();
        fault.Kind.ShouldBe(FaultKind.Overflow);
        fault.Node.ShouldBe(large.Node);
    }

    [Fact]
    public void The_least_of_nothing_is_undefined()
    {
        LoweredExpression least = build.Reduce(ReductionOperator.Minimum, [q], Rows(gift, q), build.Read(gift, q));
        Faulted fault = Scalar(least).Fail();
        fault.Kind.ShouldBe(FaultKind.Undefined);
        fault.Node.ShouldBe(least.Node);
    }

    [Theory]
    [InlineData(ReductionOperator.Sum, 10)]
    [InlineData(ReductionOperator.Minimum, 1)]
    [InlineData(ReductionOperator.Maximum, 4)]
    [InlineData(ReductionOperator.Mean, 2.5)]
    [InlineData(ReductionOperator.Median, 2.5)]
    public void Reductions_of_numbers(ReductionOperator kind, double expected)
    {
        build.Step("all", [], Support.Everywhere, build.Reduce(kind, [q], Rows(gift, q), build.Read(gift, q)));
        Round(("a", 3), ("b", 1), ("c", 4), ("d", 2)).Complete().Steps[0].Reals.ShouldBe([expected]);
    }

    [Fact]
    public void Reductions_of_truths()
    {
        LoweredExpression Large() => build.Compare(build.Read(gift, q), ComparisonOperator.Greater, build.Number(2));
        build.Step("count", [], Support.Everywhere, build.Reduce(ReductionOperator.Count, [q], Rows(gift, q), Large()));
        build.Step("any", [], Support.Everywhere, build.Reduce(ReductionOperator.Any, [q], Rows(gift, q), Large()));
        build.Step("all", [], Support.Everywhere, build.Reduce(ReductionOperator.All, [q], Rows(gift, q), Large()));
        build.Step("every", [], Support.Everywhere, build.Reduce(ReductionOperator.All, [q], Rows(gift, q), Large(), Large()));
        Completed completed = Round(("a", 3), ("b", 1), ("c", 4)).Complete();
        completed.Steps[0].Wholes.ShouldBe([2]);
        completed.Steps.Skip(1).Select(cells => cells.Reals![0]).ShouldBe([1, 0, 1]);
    }

    [Fact]
    public void A_value_that_is_never_read_is_never_missed()
    {
        LoweredExpression ratio = build.Operate(NumberOperator.Divide, build.Number(0), build.Number(0));
        LoweredExpression body = build.Let(
            0, ratio, read => build.If(build.Compare(build.Number(1), ComparisonOperator.Less, build.Number(2)), build.Number(5), read()));
        Scalar(body).Complete().Steps[0].Reals.ShouldBe([5]);
    }

    [Fact]
    public void Unaffordable_compares_as_infinite()
    {
        LoweredExpression isDearer = build.Compare(build.Number(Real.Unaffordable), ComparisonOperator.Greater, build.Number(double.MaxValue));
        Scalar(isDearer).Complete().Steps[0].Reals.ShouldBe([1]);
    }

    [Fact]
    public void Unaffordable_is_a_fault_where_a_number_is_needed()
    {
        int step = build.Step("price", [], Support.Everywhere, build.Number(Real.Unaffordable), mayBeUnaffordable: true);
        Round().Complete().Steps[step].Reals.ShouldBe([Real.Unaffordable]);
        build.Output(step);
        Round().Fail().Kind.ShouldBe(FaultKind.Unaffordable);
    }

    [Fact]
    public void An_absent_cell_has_the_default()
    {
        int trust = build.Input("trust", [project], RepeatPolicy.Refused, Column("trust", standard: LoweredValue.OfReal(1, "100%")));
        build.Step("trusted", [p], Support.Everywhere, build.Read(trust, p));
        Round(("a", 3), ("b", 1)).Rows(trust, ["b", 0.25]).Complete().Steps[0].Reals.ShouldBe([1, 0.25]);
    }

    [Fact]
    public void Minus_zero_is_not_kept()
    {
        Scalar(build.Operate(NumberOperator.Multiply, build.Number(-1), build.Number(0))).Complete()
            .Steps[0].Reals!.Select(BitConverter.DoubleToInt64Bits).ShouldBe([0]);
    }

    [Fact]
    public void Both_either_and_some_enumerate_in_order_without_repeats()
    {
        int loan = build.Input("loan", [project, project], RepeatPolicy.Add, Column("loan"));
        Support some = new SomeSupport([q], new EitherSupport(Rows(loan, p, q), Rows(loan, q, p)));
        build.Step("lends or borrows", [p], some, build.Number(1));
        build.Step("and has gifts", [p], new BothSupport(some, Rows(gift, p)), build.Number(1));
        build.Step("pairs", [q, p], new EitherSupport(Rows(loan, p, q), Rows(loan, q, p)), build.Number(1));
        Completed completed = Round(("a", 3), ("b", 1), ("c", 4), ("d", 2)).Rows(loan, ["d", "b", 1.0], ["b", "d", 1.0], ["b", "b", 1.0])
            .Members(project, "a", "b", "c", "d", "e").Complete();
        completed.Steps[0].Members[0].ShouldBe([1, 3]);
        completed.Steps[1].Members[0].ShouldBe([1, 3]);
        completed.Steps[2].Members[0].ShouldBe([1, 1, 3]);
        completed.Steps[2].Members[1].ShouldBe([1, 3, 1]);
    }

    [Fact]
    public void A_very_deep_formula_does_not_end_the_process()
    {
        LoweredExpression deep = build.Number(1);
        for (int i = 0; i < 100_000; i++) deep = build.Operate(NumberOperator.Add, build.Number(1), deep);
        Scalar(deep).Complete().Steps[0].Reals.ShouldBe([100_001]);
    }

    private RoundBuilder Scalar(LoweredExpression body)
    {
        build.Step("scalar", [], Support.Everywhere, body);
        return Round();
    }

    private RoundBuilder Round(params (string Project, double Gift)[] gifts) => new RoundBuilder(build.Build())
        .Members(project, [.. gifts.Select(row => row.Project)])
        .Rows(gift, [.. gifts.Select(row => new object[] { row.Project, row.Gift })]);
}
