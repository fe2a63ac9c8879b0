using System.Diagnostics;
using Mechanisms.Host;

namespace Mechanisms.Benchmarks;

/// <summary>A folder with 200 gifts, a script that can be changed, and a cache of its own.</summary>
internal sealed class Scene : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mech-start-up").FullName;
    private int _version;

    public Scene()
    {
        using StreamWriter gifts = File.CreateText(Path.Combine(_folder, "gifts.csv"));
        gifts.Write("contributor,project,gift\n");
        for (int row = 0; row < 200; row++) gifts.Write(FormattableString.Invariant($"contributor {row % 67},project {row % 11},{1 + (row * 37 % 50)}\n"));
        ChangeScript();
    }

    /// <summary>The cache.</summary>
    public string Cache => Path.Combine(_folder, "cache");

    /// <summary>The arguments for a mechanism of the library.</summary>
    public string[] LibraryRound => ["run", "quadratic_funding", "--input", "gift=" + Gifts, "--set", "pool=1000"];

    /// <summary>The arguments for the script here.</summary>
    public string[] OwnRound => ["run", Script, "--input", "gift=" + Gifts, "--set", "pool=1000"];

    private string Gifts => Path.Combine(_folder, "gifts.csv");

    private string Script => Path.Combine(_folder, "rule.mech");

    /// <summary>Runs a program to its end.</summary>
    public static void Run(string program, string[] arguments, string? cache)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        if (cache is not null) start.Environment["MECH_CACHE"] = cache;
        using Process process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} ended with {process.ExitCode}");
    }

    /// <summary>Gives the script a formula that it never had before.</summary>
    public void ChangeScript() => File.WriteAllText(
        Script,
        FormattableString.Invariant($$"""
        language 1

        mechanism rule is funding {
            param pool  : money, at least 0
            param price : cost from influence to money = quadratic
            accept contributor c when trust[c] > 0% otherwise "{c} is not trusted"
            counted[c, p] = trust[c] * gift[c, p]
            say[c, p]     = price.buys(counted[c, p])
            ideal[p]      = price(sum(c: say[c, p]))
            subsidy[p]    = ideal[p] - sum(c: price(say[c, p]))
            level         = min({{++_version}}, pool / sum(p: subsidy[p])) otherwise 1
            match[p]      = level * subsidy[p]
            round match to 0.01, remainder to largest fractions
        }

        """));

    /// <summary>Changes the script and runs it in this process.</summary>
    public void CompileInProcess(int number)
    {
        ChangeScript();
        var host = MechanismHost.Create(_folder);
        PreparedRound prepared = host.Prepare(new RunRequest { Mechanism = Script, Inputs = ["gift=" + Gifts], Assignments = ["pool=1000"] });
        if (host.Run(prepared).Results is null) throw new InvalidOperationException(FormattableString.Invariant($"compilation {number} failed"));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
