using System.CommandLine;
using Mechanisms.Host;

namespace Mechanisms.Cli.Verbs;

/// <summary><c>mech new NAME --kind KIND</c></summary>
internal static class NewVerb
{
    /// <summary>The verb.</summary>
    public const string Name = "new";

    /// <summary>Builds the verb.</summary>
    public static Command Create(VerbContext context)
    {
        var name = new Argument<string?>("NAME") { Description = "The name of the mechanism, and of the folder that is made for it", Arity = ArgumentArity.ZeroOrOne };
        var kind = new Option<string?>("--kind")
        {
            Description = "What it is to do; without it, mech new lists the kinds",
            HelpName = string.Join('|', MechanismHost.StartingKinds),
        };
        var command = new Command(Name, "Makes a folder with a script that runs, a round, tables and a schema, to start from") { name, kind };
        command.SetAction(parsed => Execute(context, parsed.GetValue(name), parsed.GetValue(kind)));
        return command;
    }

    private static int Execute(VerbContext context, string? name, string? kind)
    {
        if (kind is null)
        {
            context.Results.WriteLine("To start from a script of a kind:");
            foreach (string known in MechanismHost.StartingKinds) context.Results.WriteLine($"  mech new {name ?? "NAME"} --kind {known}");
            return name is null ? ExitStatus.Done : context.Usage("mech new needs a kind", Name);
        }

        if (name is null) return context.Usage("mech new needs a name", Name);
        StartResult start = context.Host.Start(name, kind);
        foreach (string file in start.Files) context.Results.WriteLine(file);
        if (!start.Files.IsEmpty) context.Results.WriteLine($"Run it with `mech run {name}/round.json`, and try its examples with `mech test {name}`.");
        return context.Report(start.Diagnostics);
    }
}
