using System.CommandLine;
using Mechanisms.Host.Scripting;

namespace Mechanisms.Cli.Verbs;

/// <summary><c>mech script FILE.csx</c></summary>
internal static class ScriptVerb
{
    /// <summary>The verb.</summary>
    public const string Name = "script";

    /// <summary>Builds the verb.</summary>
    public static Command Create(VerbContext context)
    {
        var file = new Argument<string?>("FILE.csx") { Description = "A C# script", Arity = ArgumentArity.ZeroOrOne };
        var args = new Argument<string[]>("ARG")
        {
            Description = "What the script finds as Args; behind -- also what begins with a dash",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command(
            Name, "Runs an experiment in C#. It is trusted code, which may do all that you may do: run only what you have read or wrote") { file, args };
        command.SetAction(parsed => Execute(context, parsed.GetValue(file), parsed.GetValue(args) ?? []));
        return command;
    }

    // What it prints is shown as it comes: an experiment may take long, and is no result that stands whole or not at all.
    private static int Execute(VerbContext context, string? file, string[] args)
    {
        if (file is null) return context.Usage("mech script needs a C# script: a file that ends in .csx", Name);
        if (file.EndsWith(".mech", StringComparison.OrdinalIgnoreCase)) return context.Usage("mech script runs C# (.csx); `mech run` runs mechanisms", Name);
        ExperimentResult result = context.Host.RunExperiment(file, args, context.Console.Out, context.Cancellation);
        int reported = context.Report(result.Diagnostics);
        return reported == ExitStatus.Done ? result.Status : reported;
    }
}
