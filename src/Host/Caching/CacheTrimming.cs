namespace Mechanisms.Host.Caching;

/// <summary>Keeps a folder of entries within a bound: those that were written longest ago go first.</summary>
internal static class CacheTrimming
{
    private static readonly TimeSpan LongestWrite = TimeSpan.FromHours(1);

    /// <summary>Removes the oldest entries where all together are over the bound, and drafts that nobody will finish.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="entries">The pattern of their names; nothing else in the folder is touched.</param>
    /// <param name="drafts">The pattern of the names of drafts.</param>
    /// <param name="bound">How many bytes may stay.</param>
    public static void Trim(string folder, string entries, string drafts, long bound)
    {
        var here = new DirectoryInfo(folder);
        FileInfo[] oldestFirst = [.. here.EnumerateFiles(entries).OrderBy(file => file.LastWriteTimeUtc)];
        if (oldestFirst.Length == 0) return;

        // Times are compared with each other and not with a clock: disks of other machines have clocks of their own.
        DateTime newest = oldestFirst[^1].LastWriteTimeUtc;
        foreach (FileInfo draft in here.EnumerateFiles(drafts).Where(draft => newest - draft.LastWriteTimeUtc > LongestWrite)) Delete(draft.FullName);

        long total = oldestFirst.Sum(file => file.Length);
        if (total <= bound) return;

        // A quarter more than needed goes, so that not every entry from now on looks for another one to remove.
        long wanted = bound - (bound / 4);
        foreach (FileInfo file in oldestFirst[..^1])
        {
            if (total <= wanted) return;
            total -= file.Length;
            Delete(file.FullName);
        }
    }

    /// <summary>Removes a file, if it can be removed.</summary>
    public static void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // Somebody reads it, or removed it already.
        }
    }
}
