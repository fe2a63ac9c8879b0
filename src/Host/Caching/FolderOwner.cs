using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Mechanisms.Host.Caching;

/// <summary>
/// Tells whether a folder belongs to whoever runs this process and nobody else may write there. What lies in the cache is
/// run as code, so a folder of somebody else's is none of ours.
/// </summary>
internal static class FolderOwner
{
    private const UnixFileMode OthersMayWrite = UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Whether a folder that exists is ours alone to write.</summary>
    public static bool IsOurs(string folder) => OperatingSystem.IsWindows() || IsOursOnUnix(folder);

    [UnsupportedOSPlatform("windows")]
    private static bool IsOursOnUnix(string folder)
    {
        UnixFileMode mode = File.GetUnixFileMode(folder);
        if ((mode & OthersMayWrite) != 0) return false;
        if (OperatingSystem.IsLinux() && OwnerOnLinux(folder) is { } owners) return owners.Folder == owners.Process;

        // Only its owner may set a folder's mode, even to what it is; the superuser may always, and so learns nothing.
        if (Environment.IsPrivilegedProcess) return false;
        File.SetUnixFileMode(folder, mode);
        return true;
    }

    // The framework does not tell who owns a file. statx is the one call whose answer has the same layout on every processor.
    private static unsafe (uint Folder, uint Process)? OwnerOnLinux(string folder)
    {
        const int here = -100, ownerWanted = 0x8, answerSize = 256, answeredAt = 0, ownerAt = 20;
        nint program = NativeLibrary.GetMainProgramHandle();
        if (!NativeLibrary.TryGetExport(program, "statx", out nint statx) || !NativeLibrary.TryGetExport(program, "geteuid", out nint geteuid)) return null;
        byte* answer = stackalloc byte[answerSize];
        byte* path = (byte*)Marshal.StringToCoTaskMemUTF8(folder);
        try
        {
            int failed = ((delegate* unmanaged<int, byte*, int, uint, byte*, int>)statx)(here, path, 0, ownerWanted, answer);
            if (failed != 0 || (*(uint*)(answer + answeredAt) & ownerWanted) == 0) return null;
            return (*(uint*)(answer + ownerAt), ((delegate* unmanaged<uint>)geteuid)());
        }
        finally
        {
            Marshal.FreeCoTaskMem((nint)path);
        }
    }
}
