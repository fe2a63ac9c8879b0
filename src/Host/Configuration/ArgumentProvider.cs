using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Diagnostics;
using Mechanisms.Host.Running;
using Microsoft.Extensions.Configuration;

namespace Mechanisms.Host.Configuration;

/// <summary>
/// Arguments such as <c>--set pool=1000</c> as the last layer of configuration. Places point into the argument: the file
/// is the option, the line is the argument itself.
/// </summary>
internal sealed class ArgumentProvider : ConfigurationProvider, IConfigurationSource, ILocatedLayer
{
    private readonly string _option;
    private readonly string _section;
    private readonly ImmutableArray<Diagnostic>.Builder _diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();

    /// <summary>Reads the arguments of an option.</summary>
    /// <param name="option">Such as <c>--set</c>.</param>
    /// <param name="section">The section that they belong to, such as <c>params</c>.</param>
    /// <param name="arguments">Each <c>name=value</c>.</param>
    public ArgumentProvider(string option, string section, IReadOnlyList<string> arguments)
    {
        _option = option;
        _section = section;
        var properties = new Dictionary<string, LocatedProperty>(StringComparer.OrdinalIgnoreCase);
        foreach (string argument in arguments) Add(argument, properties);
        Location everything = Location.OfFile(option);
        var inside = new LocatedValue(LocatedKind.Object, "", everything, 0, 0, [.. properties.Values], []);
        Root = new LocatedValue(LocatedKind.Object, "", everything, 0, 0, [new LocatedProperty(section, everything, inside)], []);
    }

    /// <inheritdoc/>
    public LocatedValue? Root { get; }

    /// <inheritdoc/>
    public SettingLayer Layer => SettingLayer.Argument;

    /// <summary>Arguments that are no assignments, or come twice.</summary>
    public ImmutableArray<Diagnostic> Diagnostics => _diagnostics.ToImmutable();

    /// <inheritdoc/>
    public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

    private void Add(string argument, Dictionary<string, LocatedProperty> properties)
    {
        int equal = argument.IndexOf('=', StringComparison.Ordinal);
        string name = equal < 0 ? argument : argument[..equal];
        string trimmed = name.Trim();
        bool lacksFile = _section == "inputs" && string.IsNullOrWhiteSpace(argument[(equal + 1)..]);
        if (equal < 0 || lacksFile || trimmed.Length == 0 || trimmed.Contains(':', StringComparison.Ordinal))
        {
            _diagnostics.Add(ConfigurationMessages.NotAnAssignment(PlaceIn(argument, 0, argument.Length), _option, argument));
            return;
        }

        Location namePlace = PlaceIn(argument, name.Length - name.TrimStart().Length, trimmed.Length);
        string value = argument[(equal + 1)..].Trim();
        int start = value.Length == 0 ? equal : argument.IndexOf(value, equal + 1, StringComparison.Ordinal);
        if (properties.TryGetValue(trimmed, out LocatedProperty? earlier))
        {
            Diagnostic twice = ConfigurationMessages.GivenTwice(namePlace, _option, trimmed);
            _diagnostics.Add(twice with { Related = [new RelatedPlace(earlier.NamePlace, "the first one is here")] });
            return;
        }

        LocatedValue leaf = LocatedValue.Leaf(LocatedKind.Text, value, PlaceIn(argument, start, value.Length));
        properties.Add(trimmed, new LocatedProperty(trimmed, namePlace, leaf));
        Set(_section + ":" + trimmed, value);
    }

    private Location PlaceIn(string argument, int start, int length) => new(_option, 1, start + 1, Math.Max(1, length), argument);
}
