using System.Globalization;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Results;

namespace Mechanisms.Conformance.Meaning;

/// <summary>Searches between a variable and something that rises in steps, of which several numbers may be answers.</summary>
public sealed class IterationTests : IDisposable
{
    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Theory]
    [InlineData("1 2 3 5 6", 3)]
    [InlineData("1 2 3 5 5", 5)]
    [InlineData("2 2 4 4", 4)]
    [InlineData("2 2 5 5", 2)]
    [InlineData("2 3 4", 0)]
    [InlineData("0", 1)]
    public void As_many_join_as_want_at_least_so_many_to_join(string thresholds, int joining)
    {
        desk.With("joining.mech", """
            language 1
            mechanism joining {
                set person
                input threshold[person] : number, at least 0, repeats refused
                output size : whole number
                size = largest(k in whole 0..count(p in person): count(p: threshold[p] <= k) >= k)
                least = smallest(k in whole 0..count(p in person): count(p: threshold[p] <= k) <= k)
                joins[p] = threshold[p] <= size
            }
            """);
        RunReport report = desk.Run("joining.mech", ["threshold=" + Table("threshold", thresholds)]);
        report.At("size").ShouldBe(joining);
        report.At("least").ShouldBe(thresholds.Split(' ').Contains("0") ? 1 : 0);
    }

    // Pledges of 1, 2, 4 and 8 that count from so much money on: at rest at 0, 1, 3, 7 or 15, as far as they carry each other.
    [Theory]
    [InlineData("1 3 7 15", 15, 1e9, 15)]
    [InlineData("1 3 7 16", 7, 1e9, 7)]
    [InlineData("1 3 8 16", 3, 1e9, 3)]
    [InlineData("1 3 7 15", 3, 5, 3)]
    [InlineData("2 3 7 15", 15, 1e9, 15)]
    [InlineData("2 4 8 15", 15, 1e9, 15)]
    [InlineData("2 4 8 16", 0, 1e9, 0)]
    public void The_largest_of_several_sums_that_carry_themselves_is_found(string thresholds, double byWhere, double most, double byIf)
    {
        desk.With("carried.mech", """
            language 1
            mechanism carried {
                set person
                param most : number, at least 0
                input threshold[person] : number, at least 0, repeats refused
                input pledge[person] : number, at least 0, repeats refused
                output total : number
                total = largest(x in 0..most: sum(p where threshold[p] <= x: pledge[p]) >= x)
                other = largest(x in 0..most: x <= sum(p: if not threshold[p] > x then pledge[p] else 0))
            }
            """);
        desk.With("pledges.csv", "person,pledge", "a0,1", "a1,2", "a2,4", "a3,8");
        string bound = most.ToString("R", CultureInfo.InvariantCulture);
        RunReport report = desk.Run("carried.mech", ["threshold=" + Table("threshold", thresholds), "pledge=pledges.csv"], $"most={bound}");
        report.At("total").ShouldBe(byWhere);
        report.At("other").ShouldBe(byIf);
        report.Searches.ShouldAllBe(search => search.Record.Residual == 0);
    }

    [Theory]
    [InlineData("largest(x in 0..10: (x - 3)^2 >= 1)")]
    [InlineData("largest(x in 0..10: sum(p: if threshold[p] <= x then 1 else 2) >= x)")]
    [InlineData("largest(x in 0..10: sum(p where threshold[p] <= x: threshold[p] - 1) >= x)")]
    [InlineData("largest(x in 0..10: count(p: threshold[p] <= x) > x)")]
    [InlineData("largest(x in 0..10: count(p: threshold[p] >= x) - count(p: threshold[p] < x) <= 2 * x)")]
    [InlineData("smallest(x in 0..10: count(p: threshold[p] <= x) >= x)")]
    public void What_could_skip_an_answer_is_refused(string search)
    {
        desk.With("refused.mech", $$"""
            language 1
            mechanism refused {
                set person
                input threshold[person] : number, at least 0, repeats refused
                output total : number
                total = {{search}}
            }
            """);
        Diagnostic message = desk.Check("refused.mech").ShouldHaveSingleItem();
        message.Code.ShouldBe("MECH4101");
        message.Message.ShouldContain("as `x` grows");
    }

    private string Table(string name, string values)
    {
        desk.With($"{name}s.csv", [$"person,{name}", .. values.Split(' ').Select((value, i) => $"a{i},{value}")]);
        return $"{name}s.csv";
    }
}
