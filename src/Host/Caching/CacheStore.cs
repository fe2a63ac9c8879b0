namespace Mechanisms.Host.Caching;

/// <summary>
/// Entries as files of one folder. Reading and writing never fail: what cannot be read is not there, and what cannot be
/// written is left out. Several processes may use one folder at once.
/// </summary>
/// <param name="folder">Created with the first entry, for this user only.</param>
/// <param name="bound">How many bytes the entries may have together.</param>
internal sealed class CacheStore(string folder, long bound = CacheStore.DefaultBound)
{
    /// <summary>Some thousand mechanisms.</summary>
    public const long DefaultBound = 64L << 20;

    private const string Prefix = "mech-";
    private const string Ending = ".cache";
    private const string DraftEnding = ".draft";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private bool? _isOurs;

    /// <summary>The content of an entry, or null.</summary>
    public byte[]? Read(CacheKey key)
    {
        try
        {
            string path = PathOf(key);
            if (!File.Exists(path) || !IsOurs()) return null;
            return CacheEntry.Unpack(key, File.ReadAllBytes(path));
        }
        catch (Exception fault) when (IsOfTheDisk(fault))
        {
            return null;
        }
    }

    /// <summary>Keeps an entry: whole under its name, or not at all.</summary>
    public void Write(CacheKey key, ReadOnlySpan<byte> content)
    {
        string? draft = null;
        try
        {
            CreateFolder();
            if (!IsOurs()) return;
            string path = Path.Combine(folder, $"{Prefix}{key.Hex}.{Path.GetRandomFileName()}{DraftEnding}");
            using (FileStream stream = new(path, DraftOptions()))
            {
                draft = path;
                stream.Write(CacheEntry.Pack(key, content));
            }

            File.Move(draft, PathOf(key), overwrite: true);
            draft = null;
            CacheTrimming.Trim(folder, Prefix + "*" + Ending, Prefix + "*" + DraftEnding, bound);
        }
        catch (Exception fault) when (IsOfTheDisk(fault))
        {
            // The next run has to compile again, and that is all.
        }
        finally
        {
            if (draft is not null) CacheTrimming.Delete(draft);
        }
    }

    private static FileStreamOptions DraftOptions()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return options;
    }

    private static bool IsOfTheDisk(Exception fault) =>
        fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException or System.Security.SecurityException;

    private string PathOf(CacheKey key) => Path.Combine(folder, Prefix + key.Hex + Ending);

    private void CreateFolder()
    {
        if (Directory.Exists(folder)) return;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        _isOurs = null;
    }

    private bool IsOurs() => _isOurs ??= Directory.Exists(folder) && FolderOwner.IsOurs(folder);
}
