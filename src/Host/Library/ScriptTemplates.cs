using System.Collections.Immutable;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Library;

/// <summary>
/// What `mech new` starts from: files that travel inside the Mechanisms assembly, a folder for each kind. Where a name
/// goes they say NAME.
/// </summary>
internal static partial class ScriptTemplates
{
    private const string Root = "templates/";

    /// <summary>The kinds that there are templates for.</summary>
    public static ImmutableArray<string> Kinds { get; } =
        [.. Resources().Select(resource => resource.Path.Split('/')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>The files of a kind, by their names, for a mechanism of a name.</summary>
    public static ImmutableSortedDictionary<string, string> Of(string kind, string name) => Resources()
        .Where(resource => resource.Path.StartsWith(kind + "/", StringComparison.Ordinal))
        .ToImmutableSortedDictionary(resource => Placeholder().Replace(resource.Path[(kind.Length + 1)..], name), resource => Text(resource.Name, name), StringComparer.Ordinal);

    private static IEnumerable<(string Path, string Name)> Resources() => typeof(Round).Assembly.GetManifestResourceNames()
        .Select(name => (Path: name.Replace('\\', '/'), Name: name))
        .Where(resource => resource.Path.StartsWith(Root, StringComparison.Ordinal))
        .Select(resource => (resource.Path[Root.Length..], resource.Name));

    private static string Text(string resource, string name)
    {
        Assembly assembly = typeof(Round).Assembly;
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        return Placeholder().Replace(reader.ReadToEnd(), name);
    }

    [GeneratedRegex(@"\bNAME\b", RegexOptions.CultureInvariant)]
    private static partial Regex Placeholder();
}
