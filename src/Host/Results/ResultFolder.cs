using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;

namespace Mechanisms.Host.Results;

/// <summary>
/// Writes results to a folder: results.json, one CSV for each output, dropped.csv, and a list of these files by which a
/// later run knows that it may replace the folder. All is written beside the folder and renamed as the last act.
/// </summary>
public static class ResultFolder
{
    private const string ListName = ".mechanisms-results";

    /// <summary>Writes everything, or nothing and says why.</summary>
    /// <param name="report">What to write.</param>
    /// <param name="folder">Where to, as the user named it.</param>
    /// <param name="withSteps">Whether every named step is written too.</param>
    /// <param name="home">A relative folder is seen from here.</param>
    public static Diagnostic? Write(RunReport report, string folder, bool withSteps, string home = ".")
    {
        Location at = Location.OfFile(folder);
        string target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder, Path.GetFullPath(home)));
        string suffix = "." + Guid.NewGuid().ToString("N");
        string fresh = target + suffix + ".new", old = target + suffix + ".old";
        bool isDone = false;
        try
        {
            // A link stays a link: what it leads to is replaced.
            if (Directory.Exists(target) && Directory.ResolveLinkTarget(target, returnFinalTarget: true) is { } linked)
            {
                target = Path.TrimEndingDirectorySeparator(linked.FullName);
                (fresh, old) = (target + suffix + ".new", target + suffix + ".old");
            }

            if (File.Exists(target) || (Directory.Exists(target) && !IsOurs(target))) return RunMessages.FolderNotOurs(at, folder);
            Directory.CreateDirectory(fresh);
            WriteFiles(report, fresh, withSteps);
            if (Directory.Exists(target)) Directory.Move(target, old);
            Directory.Move(fresh, target);
            isDone = true;
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return RunMessages.FolderNotWritable(at, folder, fault.Message.Replace(fresh, target, StringComparison.Ordinal));
        }
        finally
        {
            CleanUp(target, fresh, old, isDone);
        }
    }

    private static void WriteFiles(RunReport report, string folder, bool withSteps)
    {
        var names = new List<string>();
        Add("results.json", stream => JsonResults.Write(report, stream, withSteps));
        Add("dropped.csv", stream => CsvResults.WriteDropped(report, stream));
        foreach (ReportTable output in report.Outputs) Add(output.Name + ".csv", stream => CsvResults.Write(output, stream));
        File.WriteAllText(Path.Combine(folder, ListName), string.Concat(names.Order(StringComparer.Ordinal).Select(name => name + "\n")));

        void Add(string name, Action<Stream> write)
        {
            // An output may be called like a file of ours, or like another output on a disk that ignores case.
            while (names.Contains(name, StringComparer.OrdinalIgnoreCase)) name = "output-" + name;
            names.Add(name);
            using FileStream stream = File.Create(Path.Combine(folder, name));
            write(stream);
        }
    }

    // Ours, and nobody has put anything of theirs into it; or empty.
    private static bool IsOurs(string folder)
    {
        string[] there = [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path))];
        if (there.Length == 0) return true;
        if (!there.Contains(ListName)) return false;
        string[] written = [.. File.ReadAllLines(Path.Combine(folder, ListName)), ListName];
        return there.All(name => written.Contains(name, StringComparer.Ordinal));
    }

    private static void CleanUp(string target, string fresh, string old, bool isDone)
    {
        try
        {
            if (isDone && Directory.Exists(old)) Directory.Delete(old, recursive: true);
            if (!Directory.Exists(target) && Directory.Exists(old)) Directory.Move(old, target);
            if (Directory.Exists(fresh)) Directory.Delete(fresh, recursive: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The first fault is the one to report; what is left lies beside the folder under a name of its own.
        }
    }
}
