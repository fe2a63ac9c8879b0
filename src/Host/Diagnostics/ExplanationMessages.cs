using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Diagnostics;

/// <summary>What can be wrong when a result is to be explained.</summary>
[DiagnosticCatalog]
internal static class ExplanationMessages
{
    /// <summary>A step that the mechanism does not have.</summary>
    public static Diagnostic UnknownStep(Location at, string step, string mechanism, string suggestion) =>
        Diagnostic.Error("MECH8431", at, $"`{mechanism}` has no step `{step}`", suggestion);

    /// <summary>A member of a set that the results are not about.</summary>
    public static Diagnostic NotAbout(Location at, string what, string about) =>
        Diagnostic.Error("MECH8432", at, $"there is nothing to explain here: {what}", about);

    /// <summary>Two members to compare that are not of one set.</summary>
    public static Diagnostic NothingAgainst(Location at, string against) =>
        Diagnostic.Error("MECH8433", at, $"`{against}` has nobody to stand against", "name with --for the member of the same set that it is compared with");

    /// <summary>A recomputation that ends without a result.</summary>
    public static Diagnostic NotThere(Location at, string member) =>
        Diagnostic.Error("MECH8434", at, $"`{member}` is explained and cannot be left out as well", "leave out somebody else");
}
