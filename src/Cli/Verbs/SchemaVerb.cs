using System.CommandLine;
using Mechanisms.Host;

namespace Mechanisms.Cli.Verbs;

/// <summary><c>mech schema NAME</c></summary>
internal static class SchemaVerb
{
    /// <summary>The verb.</summary>
    public const string Name = "schema";

    /// <summary>Builds the verb.</summary>
    public static Command Create(VerbContext context)
    {
        var name = new Argument<string?>("NAME") { Description = "A mechanism of the library, or a script", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command(Name, "Prints a JSON Schema of a mechanism's round files, from which editors complete") { name };
        command.SetAction(parsed => Execute(context, parsed.GetValue(name)));
        return command;
    }

    private static int Execute(VerbContext context, string? name)
    {
        if (name is null || MechanismHost.IsRoundFile(name)) return context.Usage("mech schema needs a mechanism; `mech list` shows them", Name);
        TextResult schema = context.Host.Schema(name);
        if (schema.Text is { } text) context.Results.Write(text);
        return context.Report(schema.Diagnostics);
    }
}
