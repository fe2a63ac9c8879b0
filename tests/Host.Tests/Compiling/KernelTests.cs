using Mechanisms.Dsl.Emitting;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host.Compiling;
using Mechanisms.Host.Tests.Interpreting;
using Mechanisms.Rounds;
using static Mechanisms.Host.Tests.Interpreting.MechanismBuilder;

namespace Mechanisms.Host.Tests.Compiling;

public class KernelTests(ITestOutputHelper output)
{
    private readonly MechanismBuilder build = new();

    [Fact]
    public void A_scalar_total_is_a_pass_of_its_own_and_not_computed_for_each_cell()
    {
        (int person, int gift) = Gifts();
        LoweredIndex c = build.Index("c", person), d = build.Index("d", person);
        LoweredExpression total = build.Reduce(ReductionOperator.Sum, [d], Rows(gift, d), build.Read(gift, d));
        build.Step("part", [c], Rows(gift, c), build.Operate(NumberOperator.Divide, build.Read(gift, c), total));
        LoweredMechanism mechanism = build.Build();
        CSharpEmitter.Emit(mechanism).ShouldContain("Domain groups = outer.Project();");
        Run(mechanism, person, gift, ("a", 1), ("b", 3)).ShouldBe([0.25, 0.75]);
    }

    [Fact]
    public void A_reduction_inside_another_one_sees_both_indices()
    {
        (int person, int gift) = Gifts();
        LoweredIndex i = build.Index("i", person), j = build.Index("j", person);
        LoweredExpression inner = build.Reduce(
            ReductionOperator.Sum, [j], Rows(gift, j), build.Operate(NumberOperator.Multiply, build.Read(gift, i), build.Read(gift, j)));
        build.Step("pairs", [], Support.Everywhere, build.Reduce(ReductionOperator.Sum, [i], Rows(gift, i), inner));
        Run(build.Build(), person, gift, ("a", 1), ("b", 3), ("c", 5)).ShouldBe([81]);
    }

    [Fact]
    public void A_sum_over_pairs_skips_those_that_its_condition_refuses()
    {
        (int person, int gift) = Gifts();
        LoweredIndex i = build.Index("i", person), j = build.Index("j", person);
        LoweredExpression product = build.Operate(NumberOperator.Multiply, build.Read(gift, i), build.Read(gift, j));
        LoweredExpression condition = build.Compare(build.Member(i), ComparisonOperator.NotEqual, build.Member(j));
        build.Step("pairs", [], Support.Everywhere, build.Reduce(ReductionOperator.Sum, [i, j], new BothSupport(Rows(gift, i), Rows(gift, j)), product, condition));
        Run(build.Build(), person, gift, ("a", 1), ("b", 3), ("c", 5)).ShouldBe([81 - 1 - 9 - 25]);
    }

    [Fact]
    public void What_a_reduction_lacks_counts_only_where_it_is_read()
    {
        (int person, int gift) = Gifts();
        LoweredIndex c = build.Index("c", person), d = build.Index("d", person);
        LoweredExpression bad = build.Reduce(
            ReductionOperator.Sum, [d], Rows(gift, d), build.Operate(NumberOperator.Divide, build.Number(1), build.Number(0)));
        LoweredExpression few = build.Compare(build.Read(gift, c), ComparisonOperator.Less, build.Number(10));
        build.Step("lazy", [c], Rows(gift, c), build.If(few, build.Read(gift, c), bad));
        LoweredMechanism mechanism = build.Build();
        Run(mechanism, person, gift, ("a", 1), ("b", 3)).ShouldBe([1, 3]);
        Faulted fault = Both.Fail(mechanism, Round(mechanism, person, gift, ("a", 1), ("b", 30)));
        fault.Kind.ShouldBe(FaultKind.Undefined);
        fault.Members.ShouldBe([1]);
    }

    [Fact]
    public void A_local_is_known_inside_a_reduction()
    {
        (int person, int gift) = Gifts();
        LoweredIndex c = build.Index("c", person), d = build.Index("d", person);
        LoweredExpression body = build.Let(0, build.Operate(NumberOperator.SquareRoot, build.Read(gift, c)), root =>
            build.Reduce(ReductionOperator.Sum, [d], Rows(gift, d), build.Operate(NumberOperator.Add, root(), build.Read(gift, d))));
        build.Step("local", [c], Rows(gift, c), body);
        LoweredMechanism mechanism = build.Build();
        output.WriteLine(CSharpEmitter.Emit(mechanism));
        Run(mechanism, person, gift, ("a", 4), ("b", 9)).ShouldBe([17, 19]);
    }

    [Fact]
    public void Nothing_that_an_author_wrote_reaches_the_text_and_it_is_always_the_same()
    {
        const string strange = "ZZ\"; } // quote";
        int person = build.Set(strange), gift = build.Input(strange + "1", [person], RepeatPolicy.Add, Column(strange + "2"));
        LoweredIndex c = build.Index(strange + "3", person);
        build.AcceptMember(c, build.Compare(build.Read(gift, c), ComparisonOperator.Greater, build.Number(0)), build.Member(c));
        build.Step(strange + "4", [c], Rows(gift, c), build.Read(gift, c));
        LoweredMechanism mechanism = build.Build() with { Name = strange + "5", Doc = strange + "6" };
        string text = CSharpEmitter.Emit(mechanism);
        text.ShouldNotContain("ZZ");
        text.ShouldNotContain("quote");
        text.ShouldBe(CSharpEmitter.Emit(mechanism));
        KernelCompiler.Compile(text, CancellationToken.None).ShouldBe(KernelCompiler.Compile(text, CancellationToken.None));
        Run(mechanism, person, gift, ("a", 4), ("b", 0)).ShouldBe([4]);
    }

    [Fact]
    public void A_text_constant_stands_as_an_escaped_literal()
    {
        const string strange = "\"\\\n\u2028{0}ü\ud800";
        int person = build.Set("person"), name = build.Input("name", [person], RepeatPolicy.Refused, Column("name", ValueKind.Text));
        LoweredIndex c = build.Index("c", person);
        build.Step("same", [c], Rows(name, c), build.Compare(build.Read(name, c), ComparisonOperator.Equal, build.Text(strange)));
        LoweredMechanism mechanism = build.Build();
        CSharpEmitter.Emit(mechanism).ShouldAllBe(letter => letter == '\n' || (letter >= ' ' && letter <= '~'));
        Round round = new RoundBuilder(mechanism).Members(person, "a", "b").Rows(name, ["a", strange], ["b", "x"]).Build();
        Both.Complete(mechanism, round).Steps[0].Reals.ShouldBe([1, 0]);
    }

    [Theory]
    [InlineData("add")]
    [InlineData("if")]
    [InlineData("or")]
    [InlineData("otherwise")]
    [InlineData("let")]
    [InlineData("sum")]
    public void A_tree_a_thousand_deep_compiles(string shape)
    {
        (int person, int gift) = Gifts();
        LoweredIndex c = build.Index("c", person);
        LoweredExpression body = build.Read(gift, c);
        LoweredExpression one = build.Number(1), two = build.Compare(one, ComparisonOperator.Less, build.Read(gift, c));
        int depth = shape == "sum" ? 40 : 1000;
        for (int level = 0; level < depth; level++)
        {
            LoweredExpression inner = body;
            LoweredIndex d = build.Index("d", person);
            body = shape switch
            {
                "add" => build.Operate(NumberOperator.Add, one, inner),
                "if" => build.If(two, inner, one),
                "or" => build.If(new Junction(-1, level % 2 == 0, two, build.Compare(inner, ComparisonOperator.Less, one)), one, one),
                "otherwise" => build.Otherwise(build.Operate(NumberOperator.Divide, one, build.Number(0)), inner),
                "let" => build.Let(level, inner, value => build.Operate(NumberOperator.Multiply, value(), one)),
                _ => build.Operate(NumberOperator.Add, build.Reduce(ReductionOperator.Sum, [d], Rows(gift, d), build.Operate(NumberOperator.Add, build.Read(gift, d), level < 3 ? inner : one)), one),
            };
        }

        build.Step("deep", [c], Rows(gift, c), body);
        Run(build.Build(), person, gift, ("a", 2)).Length.ShouldBe(1);
    }

    [Fact]
    public void A_cancelled_run_stops()
    {
        QuadraticFunding funding = new();
        using KernelBackend kernel = new(funding.Mechanism);
        Round round = funding.Round(("ada", "park", 1)).Build();
        kernel.Run(round, CancellationToken.None).ShouldBeOfType<Completed>();
        Should.Throw<OperationCanceledException>(() => kernel.Run(round, new CancellationToken(true)));
        kernel.Dispose();
        Should.Throw<ObjectDisposedException>(() => kernel.Run(round, CancellationToken.None));
    }

    [Fact]
    public void Text_that_does_not_compile_is_shown() =>
        Should.Throw<KernelCompilationException>(() => KernelCompiler.Compile("class {", CancellationToken.None)).Text.ShouldBe("class {");

    // Apart, so that no register keeps the context alive.
    private (int Person, int Gift) Gifts()
    {
        int person = build.Set("person");
        return (person, build.Input("gift", [person], RepeatPolicy.Add, Column("gift")));
    }

    private static Round Round(LoweredMechanism mechanism, int person, int gift, params (string Id, double Amount)[] rows) =>
        new RoundBuilder(mechanism).Members(person, [.. rows.Select(row => row.Id)]).Rows(gift, [.. rows.Select(row => new object[] { row.Id, row.Amount })]).Build();

    private static double[] Run(LoweredMechanism mechanism, int person, int gift, params (string Id, double Amount)[] rows) =>
        Both.Complete(mechanism, Round(mechanism, person, gift, rows)).Steps[0].Reals!;

    [Fact]
    public void What_warms_the_compiler_up_is_a_kernel() =>
        KernelCompiler.Compile(CompilerWarmUp.Sample, TestContext.Current.CancellationToken).ShouldNotBeEmpty();

    [Fact]
    public void What_warms_a_run_up_comes_to_its_end()
    {
        string report = RunWarmUp.Run();
        report.ShouldContain("ben  2.50");
    }
}
