using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Interpreting;

namespace Mechanisms.Host;

/// <content>What mechanisms that are like others add up to.</content>
public sealed partial class MechanismHost
{
    /// <summary>A mechanism written out with all that it takes over from others.</summary>
    /// <param name="choice">A name of the library or the path of a script.</param>
    /// <param name="rulesOnly">Whether its description and examples are left out.</param>
    public TextResult Flatten(string choice, bool rulesOnly = false)
    {
        FindResult found = Find(choice);
        if (found.Choice is not { } script) return new TextResult(null, found.Diagnostics);
        if (RefuseOthers(script, OnCommandLine(choice)) is { } refused) return new TextResult(null, [.. found.Diagnostics, refused]);
        (string? text, ImmutableArray<Diagnostic> diagnostics) = MechanismCompiler.Flat(script.Script, script.Name, script.Files, FormulaTrial.Instance, rulesOnly);
        return new TextResult(text, [.. found.Diagnostics, .. diagnostics, .. script.Files.ImportProblems]);
    }
}
