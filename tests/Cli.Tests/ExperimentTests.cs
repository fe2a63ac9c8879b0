using System.Diagnostics;
using System.Globalization;
using Mechanisms.Cli.Tests.Caching;

namespace Mechanisms.Cli.Tests;

/// <summary>Experiments in C#: what they show, where their mistakes are, how they end, and what they load.</summary>
public sealed class ExperimentTests : IDisposable
{
    private const string Compiler = "Microsoft.CodeAnalysis.CSharp.Scripting";

    private readonly string _folder = Directory.CreateTempSubdirectory("mechanisms-experiment-").FullName;

    private string Cache => Path.Combine(_folder, "cache");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Objects_numbers_and_rows_are_shown_readably_in_any_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
        try
        {
            MechRun run = Script("""
                Print(1234.5); Print(true); Print("text"); Print(new { a = 0.25, b = new[] { 1, 2 } });
                Table(new object[] { new { name = "ä", value = 10.5 }, new Dictionary<string, object> { ["name"] = "longer", ["value"] = 2 } });
                $"{0.5}"
                """);
            run.ShouldBe(new MechRun(0, "1234.5\nyes\ntext\na  0.25\nb  1, 2\n  name    value\n  ä        10.5\n  longer      2\n0.5\n", ""));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("return 3;", 3, "")]
    [InlineData("1 + 2", 0, "3\n")]
    [InlineData("return \"done\";", 0, "done\n")]
    [InlineData("if (Args.Count == 0) return 4; Print(1);", 4, "")]
    [InlineData("await Task.Yield(); return 255;", 255, "")]
    public void A_whole_number_that_is_returned_is_the_exit_status_and_other_values_are_shown(string text, int status, string shown) =>
        Script(text).ShouldBe(new MechRun(status, shown, ""));

    [Fact]
    public void A_round_takes_rosters_and_what_it_lacks_is_told_in_the_words_of_the_script()
    {
        const string start = "var round = Compile(\"quadratic_funding\").Round()";
        const string gifts = ".Table(\"gift\", new[] { new { contributor = \"ada\", project = \"park\", gift = 9 } })";
        Script($"{start}.Set(\"pool\", 10){gifts}.Members(\"project\", new[] {{ new {{ project = \"park\" }}, new {{ project = \"well\" }} }}); Print(round.Run()[\"match\"].Count);")
            .ShouldBe(new MechRun(0, "2\n", ""));
        Script($"{start}{gifts}; round.Run();").Error.ShouldContain("= help: write `.Set(\"pool\", …)` before `.Run()`");
        Script($"{start}.Set(\"pool\", 10); round.Run();").Error.ShouldContain("= help: write `.Table(\"gift\", …)` before `.Run()`");
    }

    [Theory]
    [InlineData("int x = \"one\";", "MECH8301", "try.csx:1:9")]
    [InlineData("Print(1);\nthrow new InvalidOperationException(\"why\");", "MECH8302", "try.csx:2:1")]
    [InlineData("Compile(\"no_such_rule\");", "MECH8006", "try.csx:1:10")]
    [InlineData("Compile(\"quadratic_funding\").Round()\n  .Set(\"pol\", 1).Run();", "MECH6020", "try.csx:2:8")]
    [InlineData("Compile(\"quadratic\");", "MECH8007", "try.csx:1:10")]
    [InlineData("Compile(@\"language 1\nmechanism m {\n    s = t\n}\");", "MECH2001", "try.csx, text on line 1:3:9")]
    public void A_mistake_is_shown_at_its_place(string text, string code, string place)
    {
        MechRun run = Script(text);
        run.Status.ShouldBe(1);
        run.Error.ShouldContain($"error {code}: ");
        run.Error.ShouldContain($"--> {place}\n");
    }

    [Fact]
    public void A_mistake_in_a_mechanism_file_or_a_loaded_script_is_shown_in_that_file()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "below"));
        File.WriteAllText(Path.Combine(_folder, "below", "rule.mech"), "language 1\n\nmechanism rule {\n    a = b\n}\n");
        File.WriteAllText(Path.Combine(_folder, "below", "more.csx"), "int Half(int n) => n / zero;\n");
        File.WriteAllText(Path.Combine(_folder, "below", "a.csx"), "Compile(\"rule.mech\");\n");
        File.WriteAllText(Path.Combine(_folder, "below", "b.csx"), "#load \"more.csx\"\n");
        Mech.RunIn(_folder, "script", "below/a.csx").Error.ShouldContain("--> below/rule.mech:4:9\n");
        Mech.RunIn(_folder, "script", "below/b.csx").Error.ShouldContain("--> below/more.csx:1:24\n");
    }

    [Fact]
    public void Only_the_first_start_loads_the_compiler_until_a_file_of_the_script_changes()
    {
        File.WriteAllText(Path.Combine(_folder, "more.csx"), "int Twice(int n) => 2 * n;\n");
        File.WriteAllText(Path.Combine(_folder, "try.csx"), "#load \"more.csx\"\nPrint(Twice(4));\nint[] none = [];\nif (Args.Count > 0) Print(none[0]);\n");
        Loaded("8\n").ShouldContain(Compiler);
        Loaded("8\n").ShouldNotContain(name => name.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal));
        MechProcess.Run(_folder, Cache, ["script", "try.csx", "fail"]).Error.ShouldContain("--> try.csx:4:1\n");
        File.WriteAllText(Path.Combine(_folder, "more.csx"), "int Twice(int n) => 3 * n;\n");
        Loaded("12\n").ShouldContain(Compiler);
        foreach (string entry in Directory.GetFiles(Cache)) File.WriteAllBytes(entry, [1, 2, 3]);
        Loaded("12\n").ShouldContain(Compiler);
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("var m = Compile(\"quadratic_voting\"); while (true) m.Round().Table(\"ballot\", new[] { new { voter = 1, option = 1, ballot = 1 } }).Run();")]
    public void A_script_that_is_interrupted_ends_soon_with_130(string text)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are of other systems");
        File.WriteAllText(Path.Combine(_folder, "try.csx"), "Print(\"begun\");\n" + text);
        using Process run = MechProcess.Start(_folder, Cache, ["script", "try.csx"]);
        run.StandardOutput.ReadLine().ShouldBe("begun");
        using (Process kill = Process.Start("kill", ["-INT", run.Id.ToString(CultureInfo.InvariantCulture)])) kill.WaitForExit();
        run.WaitForExit(TimeSpan.FromSeconds(20)).ShouldBeTrue();
        run.ExitCode.ShouldBe(130);
    }

    [Fact]
    public void Arguments_behind_two_dashes_are_those_of_the_script()
    {
        File.WriteAllText(Path.Combine(_folder, "try.csx"), "Print(Args);");
        Mech.RunIn(_folder, "script", "try.csx", "one", "--", "--two", "-3").Out.ShouldBe("one\n--two\n-3\n");
    }

    [Fact]
    public void A_script_is_run_only_by_its_verb_and_the_help_says_that_it_is_trusted()
    {
        File.WriteAllText(Path.Combine(_folder, "try.csx"), "File.WriteAllText(Path.Combine(Folder, \"was-here\"), \"\");");
        foreach (string verb in new[] { "run", "check", "test", "show", "emit", "fmt", "verify" }) Mech.RunIn(_folder, verb, "try.csx").Status.ShouldNotBe(0, verb);
        File.WriteAllText(Path.Combine(_folder, "round.json"), "{ \"mechanism\": \"try.csx\" }");
        Mech.RunIn(_folder, "run", "round.json").Status.ShouldBe(1);
        File.Exists(Path.Combine(_folder, "was-here")).ShouldBeFalse();
        Mech.Run("script", "--help").Out.ShouldContain("trusted code");
        Mech.Run("script").Status.ShouldBe(2);
        Mech.RunIn(_folder, "script", "try.csx").ShouldBe(new MechRun(0, "", ""));
        File.Exists(Path.Combine(_folder, "was-here")).ShouldBeTrue();
    }

    private MechRun Script(string text)
    {
        File.WriteAllText(Path.Combine(_folder, "try.csx"), text);
        return Mech.RunIn(_folder, "script", "try.csx");
    }

    private string[] Loaded(string shown)
    {
        string list = Path.Combine(_folder, "assemblies.txt");
        MechRun run = MechProcess.Run(
            _folder, Cache, ["script", "try.csx"],
            ("DOTNET_STARTUP_HOOKS", typeof(ExperimentTests).Assembly.Location), (StartupHook.Variable, list));
        run.ShouldBe(new MechRun(0, shown, ""));
        return File.ReadAllLines(list);
    }
}
