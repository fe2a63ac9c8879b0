using System.Text;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host;
using Mechanisms.Host.Examples;
using Mechanisms.Host.Interpreting;
using Mechanisms.Host.Library;

namespace Mechanisms.Conformance.Mistakes;

/// <summary>Clocked by the work done, which others would add to; hence alone.</summary>
[CollectionDefinition(nameof(LimitTests), DisableParallelization = true)]
public class LimitTestsRunAlone;

/// <summary>Scripts that no honest person writes: an answer within two seconds, and never the end of the process.</summary>
[Collection(nameof(LimitTests))]
public class LimitTests
{
    private const string Head = "language 1\nmechanism m {\n    set person\n    set place\n    input a[person] : number\n    input b[person, place] : number\n";

    private static IReadOnlyList<Diagnostic> Check(string text)
    {
        // On a stack as small as hosts give to their threads.
        IReadOnlyList<Diagnostic> found = [];
        TimeSpan before = Environment.CpuUsage.TotalTime;
        OnSmallStack(() => found = Scripts.Check(text));
        (Environment.CpuUsage.TotalTime - before).ShouldBeLessThan(TimeSpan.FromSeconds(2));
        return found;
    }

    private static void OnSmallStack(Action action)
    {
        Exception? thrown = null;
        var thread = new Thread(() => thrown = Record.Exception(action), 512 * 1024);
        thread.Start();
        thread.Join();
        thrown.ShouldBeNull();
    }

    private static string Step(string formula) => $"{Head}    x = {formula}\n}}\n";

    private static string Repeat(string part, int times) => new StringBuilder(part.Length * times).Insert(0, part, times).ToString();

    public static TheoryData<string, string> Refused => new()
    {
        { "brackets", Step(Repeat("(", 100_000) + "1" + Repeat(")", 100_000)) },
        { "signs", Step(Repeat("-", 50_000) + "1") },
        { "powers", Step(Repeat("2^", 50_000) + "2") },
        { "ten million characters", Step(Repeat("1 + ", 2_500_000) + "1") },
        { "a name of a million characters", Step(Repeat("n", 990_000)) },
        { "zeros", Step("1 \0\0\0") },
        { "nothing", "" },
        { "choices", Step(Repeat("if 1 < 2 then 1 else ", 5_000) + "1") },
        { "reductions", Step(Repeat("sum(c in person: ", 300) + "1" + Repeat(")", 300)) },
        { "arguments", Step("min(" + Repeat("1, ", 10_000) + "1)") },
        { "unknown names", Head + string.Concat(Enumerable.Range(0, 10_000).Select(i => $"    s{i}_step = unknown_{i} + other_{i}\n")) + "}\n" },
        { "a circle of ten thousand", Chain(10_000, circle: true) },
        { "functions in functions", Bomb(levels: 30) },
        { "functions of long formulas", Tower(150) },
        { "many settings", Lets() },
        { "a function of itself", "language 1\nfn f(x) = g(x)\nfn g(x) = f(x)\nmechanism m {\n    x = f(1)\n}\n" },
    };

    public static TheoryData<string, string> Accepted => new()
    {
        { "brackets", Step(Repeat("(", 190) + "1" + Repeat(")", 190)) },
        { "terms", Step(Repeat("1 + ", 950) + "1") },
        { "signs", Step(Repeat("-", 190) + "1") },
        { "choices", Step(Repeat("if 1 < 2 then 1 else ", 190) + "1") },
        { "reductions", Step(string.Concat(Enumerable.Range(0, 150).Select(i => $"sum(i{i} in person: ")) + "1" + Repeat(")", 150)) },
        { "a chain of ten thousand steps", Chain(10_000, circle: false) },
        { "functions in functions", Bomb(levels: 5) },
        { "sums and products of many inputs", Supports() },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Too_much_is_refused(string what, string text)
    {
        IReadOnlyList<Diagnostic> found = Check(text);
        found.Count.ShouldBeInRange(1, MessageBound, what);
    }

    private const int MessageBound = 101;

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Much_is_answered(string what, string text)
    {
        IReadOnlyList<Diagnostic> found = Check(text);
        found.ShouldBeEmpty(what);
        CompileResult? compiled = null;
        OnSmallStack(() => compiled = MechanismCompiler.Compile(
            new SourceText("test.mech", text), null, LibraryScripts.Embedded, new Dictionary<string, RoleChoice>(), FormulaTrial.Instance));
        compiled!.Mechanism.ShouldNotBeNull(what);
    }

    [Fact]
    public void A_file_that_is_no_text_is_refused()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "bytes.mech"), [.. "language 1\n"u8, 0xC3, 0x28, 0xFF]);
            File.WriteAllBytes(Path.Combine(folder, "large.mech"), new byte[10 * 1024 * 1024]);
            File.WriteAllText(Path.Combine(folder, "empty.mech"), "");
            var host = MechanismHost.Create(folder);
            TimeSpan before = Environment.CpuUsage.TotalTime;
            host.Check(["bytes.mech"], TestContext.Current.CancellationToken).ShouldHaveSingleItem().Code.ShouldBe("MECH8004");
            host.Check(["large.mech"], TestContext.Current.CancellationToken).ShouldHaveSingleItem().Code.ShouldBe("MECH8005");
            host.Check(["empty.mech"], TestContext.Current.CancellationToken).ShouldHaveSingleItem().Code.ShouldBe("MECH1005");
            (Environment.CpuUsage.TotalTime - before).ShouldBeLessThan(TimeSpan.FromSeconds(2));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Formulas at the parser's bounds on both backends: the runner compares them.</summary>
    [Theory]
    [InlineData("terms", "1 + ", 950, "1", "", 951)]
    [InlineData("brackets", "(", 190, "1", ")", 1)]
    [InlineData("signs", "-", 190, "1", "", 1)]
    [InlineData("choices", "if 1 < 2 then 1 else ", 190, "1", "", 1)]
    public void The_deepest_formulas_can_be_run(string what, string before, int times, string core, string after, int result)
    {
        string text = $"language 1\nmechanism m {{\n    x = {Repeat(before, times)}{core}{Repeat(after, times)}\n"
            + $"    example \"runs\" {{ expect x = {result} }}\n}}\n";
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "deep.mech"), text);
            TestReport? report = null;
            CancellationToken cancellation = TestContext.Current.CancellationToken;
            OnSmallStack(() => report = MechanismHost.Create(folder).Test(["deep.mech"], cancellation));
            report!.Diagnostics.ShouldBeEmpty(what);
            report.Examples.ShouldHaveSingleItem().Diagnostics.ShouldBeEmpty(what);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Chain(int steps, bool circle)
    {
        var text = new StringBuilder(Head);
        for (int i = 0; i < steps; i++) text.Append($"    s{i}_step[p] = s{i + 1}_step[p]\n");
        return text.Append($"    s{steps}_step[p] = {(circle ? "s0_step[p]" : "a[p]")}\n}}\n").ToString();
    }

    // Each function doubles the one before.
    private static string Bomb(int levels)
    {
        var text = new StringBuilder("language 1\nfn f0(x) = x + x\n");
        for (int i = 1; i <= levels; i++) text.Append($"fn f{i}(x) = f{i - 1}(x + x) + f{i - 1}(x * x)\n");
        return text.Append($"mechanism m {{\n    x = f{levels}(2)\n}}\n").ToString();
    }

    // Long formulas that call each other: no single one is too deep.
    private static string Tower(int levels)
    {
        var text = new StringBuilder("language 1\nfn f0(x) = x\n");
        for (int i = 1; i <= levels; i++) text.Append($"fn f{i}(x) = f{i - 1}(x){Repeat(" + 1", 500)}\n");
        return text.Append($"mechanism m {{\n    x = f{levels}(2)\n}}\n").ToString();
    }

    private static string Lets()
    {
        string formals = string.Join(", ", Enumerable.Range(0, 100).Select(i => $"x{i}"));
        string others = string.Concat(Enumerable.Range(1, 99).Select(i => $", {i} + 1"));
        return $"language 1\nfn f({formals}) = {formals.Replace(", ", " + ")}\nmechanism m {{\n    x = {Repeat("f(", 100)}1{Repeat(others + ")", 100)}\n}}\n";
    }

    private static string Supports()
    {
        var text = new StringBuilder("language 1\nmechanism m {\n    set person\n");
        for (int i = 0; i < 60; i++) text.Append($"    input in{i}[person] : number\n");
        string factors = string.Join(" * ", Enumerable.Range(0, 30).Select(i => $"in{i}[p]"));
        string terms = string.Join(" + ", Enumerable.Range(30, 30).Select(i => $"in{i}[p]"));
        return text.Append($"    x[p] = ({factors}) + ({terms})\n    y[p] = ({terms}) * ({factors})\n}}\n").ToString();
    }
}
