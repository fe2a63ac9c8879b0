using System.Collections.Immutable;
using Mechanisms.Dsl.Compiling;
using Mechanisms.Host.Running;

namespace Mechanisms.Host;

/// <content>Rounds.</content>
public sealed partial class MechanismHost
{
    /// <summary>Reads a round's settings and tables and compiles its mechanism, without running it.</summary>
    public PreparedRound Prepare(RunRequest request, CancellationToken cancellation = default) => throw new NotImplementedException();

    // Only the compiler knows which parameters are costs. The mechanism as it stands tells, unless it cannot stand without
    // a choice; then every setting that reads like the name of one is offered.
    private CompileResult CompileFor(ScriptChoice choice, ImmutableSortedDictionary<string, Setting> parameters)
    {
        CompileResult asItStands = Compile(choice);
        bool IsChosen(KeyValuePair<string, Setting> pair) => asItStands.Mechanism is { } mechanism
            ? mechanism.Roles.Any(role => role.Name == pair.Key)
            : LooksLikeRole(pair.Value.Text);
        ImmutableDictionary<string, RoleChoice> roles = parameters
            .Where(IsChosen)
            .ToImmutableDictionary(pair => pair.Key, pair => new RoleChoice(pair.Value.Text, pair.Value.Place), StringComparer.Ordinal);
        return roles.IsEmpty ? asItStands : Compile(choice, roles);
    }

    private static bool LooksLikeRole(string text) => text.Length > 0 && (char.IsLetter(text[0]) || text[0] == '_') && text is not ("yes" or "no");
}
