using System.Reflection;
using System.Runtime.CompilerServices;
using Mechanisms.Host.Scripting;

namespace Mechanisms.Host.Tests.PublicApi;

/// <summary>What programs can use of the host stands in a file, where a change of it is seen.</summary>
public class PublicApiTests
{
    private static bool IsBlessing => Environment.GetEnvironmentVariable("MECH_BLESS") == "1";

    [Fact]
    public void The_public_surface_is_the_blessed_one() =>
        ShouldBeBlessed("Mechanisms.Host.txt", string.Concat(typeof(MechanismHost).Assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal).Select(Of)));

    [Fact]
    public void What_it_gives_of_the_language_and_of_rounds_is_the_blessed_part() =>
        ShouldBeBlessed("Reachable.txt", string.Concat(Reachable.From(typeof(MechanismHost).Assembly).Select(type => type.FullName + "\n").Order(StringComparer.Ordinal)));

    [Fact]
    public void One_experiment_serves_many_threads_with_the_same_results()
    {
        Experiment experiment = MechanismHost.Create(".").Experiment(TextWriter.Null, TestContext.Current.CancellationToken);
        Round round = experiment.Compile("quadratic_funding").Round()
            .Table("gift", new[] { new { contributor = "ada", project = "park", gift = 9 }, new { contributor = "ben", project = "park", gift = 16 } });
        string[] alone = [.. Enumerable.Range(1, 8).Select(Shown)];
        string[] together = new string[alone.Length];
        Parallel.For(0, together.Length, at => together[at] = Shown(at + 1));
        together.ShouldBe(alone);
        alone.Distinct(StringComparer.Ordinal).Count().ShouldBe(alone.Length);

        string Shown(int pool) => round.Set("pool", pool).Run().ToString();
    }

    [Fact]
    public void A_run_that_is_not_wanted_any_more_ends_with_a_cancellation()
    {
        using var cancellation = new CancellationTokenSource();
        Experiment experiment = MechanismHost.Create(".").Experiment(TextWriter.Null, cancellation.Token);
        Round round = experiment.Compile("quadratic_funding").Round().Set("pool", 1).Table("gift", new[] { new { contributor = "a", project = "b", gift = 1 } });
        round.Run().Number("match", "b").ShouldBe(0);
        cancellation.Cancel();
        Should.Throw<OperationCanceledException>(() => round.Run());
    }

    [Fact]
    public void The_host_knows_no_console() =>
        typeof(MechanismHost).Assembly.GetReferencedAssemblies().Select(name => name.Name).ShouldNotContain("System.Console");

    private static void ShouldBeBlessed(string name, string surface)
    {
        string file = Path.Combine(HereOf(), name);
        if (IsBlessing) File.WriteAllText(file, surface);
        surface.ShouldBe(File.ReadAllText(file).ReplaceLineEndings("\n"), "MECH_BLESS=1 writes the file anew; read the difference");
    }

    private static string Of(Type type)
    {
        const BindingFlags own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        IEnumerable<string> members = type.GetMembers(own)
            .Where(member => member is not Type && member is not MethodInfo { IsSpecialName: true } && !member.IsDefined(typeof(CompilerGeneratedAttribute)))
            .Select(member => $"    {member}\n")
            .Order(StringComparer.Ordinal);
        return $"{type.FullName}\n{string.Concat(members)}";
    }

    private static string HereOf([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
