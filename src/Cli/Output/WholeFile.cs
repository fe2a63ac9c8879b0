using System.Text;
using Mechanisms.Cli.Verbs;

namespace Mechanisms.Cli.Output;

/// <summary>Files that are there as a whole or not at all: written under another name beside, and renamed as the last act.</summary>
internal static class WholeFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes a text.</summary>
    /// <param name="context">Knows the folder that a relative path is seen from, and the wish to stop.</param>
    /// <param name="file">The file, as the user named it.</param>
    /// <param name="text">The text.</param>
    /// <returns>Why it was not written; null where it was.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static string? Write(VerbContext context, string file, string text)
    {
        string target = Path.GetFullPath(file, Path.GetFullPath(context.Console.Folder)), fresh = $"{target}.{Guid.NewGuid():N}.new";
        try
        {
            File.WriteAllText(fresh, text, Utf8);
            context.Cancellation.ThrowIfCancellationRequested();
            File.Move(fresh, target, overwrite: true);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return fault.Message.Replace(fresh, file, StringComparison.Ordinal).Replace(target, file, StringComparison.Ordinal);
        }
        finally
        {
            CleanUp(fresh);
        }
    }

    private static void CleanUp(string fresh)
    {
        try
        {
            File.Delete(fresh);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The first fault is the one to report; what is left lies beside the file under a name of its own.
        }
    }
}
