using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Compiling;

/// <summary>Where other scripts come from; the language itself opens no files.</summary>
public interface IScriptProvider
{
    /// <summary>The names that the library declares (kinds, mechanisms, costs, saturations, functions).</summary>
    IReadOnlyCollection<string> LibraryNames { get; }

    /// <summary>The library script that declares a name, or null.</summary>
    SourceText? FindLibraryScript(string name);

    /// <summary>The script that an import names, as seen from the importing one, or null where it cannot be read.</summary>
    SourceText? OpenImport(string path, SourceText importer);
}

/// <summary>The choice of a cost or saturation for a role parameter, as written: <c>power(exponent = 1.5)</c>.</summary>
/// <param name="Text">The text.</param>
/// <param name="Place">Where it was said, for messages.</param>
public sealed record RoleChoice(string Text, Location Place);

/// <summary>A compiled mechanism (null after an error) and everything there is to say.</summary>
public sealed record CompileResult(LoweredMechanism? Mechanism, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <summary>
    /// The laws that costs and saturations break whose settings a round's parameters decide, given the values of all
    /// parameters in their order.
    /// </summary>
    public Func<IReadOnlyList<LoweredValue?>, ImmutableArray<Diagnostic>> BrokenAt { get; init; } = _ => [];

    /// <summary>Whether a round's parameters decide about laws at all.</summary>
    public bool HasLawsOfRounds { get; init; }
}

/// <summary>What a declaration at the top level of a script is.</summary>
public enum DeclarationKind
{
    /// <summary>A kind.</summary>
    Kind,

    /// <summary>A mechanism.</summary>
    Mechanism,

    /// <summary>A cost.</summary>
    Cost,

    /// <summary>A saturation.</summary>
    Saturation,

    /// <summary>A plain function.</summary>
    Function,
}

/// <summary>One declaration of a script, for lists: its name, doc comment, place and text.</summary>
public sealed record OutlineEntry(DeclarationKind Kind, string Name, string Parent, string Doc, Location Place, string Text);
