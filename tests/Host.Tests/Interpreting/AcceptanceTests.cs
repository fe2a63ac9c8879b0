using Mechanisms.Dsl.Lowering;
using Mechanisms.Rounds;
using static Mechanisms.Host.Tests.Interpreting.MechanismBuilder;

namespace Mechanisms.Host.Tests.Interpreting;

/// <summary>Rules about members: all at once, and who leaves takes the cells along.</summary>
public class AcceptanceTests
{
    private readonly MechanismBuilder build = new();
    private readonly int contributor;
    private readonly int project;
    private readonly int gift;
    private readonly LoweredIndex c;
    private readonly LoweredIndex p;

    public AcceptanceTests()
    {
        contributor = build.Set("contributor");
        project = build.Set("project");
        gift = build.Input("gift", [contributor, project], RepeatPolicy.Add, Column("gift"));
        c = build.Index("c", contributor);
        p = build.Index("p", project);
    }

    [Fact]
    public void Steps_before_acceptance_keep_their_values_and_all_others_see_survivors()
    {
        LoweredIndex d = build.Index("d", contributor), e = build.Index("e", project);
        int before = build.Step("before", [p], Some(d, Rows(gift, d, p)), Raised(), beforeAcceptance: true);
        int given = build.Step(
            "given", [c], Some(e, Rows(gift, c, e)), build.Reduce(ReductionOperator.Sum, [e], Rows(gift, c, e), build.Read(gift, c, e)), beforeAcceptance: true);
        build.AcceptMember(c, build.Compare(build.ReadStep(given, c), ComparisonOperator.Less, build.Number(100)), build.Member(c), build.ReadStep(given, c));
        build.AcceptMember(p, build.Compare(build.ReadStep(before, p), ComparisonOperator.Greater, build.Number(1)), build.ReadStep(before, p));
        int after = build.Step("after", [p], Some(d, Rows(gift, d, p)), Raised());
        int everywhere = build.Step("everywhere", [p], Support.Everywhere, build.ReadStep(before, p));

        Completed completed = new RoundBuilder(build.Build())
            .Members(contributor, "ada", "ben", "rich")
            .Members(project, "park", "pool", "well", "zoo")
            .Rows(gift, ["ada", "park", 3.0], ["ben", "zoo", 1.0], ["rich", "park", 500.0], ["rich", "well", 5.0])
            .Complete();

        completed.DroppedMembers.Select(member => (member.Rule, member.Set, member.Member, string.Join("|", member.Holes)))
            .ShouldBe([(0, contributor, 2, "rich|505"), (1, project, 1, "0"), (1, project, 3, "1")]);
        completed.Survivors[contributor].ShouldBe([true, true, false]);
        completed.Survivors[project].ShouldBe([true, false, true, false]);
        completed.Steps[before].Members[0].ShouldBe([0, 2]);
        completed.Steps[before].Reals.ShouldBe([503, 5]);
        completed.Steps[given].Reals.ShouldBe([3, 1]);
        completed.Steps[after].Members[0].ShouldBe([0]);
        completed.Steps[after].Reals.ShouldBe([3]);
        completed.Steps[everywhere].Reals.ShouldBe([503, 5]);
    }

    [Fact]
    public void A_member_that_two_rules_refuse_is_named_twice()
    {
        build.AcceptMember(c, build.Compare(build.Member(c), ComparisonOperator.NotEqual, build.Member(c)));
        build.AcceptMember(c, build.Compare(build.Number(1), ComparisonOperator.Less, build.Number(0)));
        Completed completed = new RoundBuilder(build.Build()).Members(contributor, "ada").Complete();
        completed.DroppedMembers.Select(member => (member.Rule, member.Member)).ShouldBe([(0, 0), (1, 0)]);
    }

    [Fact]
    public void Losing_all_rows_keeps_the_member()
    {
        LoweredIndex d = build.Index("d", contributor), e = build.Index("e", project);
        build.AcceptRow(gift, [d, e], build.Compare(build.OfRow(0), ComparisonOperator.Greater, build.Number(1)));
        build.Step("raised", [p], Support.Everywhere, Raised());
        build.Step("present", [p], Support.Everywhere, build.Reduce(ReductionOperator.Any, [c], Support.Everywhere, build.Present(gift, c, p)));
        Completed completed = new RoundBuilder(build.Build())
            .Members(contributor, "ada").Members(project, "park").Rows(gift, ["ada", "park", 1.0]).Complete();
        completed.Survivors[contributor].ShouldBe([true]);
        completed.Steps[0].Reals.ShouldBe([0]);
        completed.Steps[1].Reals.ShouldBe([0]);
    }

    [Fact]
    public void A_rule_without_an_answer_is_a_fault()
    {
        build.AcceptMember(c, build.Compare(build.Operate(NumberOperator.Divide, build.Number(0), build.Number(0)), ComparisonOperator.Less, build.Number(0)));
        Faulted fault = new RoundBuilder(build.Build()).Members(contributor, "ada").Fail();
        fault.Subject.ShouldBe(new FaultSubject(FaultSubjectKind.MemberRule, 0));
        fault.Members.ShouldBe([0]);
    }

    private LoweredExpression Raised() => build.Reduce(ReductionOperator.Sum, [c], Rows(gift, c, p), build.Read(gift, c, p));
}
