using System.Diagnostics;
using Mechanisms.Host.Caching;

namespace Mechanisms.Host.Tests.Caching;

/// <summary>A process that does nothing but write entries, until somebody kills it; see <see cref="StartupHook"/>.</summary>
internal static class CrashingWriter
{
    public const string FolderVariable = "MECHANISMS_TEST_WRITE_TO";
    private const int Keys = 8;

    /// <summary>Starts one; it writes a line once it works.</summary>
    public static Process Start(string folder)
    {
        string here = typeof(CrashingWriter).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [here]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["DOTNET_STARTUP_HOOKS"] = here;
        start.Environment[FolderVariable] = folder;
        Process process = Process.Start(start)!;
        process.StandardOutput.ReadLine();
        return process;
    }

    /// <summary>What the process does.</summary>
    public static void WriteForEver(string folder)
    {
        var store = new CacheStore(folder);
        for (int round = 0; ; round++)
        {
            for (int key = 0; key < Keys; key++) store.Write(KeyOf(key), ContentOf(key, round));
            if (round == 0) Console.WriteLine("writing");
        }
    }

    /// <summary>How many entries can be read, each of which must be one that was written whole.</summary>
    public static int CountWhole(string folder)
    {
        var store = new CacheStore(folder);
        int count = 0;
        for (int key = 0; key < Keys; key++)
        {
            if (store.Read(KeyOf(key)) is not { } content) continue;
            content.ShouldBe(ContentOf(key, BitConverter.ToInt32(content)));
            count++;
        }

        return count;
    }

    private static CacheKey KeyOf(int key) => CacheKey.OfText(FormattableString.Invariant($"key {key}"));

    private static byte[] ContentOf(int key, int round)
    {
        var content = new byte[4 + (key * 9973) + (round % 50 * 1000)];
        new Random((key * 1_000_003) + round).NextBytes(content);
        BitConverter.TryWriteBytes(content, round);
        return content;
    }
}
