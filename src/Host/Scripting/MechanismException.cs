using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Rendering;

namespace Mechanisms.Host.Scripting;

/// <summary>A mechanism, a round or its data is at fault. The messages name the places, in the files that are to be mended.</summary>
public sealed class MechanismException : Exception
{
    internal MechanismException(IEnumerable<Diagnostic> diagnostics)
        : this([.. diagnostics]) { }

    private MechanismException(ImmutableArray<Diagnostic> diagnostics)
        : base(TextOf(diagnostics)) => Diagnostics = diagnostics;

    /// <summary>Every message, with its code and place.</summary>
    public ImmutableArray<Diagnostic> Diagnostics { get; }

    private static string TextOf(ImmutableArray<Diagnostic> diagnostics)
    {
        using var text = new StringWriter { NewLine = "\n" };
        new DiagnosticText(Ink.None).WriteAll(text, diagnostics);
        return text.ToString();
    }
}
