using System.CommandLine;
using System.CommandLine.Invocation;
using Mechanisms.Cli.Arguments;
using Mechanisms.Cli.Verbs;
using Mechanisms.Host;

namespace Mechanisms.Cli;

/// <summary>The tool: arguments in, host calls, text out. Needs no process of its own.</summary>
public static class CliApplication
{
    /// <summary>Runs one command line and tells the exit status.</summary>
    public static int Run(IReadOnlyList<string> arguments, CliConsole console, CancellationToken cancellation = default)
    {
        using var results = new StringWriter { NewLine = "\n" };
        bool showsFaults = console.DebugFaults || arguments.Contains(CommonOptions.DebugFaults);
        try
        {
            var context = new VerbContext(console, MechanismHost.Create(console.Folder, console.CacheFolder, console.IsProcess), results, cancellation);
            int status = RunLine.Read(arguments, context.Shorthands) is { } order ? RunVerb.Execute(context, order) : Execute(arguments, context);
            if (cancellation.IsCancellationRequested) return ExitStatus.Interrupted;
            return Deliver(results, context) ?? status;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitStatus.Interrupted;
        }
        catch (Exception fault)
        {
            FaultNotice.Write(console, fault, showsFaults);
            return ExitStatus.ToolAtFault;
        }
        finally
        {
            console.Dispose();
        }
    }

    // The exit status where results cannot be delivered; null where they were.
    private static int? Deliver(StringWriter results, VerbContext context)
    {
        try
        {
            context.Console.Out.Write(results.GetStringBuilder());
            context.Console.Out.Flush();
            return null;
        }
        catch (IOException fault)
        {
            return context.Report([MechanismHost.OutputNotWritable("standard output", fault)]);
        }
    }

    private static int Execute(IReadOnlyList<string> arguments, VerbContext context)
    {
        RootCommand root = MechCommand.Create(context, arguments);
        TokenCheck.Result checkedTokens = TokenCheck.Read(root, arguments);
        if (checkedTokens.Problem is { } problem) return context.Usage(problem, checkedTokens.Verb);
        context.Shorthands.AddRange(checkedTokens.Shorthands);
        ParseResult parsed = root.Parse(checkedTokens.Tokens, new ParserConfiguration { EnablePosixBundling = false, ResponseFileTokenReplacer = null });
        if (parsed.Action is ParseErrorAction) return context.Usage(parsed.Errors[0].Message, checkedTokens.Verb);
        return parsed.Invoke(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = context.Results,
            Error = context.Console.Error,
        });
    }
}
