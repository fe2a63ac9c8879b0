using System.Diagnostics;
using System.Globalization;

namespace Mechanisms.Host.Tests.Caching;

/// <summary>Processes that are killed while they write, and several that write at once.</summary>
public class CacheCrashTests(ITestOutputHelper output)
{
    [Fact]
    public void A_writer_that_is_killed_leaves_whole_entries_or_none()
    {
        int kills = int.Parse(Environment.GetEnvironmentVariable("MECHANISMS_KILLS") ?? "12", CultureInfo.InvariantCulture);
        using var folder = new TemporaryFolder();
        string cache = Path.Combine(folder.Path, "cache");
        var random = new Random(1);
        int drafts = 0;
        for (int kill = 0; kill < kills; kill++)
        {
            using Process writer = CrashingWriter.Start(cache);
            Thread.Sleep(random.Next(40));
            writer.Kill();
            writer.WaitForExit();
            CrashingWriter.CountWhole(cache).ShouldBe(8);
            drafts = Directory.GetFiles(cache, "*.draft").Length;
        }

        output.WriteLine($"{kills} kills left {drafts} drafts");
    }

    [Fact]
    public void Two_writers_and_a_reader_share_one_cache()
    {
        using var folder = new TemporaryFolder();
        string cache = Path.Combine(folder.Path, "cache");
        using Process first = CrashingWriter.Start(cache), second = CrashingWriter.Start(cache);
        try
        {
            for (int look = 0; look < 50; look++) CrashingWriter.CountWhole(cache).ShouldBe(8);
        }
        finally
        {
            first.Kill();
            second.Kill();
            first.WaitForExit();
            second.WaitForExit();
        }
    }
}
