using Mechanisms.Dsl.Lowering;
using Mechanisms.Rounds;
using static Mechanisms.Host.Tests.Interpreting.MechanismBuilder;

namespace Mechanisms.Host.Tests.Interpreting;

/// <summary>Rows: formulas of columns, rules, and what makes one cell of several.</summary>
public class RowTests
{
    private readonly MechanismBuilder build = new();
    private readonly int voter;
    private readonly LoweredIndex v;

    public RowTests()
    {
        voter = build.Set("voter");
        v = build.Index("v", voter);
    }

    [Fact]
    public void Repeated_rows_add_up_exactly()
    {
        int vote = build.Input("vote", [voter], RepeatPolicy.Add, Column("vote"));
        Cells(vote, 0, Row("ada", 1e300), Row("ada", 1.0), Row("ada", -1e300), Row("ben", 2.0)).Reals.ShouldBe([1, 2]);
    }

    [Fact]
    public void The_mean_divides_once()
    {
        int vote = build.Input("vote", [voter], RepeatPolicy.Mean, Column("vote"));
        Cells(vote, 0, Row("ada", 0.1), Row("ada", 0.2), Row("ada", 0.4)).Reals.ShouldBe([(0.1 + (0.2 + 0.4)) / 3]);
    }

    [Fact]
    public void The_mean_of_whole_numbers_goes_down()
    {
        int vote = build.Input("vote", [voter], RepeatPolicy.Mean, Column("vote", ValueKind.Whole));
        Cells(vote, 0, Row("ada", -1), Row("ada", -2)).Wholes.ShouldBe([-2]);
    }

    [Fact]
    public void The_last_row_counts()
    {
        int vote = build.Input("vote", [voter], RepeatPolicy.Last, Column("vote"), Column("at", ValueKind.Time));
        Cells(vote, 0, Row("ada", 1.0, 10), Row("ada", 2.0, 30), Row("ada", 3.0, 20)).Reals.ShouldBe([2]);
    }

    [Fact]
    public void Two_last_rows_are_a_fault()
    {
        int vote = build.Input("vote", [voter], RepeatPolicy.Last, Column("vote"), Column("at", ValueKind.Time));
        Faulted fault = Round(vote, Row("ada", 1.0, 30), Row("ada", 2.0, 10), Row("ada", 3.0, 30)).Fail();
        fault.Kind.ShouldBe(FaultKind.RepeatedRow);
        fault.Subject.ShouldBe(new FaultSubject(FaultSubjectKind.Input, vote));
        fault.Members.ShouldBe([2]);
    }

    [Fact]
    public void A_refused_repeat_names_the_second_row()
    {
        int vote = build.Input("vote", [voter], RepeatPolicy.Refused, Column("vote"));
        Faulted fault = Round(vote, Row("ben", 1.0), Row("ada", 1.0), Row("cy", 1.0), Row("ada", 2.0)).Fail();
        fault.Kind.ShouldBe(FaultKind.RepeatedRow);
        fault.Members.ShouldBe([3]);
    }

    [Fact]
    public void Of_several_refused_repeats_the_first_of_the_file_is_named()
    {
        int vote = build.Input("vote", [voter], RepeatPolicy.Refused, Column("vote"));
        Round(vote, Row("ben", 1.0), Row("ada", 1.0), Row("ben", 1.0), Row("ada", 2.0)).Fail().Members.ShouldBe([2]);
    }

    [Fact]
    public void Other_kinds_of_columns_merge_too()
    {
        int vote = build.Input(
            "vote", [voter], RepeatPolicy.Add, Column("yes", ValueKind.Truth), Column("why", ValueKind.Text), Column("at", ValueKind.Time));
        build.Step("first", [v], Rows(vote, v), build.Compare(build.ReadColumn(vote, 1, v), ComparisonOperator.Equal, build.Text("B")));
        Completed completed = Round(vote, Row("ada", false, "b", 3), Row("ada", true, "B", 2)).Complete();
        completed.Steps[0].Reals.ShouldBe([1]);
        Cells(vote, 0, Row("ada", false, "b", 3), Row("ada", true, "B", 2)).Reals.ShouldBe([1]);
    }

    [Fact]
    public void A_formula_reads_the_columns_of_its_row()
    {
        LoweredExpression product = build.Operate(NumberOperator.Multiply, build.OfRow(0), build.OfRow(1));
        int vote = build.Input(
            "vote", [voter], RepeatPolicy.Add, Column("amount"), Column("weight"), Column("counted", formula: product));
        Cells(vote, 2, Row("ada", 2.0, 3.0), Row("ada", 5.0, 7.0)).Reals.ShouldBe([41]);
    }

    [Fact]
    public void A_fault_in_a_formula_names_the_row()
    {
        LoweredExpression ratio = build.Operate(NumberOperator.Divide, build.OfRow(0), build.OfRow(1));
        int vote = build.Input("vote", [voter], RepeatPolicy.Add, Column("a"), Column("b"), Column("c", formula: ratio));
        Faulted fault = Round(vote, Row("ada", 2.0, 3.0), Row("ben", 5.0, 0.0)).Fail();
        fault.Kind.ShouldBe(FaultKind.Undefined);
        fault.Node.ShouldBe(ratio.Node);
        fault.Subject.ShouldBe(new FaultSubject(FaultSubjectKind.Input, vote));
        fault.Members.ShouldBe([1]);
        fault.Operands.Select(operand => operand.Value).ShouldBe(["5", "0"]);
    }

    [Fact]
    public void A_row_that_two_rules_refuse_is_named_twice_and_gone()
    {
        int vote = build.Input("vote", [voter], RepeatPolicy.Add, Column("vote"));
        build.AcceptRow(vote, [v], build.Compare(build.OfRow(0), ComparisonOperator.Greater, build.Number(0)), build.Member(v), build.OfRow(0));
        build.AcceptRow(
            vote,
            [v],
            build.Compare(build.OfRow(0), ComparisonOperator.NotEqual, build.Number(-1)),
            build.Operate(NumberOperator.SquareRoot, build.OfRow(0)));
        build.Step("cells", [v], Support.Everywhere, build.Read(vote, v));
        Completed completed = Round(vote, Row("ben", 2.0), Row("ada", -1.0), Row("ada", 3.0), Row("cy", 0.0)).Complete();
        completed.Steps[0].Reals.ShouldBe([3, 2, 0]);
        completed.DroppedRows.Select(row => (row.Rule, row.Row, string.Join("|", row.Holes)))
            .ShouldBe([(0, 1, "ada|-1"), (1, 1, "undefined"), (0, 3, "cy|0")]);
    }

    [Fact]
    public void A_rule_without_an_answer_is_a_fault()
    {
        int vote = build.Input("vote", [voter], RepeatPolicy.Add, Column("vote"));
        LoweredExpression root = build.Operate(NumberOperator.SquareRoot, build.OfRow(0));
        build.AcceptRow(vote, [v], build.Compare(root, ComparisonOperator.Greater, build.Number(0)));
        Faulted fault = Round(vote, Row("ada", 1.0), Row("ben", -1.0)).Fail();
        fault.Subject.ShouldBe(new FaultSubject(FaultSubjectKind.RowRule, 0));
        fault.Members.ShouldBe([1]);
        fault.Node.ShouldBe(root.Node);
    }

    [Fact]
    public void A_sum_of_rows_that_grows_too_large_is_an_overflow()
    {
        int vote = build.Input("vote", [voter], RepeatPolicy.Add, Column("vote"));
        Faulted fault = Round(vote, Row("ada", 1e308), Row("ada", 1e308)).Fail();
        fault.Kind.ShouldBe(FaultKind.Overflow);
        fault.Node.ShouldBe(-1);
        fault.Members.ShouldBe([1]);
    }

    private static object[] Row(params object[] cells) => cells;

    private RoundBuilder Round(int input, params object[][] rows) => new RoundBuilder(build.Build())
        .Members(voter, [.. rows.Select(row => (string)row[0]).Distinct()])
        .Rows(input, rows);

    private StepCells Cells(int input, int column, params object[][] rows)
    {
        int step = build.Step("cells", [v], Rows(input, v), build.ReadColumn(input, column, v));
        return Round(input, rows).Complete().Steps[step];
    }
}
