using Mechanisms.Host.Results;

namespace Mechanisms.Conformance.Meaning;

/// <summary>Values from before acceptance, told by hand.</summary>
public sealed class AcceptanceTests : IDisposable
{
    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void A_member_keeps_its_value_when_the_rows_behind_it_go_with_a_member_of_another_set()
    {
        desk.With("ballots.csv", "voter,option,ballot", "ada,park,3", "ben,pool,1", "cem,zoo,200");
        desk.With("charged.mech", """
            language 1
            mechanism charged {
                set voter
                set option
                input ballot[voter, option] : votes
                charge[v] = sum(o: ballot[v, o])
                popular[o] = sum(v: ballot[v, o])
                accept voter v when charge[v] <= 100 votes
                accept option o when popular[o] >= 2 votes
                total = sum(v: charge[v])
                doubled[v] = 2 * charge[v]
            }
            """);
        RunReport report = desk.Run("charged.mech", ["ballot=ballots.csv"]);
        report.At("charge", "ben").ShouldBe(1);
        report.At("doubled", "ben").ShouldBe(2);
        report.At("total").ShouldBe(4);
    }
}
