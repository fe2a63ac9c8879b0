using System.Globalization;
using CsCheck;
using Mechanisms.Host.Comparing;

namespace Mechanisms.Host.Tests.Comparing;

public sealed class CompareTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public CompareTests()
    {
        _folder.Write("gifts.csv", "contributor,project,gift\nada,park,1\nben,park,1\ncem,park,1\nada,garden,5\nben,garden,5\ndan,well,4\n");
        _folder.Write("round.json", "{ \"mechanism\": \"quadratic_funding\", \"params\": { \"pool\": 1000 }, \"inputs\": { \"gift\": \"gifts.csv\" } }");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Values_ranks_and_changes_stand_side_by_side()
    {
        Compare(new CompareRequest { Variations = ["cap=0.7%"] }, "csv").ShouldBe(
            "output,member,variant,value,rank,change\n" +
            "match,garden,as it is,10,1,\nmatch,garden,cap=0.7%,7,1,-3\n" +
            "match,park,as it is,6,2,\nmatch,park,cap=0.7%,6,2,0\n" +
            "match,well,as it is,0,3,\nmatch,well,cap=0.7%,0,3,0\n");
    }

    [Fact]
    public void Who_splits_gains_more_the_more_identities_there_are_and_nothing_where_a_unit_costs_the_same_as_the_next()
    {
        CompareRequest split = new() { Split = "contributor=dan", Into = [2, 4] };
        string csv = Compare(split, "csv");
        csv.ShouldContain("match,well,dan as 2,4,");
        csv.ShouldContain("match,well,dan as 4,12,");
        Compare(split with { Round = Round() with { Assignments = ["price=linear"] } }, "csv").ShouldContain("match,well,dan as 4,0,");
    }

    [Fact]
    public void Alone_somebody_who_gives_c_and_poses_as_k_gains_k_less_one_times_c() =>
        Check.Sample(
            Gen.Int[1, 500].Select(Gen.Int[2, 30]),
            pair =>
            {
                (int gift, int count) = pair;
                _folder.Write("gifts.csv", FormattableString.Invariant($"contributor,project,gift\ndan,well,{gift}\n"));
                string csv = Compare(new CompareRequest { Round = Round() with { Assignments = ["pool=1000000"] }, Split = "contributor=dan", Into = [count] }, "csv");
                string line = csv.Split('\n').Single(it => it.StartsWith(FormattableString.Invariant($"match,well,dan as {count},"), StringComparison.Ordinal));
                double.Parse(line.Split(',')[3], CultureInfo.InvariantCulture).ShouldBe((count - 1) * gift, 0.011);
            },
            iter: 5, threads: 1);

    [Fact]
    public void What_identities_have_of_their_own_is_added_up_under_the_one_who_invented_them()
    {
        _folder.Write("limits.csv", "agent,limit\nada,40\nben,10\ncem,10\n");
        RunRequest round = new() { Mechanism = "coordinated_funding", Inputs = ["limit=limits.csv"] };
        string csv = Compare(new CompareRequest { Mechanisms = ["coordinated_funding"], Round = round, Split = "agent=ada", Into = [4] }, "csv");
        csv.ShouldContain("payment,ada,ada as 4,");
        csv.ShouldNotContain("1 of 4");
    }

    [Fact]
    public void Measures_stand_beside_outputs_where_they_are_asked_for()
    {
        RunRequest measured = Round() with { WantsMeasures = true };
        string csv = Compare(new CompareRequest { Round = measured, Variations = ["cap=0.7%"] }, "csv");
        csv.ShouldContain("pool_left,,as it is,984,,\npool_left,,cap=0.7%,987,,3\n");
        csv.ShouldContain("breadth,park,as it is,3,,\nbreadth,park,cap=0.7%,3,,0\n");
        Compare(new CompareRequest { Variations = ["cap=0.7%"] }, "csv").ShouldNotContain("pool_left");
    }

    [Fact]
    public void A_measure_that_no_variant_changes_is_named_and_not_shown()
    {
        RunRequest measured = Round() with { WantsMeasures = true };
        string table = Compare(new CompareRequest { Round = measured, Variations = ["cap=0.7%"] }, "table");
        table.ShouldContain("the same everywhere: givers, effective_givers, breadth, largest_part");
        table.ShouldNotContain("breadth (");
        Compare(new CompareRequest { Round = measured, Split = "contributor=dan", Into = [2] }, "table").ShouldContain("breadth (number)");
    }

    [Fact]
    public void A_sweep_moves_measures_too()
    {
        SweepRequest sweep = new() { Round = Round() with { WantsMeasures = true }, Over = "cap=0.5%..1%", Steps = 1 };
        ExplorationAnswer answer = MechanismHost.Create(_folder.Path).Sweep(sweep, "csv", TestContext.Current.CancellationToken);
        answer.Text.ShouldContain("0.005,pool_left,,990\n");
        answer.Text.ShouldContain("0.01,pool_left,,984\n");
        answer.Chart!.Panels.Select(panel => panel.Up.Label).ShouldBe(["match", "paid_in_all", "pool_left", "inequality"]);
    }

    [Fact]
    public void A_sweep_gives_what_runs_one_by_one_give()
    {
        MechanismHost host = MechanismHost.Create(_folder.Path);
        string csv = host.Sweep(new SweepRequest { Round = Round(), Over = "cap=0.2%..1%", Steps = 4 }, "csv", TestContext.Current.CancellationToken).Text;
        foreach (string cap in new[] { "0.002", "0.004", "0.006", "0.008", "0.01" })
        {
            RunOutcome run = host.Run(host.Prepare(Round() with { Assignments = ["cap=" + cap] }, TestContext.Current.CancellationToken), BackendChoice.Interpreter, TestContext.Current.CancellationToken);
            for (int row = 0; row < 3; row++)
            {
                var match = run.Report!.Outputs[0];
                csv.ShouldContain($"{cap},match,{match.IdOf(0, row)},{match.TextOf(row)}\n");
            }
        }
    }

    private RunRequest Round() => new() { RoundFile = "round.json" };

    private string Compare(CompareRequest request, string format)
    {
        CompareRequest asked = request.Round.RoundFile is null && request.Round.Mechanism is null ? request with { Round = Round() with { Assignments = request.Round.Assignments } } : request;
        ExplorationAnswer answer = MechanismHost.Create(_folder.Path).Compare(asked, format, TestContext.Current.CancellationToken);
        answer.Diagnostics.ShouldBeEmpty();
        return answer.Text;
    }
}
