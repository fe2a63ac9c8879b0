using Mechanisms.Dsl.Formatting;
using Mechanisms.Host.Formatting;
using Mechanisms.Host.Library;

namespace Mechanisms.Host;

/// <content>The canonical layout of scripts.</content>
public sealed partial class MechanismHost
{
    /// <summary>
    /// Formats scripts, one after the other as they are asked for. A folder stands for the scripts in and below it; names of
    /// the library mean nothing here, for nobody can write there.
    /// </summary>
    /// <param name="paths">Scripts and folders.</param>
    /// <param name="writes">Whether the files are rewritten; one that is right already is not touched.</param>
    public IEnumerable<FormattedScript> Format(IEnumerable<string> paths, bool writes)
    {
        foreach (string path in paths.SelectMany(FilesIn).DistinctBy(FullPath))
        {
            string full = FullPath(path);
            FormattedScript script = Format(ScriptReading.Read(full, path), path);
            if (writes && script is { IsChanged: true, After: { } text } && ScriptReplacing.Replace(full, path, text) is { } problem)
                script = script with { After = null, Diagnostics = [.. script.Diagnostics, problem] };
            yield return script;
        }
    }

    /// <summary>Formats a script that comes from elsewhere.</summary>
    public static FormattedScript Format(Stream script, string shownPath) => Format(ScriptReading.Read(script, shownPath), shownPath);

    private static FormattedScript Format(ScriptReadResult read, string path)
    {
        if (read.Script is not { } source) return new FormattedScript(path, "", null, [read.Problem!]);
        FormatResult formatted = ScriptFormatter.Format(source);
        string mark = read.HadByteOrderMark ? "\uFEFF" : "";
        return new FormattedScript(path, mark + source.Content, formatted.Text, formatted.Diagnostics);
    }

    private string FullPath(string path) => Path.GetFullPath(path, Path.GetFullPath(_folder));

    private IEnumerable<string> FilesIn(string path) => Directory.Exists(FullPath(path)) ? ScriptsBelow(path) : [path];
}
