using Mechanisms.Host.Results;

namespace Mechanisms.Conformance.Meaning;

/// <summary>Searches may stand wherever formulas do, and both backends run them there.</summary>
public sealed class SearchesOutsideStepsTests : IDisposable
{
    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void Rules_reasons_columns_and_bounds_may_search()
    {
        desk.With(
            "searching.mech",
            "language 1",
            "mechanism searching {",
            "    set voter",
            "    input gift[voter] {",
            "        amount : number, at least 0",
            "        whole = largest(n in whole 0..100: n * n <= 50)",
            "        real = largest(y in 0..100: 2 * y <= amount)",
            "    }, repeats refused",
            "    output got[voter] : number",
            "    accept gift when smallest(n in whole 0..100: n * n >= 10) <= amount otherwise \"{smallest(n in whole 0..100: n * n >= 10)}\"",
            "    accept voter v when largest(n in whole 0..9: n <= 3) < gift.amount[v] otherwise \"{largest(n in whole 0..9: n <= 3)}\"",
            "    got[v] : number = gift.whole[v] + gift.real[v]",
            "    round got to 1, at most largest(y in 0..100: y <= gift.amount[v])",
            "}");
        desk.With("gift.csv", "voter,amount", "ada,3", "ben,5", "cem,20");
        RunReport report = desk.Run("searching.mech", ["gift=gift.csv"]);
        report.At("got", "ada").ShouldBe(0);
        report.At("got", "ben").ShouldBe(5);
        report.At("got", "cem").ShouldBe(17);
    }

    [Fact]
    public void Where_one_row_is_looked_at_its_columns_have_the_signs_of_their_bounds()
    {
        desk.With(
            "searching.mech",
            "language 1",
            "mechanism searching {",
            "    set voter",
            "    input gift[voter] {",
            "        amount : number, at least 0",
            "        share = largest(x in 0..1: x * amount <= 4)",
            "    }, repeats refused",
            "    output got[voter] : number",
            "    accept gift when largest(x in 0..1: x * amount <= 4) > 0.25 otherwise \"{largest(x in 0..1: x * amount <= 4)} of it is too little\"",
            "    got[v] : number = gift.share[v] * gift.amount[v]",
            "}");
        desk.With("gift.csv", "voter,amount", "ada,3", "ben,8", "cem,20");
        RunReport report = desk.Run("searching.mech", ["gift=gift.csv"]);
        report.At("got", "ada").ShouldBe(3);
        report.At("got", "ben").ShouldBe(4);
        report.DroppedRows.ShouldHaveSingleItem().Reason.ShouldBe("0.2 of it is too little");
    }
}
