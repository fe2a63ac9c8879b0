using System.CommandLine;
using Mechanisms.Cli.Output;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host;
using Mechanisms.Host.Formatting;

namespace Mechanisms.Cli.Verbs;

/// <summary><c>mech fmt PATH…</c></summary>
internal static class FmtVerb
{
    private const string StandardInput = "-";
    private const string ShownInput = "standard input";

    /// <summary>Builds the verb.</summary>
    public static Command Create(VerbContext context)
    {
        var paths = new Argument<string[]>("PATH")
        {
            Description = "Scripts, folders whose scripts are meant, or - for standard input",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var check = new Option<bool>("--check") { Description = "Changes nothing, and ends with 1 if a script would change" };
        var stdin = new Option<bool>("--stdin") { Description = "Reads a script from standard input and prints it formatted" };
        var command = new Command("fmt", "Gives scripts their one canonical layout, in place; only white space changes") { paths, check, stdin };
        command.SetAction(parsed => Execute(context, parsed.GetValue(paths) ?? [], parsed.GetValue(check), parsed.GetValue(stdin)));
        return command;
    }

    private static int Execute(VerbContext context, string[] paths, bool checks, bool readsInput)
    {
        readsInput |= paths.Contains(StandardInput);
        string[] files = [.. paths.Where(path => path != StandardInput)];
        if (readsInput && files.Length > 0) return context.Usage("mech fmt reads either standard input or files, not both", "fmt");
        if (readsInput) return FormatInput(context, checks);
        if (files.Length == 0) return context.Usage("mech fmt needs a script, a folder, or - for standard input", "fmt");

        var summary = new FmtSummary(context.Results, checks);
        List<Diagnostic> found = [];
        foreach (FormattedScript script in context.Host.Format(files, writes: !checks))
        {
            summary.Add(script);
            found.AddRange(script.Diagnostics);
            context.Cancellation.ThrowIfCancellationRequested();
        }

        summary.Write();
        return StatusOf(context.Report(found), checks && summary.HasChanges);
    }

    private static int FormatInput(VerbContext context, bool checks)
    {
        FormattedScript script = MechanismHost.Format(context.Console.In, ShownInput);
        if (checks)
        {
            var summary = new FmtSummary(context.Results, checks);
            summary.Add(script);
            summary.Write();
        }
        else
        {
            context.Results.Write(script.After);
        }

        return StatusOf(context.Report(script.Diagnostics), checks && script.IsChanged);
    }

    private static int StatusOf(int reported, bool wouldChange) => reported == ExitStatus.Done && wouldChange ? ExitStatus.InputAtFault : reported;
}
