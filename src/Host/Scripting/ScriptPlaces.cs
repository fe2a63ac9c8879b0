using System.Collections.Concurrent;
using System.Diagnostics;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Scripting;

/// <summary>The files that a C# script consists of, by their full paths, and places in them.</summary>
internal sealed class ScriptPlaces
{
    private readonly ConcurrentDictionary<string, SourceText> _files = new(StringComparer.Ordinal);

    /// <summary>Takes in a file.</summary>
    public void Add(string fullPath, SourceText text) => _files[fullPath] = text;

    /// <summary>A file's text, or null.</summary>
    public SourceText? Find(string fullPath) => _files.GetValueOrDefault(fullPath);

    /// <summary>A line of C#; the first word of it that is given, else all of it.</summary>
    /// <param name="fullPath">The file, as the compiler knows it.</param>
    /// <param name="line">Its 1-based line.</param>
    /// <param name="word">What the place is about.</param>
    public Location Of(string fullPath, int line, string word = "")
    {
        if (Find(fullPath) is not { } text || line < 1 || line > text.LineCount) return new Location(Path.GetFileName(fullPath), Math.Max(1, line), 1, 1, "");
        string shown = text.LineText(line - 1);
        int at = word.Length == 0 ? -1 : shown.IndexOf(word, StringComparison.Ordinal);
        int start = at >= 0 ? at : shown.Length - shown.TrimStart().Length;
        const int widest = 400;
        if (shown.Length > widest) return new Location(text.Path, line, start + 1, 1, "");
        return new Location(text.Path, line, start + 1, Math.Max(1, at >= 0 ? word.Length : shown.TrimEnd().Length - start), shown);
    }

    /// <summary>The innermost line of the script that was under way; null where there is none.</summary>
    public Location? Of(StackTrace trace, string word = "")
    {
        foreach (StackFrame frame in trace.GetFrames())
        {
            if (frame.GetFileName() is { } file && Find(file) is not null) return Of(file, frame.GetFileLineNumber(), word);
        }

        return null;
    }
}
