using Mechanisms.Host;
using Mechanisms.Host.Comparing;
using Mechanisms.Host.Curves;
using Mechanisms.Host.Drawing;
using Mechanisms.Host.Explaining;

namespace Mechanisms.Conformance.Docs;

/// <summary>The verbs that look at rules and rounds from several sides, as pages show them.</summary>
internal static class ExploringPage
{
    /// <summary>The answer of a verb; null for a verb that is none of these.</summary>
    public static ExplorationAnswer? Answer(MechanismHost host, string verb, string[] arguments)
    {
        ILookup<string, string> words = Options(arguments);
        return verb switch
        {
            "curve" => host.Curve(
                new CurveRequest { Costs = [.. words[""]], Assignments = [.. words["--set"]], Range = words["--range"].LastOrDefault() ?? "0..10", Triangle = words["--triangle"].LastOrDefault() },
                cancellation: TestContext.Current.CancellationToken),
            "compare" => host.Compare(
                new CompareRequest
                {
                    Round = RoundOf(words, words["--on"].LastOrDefault()),
                    Mechanisms = [.. words[""]],
                    Variations = [.. words["--with"]],
                    Split = words["--split"].LastOrDefault(),
                    Into = [2],
                },
                cancellation: TestContext.Current.CancellationToken),
            "sweep" => host.Sweep(
                new SweepRequest { Round = RoundOf(words, words[""].FirstOrDefault()), Over = words["--over"].LastOrDefault() ?? "" },
                cancellation: TestContext.Current.CancellationToken),
            "explain" => host.Explain(
                new ExplainRequest
                {
                    Round = RoundOf(words, words[""].FirstOrDefault()),
                    For = [.. words["--for"]],
                    Step = words["--step"].LastOrDefault(),
                    Against = words["--against"].LastOrDefault(),
                    Without = [.. words["--without"]],
                },
                cancellation: TestContext.Current.CancellationToken),
            "draw" => host.Draw(
                new DrawRequest { Round = RoundOf(words, words[""].FirstOrDefault()), Picture = words["--picture"].LastOrDefault(), OnlyLists = !words["--plot"].Any() },
                TestContext.Current.CancellationToken),
            _ => null,
        };
    }

    private static RunRequest RoundOf(ILookup<string, string> words, string? round) =>
        new() { RoundFile = IsScript(round) ? null : round, Mechanism = IsScript(round) ? round : null, Assignments = [.. words["--set"]], Inputs = [.. words["--input"]] };

    private static bool IsScript(string? named) => named is not null && !MechanismHost.IsRoundFile(named);

    // What stands alone is under the empty name.
    private static ILookup<string, string> Options(string[] arguments)
    {
        List<(string Option, string Value)> words = [];
        for (int at = 0; at < arguments.Length; at++)
        {
            bool isOption = arguments[at].StartsWith('-');
            words.Add(isOption ? (arguments[at], arguments[++at]) : ("", arguments[at]));
        }

        return words.ToLookup(word => word.Option, word => word.Value, StringComparer.Ordinal);
    }
}
