using System.CommandLine;
using Mechanisms.Cli.Arguments;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Cli.Verbs;

/// <summary><c>mech check PATH…</c></summary>
internal static class CheckVerb
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(VerbContext context)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Scripts, round files, names of the library, or folders whose scripts are meant",
            Arity = ArgumentArity.ZeroOrMore,
        };
        Option<string> format = CommonOptions.Format("text", "json");
        var shape = new Option<bool>("--shape") { Description = "Shows what is known of each step: its sign, and why its searches find their answers" };
        var command = new Command("check", "Says everything that is wrong with scripts and round files") { paths, format, shape };
        command.SetAction(parsed => parsed.GetValue(shape)
            ? ShowShapes(context, parsed.GetValue(paths) ?? [], parsed.GetRequiredValue(format))
            : Execute(context, parsed.GetValue(paths) ?? [], parsed.GetRequiredValue(format)));
        return command;
    }

    private static int ShowShapes(VerbContext context, string[] paths, string format)
    {
        if (paths.Length == 0 || paths.Any(MechanismHost.IsRoundFile)) return context.Usage("mech check --shape needs at least one script", "check");
        if (format != "text") return context.Usage("mech check --shape writes text only", "check");
        TextResult[] results = [.. paths.Select(context.Host.Shapes)];
        context.Results.Write(string.Join('\n', results.Select(result => result.Text).Where(text => !string.IsNullOrEmpty(text))));
        return context.Report([.. results.SelectMany(result => result.Diagnostics)]);
    }

    private static int Execute(VerbContext context, string[] paths, string format)
    {
        if (paths.Length == 0) return context.Usage("mech check needs at least one script or round file", "check");
        IReadOnlyList<Diagnostic> found = context.Host.Check(paths, context.Console.Environment, context.Cancellation);
        if (format == "json")
        {
            context.Results.Write(DiagnosticJson.Render(found));
            return VerbContext.StatusOf(found);
        }

        int status = context.Report(found);
        if (found.Count == 0) context.Results.WriteLine($"{Plural.Of(paths.Length, "path")} checked: nothing to say");
        return status;
    }
}
