using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Running;
using Microsoft.Extensions.Configuration;

namespace Mechanisms.Host.Configuration;

/// <summary>
/// Variables such as <c>MECH__params__pool=1000</c> as a layer of configuration. Places point into the assignment: the
/// file is the name of the variable, the line is <c>name=value</c>. A table is one file here, since an input is taken
/// whole from one layer.
/// </summary>
internal sealed class EnvironmentProvider : ConfigurationProvider, IConfigurationSource, ILocatedLayer
{
    /// <summary>What the names of all variables begin with that say something about a round.</summary>
    public const string Prefix = "MECH" + Separator;

    private const string Separator = "__";
    private static readonly ImmutableArray<string> Alone = ["mechanism", "badRows"];
    private static readonly ImmutableArray<string> Sections = ["params", "inputs", "members"];
    private static readonly ImmutableArray<string> OfCurrency = ["code", "unit"];
    private static readonly ImmutableArray<string> PartsOfTables = ["file", "columns", "wide", "delimiter", .. HabitShape.Keys];

    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
    private readonly Dictionary<string, Location> _seen = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<string, List<LocatedProperty>> _sections = new(StringComparer.Ordinal);
    private readonly List<LocatedProperty> _top = [];

    /// <summary>Reads the variables that begin with the prefix; others are passed over.</summary>
    public EnvironmentProvider(IReadOnlyDictionary<string, string> variables)
    {
        string[] ours = [.. variables.Keys.Where(name => name.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal)];
        foreach (string name in ours) Add(new Variable(name, variables[name]));
        if (ours.Length == 0) return;
        Location everything = Location.OfFile("the environment");
        foreach ((string section, List<LocatedProperty> properties) in _sections)
        {
            var inside = new LocatedValue(LocatedKind.Object, "", everything, 0, 0, [.. properties], []);
            _top.Add(new LocatedProperty(section, everything, inside));
        }

        Root = new LocatedValue(LocatedKind.Object, "", everything, 0, 0, [.. _top], []);
    }

    /// <inheritdoc/>
    public LocatedValue? Root { get; }

    /// <inheritdoc/>
    public SettingLayer Layer => SettingLayer.Environment;

    /// <summary>Variables that name nothing, or the same thing as another.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => _diagnostics.ToImmutable();

    /// <inheritdoc/>
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    private void Add(Variable variable)
    {
        string[] parts = variable.Name[Prefix.Length..].Split(Separator, 2);
        string? alone = Known(parts[0], Alone), section = Known(parts[0], Sections);
        string? ofCurrency = parts.Length == 2 && Same(parts[0], "currency") ? Known(parts[1], OfCurrency) : null;
        if (alone is not null && parts.Length == 1) Keep(variable, "", alone, _top);
        else if (ofCurrency is not null) Keep(variable, "currency", ofCurrency, In("currency"));
        else if (section is null || parts.Length == 1 || parts[1].Length == 0) _diagnostics.Add(Unknown(variable, parts));
        else if (section != "params" && PartOfTable(parts[1]) is { } table) _diagnostics.Add(PartOnly(variable, section, table));
        else Keep(variable, section, parts[1], In(section));
    }

    private void Keep(Variable variable, string section, string name, List<LocatedProperty> into)
    {
        string key = section.Length == 0 ? name : section + ":" + name;
        if (name.Contains(':', StringComparison.Ordinal))
        {
            _diagnostics.Add(ConfigurationMessages.KeyWithColon(variable.NamePlace(name.Length), name));
        }
        else if (_seen.TryGetValue(key, out Location? earlier))
        {
            Diagnostic twice = ConfigurationMessages.VariableTwice(variable.NamePlace(name.Length), variable.Name, earlier.File);
            _diagnostics.Add(twice with { Related = [new RelatedPlace(earlier, "the other one is here")] });
        }
        else
        {
            Location place = variable.NamePlace(name.Length);
            _seen.Add(key, place);
            into.Add(new LocatedProperty(name, place, LocatedValue.Leaf(LocatedKind.Text, variable.Value.Trim(), variable.ValuePlace)));
            Set(key, variable.Value.Trim());
        }
    }

    private List<LocatedProperty> In(string section)
    {
        if (!_sections.TryGetValue(section, out List<LocatedProperty>? properties)) _sections.Add(section, properties = []);
        return properties;
    }

    private static Diagnostic Unknown(Variable variable, string[] parts)
    {
        string rest = parts.Length == 1 ? "" : parts[1];
        string[] known = [.. Alone, .. Sections, "currency"];
        string? near = known.FirstOrDefault(key => Same(key, parts[0])) ?? Spelling.Nearest(parts[0], known);
        if (near == "currency") rest = Spelling.Nearest(rest, OfCurrency) ?? OfCurrency[0];
        string suggestion = near is null || (rest.Length == 0 && !Alone.Contains(near)) ? "" : Prefix + (Alone.Contains(near) ? near : near + Separator + rest);
        return ConfigurationMessages.UnknownVariable(variable.NamePlace(variable.Name.Length - Prefix.Length), variable.Name, suggestion);
    }

    private static Diagnostic PartOnly(Variable variable, string section, string table)
    {
        int length = variable.Name.Length - Prefix.Length;
        return ConfigurationMessages.VariableOfPart(variable.NamePlace(length), variable.Name, Prefix + section + Separator + table, table);
    }

    private static string? PartOfTable(string rest)
    {
        string[] parts = rest.Split(Separator);
        return parts.Length > 1 && parts[0].Length > 0 && Known(parts[1], PartsOfTables) is not null ? parts[0] : null;
    }

    private static string? Known(string name, ImmutableArray<string> names) => names.FirstOrDefault(known => Same(known, name));

    private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    /// <summary>A variable as it was set.</summary>
    private sealed record Variable(string Name, string Value)
    {
        private string Line => $"{Name}={Value.ReplaceLineEndings(" ")}";

        /// <summary>The value without white space around it.</summary>
        public Location ValuePlace
        {
            get
            {
                int start = Name.Length + 1 + (Value.Length - Value.TrimStart().Length);
                int length = Value.Trim().Length;
                return length == 0 ? new Location(Name, 1, Name.Length + 2, 1, Line) : new Location(Name, 1, start + 1, length, Line);
            }
        }

        /// <summary>The last letters of the name.</summary>
        public Location NamePlace(int length) => new(Name, 1, Name.Length - length + 1, Math.Max(1, length), Line);
    }
}
