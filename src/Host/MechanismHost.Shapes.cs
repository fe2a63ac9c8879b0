using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Interpreting;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Host;

/// <content>What is known of formulas.</content>
public sealed partial class MechanismHost
{
    /// <summary>
    /// What is known of every step of the mechanisms of a script: its sign, and of each search what its sides do and why it
    /// finds the answer. A page for people, whose lines end with \n.
    /// </summary>
    /// <param name="choice">A name of the library or the path of a script.</param>
    public TextResult Shapes(string choice)
    {
        FindResult found = Find(choice);
        if (found.Choice is not { } script) return new TextResult(null, found.Diagnostics);
        (ImmutableArray<MechanismShapes> shapes, ImmutableArray<Diagnostic> diagnostics) = MechanismCompiler.Shapes(script.Script, script.Files, FormulaTrial.Instance);
        return new TextResult(ShapeText.Of(shapes), [.. found.Diagnostics, .. diagnostics, .. script.Files.ImportProblems]);
    }
}
