using Mechanisms.Host.Formatting;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Cli.Output;

/// <summary>Tells which scripts the formatter changed, or would change.</summary>
internal sealed class FmtSummary(TextWriter writer, bool onlyChecks)
{
    private int _all;
    private int _changed;
    private int _left;

    /// <summary>Whether any script is not in its canonical layout.</summary>
    public bool HasChanges => _changed > 0;

    /// <summary>Counts a script, and names it if its layout was not right.</summary>
    public void Add(FormattedScript script)
    {
        _all++;
        if (script.After is null) _left++;
        if (!script.IsChanged) return;
        _changed++;
        string path = VisibleText.Escape(script.Path);
        if (!onlyChecks)
        {
            writer.WriteLine($"formatted {path}");
            return;
        }

        (int line, string? before, string? after) = script.FirstDifference();
        writer.WriteLine(FormattableString.Invariant($"{path}:{line}"));
        if (before is not null) writer.WriteLine($"  - {VisibleText.Escape(before)}");
        if (after is not null) writer.WriteLine($"  + {VisibleText.Escape(after)}");
    }

    /// <summary>Writes how many there were of each sort.</summary>
    public void Write()
    {
        string changed = onlyChecks ? "would change" : "formatted";
        string left = _left > 0 ? FormattableString.Invariant($", {_left} left alone") : "";
        writer.WriteLine(FormattableString.Invariant(
            $"{Plural.Of(_all, "script")}: {_changed} {changed}, {_all - _changed - _left} already right{left}"));
    }
}
