using System.CommandLine;
using Mechanisms.Cli.Arguments;
using Mechanisms.Host;

namespace Mechanisms.Cli.Verbs;

/// <summary><c>mech emit NAME --to csharp</c></summary>
internal static class EmitVerb
{
    /// <summary>Builds the verb.</summary>
    public static Command Create(VerbContext context)
    {
        var name = new Argument<string?>("NAME") { Description = "A mechanism of the library, or a script", Arity = ArgumentArity.ZeroOrOne };
        Option<string> to = new Option<string>("--to")
        {
            Description = "The language to write",
            HelpName = "csharp",
            DefaultValueFactory = _ => "csharp",
        }.AcceptOnlyFromAmong("csharp");
        Option<string[]> set = CommonOptions.Set();
        var command = new Command("emit", "Shows what a mechanism compiles to") { name, to, set };
        command.SetAction(parsed => Execute(context, parsed.GetValue(name), parsed.GetValue(set) ?? []));
        return command;
    }

    private static int Execute(VerbContext context, string? name, string[] assignments)
    {
        if (name is null) return context.Usage("mech emit needs a mechanism; `mech list` shows them", "emit");
        TextResult emitted = context.Host.EmitCSharp(name, assignments);
        if (emitted.Text is { } text) context.Results.Write(text.EndsWith('\n') ? text : text + "\n");
        return context.Report(emitted.Diagnostics);
    }
}
