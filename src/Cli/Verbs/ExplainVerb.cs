using System.CommandLine;
using Mechanisms.Cli.Arguments;
using Mechanisms.Cli.Output;
using Mechanisms.Host.Explaining;

namespace Mechanisms.Cli.Verbs;

/// <summary><c>mech explain ROUND.json --for option=red</c></summary>
internal static class ExplainVerb
{
    private const string Name = "explain";

    /// <summary>Builds the verb.</summary>
    public static Command Create(VerbContext context)
    {
        var source = new Argument<string?>("ROUND.json|NAME") { Description = "A round file, or a mechanism with tables by --input", Arity = ArgumentArity.ZeroOrOne };
        var members = new Option<string[]>("--for")
        {
            Description = "Whose results are explained. May be given several times, for results that are about several sets",
            HelpName = "set=id",
            DefaultValueFactory = _ => [],
        };
        var step = new Option<string?>("--step") { Description = "A named step instead of the outputs", HelpName = "name" };
        var against = new Option<string?>("--against") { Description = "Another member of the same set: why do the two differ?", HelpName = "set=id" };
        var change = new Option<string[]>("--if")
        {
            Description = "What if a parameter were otherwise? Runs the round again and explains the change. May be given several times",
            HelpName = "name=value",
            DefaultValueFactory = _ => [],
        };
        var without = new Option<string[]>("--without") { Description = "What if somebody were not there? May be given several times", HelpName = "set=id", DefaultValueFactory = _ => [] };
        var depth = new Option<int?>("--depth") { Description = "How many steps down are explained; all when nothing is said, none with 0", HelpName = "number" };
        RoundOptions round = ExploringOptions.Round();
        Option<string> format = CommonOptions.Format("text", "json", "markdown", "html");
        var command = new Command(Name, "Explains results step by step: formula, numbers, rows and parameters, each with its place") { source, members, step, against, change, without, depth };
        round.AddTo(command);
        command.Add(format);
        command.SetAction(parsed => Execute(
            context,
            new ExplainRequest
            {
                Round = round.Request(context, parsed, parsed.GetValue(source)),
                For = parsed.GetValue(members) ?? [],
                Step = parsed.GetValue(step),
                Against = parsed.GetValue(against),
                If = parsed.GetValue(change) ?? [],
                Depth = parsed.GetValue(depth) ?? int.MaxValue,
                Without = parsed.GetValue(without) ?? [],
            },
            parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Execute(VerbContext context, ExplainRequest request, string format)
    {
        if (request.Round.RoundFile is null && request.Round.Mechanism is null) return context.Usage("mech explain needs a round file or a mechanism", Name);
        if (request.Depth < 0) return context.Usage("--depth needs a whole number, 0 or more", Name);
        return PictureFile.Show(context, context.Host.Explain(request, format, context.Console.OutInk, context.Cancellation), null);
    }
}
