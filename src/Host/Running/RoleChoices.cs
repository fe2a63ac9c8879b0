using System.Collections.Immutable;

namespace Mechanisms.Host.Running;

/// <summary>A setting of a round that chooses a cost or a saturation.</summary>
internal sealed record ChosenRole(string Name, Setting Setting);

/// <summary>Which settings of a round choose costs and saturations.</summary>
internal static class RoleChoices
{
    /// <summary>The settings for known roles; those that read like the name of a cost where the roles are not known.</summary>
    /// <param name="parameters">What the round says.</param>
    /// <param name="roles">The names of the roles, or null.</param>
    public static List<ChosenRole> Among(ImmutableSortedDictionary<string, Setting> parameters, IReadOnlyCollection<string>? roles)
    {
        List<ChosenRole> chosen = [];
        foreach ((string name, Setting setting) in parameters)
        {
            bool isRole = roles is null ? LooksLikeRole(setting.Text) : roles.Contains(name, StringComparer.Ordinal);
            if (isRole) chosen.Add(new ChosenRole(name, setting));
        }

        return chosen;
    }

    private static bool LooksLikeRole(string text) => text.Length > 0 && (char.IsLetter(text[0]) || text[0] == '_') && text is not ("yes" or "no");
}
