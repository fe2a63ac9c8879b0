using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Dsl.Compiling;

/// <summary>Text in, checked mechanism out. Stateless and safe to call from many threads.</summary>
public static class MechanismCompiler
{
    /// <summary>
    /// Compiles one mechanism of a script: <paramref name="name"/>, or the last one when null.
    /// </summary>
    public static CompileResult Compile(
        SourceText script, string? name, IScriptProvider provider, IReadOnlyDictionary<string, RoleChoice> roles) =>
        throw new NotImplementedException();

    /// <summary>Everything there is to say about a script: every declaration checked, with its default roles.</summary>
    public static ImmutableArray<Diagnostic> Check(SourceText script, IScriptProvider provider) =>
        throw new NotImplementedException();

    /// <summary>The declarations of a script, in the order of the text.</summary>
    public static ImmutableArray<OutlineEntry> Outline(SourceText script) => throw new NotImplementedException();
}
