using System.Text.RegularExpressions;
using Mechanisms.Conformance.Baselines;

namespace Mechanisms.Conformance.Damaged;

/// <summary>Rounds with one thing wrong: what is said about it is blessed, and nothing is left behind.</summary>
public partial class DamagedRoundsTests
{
    private const string Damaged = "damaged";
    private const string Habits = "habits";

    /// <summary>Codes about a file as a whole, in which no line is to blame.</summary>
    private static readonly string[] OfFiles = ["MECH5007", "MECH5016", "MECH5035", "MECH5036", "MECH5042", "MECH5047", "MECH5048", "MECH6004", "MECH8008"];

    public static TheoryData<string> DamagedRounds => DamagedFolder.Cases(Damaged);

    public static TheoryData<string> RoundsWithHabits => DamagedFolder.Cases(Habits);

    [Fact]
    public void There_are_more_than_a_hundred_of_them() => DamagedRounds.Count.ShouldBeGreaterThan(100);

    [Theory]
    [MemberData(nameof(DamagedRounds))]
    public void A_damaged_round_has_the_blessed_messages_and_leaves_nothing_behind(string name)
    {
        DamagedRun run = DamagedFolder.Run(Damaged, name);
        run.Status.ShouldBe(1, run.Error);
        run.Out.ShouldBeEmpty();
        run.Left.ShouldBeEmpty();
        string[] messages = [.. Messages(run.Error)];
        messages.ShouldNotBeEmpty();
        foreach (string message in messages)
        {
            message.ShouldContain("= help: ");
            if (!OfFiles.Contains(Code().Match(message).Value, StringComparer.Ordinal)) Place().IsMatch(message).ShouldBeTrue(message);
        }

        Baseline.ShouldMatch(Path.Combine(DamagedFolder.Of(Damaged), name, DamagedFolder.Expected), run.Error);
    }

    [Theory]
    [MemberData(nameof(RoundsWithHabits))]
    public void A_table_with_declared_habits_is_read_as_blessed(string name)
    {
        DamagedRun run = DamagedFolder.Run(Habits, name);
        run.Status.ShouldBe(0, run.Error);
        run.Error.ShouldBeEmpty();
        run.Left.ShouldContain("results/results.json");
        Baseline.ShouldMatch(Path.Combine(DamagedFolder.Of(Habits), name, DamagedFolder.Expected), run.Out);
    }

    private static IEnumerable<string> Messages(string error) =>
        error.Split("\n\n").Where(part => part.StartsWith("error MECH", StringComparison.Ordinal));

    [GeneratedRegex("MECH[0-9]{4}", RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex("--> [^\n]+:[0-9]+:[0-9]+\n", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
