using Mechanisms.Dsl.Lowering;
using static Mechanisms.Host.Tests.Interpreting.MechanismBuilder;

namespace Mechanisms.Host.Tests.Interpreting;

/// <summary>subsidy[p] = (sum(c: sqrt(gift[c, p])))^2 - sum(c: gift[c, p]), as a compiler would lower it.</summary>
internal sealed class QuadraticFunding
{
    public QuadraticFunding(RepeatPolicy repeats = RepeatPolicy.Add)
    {
        var build = new MechanismBuilder();
        Contributor = build.Set("contributor");
        Project = build.Set("project");
        Gift = build.Input("gift", [Contributor, Project], repeats, Column("gift"));
        LoweredIndex p = build.Index("p", Project), c = build.Index("c", Contributor), d = build.Index("d", Contributor), e = build.Index("e", Contributor);
        LoweredExpression Loudness() => build.Reduce(
            ReductionOperator.Sum, [c], Rows(Gift, c, p), build.Operate(NumberOperator.SquareRoot, build.Read(Gift, c, p)));
        LoweredExpression raised = build.Reduce(
            ReductionOperator.Sum,
            [d],
            Rows(Gift, d, p),
            build.Let(0, build.Operate(NumberOperator.SquareRoot, build.Read(Gift, d, p)), say => build.Operate(NumberOperator.Multiply, say(), say())));
        LoweredExpression ideal = build.Let(1, Loudness(), all => build.Operate(NumberOperator.Multiply, all(), all()));
        Subsidy = build.Step("subsidy", [p], Some(e, Rows(Gift, e, p)), build.Operate(NumberOperator.Subtract, ideal, raised));
        build.Output(Subsidy);
        Mechanism = build.Build();
    }

    public LoweredMechanism Mechanism { get; }

    public int Contributor { get; }

    public int Project { get; }

    public int Gift { get; }

    public int Subsidy { get; }

    public RoundBuilder Round(params (string Contributor, string Project, double Gift)[] gifts) => new RoundBuilder(Mechanism)
        .Members(Contributor, [.. gifts.Select(gift => gift.Contributor).Distinct()])
        .Members(Project, [.. gifts.Select(gift => gift.Project).Distinct()])
        .Rows(Gift, [.. gifts.Select(gift => new object[] { gift.Contributor, gift.Project, gift.Gift })]);
}
