using System.CommandLine;
using Mechanisms.Cli.Arguments;
using Mechanisms.Cli.Output;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host;
using Mechanisms.Host.Records;
using Mechanisms.Host.Results;

namespace Mechanisms.Cli.Verbs;

/// <summary><c>mech run ROUND.json</c> and <c>mech run NAME --gift gifts.csv</c></summary>
internal static class RunVerb
{
    /// <summary>The verb.</summary>
    public const string Name = "run";

    /// <summary>The name of its argument.</summary>
    public const string SourceName = "ROUND.json|NAME";

    /// <summary>The backend that compiles.</summary>
    public const string Kernel = "kernel";

    /// <summary>The backend that walks.</summary>
    public const string Interpreter = "interpreter";

    /// <summary>The forms of results.</summary>
    public static readonly string[] Formats = ["table", "json", "csv"];

    private static readonly string[] OptionNames =
    [
        "set", "input", "round-overrides", "show-params", "out", "pseudonymise", "key-file", "new-key", "steps", "measures", "format", "backend", "no-cache", "help",
        "debug-faults", "version",
    ];

    /// <summary>Whether the verb has an option of that name, so that an input of the same name needs <c>--input</c>.</summary>
    public static bool HasOption(string input) => OptionNames.Contains(input.Replace('_', '-'), StringComparer.Ordinal);

    /// <summary>Builds the verb.</summary>
    public static Command Create(VerbContext context) => Create(order => Execute(context, order));

    /// <summary>Builds the verb with something else to do.</summary>
    internal static Command Create(Func<RunOrder, int> act)
    {
        var source = new Argument<string?>(SourceName)
        {
            Description = "A round file, or a mechanism: a name of the library or a path to a .mech file",
            Arity = ArgumentArity.ZeroOrOne,
        };
        Option<string[]> set = CommonOptions.Set();
        var input = new Option<string[]>("--input")
        {
            Description = "The table of an input; `--gift gifts.csv` is short for `--input gift=gifts.csv`. May be given several times",
            HelpName = "name=file",
            DefaultValueFactory = _ => [],
        };
        var overrides = new Option<string?>("--round-overrides")
        {
            Description = "A file like a round file, whose parameters and tables take the place of those of the round",
            HelpName = "file",
        };
        var showsParameters = new Option<bool>("--show-params")
        {
            Description = "Shows every parameter and setting with its value and who set it, and runs nothing",
        };
        var output = new Option<string?>("--out")
        {
            Description = "Writes results, every row with what became of it, and the record of the run into this folder",
            HelpName = "folder",
        };
        var pseudonymise = new Option<bool>("--pseudonymise") { Description = "Replaces ids by keyed hashes in everything that is written; needs a key" };
        Option<string?> keyFile = KeyOptions.File();
        var newKey = new Option<string?>("--new-key") { Description = "Makes a new key for --pseudonymise and keeps it in this file", HelpName = "file" };
        var steps = new Option<bool>("--steps") { Description = "Shows every named step, not the outputs only" };
        var measures = new Option<bool>("--measures") { Description = "Shows what the script and its kind measure of the results: how many gave, how much is left, …" };
        Option<string> format = CommonOptions.Format(Formats);
        Option<string> backend = new Option<string>("--backend")
        {
            Description = "kernel is the compiled mechanism; interpreter is slow and gives the same bits",
            HelpName = $"{Kernel}|{Interpreter}",
            DefaultValueFactory = _ => Kernel,
        }.AcceptOnlyFromAmong(Kernel, Interpreter);
        var withoutCache = new Option<bool>("--no-cache") { Description = "Compiles the mechanism anew and keeps nothing for the next run" };
        var command = new Command(Name, "Computes a round")
        {
            source, set, input, overrides, showsParameters, output, pseudonymise, keyFile, newKey, steps, measures, format, backend, withoutCache,
        };
        command.SetAction(parsed => act(new RunOrder
        {
            Source = parsed.GetValue(source),
            Assignments = parsed.GetValue(set) ?? [],
            Inputs = parsed.GetValue(input) ?? [],
            Overrides = parsed.GetValue(overrides),
            ShowsParameters = parsed.GetValue(showsParameters),
            Folder = parsed.GetValue(output),
            WithSteps = parsed.GetValue(steps),
            Format = parsed.GetRequiredValue(format),
            Backend = parsed.GetRequiredValue(backend) == Kernel ? BackendChoice.Kernel : BackendChoice.Interpreter,
            WithoutCache = parsed.GetValue(withoutCache),
            Pseudonymises = parsed.GetValue(pseudonymise),
            KeyFile = parsed.GetValue(keyFile),
            NewKey = parsed.GetValue(newKey),
            WithMeasures = parsed.GetValue(measures),
        }));
        return command;
    }

    /// <summary>Writes how to run a named mechanism; nothing when it is not one that compiles.</summary>
    public static void WriteUsage(VerbContext context, string choice, TextWriter writer)
    {
        if (MechanismHost.IsRoundFile(choice)) return;
        if (context.Host.Compile(choice).Mechanism is { } mechanism)
        {
            ScriptUsage.Write(writer, mechanism, choice);
            new ScriptPage(writer, context.Console.OutInk).Write(mechanism);
        }
    }

    /// <summary>Does what a command line asks for.</summary>
    public static int Execute(VerbContext context, RunOrder order)
    {
        if (order.Source is null) return context.Usage("mech run needs a round file or a mechanism; `mech list` shows the library", Name);
        if (order.Folder is { } named && string.IsNullOrWhiteSpace(named)) return context.Usage("--out needs a value: --out folder", Name);
        if (order.Overrides is { } file && string.IsNullOrWhiteSpace(file)) return context.Usage("--round-overrides needs a value: --round-overrides file", Name);
        if (order is { WithMeasures: true, Folder: not null }) return context.Usage("--measures and --out do not go together: a folder of results keeps what was paid; run twice", Name);
        if (KeyProblem(order, context.Console) is { } unclear) return context.Usage(unclear, Name);
        (PseudonymKey? key, string? keyText, Diagnostic? noKey) = KeyOf(order, context.Console);
        if (noKey is not null) return context.Report([noKey]);
        MechanismHost host = order.WithoutCache ? context.Host.WithoutCache() : context.Host;
        if (order.ShowsParameters) return ShowParameters(context, host, order);
        ProgressLine? progress = context.Console.ShowsProgress ? ProgressLine.Start(context.Console.Error, context.Console.Columns) : null;
        PreparedRound prepared = Prepare(host, RequestOf(context, order), progress, context.Cancellation);
        if (prepared.Mechanism is { } mechanism && UnknownShorthand(context, mechanism) is { } problem) return context.Usage(problem, Name);
        RunOutcome outcome = host.Run(prepared, order.Backend, context.Cancellation);
        List<Diagnostic> diagnostics = [.. outcome.Diagnostics];
        if (outcome.Results is { } results)
        {
            if (key is not null) results = results.Under(key);

            // Rendered before the folder is written and shown after it: a fault of either leaves nothing of both.
            using var rendered = new StringWriter { NewLine = "\n" };
            results.Write(rendered, FormatOf(order), order.WithSteps);
            context.Cancellation.ThrowIfCancellationRequested();
            Diagnostic? notWritten = Write(results, keyText, order, context);
            if (notWritten is null) context.Results.Write(rendered.GetStringBuilder());
            else diagnostics.Add(notWritten);
        }

        return context.Report(key is null ? diagnostics : prepared.WithoutIds(diagnostics));
    }

    private static ResultFormat FormatOf(RunOrder order) => order.Format switch
    {
        "json" => ResultFormat.Json,
        "csv" => ResultFormat.Csv,
        _ => ResultFormat.Table,
    };

    // A new key is kept before anything is written that needs it, and given up with what could not be written.
    private static Diagnostic? Write(RoundResults results, string? keyText, RunOrder order, VerbContext context)
    {
        string home = context.Console.Folder;
        if (keyText is not null && KeyFile.Keep(keyText, order.NewKey!, home) is { } notKept) return notKept;
        if (order.Folder is not { } folder) return null;
        string[] overrides = order.Overrides is { } over ? ["--round-overrides", Path.GetFullPath(over, Path.GetFullPath(home))] : [];
        string[] settings = [.. overrides, .. order.Assignments.SelectMany(it => new[] { "--set", it }), .. order.Inputs.SelectMany(it => new[] { "--input", it })];
        Diagnostic? notWritten = results.WriteTo(folder, home, order.WithSteps, ["mech", Name, order.Source!, .. settings], context.Cancellation);
        if (notWritten is not null && keyText is not null) File.Delete(Path.Combine(home, order.NewKey!));
        return notWritten;
    }

    private static string? KeyProblem(RunOrder order, CliConsole console)
    {
        if (order.KeyFile is not null && order.NewKey is not null) return "--key-file names a key and --new-key makes one; give one of them";
        if (order.Pseudonymises && order.KeyFile is null && order.NewKey is null && string.IsNullOrEmpty(console.Key))
            return $"--pseudonymise needs a key: --new-key FILE makes one, --key-file FILE or the variable {KeyOptions.Variable} gives one";
        return !order.Pseudonymises && (order.KeyFile ?? order.NewKey) is not null ? "a key is for --pseudonymise, which is not given" : null;
    }

    private static (PseudonymKey? Key, string? NewText, Diagnostic? Problem) KeyOf(RunOrder order, CliConsole console)
    {
        if (!order.Pseudonymises) return (null, null, null);
        if (order.NewKey is not null)
        {
            string text = PseudonymKey.NewText();
            return (PseudonymKey.Of(text), text, null);
        }

        KeyResult read = KeyOptions.Read(order.KeyFile, console);
        return (read.Key, null, read.Problem);
    }

    private static int ShowParameters(VerbContext context, MechanismHost host, RunOrder order)
    {
        ShownSettings shown = host.ShowSettings(RequestOf(context, order));
        shown.Write(context.Results, FormatOf(order));
        return context.Report(shown.Diagnostics);
    }

    private static RunRequest RequestOf(VerbContext context, RunOrder order) =>
        context.Round(order.Source, order.Overrides, order.Assignments, order.Inputs) with
        {
            WantsKernel = order.Backend == BackendChoice.Kernel,
            WantsMeasures = order.WithMeasures,
            WantsRecord = order.Folder is not null,
        };

    private static PreparedRound Prepare(MechanismHost host, RunRequest request, ProgressLine? progress, CancellationToken cancellation)
    {
        try
        {
            return host.Prepare(progress is null ? request : request with { Watcher = progress.Show }, cancellation);
        }
        finally
        {
            progress?.Clear();
        }
    }

    // `--gift gifts.csv` was taken for an input before anybody knew the inputs.
    private static string? UnknownShorthand(VerbContext context, LoweredMechanism mechanism)
    {
        foreach (InputShorthand it in context.Shorthands)
        {
            if (mechanism.Inputs.Any(input => input.Name == it.Input)) continue;
            string start = $"`{it.Option}` is neither an option of `mech run` nor an input of `{mechanism.Name}`";
            bool isParameter = mechanism.Parameters.Any(parameter => parameter.Name == it.Input) || mechanism.Roles.Any(role => role.Name == it.Input);
            if (isParameter) return $"{start}, but a parameter: write `--set {it.Input}=…`";
            IEnumerable<string> known = OptionNames.Concat(mechanism.Inputs.Select(input => input.Name)).Select(name => $"--{name}");
            string near = Spelling.Suggest(it.Option, known);
            return near.Length > 0 ? $"{start}; {near}" : start;
        }

        return null;
    }
}
