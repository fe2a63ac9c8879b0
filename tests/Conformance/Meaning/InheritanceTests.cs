using Mechanisms.Host;
using Mechanisms.Host.Results;

namespace Mechanisms.Conformance.Meaning;

/// <summary>Mechanisms that are like others but for what they change; on both backends.</summary>
public sealed class InheritanceTests : IDisposable
{
    private static readonly string[] Parent =
    [
        "language 1",
        "mechanism parent {",
        "    set person",
        "    input gave[person] : money, at least 0",
        "    param factor : number = 2",
        "    param price : cost from votes to money = quadratic",
        "    output got[person] : number",
        "    accept gave when gave <= 100 money otherwise \"too much\"",
        "    open weight[p] = factor * price.buys(gave[p])",
        "    total = sum(p: weight[p])",
        "    open got[p] : number = weight[p] / (1 votes)",
        "    round got to 0.5",
        "    example \"the parent's own\" {",
        "        given gave = { ada, 9 }",
        "        expect got[ada] = 6",
        "    }",
        "}",
    ];

    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void Whatever_reads_a_replaced_step_reads_the_new_one()
    {
        RunReport report = Run("weight[p] = factor * price.buys(gave[p]) + 1 votes");
        report.At("got", "ada").ShouldBe(7);
        report.At("total").ShouldBe(13);
    }

    [Fact]
    public void A_default_that_is_set_counts_until_the_round_says_otherwise()
    {
        Run("factor = 3").At("got", "ada").ShouldBe(9);
        Run(["factor = 3"], "factor=5").At("got", "ada").ShouldBe(15);
        Run("price = linear").At("got", "ada").ShouldBe(18);
        Run(["price = linear"], "price=quadratic").At("got", "ada").ShouldBe(6);
    }

    [Fact]
    public void Rules_stay_and_more_may_be_added()
    {
        Run("factor = 2").DroppedRows.Length.ShouldBe(1);
        Run("accept gave when gave >= 5 money otherwise \"too little\"").DroppedRows.Length.ShouldBe(2);
    }

    [Fact]
    public void A_rounding_stays_with_its_step_and_may_be_replaced_with_it()
    {
        Run("got[p] = weight[p] / (1 votes) + 0.3").At("got", "ada").ShouldBe(6.5);
        Run("round got to 1, remainder to largest fractions", "got[p] = weight[p] / (4 votes) + 0.25").At("got", "ada").ShouldBe(2);
    }

    [Fact]
    public void A_descendant_may_be_changed_once_more()
    {
        desk.With("more.mech", [.. Parent, "mechanism child is parent but {", "weight[p] = gave[p] * 1 votes / (1 money)", "}", "mechanism grandchild is child but {", "weight[p] = 2 * gave[p] * 1 votes / (1 money)", "factor = 7", "}"]);
        desk.With("gave.csv", "person,gave", "ada,9");
        desk.Run("more.mech", ["gave=gave.csv"]).At("got", "ada").ShouldBe(18);
    }

    [Fact]
    public void What_it_adds_up_to_is_a_script_that_gives_the_same()
    {
        string[] child = ["weight[p] = factor * price.buys(gave[p]) + 1 votes", "factor = 4", "price = power(exponent = 3)", "open extra = total / 2"];
        RunReport report = Run(child);
        TextResult flat = desk.Host.Flatten("child.mech");
        flat.Diagnostics.ShouldNotContain(it => it.Severity == Dsl.Diagnostics.Severity.Error);
        string text = flat.Text.ShouldNotBeNull();
        text.ShouldNotContain("but");
        desk.With("flat.mech", text);
        Desk.Text(desk.Run("flat.mech", ["gave=gave.csv"])).ShouldBe(Desk.Text(report));
    }

    [Fact]
    public void Open_units_are_settled_by_name_and_everything_measured_in_them_follows()
    {
        desk.With(
            "tonnes.mech",
            "language 1",
            "kind promise {",
            "    set agent",
            "    unit tonne",
            "    open unit good = money",
            "    input limit[agent] : good, at least 0",
            "    output payment[agent] : good",
            "}",
            "mechanism half is promise {",
            "    open payment[a] = limit[a] / 2",
            "}",
            "mechanism in_tonnes is half but {",
            "    good = tonne",
            "    payment[a] = min(limit[a], 3 tonne)",
            "}");
        desk.With("limit.csv", "agent,limit", "ada,9");
        desk.Run("tonnes.mech", ["limit=limit.csv"]).At("payment", "ada").ShouldBe(3);
        desk.Host.Flatten("tonnes.mech").Text.ShouldNotBeNull().ShouldContain("unit good = tonne");
    }

    [Fact]
    public void What_it_adds_up_to_has_what_stands_beside_it_and_its_ancestors()
    {
        desk.With(
            "base.mech",
            "language 1",
            "fn twice(x) = two(x)",
            "fn two(x) = 2 * x",
            "fn unread(x) = x",
            "cost steep(n) = n^4",
            "/// What is shared.",
            "kind shared {",
            "    set person",
            "    unit community",
            "    open unit good = money",
            "    input gave[person] : good, at least 0",
            "    output got[person] : good",
            "}",
            "mechanism base is shared {",
            "    param price : cost from votes to money = quadratic",
            "    open opening[p] = gave[p]",
            "    open got[p] = twice(1) * opening[p]",
            "    output owed : money",
            "    owed = price(3 votes)",
            "}");
        desk.With("child.mech", "language 1", "import \"base.mech\"", "mechanism child is base but {", "good = community", "price = steep", "opening[p] = 3 * gave[p]", "}");
        desk.With("gave.csv", "person,gave", "ada,9");
        RunReport report = desk.Run("child.mech", ["gave=gave.csv"]);
        string text = desk.Host.Flatten("child.mech").Text.ShouldNotBeNull();
        text.ShouldContain("unit good = community");
        text.ShouldContain("open opening[p]");
        text.ShouldNotContain("unread");
        desk.With("flat.mech", text);
        Desk.Text(desk.Run("flat.mech", ["gave=gave.csv"])).ShouldBe(Desk.Text(report));
        report.At("got", "ada").ShouldBe(54);
        report.At("owed").ShouldBe(81);
    }

    private RunReport Run(params string[] changes) => Run(changes, []);

    private RunReport Run(string[] changes, params string[] assignments)
    {
        desk.With("child.mech", [.. Parent, "mechanism child is parent but {", .. changes, "}"]);
        desk.With("gave.csv", "person,gave", "ada,9", "ben,4", "cem,121");
        return desk.Run("child.mech", ["gave=gave.csv"], assignments);
    }
}
