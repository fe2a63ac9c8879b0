using System.CommandLine;
using Mechanisms.Cli.Arguments;
using Mechanisms.Cli.Output;
using Mechanisms.Host.Comparing;

namespace Mechanisms.Cli.Verbs;

/// <summary><c>mech sweep ROUND.json|NAME --over cap=5%..50%</c></summary>
internal static class SweepVerb
{
    private const string Name = "sweep";
    private const int MostSteps = 10_000;

    /// <summary>Builds the verb.</summary>
    public static Command Create(VerbContext context)
    {
        var source = new Argument<string?>("ROUND.json|NAME") { Description = "A round file, or a mechanism with tables by --input", Arity = ArgumentArity.ZeroOrOne };
        var over = new Option<string?>("--over") { Description = "The parameter that moves, from where and to where", HelpName = "name=from..to" };
        Option<int> steps = ExploringOptions.Steps(SweepRequest.UsualSteps);
        var log = new Option<bool>("--log") { Description = "Equal steps are equal factors" };
        Option<bool> measures = ExploringOptions.Measures();
        RoundOptions round = ExploringOptions.Round();
        Option<string> format = CommonOptions.Format("table", "json", "csv");
        Option<string?> plot = ExploringOptions.Plot();
        var command = new Command(Name, "Runs a round at the values of a parameter from one end of a range to the other") { source, over, steps, log, measures };
        round.AddTo(command);
        command.Add(format);
        command.Add(plot);
        command.SetAction(parsed => Execute(
            context,
            new SweepRequest
            {
                Round = round.Request(context, parsed, parsed.GetValue(source)) with { WantsMeasures = parsed.GetValue(measures) },
                Over = parsed.GetValue(over) ?? "",
                Steps = parsed.GetValue(steps),
                IsLogarithmic = parsed.GetValue(log),
            },
            parsed.GetRequiredValue(format),
            parsed.GetValue(plot)));
        return command;
    }

    private static int Execute(VerbContext context, SweepRequest request, string format, string? plot)
    {
        if (request.Round.RoundFile is null && request.Round.Mechanism is null) return context.Usage("mech sweep needs a round file or a mechanism", Name);
        if (request.Over.Length == 0) return context.Usage("mech sweep needs a parameter that moves: --over cap=5%..50%", Name);
        if (request.Steps is < 1 or > MostSteps) return context.Usage($"--steps needs a whole number from 1 to {MostSteps}", Name);
        return PictureFile.Show(context, context.Host.Sweep(request, format, context.Cancellation), plot);
    }
}
