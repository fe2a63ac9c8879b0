using System.CommandLine;
using Mechanisms.Cli.Arguments;
using Mechanisms.Cli.Output;
using Mechanisms.Host.Curves;

namespace Mechanisms.Cli.Verbs;

/// <summary><c>mech curve COST…</c></summary>
internal static class CurveVerb
{
    private const string Name = "curve";
    private const int MostSteps = 10_000;

    /// <summary>Builds the verb.</summary>
    public static Command Create(VerbContext context)
    {
        var costs = new Argument<string[]>("COST")
        {
            Description = "A cost, with settings if it has some: \"power(exponent = 1.5)\"; a script for all its costs; script.mech:cost for one of them",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<string[]> set = CommonOptions.Set();
        set.Description = "A setting for every cost that has it: exponent=3. May be given several times";
        var range = new Option<string>("--range") { Description = "Quantities and amounts from and to", HelpName = "0..10", DefaultValueFactory = _ => "0..10" };
        var care = new Option<string?>("--care") { Description = "What one unit is worth to the buyer, from and to; the range when nothing is said", HelpName = "0..10" };
        Option<int> steps = ExploringOptions.Steps(CurveRequest.UsualSteps);
        var log = new Option<bool>("--log") { Description = "Equal steps are equal factors, in tables and on axes" };
        Option<string?> only = new Option<string?>("--only") { Description = "One of the four curves", HelpName = "total|marginal|buys|care" };
        only.AcceptOnlyFromAmong("total", "marginal", "buys", "care");
        var triangle = new Option<string?>("--triangle") { Description = "What so many units cost, as the area under the marginal cost", HelpName = "units" };
        Option<string> format = CommonOptions.Format("table", "json", "csv");
        Option<string?> plot = ExploringOptions.Plot();
        var command = new Command(Name, "Shows what units of a cost come to: in all, for the next bit, what an amount buys, and who buys how much")
        {
            costs, set, range, care, steps, log, only, triangle, format, plot,
        };
        command.SetAction(parsed => Execute(
            context,
            new CurveRequest
            {
                Costs = parsed.GetValue(costs) ?? [],
                Assignments = parsed.GetValue(set) ?? [],
                Range = parsed.GetRequiredValue(range),
                Care = parsed.GetValue(care),
                Steps = parsed.GetValue(steps),
                IsLogarithmic = parsed.GetValue(log),
                Only = parsed.GetValue(only),
                Triangle = parsed.GetValue(triangle),
            },
            parsed.GetRequiredValue(format),
            parsed.GetValue(plot)));
        return command;
    }

    private static int Execute(VerbContext context, CurveRequest request, string format, string? plot)
    {
        if (request.Costs.Count == 0) return context.Usage("mech curve needs a cost; `mech list` shows those of the library", Name);
        if (request.Steps is < 1 or > MostSteps) return context.Usage($"--steps needs a whole number from 1 to {MostSteps}", Name);
        return PictureFile.Show(context, context.Host.Curve(request, format, context.Cancellation), plot);
    }
}
