using System.CommandLine;
using Mechanisms.Cli.Verbs;
using Mechanisms.Host;

namespace Mechanisms.Cli.Arguments;

/// <summary>Options of verbs that look at rules and rounds from several sides.</summary>
internal static class ExploringOptions
{
    /// <summary><c>--plot FILE</c></summary>
    public static Option<string?> Plot() => new("--plot") { Description = "Draws the same into a file, by its ending as SVG or PNG", HelpName = "file.svg|file.png" };

    /// <summary>What says with what a round is run: <c>--set</c>, <c>--input</c> and <c>--round-overrides</c>.</summary>
    public static RoundOptions Round() => new(
        CommonOptions.Set(),
        new Option<string[]>("--input") { Description = "The table of an input. May be given several times", HelpName = "name=file", DefaultValueFactory = _ => [] },
        new Option<string?>("--round-overrides") { Description = "A file like a round file, whose parameters and tables take the place of those of the round", HelpName = "file" });

    /// <summary><c>--measures</c></summary>
    public static Option<bool> Measures() => new("--measures") { Description = "Shows too what the script and its kind measure of the results: how many gave, how much is left, …" };

    /// <summary><c>--steps N</c></summary>
    public static Option<int> Steps(int usual) =>
        new("--steps") { Description = "How many rows behind the first", HelpName = "number", DefaultValueFactory = _ => usual };
}

/// <summary>The options that say with what a round is run.</summary>
internal sealed record RoundOptions(Option<string[]> Set, Option<string[]> Input, Option<string?> Overrides)
{
    /// <summary>Gives them to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(Set);
        command.Add(Input);
        command.Add(Overrides);
    }

    /// <summary>The round that a command line means.</summary>
    /// <param name="context">Knows the environment.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="source">A round file, or a mechanism.</param>
    public RunRequest Request(VerbContext context, ParseResult parsed, string? source) =>
        context.Round(source, parsed.GetValue(Overrides), parsed.GetValue(Set) ?? [], parsed.GetValue(Input) ?? []);
}
