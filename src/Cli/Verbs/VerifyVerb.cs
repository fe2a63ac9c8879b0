using System.CommandLine;
using Mechanisms.Cli.Arguments;
using Mechanisms.Host.Records;

namespace Mechanisms.Cli.Verbs;

/// <summary><c>mech verify RECORD</c></summary>
internal static class VerifyVerb
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(VerbContext context)
    {
        var record = new Argument<string?>("RECORD") { Description = "The folder that `mech run --out` wrote, or the record.json in it", Arity = ArgumentArity.ZeroOrOne };
        Option<string?> key = KeyOptions.File();
        Option<string> format = CommonOptions.Format("text", "json");
        var command = new Command("verify", "Runs again what a record tells of, and says what is not the same, to the row") { record, key, format };
        command.SetAction(parsed => Execute(context, parsed.GetValue(record), parsed.GetValue(key), parsed.GetRequiredValue(format)));
        return command;
    }

    private static int Execute(VerbContext context, string? record, string? keyFile, string format)
    {
        if (record is null) return context.Usage("mech verify needs the folder of a run's results, or the record.json in it", "verify");
        KeyResult key = KeyOptions.Read(keyFile, context.Console);
        return key.Problem is { } problem ? context.Report([problem]) : context.Answer(context.Host.Verify(record, key.Key, format == "json", context.Cancellation));
    }
}
