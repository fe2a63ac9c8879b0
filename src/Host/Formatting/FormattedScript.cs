using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Formatting;

/// <summary>What the formatter made of one script.</summary>
/// <param name="Path">The name that messages use.</param>
/// <param name="Before">The text as it was, with its byte-order mark if it had one.</param>
/// <param name="After">The text in canonical layout; null when it has to stay as it is.</param>
/// <param name="Diagnostics">Why it has to stay as it is, and whatever else the parser says.</param>
public sealed record FormattedScript(string Path, string Before, string? After, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>Whether the two texts differ.</summary>
    public bool IsChanged => After is not null && After != Before;

    /// <summary>The first line that differs: its 1-based number and both forms, null where a text has no such line.</summary>
    public (int Line, string? Before, string? After) FirstDifference()
    {
        string[] old = Before.Split('\n');
        string[] fresh = (After ?? Before).Split('\n');
        int line = 0;
        while (line < old.Length && line < fresh.Length && old[line] == fresh[line]) line++;
        return (line + 1, old.ElementAtOrDefault(line), fresh.ElementAtOrDefault(line));
    }
}
