using System.Text;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;

namespace Mechanisms.Host.Records;

/// <summary>A key (null after an error) and what is wrong with it.</summary>
public sealed record KeyResult(PseudonymKey? Key, Diagnostic? Problem);

/// <summary>Keys of pseudonyms in files.</summary>
public static class KeyFile
{
    private const int LargestKey = 4096;

    /// <summary>The key in a text that somebody else read, such as a variable.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">Where it comes from.</param>
    public static KeyResult Of(string text, string name) => PseudonymKey.Of(text) is { } key
        ? new KeyResult(key, null)
        : new KeyResult(null, RecordMessages.KeyNotUsable(Location.OfFile(name), name, "it is shorter than 16 characters"));

    /// <summary>Reads a key.</summary>
    /// <param name="file">The file, as the user named it.</param>
    /// <param name="home">A relative path is seen from here.</param>
    public static KeyResult Read(string file, string home)
    {
        try
        {
            string path = Path.GetFullPath(file, Path.GetFullPath(home));
            if (Directory.Exists(path)) return Refused(file, "it is a folder");
            using FileStream stream = File.OpenRead(path);
            var bytes = new byte[LargestKey + 1];
            int length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return length > LargestKey ? Refused(file, "it is far too long") : Of(Encoding.UTF8.GetString(bytes, 0, length), file);
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            return Refused(file, "there is no such file");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return Refused(file, fault.Message);
        }
    }

    /// <summary>Keeps a new key in a file that does not exist yet, for this user only.</summary>
    /// <param name="text">The key's text.</param>
    /// <param name="file">The file, as the user named it.</param>
    /// <param name="home">A relative path is seen from here.</param>
    public static Diagnostic? Keep(string text, string file, string home)
    {
        try
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var stream = new FileStream(Path.GetFullPath(file, Path.GetFullPath(home)), options);
            stream.Write(Encoding.UTF8.GetBytes(text));
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return RecordMessages.KeyNotKept(Location.OfFile(file), file, fault.Message);
        }
    }

    private static KeyResult Refused(string file, string reason) => new(null, RecordMessages.KeyNotUsable(Location.OfFile(file), file, reason));
}
