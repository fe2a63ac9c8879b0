using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Examples;

/// <summary>What can go wrong with an example that compiles.</summary>
[DiagnosticCatalog]
internal static class ExampleDiagnostics
{
    /// <summary>Another value than expected.</summary>
    public static Diagnostic NotMet(Location at, string example, string cell, string expected, string got, string difference)
    {
        string off = difference.Length == 0 ? "" : $" (off by {difference})";
        return Diagnostic.Error("MECH8101", at, $"in \"{example}\", `{cell}` is {got}, and {expected} was expected{off}");
    }

    /// <summary>An expectation that is no value of the step's kind.</summary>
    public static Diagnostic UnreadableExpectation(Location at, string example, string cell, string expected, string wanted) =>
        Diagnostic.Error("MECH8102", at, $"in \"{example}\", `{cell}` is {wanted}, and cannot be compared with `{expected}`");

    /// <summary>An expectation about a member that the example does not have.</summary>
    public static Diagnostic UnknownMember(Location at, string example, string set, string member, IEnumerable<string> members) =>
        Diagnostic.Error(
            "MECH8103",
            at,
            $"\"{example}\" has no {set} `{member}`",
            Spelling.Suggest(member, members, "an example has the members that its `given` tables name"));

    /// <summary>An expectation with another number of members than the step has indices.</summary>
    public static Diagnostic WrongIndices(Location at, string example, string step, int needed, int found) =>
        Diagnostic.Error("MECH8104", at, FormattableString.Invariant(
            $"in \"{example}\", `{step}` needs {needed} members between brackets, and got {found}"));

    /// <summary>The compiled kernel and the interpreter give different results: a fault of ours.</summary>
    public static Diagnostic BackendsDiffer(Location at, string example, string difference) =>
        Diagnostic.Error(
            "MECH9003",
            at,
            $"in \"{example}\", the compiled mechanism and the interpreter disagree; {difference}",
            "this is a fault of mech and not of the script; please report it with the script");

    /// <summary>The kernel stopped and the interpreter did not, or elsewhere: a fault of ours.</summary>
    public static Diagnostic RunsDiffer(Location at, string mechanism, string difference) =>
        Diagnostic.Error(
            "MECH9002",
            at,
            $"compiled, `{mechanism}` stopped, and the interpreter disagrees; {difference}",
            "this is a fault of mech and not of the script; please report it with the script and the data");

    /// <summary>A script whose mechanisms have no examples.</summary>
    public static Diagnostic NoExamples(Location at, string mechanism) =>
        Diagnostic.Note("MECH8105", at, $"`{mechanism}` has no examples", "an `example` block says what must come out, and shows readers how the rule works");
}
