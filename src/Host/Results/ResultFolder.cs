using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Records;

namespace Mechanisms.Host.Results;

/// <summary>
/// Writes results to a folder: results.json, one CSV for each output, dropped.csv, every row and member with what became of
/// it, record.json, and a list of these files by which a later run knows that it may replace the folder. All is written
/// beside the folder and renamed as the last act.
/// </summary>
internal static class ResultFolder
{
    private const string ListName = ".mechanisms-results";

    /// <summary>Writes everything, or nothing and says why.</summary>
    /// <param name="report">What to write.</param>
    /// <param name="folder">Where to, as the user named it.</param>
    /// <param name="withSteps">Whether every named step is written too.</param>
    /// <param name="home">A relative folder is seen from here.</param>
    /// <param name="run">The run, for its rows and its record; null to write results only.</param>
    /// <param name="options">How the record is written.</param>
    public static Diagnostic? Write(
        RunReport report, string folder, bool withSteps, string home = ".", FinishedRun? run = null, RecordOptions? options = null)
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
            var files = new ResultFiles(fresh);
            files.Write(report, withSteps);
            if (run is not null) files.WriteRecord(run, report, withSteps, target, options ?? new RecordOptions());
            File.WriteAllText(Path.Combine(fresh, ListName), string.Concat(files.Names.Order(StringComparer.Ordinal).Select(name => name + "\n")));
            options?.Cancellation.ThrowIfCancellationRequested();
            if (Directory.Exists(target)) Directory.Move(target, old);
            Directory.Move(fresh, target);
            isDone = true;
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException || IsOfFileSize(fault))
        {
            return RunMessages.FolderNotWritable(at, folder, fault.Message.Replace(fresh, target, StringComparison.Ordinal));
        }
        finally
        {
            CleanUp(target, fresh, old, isDone);
        }
    }

    // What the framework makes of a file that the system does not let grow any more.
    private static bool IsOfFileSize(Exception fault) => fault is ArgumentOutOfRangeException { ParamName: "value" };

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
