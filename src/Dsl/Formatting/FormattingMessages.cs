using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Dsl.Formatting;

/// <summary>What the formatter says about itself; mistakes in scripts are reported by the parser.</summary>
[DiagnosticCatalog]
public static class FormattingMessages
{
    /// <summary>The formatted text failed its proof.</summary>
    public static Diagnostic Unproven(Location at, string reason) =>
        Diagnostic.Error(
            "MECH9004",
            at,
            $"the formatter itself failed, and nothing was changed: {reason}",
            "your script is not to blame; please report it with the script and this message");
}
