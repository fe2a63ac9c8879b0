using System.Collections.Immutable;

namespace Mechanisms.Host.Running;

/// <summary>Which settings of a round choose costs and saturations.</summary>
internal static class RoleChoices
{
    /// <summary>The settings for known roles; those that read like the name of a cost where the roles are not known.</summary>
    /// <param name="parameters">What the round says.</param>
    /// <param name="roles">The names of the roles, or null.</param>
    public static IEnumerable<KeyValuePair<string, Setting>> Among(
        ImmutableSortedDictionary<string, Setting> parameters, IReadOnlyCollection<string>? roles) =>
        parameters.Where(pair => roles is null ? LooksLikeRole(pair.Value.Text) : roles.Contains(pair.Key, StringComparer.Ordinal));

    private static bool LooksLikeRole(string text) => text.Length > 0 && (char.IsLetter(text[0]) || text[0] == '_') && text is not ("yes" or "no");
}
