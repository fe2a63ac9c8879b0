using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Configuration;

/// <summary>What a value of a layer is, as JSON sees it.</summary>
internal enum LocatedKind
{
    Text,
    Number,
    Truth,
    Null,
    Array,
    Object,
}

/// <summary>A value with its place. Bytes count from the start of the file, without a byte-order mark.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">A text without its quotes, a number as written, a truth as yes or no; otherwise empty.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="FirstByte">Where it begins.</param>
/// <param name="EndByte">The first byte behind it.</param>
/// <param name="Properties">Of an object, in the order of the file.</param>
/// <param name="Items">Of an array.</param>
internal sealed record LocatedValue(
    LocatedKind Kind,
    string Text,
    Location Place,
    int FirstByte,
    int EndByte,
    ImmutableArray<LocatedProperty> Properties,
    ImmutableArray<LocatedValue> Items)
{
    private Dictionary<string, LocatedProperty>? _byName;

    /// <summary>A value that has no parts.</summary>
    public static LocatedValue Leaf(LocatedKind kind, string text, Location place, int firstByte = 0, int endByte = 0) =>
        new(kind, text, place, firstByte, endByte, [], []);

    /// <summary>Whether it is a text, a number or a truth.</summary>
    public bool IsScalar => Kind is LocatedKind.Text or LocatedKind.Number or LocatedKind.Truth;

    /// <summary>The kind in words.</summary>
    public string KindInWords => Kind switch
    {
        LocatedKind.Text => "a text",
        LocatedKind.Number => "a number",
        LocatedKind.Truth => "true or false",
        LocatedKind.Null => "null",
        LocatedKind.Array => "a list",
        _ => "an object",
    };

    /// <summary>The property of that name, letters compared without case, as configuration keys are.</summary>
    public LocatedProperty? Find(string name) => (_byName ??= ByName()).GetValueOrDefault(name);

    /// <summary>The property at a path such as <c>inputs:gift:file</c>.</summary>
    public LocatedProperty? FindPath(string path)
    {
        LocatedValue at = this;
        LocatedProperty? found = null;
        foreach (string part in path.Split(':'))
        {
            found = at.Find(part);
            if (found is null) return null;
            at = found.Value;
        }

        return found;
    }

    /// <summary>The value as a setting.</summary>
    public Running.Setting ToSetting() => new(Text, Place);

    private Dictionary<string, LocatedProperty> ByName()
    {
        var byName = new Dictionary<string, LocatedProperty>(Properties.Length, StringComparer.OrdinalIgnoreCase);
        foreach (LocatedProperty property in Properties) byName.TryAdd(property.Name, property);
        return byName;
    }
}

/// <summary>A property of an object: its name, the name's place and its value.</summary>
internal sealed record LocatedProperty(string Name, Location NamePlace, LocatedValue Value);
