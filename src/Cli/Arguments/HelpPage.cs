using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Mechanisms.Cli.Verbs;

namespace Mechanisms.Cli.Arguments;

/// <summary>The help of a verb: what the library prints, then examples, then how to run the mechanism that was named.</summary>
internal sealed class HelpPage(HelpAction inner, VerbContext context) : SynchronousCommandLineAction
{
    private static readonly Dictionary<string, string[]> Examples = new(StringComparer.Ordinal)
    {
        ["mech"] = ["mech run examples/beyond-conference/round.json", "mech show rules/ours.mech"],
        ["run"] =
        [
            "mech run round.json",
            "mech run round.json --set pool=2000 --out results",
            "mech run round.json --round-overrides dry-run.json --show-params",
            "mech run rules/ours.mech --gift gifts.csv --set pool=1000",
            "mech run round.json --out published --pseudonymise --key-file secret.key",
        ],
        ["report"] = ["mech report round.json --out report.html", "mech report round.json --set pool=2000 --out reports/what-if.html"],
        ["explain"] =
        [
            "mech explain round.json --for option=red",
            "mech explain round.json --for option=red --against option=blue",
            "mech explain round.json --for option=red --if pool=50000 --without voter=ada",
            "mech explain round.json --step level --format markdown",
            "mech explain round.json --for option=red --format html",
        ],
        ["compare"] =
        [
            "mech compare rules/ours.mech rules/theirs.mech --on round.json",
            "mech compare --on round.json --with cap=10% --with cap=20%",
            "mech compare --on round.json --split voter=ada --into 2 --into 10",
        ],
        ["sweep"] = ["mech sweep round.json --over cap=5%..50%", "mech sweep round.json --over pool=100..100000 --log --plot pool.svg"],
        ["curve"] =
        [
            "mech curve linear \"power(exponent = 2)\" --plot curves.svg",
            "mech curve \"power(exponent = 1.5)\" rules/ours.mech --range 0..100 --log",
            "mech curve rules/ours.mech:steep --only care --format csv",
            "mech curve \"power(exponent = 2)\" --triangle 3 --plot triangle.svg",
        ],
        ["draw"] = ["mech draw round.json", "mech draw round.json --picture squares --plot squares.svg", "mech draw round.json --picture 2 --set pool=500 --plot bars.png"],
        ["verify"] = ["mech verify results", "mech verify published/record.json --key-file secret.key", "mech verify results --format json"],
        ["diff"] = ["mech diff results-may results-june", "mech diff before after --format json"],
        ["check"] = ["mech check ours.mech round.json", "mech check rules --format json", "mech check --shape rules/ours.mech"],
        ["test"] = ["mech test", "mech test rules/ours.mech"],
        ["list"] = ["mech list", "mech list --format json"],
        ["show"] = ["mech show rules/ours.mech"],
        ["emit"] = ["mech emit rules/ours.mech --to csharp", "mech emit rules/ours.mech --set price=cheap"],
        ["new"] = ["mech new", "mech new ours --kind voting"],
        ["schema"] = ["mech schema rules/ours.mech", "mech schema rules/ours.mech > round.schema.json"],
        ["script"] = ["mech script examples/scripts/sweep.csx", "mech script sweep.csx 50 100 -- --verbose"],
        ["fmt"] = ["mech fmt rules", "mech fmt --check rules/ours.mech", "mech fmt - < rules/ours.mech"],
    };

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <summary>Gives a command and its verbs this help.</summary>
    public static void Install(RootCommand root, VerbContext context)
    {
        foreach (HelpOption help in root.Options.OfType<HelpOption>())
        {
            help.Description = "Shows this help; behind the name of a mechanism, also how to run it";
            help.Action = new HelpPage((HelpAction)help.Action!, context);
        }
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int status = inner.Invoke(parseResult);
        TextWriter writer = parseResult.InvocationConfiguration.Output;
        Command command = parseResult.CommandResult.Command;
        string key = command is RootCommand ? "mech" : command.Name;
        if (Examples.TryGetValue(key, out string[]? examples))
        {
            writer.WriteLine(examples.Length == 1 ? "Example:" : "Examples:");
            foreach (string example in examples) writer.WriteLine($"  {example}");
            writer.WriteLine();
        }

        if (command.Name == RunVerb.Name && parseResult.GetValue<string>(RunVerb.SourceName) is { } source) RunVerb.WriteUsage(context, source, writer);
        return status;
    }
}
