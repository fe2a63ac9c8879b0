using System.Text;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Host;

namespace Mechanisms.Cli.Tests.Caching;

/// <summary>Every example of the library as a round of files, and every round under examples: one cache, three ways, the same bytes.</summary>
public sealed class EveryRoundTests(EveryRoundTests.Folder folder) : IClassFixture<EveryRoundTests.Folder>
{
    private static readonly string Root = Conformance.Docs.MarkdownBlock.Root;

    public static TheoryData<string> Rounds =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "examples"), "*.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    public static TheoryData<string> Mechanisms =>
        [.. MechanismHost.Create(".").Library().Where(it => it.Entry.Kind == DeclarationKind.Mechanism).Select(it => it.Entry.Name)];

    [Theory]
    [MemberData(nameof(Rounds))]
    public void A_round_under_examples_is_the_same_three_ways(string round) => RunThreeWays(Root, ["run", round, "--steps"]).ShouldBe(0);

    [Theory]
    [MemberData(nameof(Mechanisms))]
    public void The_examples_of_a_library_mechanism_are_the_same_three_ways(string name)
    {
        var host = MechanismHost.Create(".");
        if (host.Compile(name).Mechanism is not { } mechanism) return;
        mechanism.Examples.ShouldNotBeEmpty();
        for (int at = 0; at < mechanism.Examples.Length; at++)
        {
            string place = Path.Combine(folder.Path, FormattableString.Invariant($"{name}-{at}"));
            RunThreeWays(place, Write(mechanism, mechanism.Examples[at], place));
        }
    }

    private int RunThreeWays(string place, string[] arguments)
    {
        MechRun plain = Run(place, null, arguments), cold = Run(place, folder.Cache, arguments), warm = Run(place, folder.Cache, arguments);
        cold.ShouldBe(plain);
        warm.ShouldBe(plain);
        plain.Out.Length.ShouldBeGreaterThan(plain.Status == 0 ? 10 : -1);
        return plain.Status;
    }

    private static MechRun Run(string place, string? cache, string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var console = new CliConsole(output, error) { Folder = place, CacheFolder = cache };
        int status = CliApplication.Run([.. arguments, "--format", "json"], console, TestContext.Current.CancellationToken);
        return new MechRun(status, output.ToString(), error.ToString());
    }

    private static string[] Write(LoweredMechanism mechanism, LoweredExample example, string place)
    {
        Directory.CreateDirectory(place);
        var members = new List<string>();
        List<string> arguments = ["run", "round.json", "--steps"];
        foreach (ExampleValue value in example.Values) arguments.AddRange(["--set", $"{value.Target}={value.Text}"]);
        foreach (IGrouping<string, ExampleTable> table in example.Tables.GroupBy(it => it.Target, StringComparer.Ordinal))
        {
            LoweredInput? input = mechanism.Inputs.FirstOrDefault(it => it.Name == table.Key);
            File.WriteAllText(Path.Combine(place, table.Key + ".csv"), Csv([input is null ? [table.Key] : Headers(mechanism, input), .. table.SelectMany(it => it.Rows).Select(row => row.Cells)]));
            if (input is null) members.Add($"\"{table.Key}\": \"{table.Key}.csv\"");
            else arguments.AddRange(["--input", $"{table.Key}={table.Key}.csv"]);
        }

        File.WriteAllText(Path.Combine(place, "round.json"), $$"""{ "mechanism": "{{mechanism.Name}}", "members": { {{string.Join(", ", members)}} } }""");
        return [.. arguments];
    }

    private static IEnumerable<string> Headers(LoweredMechanism mechanism, LoweredInput input)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (int set in input.Sets)
        {
            string name = mechanism.Sets[set].Name;
            int count = seen[name] = seen.GetValueOrDefault(name) + 1;
            yield return count == 1 ? name : FormattableString.Invariant($"{name}.{count}");
        }

        foreach (LoweredColumn column in input.Columns.Where(column => column.Formula is null)) yield return column.Name;
    }

    private static string Csv(IEnumerable<IEnumerable<string>> rows)
    {
        var text = new StringBuilder();
        foreach (IEnumerable<string> row in rows) text.AppendJoin(',', row.Select(cell => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")).Append('\n');
        return text.ToString();
    }

    public sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("mech").FullName;

        public string Cache => System.IO.Path.Combine(Path, "cache");

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
