using Mechanisms.Cli.Verbs;
using Mechanisms.Host;

namespace Mechanisms.Cli.Arguments;

/// <summary>
/// Reads a plain command line of <c>mech run</c> by itself, since its start is waited for: loading what reads command lines
/// in general takes about as long as the round. What is not plain is left to that, and it knows what to say; what is plain
/// means the same to both.
/// </summary>
internal sealed class RunLine
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly List<string> _assignments = [], _inputs = [];
    private readonly List<InputShorthand> _shorthands = [];
    private RunOrder _order = new();

    private RunLine() { }

    /// <summary>What a plain command line asks for; null where it is not plain.</summary>
    /// <param name="arguments">The whole command line, with the verb.</param>
    /// <param name="shorthands">Takes the options that are short for inputs.</param>
    public static RunOrder? Read(IReadOnlyList<string> arguments, List<InputShorthand> shorthands)
    {
        if (arguments is not [RunVerb.Name, ..]) return null;
        var line = new RunLine();
        for (int at = 1; at < arguments.Count; at++)
        {
            string word = arguments[at];
            if (!TokenCheck.IsOption(word))
            {
                if (!line.TakeSource(word)) return null;
                continue;
            }

            int split = word.IndexOf('=', StringComparison.Ordinal);
            if (split < 0 && line.TakeFlag(word)) continue;
            string value = split >= 0 ? word[(split + 1)..] : at + 1 < arguments.Count ? arguments[++at] : "";
            bool isMissing = value.Length == 0 || (split < 0 && TokenCheck.IsOption(value));
            if (isMissing || !line.TakeValue(split < 0 ? word : word[..split], value)) return null;
        }

        shorthands.AddRange(line._shorthands);
        return line._order with { Assignments = line._assignments, Inputs = line._inputs };
    }

    private bool TakeSource(string word)
    {
        // Behind a flag, `true` would be its value.
        if (word.Length == 0 || _order.Source is not null || bool.TryParse(word, out _)) return false;
        _order = _order with { Source = word };
        return true;
    }

    private bool TakeFlag(string name)
    {
        RunOrder? taken = name switch
        {
            "--show-params" => _order with { ShowsParameters = true },
            "--pseudonymise" => _order with { Pseudonymises = true },
            "--steps" => _order with { WithSteps = true },
            "--measures" => _order with { WithMeasures = true },
            "--no-cache" => _order with { WithoutCache = true },
            _ => null,
        };
        _order = taken ?? _order;
        return taken is not null && _seen.Add(name);
    }

    private bool TakeValue(string name, string value)
    {
        if (name is "--set" or "--input")
        {
            (name == "--set" ? _assignments : _inputs).Add(value);
            return true;
        }

        if (name.StartsWith("--", StringComparison.Ordinal) && name.Length > 2 && !RunVerb.HasOption(name[2..]))
        {
            string input = name[2..].Replace('-', '_');
            _shorthands.Add(new InputShorthand(name, input));
            _inputs.Add($"{input}={value}");
            return true;
        }

        RunOrder? taken = name switch
        {
            "--round-overrides" => _order with { Overrides = value },
            "--out" => _order with { Folder = value },
            "--key-file" => _order with { KeyFile = value },
            "--new-key" => _order with { NewKey = value },
            "--format" when RunVerb.Formats.Contains(value) => _order with { Format = value },
            "--backend" when value is RunVerb.Kernel => _order with { Backend = BackendChoice.Kernel },
            "--backend" when value is RunVerb.Interpreter => _order with { Backend = BackendChoice.Interpreter },
            _ => null,
        };
        _order = taken ?? _order;
        return taken is not null && _seen.Add(name);
    }
}
