using Mechanisms.Host;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Conformance.Baselines;

/// <summary>A folder a case: script.mech, and script.diagnostics.txt with each message under its line.</summary>
public class DiagnosticsBaselineTests
{
    public static TheoryData<string> Cases => [.. CaseFolder.Names()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_script_has_the_blessed_messages(string name)
    {
        if (name == CaseFolder.None) return;
        var host = MechanismHost.Create(Path.Combine(CaseFolder.Root, name));
        FindResult found = host.Find("./script.mech");
        found.Diagnostics.ShouldBeEmpty();
        string produced = AnnotatedSource.Render(found.Choice!.Script, host.Check(found.Choice));
        Baseline.ShouldMatch(CaseFolder.PathOf(name, "script.diagnostics.txt"), produced);
    }

    [Fact]
    public void A_difference_shows_the_changed_lines_and_their_neighbours() =>
        Baseline.Diff("a\nb\nc\nd\ne\nf", "a\nb\nc\nX\ne\nf").ShouldBe("  b\n  c\n- d\n+ X\n  e\n  f");
}
