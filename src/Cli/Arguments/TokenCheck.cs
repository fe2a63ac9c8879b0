using System.CommandLine;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Cli.Arguments;

/// <summary>
/// Looks over the words of a command line before they are parsed: an unknown verb or option is named with what was
/// probably meant, and an unknown option of <c>mech run</c> that has a value is short for an input.
/// </summary>
internal static class TokenCheck
{
    /// <summary>The words to parse, or what is wrong with them.</summary>
    internal sealed record Result(string Verb, IReadOnlyList<string> Tokens, IReadOnlyList<InputShorthand> Shorthands, string? Problem);

    /// <summary>Looks over a command line.</summary>
    public static Result Read(RootCommand root, IReadOnlyList<string> arguments)
    {
        int verbAt = FindVerb(arguments);
        if (verbAt < 0) return Check(root, "", arguments, 0);
        string typed = arguments[verbAt];
        Command? verb = root.Subcommands.FirstOrDefault(command => command.Name == typed || command.Aliases.Contains(typed));
        if (verb is not null) return Check(verb, verb.Name, arguments, verbAt + 1);
        string[] verbs = [.. root.Subcommands.Where(command => !command.Hidden).Select(command => command.Name)];
        string hint = Spelling.Nearest(typed, verbs) is { } near ? $"did you mean `mech {near}`?" : $"there are {string.Join(", ", verbs)}";
        return new Result("", arguments, [], $"`{typed}` is no verb of mech; {hint}");
    }

    private static int FindVerb(IReadOnlyList<string> arguments)
    {
        for (int at = 0; at < arguments.Count; at++)
        {
            if (!arguments[at].StartsWith('-')) return at;
        }

        return -1;
    }

    private static Result Check(Command command, string verb, IReadOnlyList<string> arguments, int from)
    {
        List<Option> options = [.. Options(command)];
        List<string> tokens = [.. arguments.Take(from)];
        List<InputShorthand> shorthands = [];
        bool takesInputs = verb == "run";
        for (int at = from; at < arguments.Count; at++)
        {
            string token = arguments[at];
            if (token == "--")
            {
                tokens.AddRange(arguments.Skip(at));
                break;
            }

            if (!IsOption(token))
            {
                tokens.Add(token);
                continue;
            }

            int split = token.IndexOf('=', StringComparison.Ordinal);
            string name = split < 0 ? token : token[..split];
            Option? option = options.Find(candidate => candidate.Name == name || candidate.Aliases.Contains(name));
            bool hasNext = at + 1 < arguments.Count && !IsOption(arguments[at + 1]);
            if (option is not null)
            {
                tokens.Add(token);
                bool takesNext = split < 0 && option.ValueType != typeof(bool) && option.Arity.MaximumNumberOfValues > 0;
                if (takesNext && !hasNext) return new Result(verb, tokens, [], $"{name} needs a value: {name} {option.HelpName ?? "VALUE"}");
                if (takesNext) tokens.Add(arguments[++at]);
            }
            else if (takesInputs && name.StartsWith("--", StringComparison.Ordinal) && name.Length > 2 && (split >= 0 || hasNext))
            {
                string input = name[2..].Replace('-', '_');
                shorthands.Add(new InputShorthand(name, input));
                tokens.Add("--input");
                tokens.Add($"{input}={(split >= 0 ? token[(split + 1)..] : arguments[++at])}");
            }
            else
            {
                return new Result(verb, tokens, [], Unknown(name, verb, options));
            }
        }

        return new Result(verb, tokens, shorthands, null);
    }

    /// <summary>The options that a command takes, those of all commands included.</summary>
    public static IEnumerable<Option> Options(Command command)
    {
        IEnumerable<Option> everywhere = command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive);
        return command.Options.Concat(everywhere);
    }

    private static string Unknown(string name, string verb, IEnumerable<Option> options)
    {
        string command = verb.Length == 0 ? "mech" : $"`mech {verb}`";
        string near = Spelling.Suggest(name, options.Where(option => !option.Hidden).Select(option => option.Name));
        return $"`{name}` is no option of {command}{(near.Length > 0 ? "; " + near : "")}";
    }

    /// <summary>Whether a word is an option: a dash, and no number behind it.</summary>
    public static bool IsOption(string token) => token.Length > 1 && token[0] == '-' && !char.IsAsciiDigit(token[1]);
}
