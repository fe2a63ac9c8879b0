using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Library;

namespace Mechanisms.Host.Curves;

/// <summary>A cost that somebody chose.</summary>
/// <param name="Call">The cost with its settings, as in a script: <c>power(exponent = 1.5)</c>.</param>
/// <param name="Script">The script that declares it; null for the library.</param>
/// <param name="Files">Where other scripts come from.</param>
/// <param name="Place">Where it was chosen.</param>
internal sealed record CostChoice(string Call, SourceText? Script, FileScripts Files, Location Place)
{
    /// <summary>The cost without its settings.</summary>
    public string Name => NameOf(Call);

    /// <summary>The same with a setting more; one that stands there already stays.</summary>
    public CostChoice With(string setting, string value)
    {
        string start = Call.TrimEnd();
        if (Settings().Contains(setting, StringComparer.Ordinal)) return this;
        bool isEmpty = start.EndsWith("()", StringComparison.Ordinal) || !start.EndsWith(')');
        string call = isEmpty ? $"{Name}({setting} = {value})" : $"{start[..^1]}, {setting} = {value})";
        return this with { Call = call };
    }

    /// <summary>What stands before the brackets of a call.</summary>
    public static string NameOf(string call)
    {
        int bracket = call.IndexOf('(', StringComparison.Ordinal);
        return (bracket < 0 ? call : call[..bracket]).Trim();
    }

    private IEnumerable<string> Settings()
    {
        int bracket = Call.IndexOf('(', StringComparison.Ordinal);
        return bracket < 0 ? [] : Call[(bracket + 1)..].Split(',').Select(part => part.Split('=')[0].Trim());
    }
}
