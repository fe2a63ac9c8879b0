namespace Mechanisms.Cli.Tests.Caching;

/// <summary>A folder with a round whose script imports another one and has a cost to choose, and a cache of its own.</summary>
internal sealed class CachedRoundFolder : IDisposable
{
    public CachedRoundFolder()
    {
        Write("rule.mech", Script);
        Write("shared.mech", Shared(1));
        Write("votes.csv", "voter,option,vote\nada,park,1\nben,pool,1\n");
        Write("round.json", RoundFile());
    }

    public static string Script => """
        language 1

        import "shared.mech"

        mechanism tallies {
            set voter
            set option
            input vote[voter, option] : number, at least 0
            param price : cost from number to number = cheap
            param tag : text = "none"
            output paid[voter] : number

            paid[v] = sum(o: price(vote[v, o])) / (3 - price(1))
        }

        """;

    public string Path { get; } = Directory.CreateTempSubdirectory("mech").FullName;

    public string Cache => System.IO.Path.Combine(Path, "cache");

    public static string Shared(int factor) => FormattableString.Invariant($"language 1\n\ncost cheap(n) = {factor} * n\n\ncost dear(n) = n^2 + n\n\ncost bad(n) = 3 * n\n");

    public static string RoundFile(string more = "") =>
        $$"""{ "mechanism": "rule.mech", "params": { {{more}} }, "inputs": { "vote": "votes.csv" } }""";

    public void Dispose() => Directory.Delete(Path, recursive: true);

    public void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);

    /// <summary>Runs the round in this process, with its cache or without one.</summary>
    public MechRun Run(bool isCached, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var console = new CliConsole(output, error) { Folder = Path, CacheFolder = isCached ? Cache : null };
        int status = CliApplication.Run(["run", .. arguments], console, TestContext.Current.CancellationToken);
        return new MechRun(status, output.ToString(), error.ToString());
    }

    /// <summary>Runs the round without a cache, with an empty one and with a full one, and expects the same of all three.</summary>
    public MechRun RunThreeWays(params string[] arguments)
    {
        MechRun plain = Run(isCached: false, arguments);
        Run(isCached: true, arguments).ShouldBe(plain);
        Run(isCached: true, arguments).ShouldBe(plain);
        return plain;
    }

    /// <summary>The entries of the cache.</summary>
    public string[] Entries() => Directory.Exists(Cache) ? [.. Directory.GetFiles(Cache).Order(StringComparer.Ordinal)] : [];
}
