namespace Mechanisms.Cli.Tests.Hostile;

/// <summary>A round that runs, in a folder of its own, for tests that damage one thing of it.</summary>
public abstract class HostileFolder : IDisposable
{
    private protected const string Round = """{ "mechanism": "quadratic_funding", "params": { "pool": 100 }, "inputs": { "gift": "gifts.csv" } }""";
    private protected const string Headers = "contributor,project,gift\n";

    private static readonly string[] SaysWhatIsExpected = ["help:", " needs ", "there are", "it has ", "must be "];

    protected HostileFolder()
    {
        Home = Directory.CreateTempSubdirectory("mech").FullName;
        Write("gifts.csv", Headers + "ada,park,4\nben,park,4\nada,garden,4\n");
        Write("round.json", Round);
    }

    private protected string Home { get; }

    public void Dispose()
    {
        Directory.Delete(Home, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected void Write(string name, string text) => File.WriteAllText(Path.Combine(Home, name), text);

    private protected void Write(string name, byte[] bytes) => File.WriteAllBytes(Path.Combine(Home, name), bytes);

    // The interpreter gives the same bits and does not wait for a compiler.
    private protected MechRun Run(params string[] arguments) =>
        Mech.RunIn(Home, arguments is ["run", ..] ? [.. arguments, "--backend", "interpreter"] : arguments);

    /// <summary>Status 1, a code, a place, something to do, a message of bearable length, and no output of any kind.</summary>
    private protected MechRun RefuseInput(params string[] arguments)
    {
        MechRun run = RefuseWith(1, arguments);
        run.Error.ShouldContain("error MECH");
        run.Error.ShouldContain("-->");
        SaysWhatIsExpected.Any(words => run.Error.Contains(words, StringComparison.Ordinal)).ShouldBeTrue(run.Error);
        run.Error.Length.ShouldBeLessThan(8000);
        return run;
    }

    private protected MechRun RefuseWith(int status, params string[] arguments)
    {
        string[] before = Everything();
        MechRun run = Run(arguments);
        run.Status.ShouldBe(status, run.Error);
        run.Out.ShouldBeEmpty();
        Everything().ShouldBe(before);
        return run;
    }

    private string[] Everything() => [.. Directory.EnumerateFileSystemEntries(Home, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
