using Mechanisms.Conformance.Mistakes;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host;

namespace Mechanisms.Conformance.Baselines;

/// <summary>Every message of the language stands in a baseline, where a change of its words is seen.</summary>
public class CoverageTests
{
    /// <summary>Codes that no readable script can show, and why.</summary>
    private static readonly Dictionary<string, string> WithoutCase = new(StringComparer.Ordinal)
    {
        ["MECH1067"] = "takes a million characters; see LimitTests",
        ["MECH1070"] = "takes hundreds of brackets; see LimitTests",
        ["MECH1071"] = "takes hundreds of signs; see LimitTests",
        ["MECH1072"] = "takes a thousand operations; see LimitTests",
        ["MECH1073"] = "takes thousands of operations; see LimitTests",
        ["MECH1074"] = "takes tens of thousands of words; see LimitTests",
        ["MECH1075"] = "takes a hundred mistakes; see LimitTests",
        ["MECH1076"] = "takes hundreds of thousands of words; see LimitTests",
        ["MECH2038"] = "said to whoever runs a script that has no mechanism, not of the script",
        ["MECH4010"] = "takes thousands of calls; see LimitTests",
        ["MECH4014"] = "said of what a round chooses",
        ["MECH4015"] = "said of what a round leaves open",
        ["MECH9004"] = "a fault of the formatter itself",
    };

    [Fact]
    public void Every_code_of_the_language_is_in_a_baseline()
    {
        HashSet<string> produced = [.. CaseFolder.Names().SelectMany(Messages).Select(message => message.Code)];
        string[] declared = [.. Catalogues.OfLanguage.Select(entry => entry.Message.Code)];
        declared.Except(produced).Order(StringComparer.Ordinal).ShouldBe(WithoutCase.Keys.Order(StringComparer.Ordinal));
    }

    private static IEnumerable<Diagnostic> Messages(string name)
    {
        var host = MechanismHost.Create(Path.Combine(CaseFolder.Root, name));
        return host.Check(["./script.mech"], TestContext.Current.CancellationToken);
    }
}
