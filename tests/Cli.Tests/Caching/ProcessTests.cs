using System.Diagnostics;

namespace Mechanisms.Cli.Tests.Caching;

/// <summary>The tool as a process: what it loads, what it makes of disks that take nothing, and what is left when it is stopped.</summary>
public sealed class ProcessTests : IDisposable
{
    // Nothing of the compiler, of the grammar, or of what brings native code with it.
    private static readonly string[] Allowed =
    [
        "mech", "Mechanisms", "Mechanisms.Dsl", "Mechanisms.Host", "Mechanisms.Generated", "Mechanisms.Cli.Tests",
        "System.CommandLine", "Microsoft.Win32.Primitives",
        "Microsoft.Extensions.Configuration", "Microsoft.Extensions.Configuration.Abstractions",
        "Microsoft.Extensions.Configuration.Json", "Microsoft.Extensions.Configuration.FileExtensions",
        "Microsoft.Extensions.FileProviders.Abstractions", "Microsoft.Extensions.Primitives",
        "System.Private.CoreLib", "System.Runtime", "System.Runtime.InteropServices", "System.Runtime.Loader", "System.Runtime.Numerics",
        "System.Runtime.Intrinsics", "System.Runtime.Extensions", "System.Console", "System.Collections", "System.Collections.Immutable",
        "System.Collections.Concurrent", "System.Linq", "System.Memory", "System.Threading", "System.Threading.Thread", "System.Text.Json",
        "System.Text.Encoding.Extensions", "System.Text.Encodings.Web", "System.IO.Pipelines", "System.Numerics.Vectors",
        "System.ComponentModel", "netstandard",
    ];

    private readonly CachedRoundFolder _round = new();

    public void Dispose() => _round.Dispose();

    [Fact]
    public void A_cached_run_loads_neither_the_compiler_nor_the_grammar_nor_anything_heavy()
    {
        string[] cold = Loaded("round.json");
        cold.ShouldContain("Microsoft.CodeAnalysis.CSharp");
        cold.ShouldContain("Sprache");
        Loaded("round.json").Except(Allowed).ShouldBeEmpty();
    }

    [Fact]
    public void A_cached_run_by_a_name_of_the_library_parses_no_script_of_the_library()
    {
        File.WriteAllText(Path.Combine(_round.Path, "gifts.csv"), "contributor,project,gift\nada,park,4\nben,park,4\n");
        string[] arguments = ["quadratic_funding", "--gift", "gifts.csv", "--set", "pool=10"];
        Loaded(arguments).ShouldContain("Sprache");
        Loaded(arguments).Except(Allowed).ShouldBeEmpty();
    }

    [Fact]
    public void A_disk_that_takes_no_more_costs_time_and_nothing_else()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "limits of file sizes are set by a shell there");
        MechRun plain = _round.Run(isCached: false, "round.json");
        using Process limited = MechProcess.StartProgram(
            "bash", ["-c", "trap '' XFSZ; ulimit -f 1; exec dotnet \"$0\" run round.json", MechProcess.Tool], _round.Path, _round.Cache,
            ("DOTNET_EnableDiagnostics", "0"), ("DOTNET_EnableWriteXorExecute", "0"));
        MechProcess.Finish(limited).ShouldBe(plain);
        _round.Entries().ShouldAllBe(entry => new FileInfo(entry).Length <= 1024 && entry.EndsWith(".cache"));
        MechProcess.Run(_round.Path, _round.Cache, ["run", "round.json"]).ShouldBe(plain);
        _round.Entries().Length.ShouldBe(3);
    }

    [Fact]
    public void A_cache_that_cannot_be_made_costs_time_and_nothing_else()
    {
        MechRun plain = _round.Run(isCached: false, "round.json");
        MechProcess.Run(_round.Path, Path.Combine(_round.Path, "round.json", "cache"), ["run", "round.json"]).ShouldBe(plain);
        if (OperatingSystem.IsLinux()) MechProcess.Run(_round.Path, "/proc/cache", ["run", "round.json"]).ShouldBe(plain);
    }

    [Fact]
    public void Two_processes_that_start_at_once_share_one_cache()
    {
        MechRun plain = _round.Run(isCached: false, "round.json");
        using Process first = MechProcess.Start(_round.Path, _round.Cache, ["run", "round.json"]);
        using Process second = MechProcess.Start(_round.Path, _round.Cache, ["run", "round.json"]);
        MechProcess.Finish(first).ShouldBe(plain);
        MechProcess.Finish(second).ShouldBe(plain);
        _round.Entries().Length.ShouldBe(3);
        _round.Run(isCached: true, "round.json").ShouldBe(plain);
    }

    [Fact]
    public void A_run_that_is_killed_spoils_nothing_for_the_next_one()
    {
        MechRun plain = _round.Run(isCached: false, "round.json");
        foreach (int delay in new[] { 200, 900, 1500 })
        {
            using Process killed = MechProcess.Start(_round.Path, _round.Cache, ["run", "round.json"]);
            Thread.Sleep(delay);
            killed.Kill();
            killed.WaitForExit();
            _round.Run(isCached: true, "round.json").ShouldBe(plain);
            foreach (string entry in _round.Entries()) File.Delete(entry);
        }
    }

    [Fact]
    public void An_interrupted_run_ends_soon_with_130_and_leaves_nothing_behind()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are of other systems");
        const int rows = 3_000_000;
        string table = Path.Combine(_round.Path, "votes.csv");
        using (StreamWriter writer = File.CreateText(table))
        {
            writer.Write("voter,option,vote\n");
            for (int row = 0; row < rows; row++) writer.Write(FormattableString.Invariant($"v{row},o{row % 7},1\n"));
        }

        using Process run = MechProcess.Start(_round.Path, _round.Cache, ["run", "round.json", "--out", "results"]);
        Thread.Sleep(3000);
        run.HasExited.ShouldBeFalse("the table is too small to be interrupted");
        long asked = Stopwatch.GetTimestamp();
        using (Process kill = Process.Start("kill", ["-INT", run.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) kill.WaitForExit();
        MechRun ended = MechProcess.Finish(run);

        // A fraction of a second on a machine with nothing else to do; reading on to the end of the table and writing everything takes ten.
        Stopwatch.GetElapsedTime(asked).ShouldBeLessThan(TimeSpan.FromMinutes(1));
        ended.ShouldBe(new MechRun(130, "", ""));
        Directory.GetFileSystemEntries(_round.Path).Select(path => Path.GetFileName(path)).Where(name => name is not "cache").Order(StringComparer.Ordinal)
            .ShouldBe(["round.json", "rule.mech", "shared.mech", "votes.csv"]);
    }

    private string[] Loaded(params string[] arguments)
    {
        string list = Path.Combine(_round.Path, "assemblies.txt");
        MechRun run = MechProcess.Run(
            _round.Path, _round.Cache, ["run", .. arguments],
            ("DOTNET_STARTUP_HOOKS", typeof(ProcessTests).Assembly.Location), (StartupHook.Variable, list));
        run.Status.ShouldBe(0, run.Error);
        return File.ReadAllLines(list);
    }
}
