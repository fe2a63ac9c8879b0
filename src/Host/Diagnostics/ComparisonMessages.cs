using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Diagnostics;

/// <summary>What can be wrong when rounds are compared, or run over the values of a parameter.</summary>
[DiagnosticCatalog]
internal static class ComparisonMessages
{
    /// <summary>A parameter of the round that a compared mechanism does not have.</summary>
    public static Diagnostic PassedOver(Location at, string what, string mechanism) =>
        Diagnostic.Note("MECH8411", at, $"{what} of the round is passed over for `{mechanism}`, which has none of that name");

    /// <summary>Runs without an output that two of them have.</summary>
    public static Diagnostic NothingInCommon(Location at, string variants) =>
        Diagnostic.Error("MECH8412", at, $"{variants} have no output in common, so there is nothing to put side by side", "compare mechanisms of one kind: they have the same outputs");

    /// <summary>A member to split, or to look at, that is not written as one.</summary>
    public static Diagnostic NotAMember(Location at, string option, string found) =>
        Diagnostic.Error("MECH8413", at, $"{option} needs a set and the id of a member, and got `{found}`", $"write it like {option} voter=ada");

    /// <summary>A set that the mechanism does not have.</summary>
    public static Diagnostic UnknownSet(Location at, string set, string mechanism, string suggestion) =>
        Diagnostic.Error("MECH8414", at, $"`{mechanism}` has no set `{set}`", suggestion);

    /// <summary>A member that the round does not have.</summary>
    public static Diagnostic UnknownMember(Location at, string set, string member, string suggestion) =>
        Diagnostic.Error("MECH8415", at, $"this round has no {set} `{member}`", suggestion);

    /// <summary>A sweep that names no parameter or no range.</summary>
    public static Diagnostic NotASweep(Location at, string found) =>
        Diagnostic.Error("MECH8416", at, $"`{found}` names no parameter with a range: expected a name, and two numbers of which the smaller stands first", "write it like cap=5%..50%");

    /// <summary>A parameter that is no number.</summary>
    public static Diagnostic NotANumber(Location at, string parameter, string what) =>
        Diagnostic.Error("MECH8417", at, $"`{parameter}` is {what}, and only a number can be moved from one end of a range to the other", "compare a few values with `mech compare --with`");
}
