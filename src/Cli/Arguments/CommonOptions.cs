using System.CommandLine;

namespace Mechanisms.Cli.Arguments;

/// <summary>Options that several verbs share.</summary>
internal static class CommonOptions
{
    /// <summary>The option that shows stack traces.</summary>
    public const string DebugFaults = "--debug-faults";

    /// <summary><c>--format</c> with the first format as default.</summary>
    public static Option<string> Format(params string[] formats)
    {
        string others = string.Join(" and ", formats.Skip(1));
        var option = new Option<string>("--format")
        {
            Description = $"{formats[0]} is for people, {others} for programs",
            HelpName = string.Join('|', formats),
            DefaultValueFactory = _ => formats[0],
        };
        return option.AcceptOnlyFromAmong(formats);
    }

    /// <summary><c>--set name=value</c>, as often as needed.</summary>
    public static Option<string[]> Set() => new("--set")
    {
        Description = "Sets a parameter, or chooses a cost for one: pool=1000, price=power(exponent = 1.5). May be given several times",
        HelpName = "name=value",
        DefaultValueFactory = _ => [],
    };
}
