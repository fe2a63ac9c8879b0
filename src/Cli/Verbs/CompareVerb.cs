using System.CommandLine;
using Mechanisms.Cli.Arguments;
using Mechanisms.Cli.Output;
using Mechanisms.Host.Comparing;

namespace Mechanisms.Cli.Verbs;

/// <summary><c>mech compare MECHANISM… --on ROUND.json</c></summary>
internal static class CompareVerb
{
    private const string Name = "compare";
    private const int MostIdentities = 10_000;

    /// <summary>Builds the verb.</summary>
    public static Command Create(VerbContext context)
    {
        var mechanisms = new Argument<string[]>("MECHANISM")
        {
            Description = "Names of the library or scripts; the others are compared with the first. None means that of the round",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var on = new Option<string?>("--on") { Description = "The round file", HelpName = "round.json" };
        var with = new Option<string[]>("--with")
        {
            Description = "A setting that makes another variant of the round, beside the round as it is: cap=10%. May be given several times",
            HelpName = "name=value",
            DefaultValueFactory = _ => [],
        };
        var split = new Option<string?>("--split") { Description = "A member whose rows are split among invented identities", HelpName = "set=id" };
        var into = new Option<int[]>("--into") { Description = "Into how many; 2 when nothing is said. May be given several times", HelpName = "number", DefaultValueFactory = _ => [] };
        Option<bool> measures = ExploringOptions.Measures();
        RoundOptions round = ExploringOptions.Round();
        Option<string> format = CommonOptions.Format("table", "json", "csv");
        var command = new Command(Name, "Puts mechanisms, or settings of one, side by side on the same round: who gains, who loses") { mechanisms, on, with, split, into, measures };
        round.AddTo(command);
        command.Add(format);
        command.SetAction(parsed => Execute(
            context,
            new CompareRequest
            {
                Round = round.Request(context, parsed, null) with { RoundFile = parsed.GetValue(on), WantsMeasures = parsed.GetValue(measures) },
                Mechanisms = parsed.GetValue(mechanisms) ?? [],
                Variations = parsed.GetValue(with) ?? [],
                Split = parsed.GetValue(split),
                Into = parsed.GetValue(into) is { Length: > 0 } counts ? counts : [2],
            },
            parsed.GetValue(into) ?? [],
            parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Execute(VerbContext context, CompareRequest request, int[] into, string format)
    {
        bool hasRound = request.Round.RoundFile is not null || request.Mechanisms.Count > 0;
        if (!hasRound) return context.Usage("mech compare needs a round: `--on round.json`, or mechanisms with `--input` and `--set`", Name);
        if (request.Mechanisms.Count < 2 && request.Variations.Count == 0 && request.Split is null)
            return context.Usage("mech compare needs at least two to compare: name another mechanism, or a setting with `--with`", Name);
        if (request.Split is null && into.Length > 0) return context.Usage("--into says into how many identities `--split` splits somebody, and nobody is split", Name);
        if (request.Into.Any(count => count is < 2 or > MostIdentities)) return context.Usage($"--into needs a whole number from 2 to {MostIdentities}", Name);
        return PictureFile.Show(context, context.Host.Compare(request, format, context.Cancellation), null);
    }
}
