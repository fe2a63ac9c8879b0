using System.Globalization;
using Mechanisms.Host.Results;
using Mechanisms.Rounds;

namespace Mechanisms.Conformance.Meaning;

/// <summary>Searches whose condition holds with equality, or nearly so, over a stretch; on both backends.</summary>
public sealed class FlatSearchTests : IDisposable
{
    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Theory]
    [InlineData("10:2 30:2", 20)]
    [InlineData("5:3 9:3 4:3", 12)]
    [InlineData("9:2 9:3 9:6", 18)]
    [InlineData("9:6 1:3 4:2", 3)]
    [InlineData("10:2 30:2 0:5", 20)]
    public void Promises_that_add_up_to_one_sustain_every_pot_up_to_the_first_limit(string agents, double pot)
    {
        RunReport report = ShareCap(agents);
        report.At("pot").ShouldBe(pot);
        report.Searches.Single().Record.Flat.ShouldBe(new CellsAt(1, pot));
        string end = pot.ToString("R", CultureInfo.InvariantCulture);
        report.Notes.ShouldContain($"`pot`: the two sides of the condition are equal all the way to {end}, so every value up to there satisfies it");
    }

    [Fact]
    public void Seven_sevenths_are_one_although_no_double_is_a_seventh() => ShareCap("1:7 1:7 1:7 1:7 1:7 1:7 2:7").At("pot").ShouldBe(7);

    /// <summary>49 times the double nearest to 1/49 is below 1, and 98, 103, 107, … times theirs too.</summary>
    [Fact]
    public void Equal_shares_are_a_whole_however_many_they_are()
    {
        int[] crowds = [.. Enumerable.Range(2, 12), 49, 98, 103, 107, 161, 187, 196, 197, 1000];
        crowds.Count(crowd => Enumerable.Repeat(1.0 / crowd, crowd).Sum() < 1).ShouldBeGreaterThan(3);
        foreach (int crowd in crowds)
        {
            ShareCap(string.Join(' ', Enumerable.Repeat($"3:{crowd}", crowd))).At("pot").ShouldBe(3.0 * crowd, crowd.ToString(CultureInfo.InvariantCulture));
            ShareCap(string.Join(' ', Enumerable.Repeat($"3:{crowd}.0000000001", crowd))).At("pot").ShouldBe(0);
        }
    }

    [Fact]
    public void What_only_rounding_tells_from_one_counts_as_one() => ShareCap("10:2 20:2.0000000000000004").At("pot").ShouldBe(20, 1e-14);

    [Theory]
    [InlineData("1:7.000001 1:7.000001 1:7.000001 1:7.000001 1:7.000001 1:7.000001 1:7.000001")]
    [InlineData("10:3 20:4")]
    [InlineData("10:2 20:2.00000000000001")]
    [InlineData("10:3 20:3 30:3.00000000000001 0:1")]
    [InlineData("1e-12:2.5 1e12:2.5")]
    public void Promises_that_do_not_add_up_to_one_sustain_exactly_nothing(string agents)
    {
        RunReport report = ShareCap(agents);
        BitConverter.DoubleToInt64Bits(report.At("pot")).ShouldBe(0);
        report.Notes.ShouldContain("`pot`: only 0 satisfies the condition of the search, with equality");
    }

    [Fact]
    public void Nobody_with_a_limit_needs_no_search()
    {
        RunReport report = ShareCap("0:2 0:3");
        report.At("pot").ShouldBe(0);
        report.Notes.ShouldBeEmpty();
    }

    [Fact]
    public void Sizes_from_tiny_to_huge_are_no_obstacle()
    {
        double[] sizes = [1e-12, 1e-6, 1, 1e6, 1e12];
        foreach (double limit in sizes)
        {
            foreach (double leverage in sizes)
            {
                string agents = string.Create(CultureInfo.InvariantCulture, $"{limit:R}:{leverage:R} {limit:R}:2 {limit * 3:R}:2");
                ShareCap(agents).At("pot").ShouldBe((leverage > 1 ? 2 : 4) * limit, 1e-5 * limit, agents);
            }
        }
    }

    [Theory]
    [InlineData(0.99, 0)]
    [InlineData(1.0, 0)]
    [InlineData(1.01, 0.302883561656334843922988)]
    public void The_linear_fallback_is_decided_by_its_reproduction_number(double reproduction, double height)
    {
        RunReport report = Fallback(reproduction);
        report.At("height").ShouldBe(height, Math.Max(height * 1e-12, double.Epsilon));
        report.Searches.Single().Record.Steps.ShouldBeLessThan(70);
        report.Notes.Any(note => note.Contains("only 0 satisfies", StringComparison.Ordinal)).ShouldBe(height == 0);
    }

    // True heights with 60 digits, by bisection of the very doubles that the tables hold.
    [Theory]
    [InlineData(1 + 1e-12, 0.000003025772049378506320848216)]
    [InlineData(1 + 1e-9, 0.00009568002357567550281120266)]
    public void A_height_that_rounding_may_move_is_shown_with_its_interval(double reproduction, double height)
    {
        RunReport report = Fallback(reproduction);
        var record = report.Searches.Single().Record;
        record.IllConditioned.Count.ShouldBe(1);
        record.IllConditioned.Widest.Lower.ShouldBeLessThanOrEqualTo(height);
        record.IllConditioned.Widest.Upper.ShouldBeGreaterThanOrEqualTo(height);
        record.IllConditioned.Widest.Upper.ShouldBeLessThan(height * 10);
        Desk.Text(report).ShouldContain("\"ill_conditioned\": 1");
        report.Notes.ShouldContain(note => note.StartsWith("`height` is sure only between ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_height_that_is_sure_is_not_spoken_of()
    {
        desk.With("limits.csv", "agent,limit", "ada,1", "ben,4", "cem,9").With("speeds.csv", "agent,speed", "ada,0.5", "ben,0.25", "cem,0.1");
        foreach (string influence in new[] { "quadratic", "linear", "power(exponent = 1.5)" })
        {
            RunReport report = desk.Run("coordinated_funding", ["limit=limits.csv", "speed=speeds.csv"], $"influence={influence}");
            report.Notes.Where(note => note.Contains("sure", StringComparison.Ordinal)).ShouldBeEmpty(influence);
            report.Searches.Single().Record.Residual.ShouldNotBeNull().ShouldBeLessThan(1e-14);
        }
    }

    [Fact]
    public void Every_saturation_goes_with_every_influence()
    {
        desk.With("limits.csv", "agent,limit", "ada,10", "ben,20", "cem,5").With("speeds.csv", "agent,speed", "ada,0.5", "ben,0.25", "cem,1");
        foreach (string curve in new[] { "arctangent", "as_printed", "ramp", "exponential", "hyperbolic" })
        {
            foreach (string influence in new[] { "quadratic", "linear", "power(exponent = 1.5)", "power(exponent = 3)" })
            {
                RunReport report = desk.Run("coordinated_funding", ["limit=limits.csv", "speed=speeds.csv"], $"curve={curve}", $"influence={influence}");
                report.At("height").ShouldBeGreaterThan(0.1, $"{curve}, {influence}");
                report.Searches.Single().Record.Residual.ShouldNotBeNull().ShouldBeLessThan(1e-12, $"{curve}, {influence}");
            }
        }
    }

    private RunReport ShareCap(string agents)
    {
        string[][] rows = [.. agents.Split(' ').Select(agent => agent.Split(':'))];
        desk.With("limits.csv", ["agent,limit", .. rows.Select((row, i) => $"a{i},{row[0]}")]);
        desk.With("leverages.csv", ["agent,leverage", .. rows.Select((row, i) => $"a{i},{row[1]}")]);
        return desk.Run("share_cap", ["limit=limits.csv", "leverage=leverages.csv"]);
    }

    // Limits of 1 and 4, and (2/π) · Σ limit · speed = reproduction.
    private RunReport Fallback(double reproduction)
    {
        string Speed(double limit) => (reproduction * Math.PI / 4 / limit).ToString("R", CultureInfo.InvariantCulture);
        desk.With("limits.csv", "agent,limit", "ada,1", "ben,4");
        desk.With("speeds.csv", "agent,speed", $"ada,{Speed(1)}", $"ben,{Speed(4)}");
        return desk.Run("coordinated_funding", ["limit=limits.csv", "speed=speeds.csv"], "influence=linear");
    }
}
