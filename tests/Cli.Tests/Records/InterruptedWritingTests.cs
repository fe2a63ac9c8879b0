using System.Diagnostics;
using System.Globalization;
using Mechanisms.Cli.Tests.Caching;

namespace Mechanisms.Cli.Tests.Records;

/// <summary>Results are there whole or not at all. <c>MECH_KILLS=1000</c> makes a campaign of it.</summary>
public sealed class InterruptedWritingTests : RecordedFolder
{
    private static readonly int Kills = int.TryParse(Environment.GetEnvironmentVariable("MECH_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out int asked) ? asked : 8;

    [Fact]
    public void A_run_that_is_killed_while_it_writes_leaves_whole_results_old_or_new_or_none()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "a name may be taken by a dying process there");
        const int rows = 60_000;
        WriteGifts(rows, 1);
        Run("first");
        WriteGifts(rows, 2);
        Run("second");
        string[] first = Files("first"), second = Files("second");
        first.ShouldNotBe(second);
        int usual = Usual(out int seen), torn = 0;
        var random = new Random(7);
        for (int kill = 0; kill < Kills; kill++)
        {
            if (Directory.Exists(In("results"))) Directory.Delete(In("results"), recursive: true);
            if (kill % 2 == 0) CopyFolder("first", "results");
            using Process process = MechProcess.Start(Home, In("cache"), ["run", "round.json", "--out", "results"]);
            process.WaitForExit(random.Next(seen / 2, usual));
            bool wasAlive = !process.HasExited;
            process.Kill();
            process.WaitForExit();
            if (!Directory.Exists(In("results")))
            {
                // Between the two renames: the earlier results lie beside, whole.
                if (wasAlive && kill % 2 == 0 && Directory.EnumerateDirectories(Home, "results.*.old").FirstOrDefault() is { } old) Files(Path.GetFileName(old)).ShouldBe(first);
                continue;
            }

            string[] there = Files("results");
            (there.SequenceEqual(first) || there.SequenceEqual(second)).ShouldBeTrue(string.Join('\n', there.Select(line => line[..Math.Min(60, line.Length)])));
            foreach (string left in Directory.EnumerateDirectories(Home, "results.*"))
            {
                torn++;
                Directory.Delete(left, recursive: true);
            }
        }

        // A run after all that still succeeds.
        Run("results");
        Files("results").ShouldBe(second);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Kills} kills, {torn} drafts left beside");
    }

    [Fact]
    public void A_disk_that_is_full_leaves_earlier_results_and_says_so()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "limits of file sizes are set by a shell there");
        Run("results");
        string[] before = Files("results");
        WriteGifts(20_000, 1);
        foreach (int blocks in new[] { 0, 1, 8, 64 })
        {
            using Process limited = MechProcess.StartProgram(
                "bash", ["-c", $"trap '' XFSZ; ulimit -f {blocks}; exec dotnet \"$0\" run round.json --no-cache --backend interpreter --out results", MechProcess.Tool], Home, In("cache"),
                ("DOTNET_EnableDiagnostics", "0"), ("DOTNET_EnableWriteXorExecute", "0"));
            MechRun run = MechProcess.Finish(limited);
            run.Status.ShouldBe(1, run.Error);
            run.Out.ShouldBeEmpty();
            run.Error.ShouldContain("MECH7008");
            Files("results").ShouldBe(before);
            Directory.EnumerateDirectories(Home).Select(path => Path.GetFileName(path)).Where(name => name != "cache").ShouldBe(["results"]);
        }
    }

    [Fact]
    public void A_folder_that_may_not_be_written_is_named()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "there is a folder that nobody may write, whoever it is");
        foreach (string folder in new[] { "/proc/results", "/sys/results", "round.json/results" })
        {
            MechRun run = Mech("run", "round.json", "--out", folder);
            run.Status.ShouldBe(1);
            run.Out.ShouldBeEmpty();
            run.Error.ShouldContain("MECH7008");
        }
    }

    private int Usual(out int seen)
    {
        long start = Stopwatch.GetTimestamp();
        using Process process = MechProcess.Start(Home, In("cache"), ["run", "round.json", "--out", "results"]);
        while (!Directory.EnumerateDirectories(Home, "results.*.new").Any() && !process.HasExited) Thread.Sleep(1);
        seen = (int)Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        MechProcess.Finish(process).Status.ShouldBe(0);
        return (int)Stopwatch.GetElapsedTime(start).TotalMilliseconds + 1;
    }

    private void WriteGifts(int rows, int factor)
    {
        using StreamWriter writer = File.CreateText(In("gifts.csv"));
        writer.Write("contributor,project,gift\n");
        for (int row = 0; row < rows; row++) writer.Write(FormattableString.Invariant($"c{row},parkland,{1 + (row * factor % 9)}\n"));
    }

    private void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(In(to));
        foreach (string file in Directory.EnumerateFiles(In(from))) File.Copy(file, Path.Combine(In(to), Path.GetFileName(file)));
    }

    private string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(In(folder)).Order(StringComparer.Ordinal).Select(file => $"{Path.GetFileName(file)} {Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(file)))}")];
}
