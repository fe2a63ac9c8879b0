namespace Mechanisms.Cli.Tests.Records;

/// <summary>A round with a script, an import and a roster, in a folder of its own.</summary>
public abstract class RecordedFolder : IDisposable
{
    private protected const string Gifts = "contributor,project,gift\nadalbert,parkland,4\nbenedikta,parkland,4\nadalbert,swimmingpool,4\nevangeline,swimmingpool,70\nzdzislaw,parkland,0\n";

    private protected static string Script { get; } =
        """
        language 1

        import "shared.mech"

        mechanism shares is funding {
            param pool : money, at least 0
            param most : money = 50
            accept gift[c, p] when gift < most otherwise "{c} gave {gift} to {p}, and {most} is the most"
            accept contributor c when sum(p: gift[c, p]) > 0 otherwise "{c} gave nothing"
            raised[p] = sum(c: counted(gift[c, p]))
            match[p]  = pool * raised[p] / sum(q: raised[q]) otherwise 0
            round match to 0.01
        }

        """;

    private protected RecordedFolder()
    {
        Home = Directory.CreateTempSubdirectory("mech").FullName;
        Write("shares.mech", Script);
        Write("shared.mech", "language 1\n\nfn counted(x) = x\n");
        Write("gifts.csv", Gifts);
        Write("projects.csv", "project\nparkland\nswimmingpool\nplayground\n");
        Write("round.json", """{ "mechanism": "shares.mech", "params": { "pool": 100 }, "inputs": { "gift": "gifts.csv" }, "members": { "project": "projects.csv" } }""");
    }

    private protected string Home { get; }

    public void Dispose()
    {
        Directory.Delete(Home, recursive: true);
        GC.SuppressFinalize(this);
    }

    private protected void Write(string name, string text) => File.WriteAllText(In(name), text);

    private protected string Read(string name) => File.ReadAllText(In(name));

    private protected string In(string name) => Path.Combine(Home, name);

    private protected MechRun Mech(params string[] arguments) => Tests.Mech.RunIn(Home, arguments);

    private protected void Run(string target, params string[] arguments)
    {
        MechRun run = Mech(["run", "round.json", "--out", target, .. arguments]);
        run.Status.ShouldBe(0, run.Error);
    }
}
