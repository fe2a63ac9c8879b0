using System.Text;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Library;

namespace Mechanisms.Host.Formatting;

/// <summary>
/// Puts a new text in the place of a script: written beside it under a name of its own and renamed as the last act, so that
/// the file is at all times the old or the new one.
/// </summary>
internal static class ScriptReplacing
{
    /// <summary>Replaces the text, or says why the file is as it was.</summary>
    public static Diagnostic? Replace(string fullPath, string shownPath, string text)
    {
        string? fresh = null;
        try
        {
            // A link stays a link: what it leads to is replaced.
            string target = File.ResolveLinkTarget(fullPath, returnFinalTarget: true)?.FullName ?? fullPath;
            if (File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly))
                return ScriptFileDiagnostics.NotReplaced(Location.OfFile(shownPath), "it is read-only");
            fresh = $"{target}.{Guid.NewGuid():N}.new";
            File.WriteAllText(fresh, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(fresh, File.GetUnixFileMode(target));
            File.Move(fresh, target, overwrite: true);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            if (fresh is not null) Remove(fresh);
            return ScriptFileDiagnostics.NotReplaced(Location.OfFile(shownPath), fault.Message);
        }
    }

    private static void Remove(string fresh)
    {
        try
        {
            File.Delete(fresh);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // The first fault is the one to report; what is left lies beside the script under a name of its own.
        }
    }
}
