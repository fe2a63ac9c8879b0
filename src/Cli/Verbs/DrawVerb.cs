using System.CommandLine;
using Mechanisms.Cli.Arguments;
using Mechanisms.Cli.Output;
using Mechanisms.Host.Drawing;

namespace Mechanisms.Cli.Verbs;

/// <summary><c>mech draw ROUND.json|NAME --plot FILE</c></summary>
internal static class DrawVerb
{
    private const string Name = "draw";

    /// <summary>Builds the verb.</summary>
    public static Command Create(VerbContext context)
    {
        var source = new Argument<string?>("ROUND.json|NAME") { Description = "A round file, or a mechanism with tables by --input", Arity = ArgumentArity.ZeroOrOne };
        var picture = new Option<string?>("--picture") { Description = "One of the pictures that the script declares, by its form or its number", HelpName = "form|number" };
        RoundOptions round = ExploringOptions.Round();
        Option<string?> plot = ExploringOptions.Plot();
        plot.Description = "The file to draw into, by its ending as SVG or PNG; without it the pictures are listed";
        var command = new Command(Name, "Draws a picture of a round that its script declares") { source, picture };
        round.AddTo(command);
        command.Add(plot);
        command.SetAction(parsed =>
        {
            string? file = parsed.GetValue(plot);
            return Execute(
                context,
                new DrawRequest { Round = round.Request(context, parsed, parsed.GetValue(source)), Picture = parsed.GetValue(picture), OnlyLists = file is null },
                file);
        });
        return command;
    }

    private static int Execute(VerbContext context, DrawRequest request, string? file)
    {
        if (request.Round.RoundFile is null && request.Round.Mechanism is null) return context.Usage("mech draw needs a round file or a mechanism", Name);
        if (file is null && request.Picture is not null) return context.Usage("--picture needs a file to draw into: --plot picture.svg", Name);
        return PictureFile.Show(context, context.Host.Draw(request, context.Cancellation), file);
    }
}
