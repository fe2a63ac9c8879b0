using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax;
using Mechanisms.Dsl.Syntax.Parsing;
using Mechanisms.Dsl.Syntax.Tree;
using Mechanisms.Host.Running;

namespace Mechanisms.Host;

/// <content>
/// Costs and saturations that a round or an example chooses. Only the compiler knows which parameters are roles: the
/// mechanism as it stands tells, unless it cannot stand without a choice.
/// </content>
public sealed partial class MechanismHost
{
    private CompileResult CompileFor(ScriptChoice choice, ImmutableSortedDictionary<string, Setting> parameters) =>
        CompileFor(choice, parameters, out _);

    private CompileResult CompileFor(ScriptChoice choice, ImmutableSortedDictionary<string, Setting> parameters, out bool standsAlone)
    {
        CompileResult asItStands = Compile(choice);
        standsAlone = asItStands.Mechanism is not null;
        Dictionary<string, RoleChoice> offered = RoleChoices
            .Among(parameters, asItStands.Mechanism?.Roles.Select(role => role.Name).ToArray())
            .ToDictionary(role => role.Name, role => new RoleChoice(role.Setting.Text, role.Setting.Place), StringComparer.Ordinal);
        if (offered.Count == 0) return asItStands;
        CompileResult chosen = Compile(choice, offered);
        if (asItStands.Mechanism is not null || chosen.Mechanism is not null) return chosen;

        // A parameter that holds a text reads like the name of a cost; the compiler has refused it by now.
        string refusal = RoleMessages.NoSuchRole(Location.OfFile(""), "", []).Code;
        string[] refused = [.. offered.Keys.Where(name => chosen.Diagnostics.Any(it => it.Code == refusal && it.Location == offered[name].Place))];
        foreach (string name in refused) offered.Remove(name);
        return refused.Length == 0 ? chosen : Compile(choice, offered);
    }

    /// <summary>A mechanism whose role parameters have no defaults is compiled with what its first example gives.</summary>
    private CompileResult CompileForExamples(ScriptChoice choice)
    {
        CompileResult asItStands = Compile(choice);
        if (asItStands.Mechanism is not null) return asItStands;
        SyntaxTree tree = ScriptParser.Parse(choice.Script);
        ExampleSyntax? example = tree.Root.Declarations.OfType<MechanismSyntax>()
            .Where(mechanism => mechanism.Name.Text == choice.Name)
            .SelectMany(mechanism => mechanism.Members.OfType<ExampleSyntax>())
            .FirstOrDefault();
        if (example is null) return asItStands;
        ImmutableSortedDictionary<string, Setting> given = example.Statements.OfType<GivenValueSyntax>()
            .GroupBy(value => value.Target.Text, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(group => group.Key, group => Written(choice.Script, group.Last().Value.Span), StringComparer.Ordinal);
        CompileResult chosen = CompileFor(choice, given);
        return chosen.Mechanism is null ? asItStands : chosen;
    }

    private static Setting Written(SourceText script, TextSpan span) => new(script.Slice(span), script.LocationOf(span));

    private static bool HasRole(LoweredMechanism mechanism, string name) => mechanism.Roles.Any(role => role.Name == name);
}
