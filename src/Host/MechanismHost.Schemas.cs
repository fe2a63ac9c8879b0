using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Parsing;
using Mechanisms.Dsl.Syntax.Tree;
using Mechanisms.Host.Configuration.Schemas;
using Mechanisms.Host.Library;

namespace Mechanisms.Host;

/// <content>Schemas of round files.</content>
public sealed partial class MechanismHost
{
    /// <summary>The JSON Schema of the round files of a mechanism.</summary>
    /// <param name="choice">A name of the library or the path of a script.</param>
    public TextResult Schema(string choice)
    {
        FindResult found = Find(choice);
        if (found.Choice is not { } script) return new TextResult(null, found.Diagnostics);
        return RefuseOthers(script, OnCommandLine(choice)) is { } refused ? new TextResult(null, [refused]) : Schema(script, choice);
    }

    private TextResult Schema(ScriptChoice script, string choice)
    {
        ScriptChoice named = script with { Name = script.Name ?? LastMechanism(script.Script) };
        CompileResult compiled = CompileForExamples(named);
        if (compiled.Mechanism is not { } mechanism) return new TextResult(null, compiled.Diagnostics);
        var functions = FunctionsInReach(script);
        Dictionary<string, IReadOnlyList<RoleOption>> roles = mechanism.Roles.ToDictionary(
            role => role.Name, IReadOnlyList<RoleOption> (role) => [.. OptionsOf(named, mechanism, role, functions)], StringComparer.Ordinal);
        return new TextResult(RoundSchema.Of(mechanism, choice, roles), []);
    }

    private static string? LastMechanism(SourceText script) =>
        MechanismCompiler.Outline(script).LastOrDefault(entry => entry.Kind == DeclarationKind.Mechanism)?.Name;

    // What fits is tried out, so that an editor offers nothing that a run would refuse.
    private IEnumerable<RoleOption> OptionsOf(ScriptChoice script, LoweredMechanism mechanism, LoweredRole role, IEnumerable<FunctionSyntax> functions)
    {
        FunctionRole wanted = role.Type.StartsWith("cost", StringComparison.Ordinal) ? FunctionRole.Cost : FunctionRole.Saturation;
        ImmutableDictionary<string, RoleChoice> others = mechanism.Roles.Where(other => other != role && other.Chosen.Length > 0)
            .ToImmutableDictionary(other => other.Name, other => new RoleChoice(other.Chosen, other.Place), StringComparer.Ordinal);
        foreach (FunctionSyntax function in functions.Where(function => function.Role == wanted))
        {
            string name = function.Name.Text;
            CompileResult tried = Compile(script, others.SetItem(role.Name, new RoleChoice(name, role.Place)));
            bool standsAlone = tried.Mechanism is not null;
            bool takesSettings = !function.Settings.IsEmpty;
            if (standsAlone || takesSettings) yield return new RoleOption(name, DocText.FirstSentence(function.Doc), standsAlone, takesSettings);
        }
    }

    private ImmutableArray<FunctionSyntax> FunctionsInReach(ScriptChoice script)
    {
        var files = new FileScripts(_library, _folder);
        IEnumerable<SourceText> imported = (script.Files.Imports ?? []).Select(import => files.Open(import.FullPath).Script).OfType<SourceText>();
        return
        [
            .. _library.Scripts.Concat(imported).Append(script.Script)
                .SelectMany(source => ScriptParser.Parse(source).Root.Declarations.OfType<FunctionSyntax>())
                .Where(function => !function.Name.IsMissing)
                .GroupBy(function => function.Name.Text, StringComparer.Ordinal)
                .Select(group => group.Last())
                .OrderBy(function => function.Name.Text, StringComparer.Ordinal),
        ];
    }
}
