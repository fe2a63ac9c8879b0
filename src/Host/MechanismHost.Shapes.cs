using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Interpreting;

namespace Mechanisms.Host;

/// <content>What is known of formulas.</content>
public sealed partial class MechanismHost
{
    /// <summary>
    /// What is known of every step of the mechanisms of a script: its sign, and of each search what its sides do and why it
    /// finds the answer.
    /// </summary>
    /// <param name="choice">A name of the library or the path of a script.</param>
    public ShapeResult Shapes(string choice)
    {
        FindResult found = Find(choice);
        if (found.Choice is not { } script) return new ShapeResult([], found.Diagnostics);
        (ImmutableArray<MechanismShapes> shapes, ImmutableArray<Diagnostic> diagnostics) = MechanismCompiler.Shapes(script.Script, script.Files, FormulaTrial.Instance);
        return new ShapeResult(shapes, [.. found.Diagnostics, .. diagnostics, .. script.Files.ImportProblems]);
    }
}

/// <summary>What is known of the formulas of a script.</summary>
/// <param name="Mechanisms">Its mechanisms, in the order of the text.</param>
/// <param name="Diagnostics">What is wrong with them.</param>
public sealed record ShapeResult(ImmutableArray<MechanismShapes> Mechanisms, ImmutableArray<Diagnostic> Diagnostics);
