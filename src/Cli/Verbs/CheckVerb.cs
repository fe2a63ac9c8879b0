using System.CommandLine;
using Mechanisms.Cli.Arguments;
using Mechanisms.Dsl.Diagnostics;
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
        var command = new Command("check", "Says everything that is wrong with scripts and round files") { paths, format };
        command.SetAction(parsed => Execute(context, parsed.GetValue(paths) ?? [], parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Execute(VerbContext context, string[] paths, string format)
    {
        if (paths.Length == 0) return context.Usage("mech check needs at least one script or round file", "check");
        IReadOnlyList<Diagnostic> found = context.Host.Check(paths, context.Cancellation);
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
