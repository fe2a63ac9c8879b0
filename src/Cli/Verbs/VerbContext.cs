using Mechanisms.Cli.Arguments;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Cli.Verbs;

/// <summary>What every verb works with.</summary>
/// <param name="Console">For messages; results go to <paramref name="Results"/>.</param>
/// <param name="Host">Does the work.</param>
/// <param name="Results">Becomes standard output when the verb is done, so that an interrupted one leaves no half of it.</param>
/// <param name="Cancellation">The wish to stop.</param>
internal sealed record VerbContext(CliConsole Console, MechanismHost Host, TextWriter Results, CancellationToken Cancellation)
{
    private const string OurFaults = "MECH9";

    /// <summary>Options of <c>mech run</c> that were taken for inputs, such as <c>--gift gifts.csv</c>.</summary>
    public List<InputShorthand> Shorthands { get; } = [];

    /// <summary>The round that a command line means.</summary>
    /// <param name="source">A round file, or a mechanism; null where the command line names none.</param>
    /// <param name="overrides">The file that overrides the round file, or null.</param>
    /// <param name="assignments">What stands behind each <c>--set</c>.</param>
    /// <param name="inputs">What stands behind each <c>--input</c>.</param>
    public RunRequest Round(string? source, string? overrides, IReadOnlyList<string> assignments, IReadOnlyList<string> inputs)
    {
        bool isRound = source is not null && MechanismHost.IsRoundFile(source);
        return new RunRequest
        {
            RoundFile = isRound ? source : null,
            Mechanism = isRound ? null : source,
            Overrides = overrides,
            Environment = Console.Environment,
            Assignments = assignments,
            Inputs = inputs,
        };
    }

    /// <summary>Writes messages for people and tells the exit status that they mean.</summary>
    public int Report(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        Console.Messages.WriteAll(Console.Error, diagnostics);
        return StatusOf(diagnostics);
    }

    /// <summary>The exit status that messages mean.</summary>
    public static int StatusOf(IReadOnlyCollection<Diagnostic> diagnostics)
    {
        if (diagnostics.Any(it => it.Code.StartsWith(OurFaults, StringComparison.Ordinal))) return ExitStatus.ToolAtFault;
        if (diagnostics.Any(MechanismHost.IsAboutCommandLine)) return ExitStatus.UsageAtFault;
        return diagnostics.Any(it => it.Severity == Severity.Error) ? ExitStatus.InputAtFault : ExitStatus.Done;
    }

    /// <summary>Shows what there is to say about records; the status tells whether they are the same.</summary>
    public int Answer(RecordAnswer answer)
    {
        Results.Write(answer.Text);
        int status = Report(answer.Diagnostics);
        return status == ExitStatus.Done && !answer.IsSame ? ExitStatus.InputAtFault : status;
    }

    /// <summary>Says what is wrong with the command line.</summary>
    public int Usage(string problem, string verb)
    {
        Console.Error.WriteLine($"{Console.ErrorInk.Red("error")}: {VisibleText.Escape(problem)}");
        string command = verb.Length == 0 ? "mech" : $"mech {verb}";
        Console.Error.WriteLine($"   = help: `{command} --help` shows what it takes, with an example");
        return ExitStatus.UsageAtFault;
    }
}
