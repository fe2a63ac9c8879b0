using Mechanisms.Host;
using Mechanisms.Host.Rendering;
using Mechanisms.Host.Results;

namespace Mechanisms.Conformance.Baselines;

/// <summary>A case with a round.json has its results, or the messages that stand in their place, in round.txt.</summary>
public class RoundBaselineTests
{
    private const string RoundFile = "round.json";

    public static TheoryData<string> Cases
    {
        get
        {
            string[] names = [.. CaseFolder.Names().Where(name => File.Exists(CaseFolder.PathOf(name, RoundFile)))];
            return names.Length == 0 ? [CaseFolder.None] : [.. names];
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_round_has_the_blessed_results(string name)
    {
        if (name == CaseFolder.None) return;
        string folder = Path.Combine(CaseFolder.Root, name);
        var host = MechanismHost.Create(folder);
        RunOutcome compiled = Run(host, BackendChoice.Kernel), walked = Run(host, BackendChoice.Interpreter);
        string produced = Text(compiled, folder);
        Text(walked, folder).ShouldBe(produced);
        Baseline.ShouldMatch(CaseFolder.PathOf(name, "round.txt"), produced);
    }

    private static RunOutcome Run(MechanismHost host, BackendChoice backend) =>
        host.Run(host.Prepare(new RunRequest { RoundFile = RoundFile }), backend, TestContext.Current.CancellationToken);

    // Baselines are the same on every machine, so they speak of files as seen from the case.
    private static string Text(RunOutcome outcome, string folder)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        if (outcome.Report is { } report) writer.Write(TextTable.Of(report));
        new DiagnosticText(Ink.None).WriteAll(writer, outcome.Diagnostics);
        return writer.ToString().Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }
}
