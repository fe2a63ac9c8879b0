using System.CommandLine;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Examples;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Cli.Verbs;

/// <summary><c>mech test PATH|NAME…</c></summary>
internal static class TestVerb
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(VerbContext context)
    {
        var names = new Argument<string[]>("PATH|NAME")
        {
            Description = "Scripts, names of the library, or folders whose scripts are meant; the whole library when there is none",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("test", "Runs the examples inside scripts, compiled and interpreted, and compares both with what they expect") { names };
        command.SetAction(parsed => Execute(context, parsed.GetValue(names) ?? []));
        return command;
    }

    private static int Execute(VerbContext context, string[] names)
    {
        TestReport report = context.Host.Test(names, context.Cancellation);
        Ink ink = context.Console.OutInk;
        foreach (IGrouping<string, ExampleResult> mechanism in report.Examples.GroupBy(it => it.Mechanism, StringComparer.Ordinal))
        {
            context.Results.WriteLine(ink.Bold(mechanism.Key));
            foreach (ExampleResult example in mechanism)
            {
                string mark = example.HasPassed ? ink.Green("passed") : ink.Red("failed");
                context.Results.WriteLine($"  {mark}  {VisibleText.Escape(example.Title)}");
            }
        }

        if (report.Examples.IsEmpty && VerbContext.StatusOf(report.Diagnostics) != ExitStatus.Done) return context.Report(report.Diagnostics);
        int failed = report.Examples.Count(it => !it.HasPassed);
        context.Results.WriteLine(FormattableString.Invariant($"{Plural.Of(report.Examples.Length, "example")}: {report.Examples.Length - failed} passed, {failed} failed"));
        Diagnostic[] diagnostics = [.. report.Diagnostics, .. report.Examples.SelectMany(it => it.Diagnostics)];
        return context.Report(diagnostics);
    }
}
