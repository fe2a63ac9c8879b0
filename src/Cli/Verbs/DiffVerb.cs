using System.CommandLine;
using Mechanisms.Cli.Arguments;
using Mechanisms.Host.Records;

namespace Mechanisms.Cli.Verbs;

/// <summary><c>mech diff RECORD RECORD</c></summary>
internal static class DiffVerb
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(VerbContext context)
    {
        var records = new Argument<string[]>("RECORD") { Description = "Two folders that `mech run --out` wrote, the earlier one first", Arity = ArgumentArity.ZeroOrMore };
        Option<string?> key = KeyOptions.File();
        Option<string> format = CommonOptions.Format("text", "json");
        var command = new Command("diff", "Says which results moved between two runs, and which change of rule, parameter or data moved them") { records, key, format };
        command.SetAction(parsed => Execute(context, parsed.GetValue(records) ?? [], parsed.GetValue(key), parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Execute(VerbContext context, string[] records, string? keyFile, string format)
    {
        if (records.Length != 2) return context.Usage("mech diff needs two folders of results", "diff");
        KeyResult key = KeyOptions.Read(keyFile, context.Console);
        return key.Problem is { } problem
            ? context.Report([problem])
            : context.Answer(context.Host.Diff(records[0], records[1], key.Key, format == "json", context.Cancellation));
    }
}
