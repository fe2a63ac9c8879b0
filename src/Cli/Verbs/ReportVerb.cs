using System.CommandLine;
using Mechanisms.Cli.Arguments;
using Mechanisms.Cli.Output;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host;

namespace Mechanisms.Cli.Verbs;

/// <summary><c>mech report ROUND.json --out report.html</c></summary>
internal static class ReportVerb
{
    private const string Name = "report";

    /// <summary>Builds the verb.</summary>
    public static Command Create(VerbContext context)
    {
        var source = new Argument<string?>("ROUND.json|NAME") { Description = "A round file, or a mechanism with tables by --input", Arity = ArgumentArity.ZeroOrOne };
        var output = new Option<string?>("--out") { Description = "The page, which needs nothing but itself", HelpName = "file.html" };
        RoundOptions round = ExploringOptions.Round();
        var command = new Command(Name, "Writes a page about a round: results, rule, what counts, why each result is what it is, how to run it again") { source, output };
        round.AddTo(command);
        command.SetAction(parsed => Execute(context, round.Request(context, parsed, parsed.GetValue(source)), parsed.GetValue(output)));
        return command;
    }

    private static int Execute(VerbContext context, RunRequest request, string? file)
    {
        if (request.RoundFile is null && request.Mechanism is null) return context.Usage("mech report needs a round file or a mechanism", Name);
        if (string.IsNullOrWhiteSpace(file)) return context.Usage("mech report needs a file for the page: --out report.html", Name);
        if (!file.EndsWith(".html", StringComparison.OrdinalIgnoreCase)) return context.Report([MechanismHost.NotAPage(file)]);
        TextResult report = context.Host.Report(request, context.Cancellation);
        List<Diagnostic> diagnostics = [.. report.Diagnostics];
        if (report.Text is { } page && WholeFile.Write(context, file, page) is { } reason) diagnostics.Add(MechanismHost.ReportNotWritable(file, reason));
        if (VerbContext.StatusOf(diagnostics) == ExitStatus.Done) context.Results.WriteLine($"{file} is written");
        return context.Report(diagnostics);
    }
}
