using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Dsl.Binding;

/// <summary>
/// The symbols of one mechanism while it is bound, the places of its nodes, and what there is to say about it.
/// </summary>
internal sealed class MechanismModel(DeclarationTable declarations, MessageSink messages)
{
    private readonly List<Location> _places = [];
    private int _nextIndex;
    private int _nextLocal;

    public DeclarationTable Declarations { get; } = declarations;

    public MessageSink Messages { get; } = messages;

    /// <summary>Members with a name, first declaration wins. Outputs are apart: their steps have the same name.</summary>
    public Dictionary<string, Symbol> Members { get; } = new(StringComparer.Ordinal);

    /// <summary>Units stand in types only, so a step may have the name of one: a height is measured in heights.</summary>
    public Dictionary<string, UnitSymbol> Units { get; } = new(StringComparer.Ordinal);

    public List<SetSymbol> Sets { get; } = [];

    public List<InputSymbol> Inputs { get; } = [];

    public List<ParameterSymbol> Parameters { get; } = [];

    public List<RoleSymbol> Roles { get; } = [];

    public List<StepSymbol> Steps { get; } = [];

    public Dictionary<string, OutputSymbol> Outputs { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Something that declares names was lost to another mistake: an unknown name is then reported only if it looks like
    /// a slip of a known one.
    /// </summary>
    public bool IsIncomplete { get; set; }

    /// <summary>Names that a broken line most likely declares: their uses are not reported.</summary>
    public HashSet<string> LostNames { get; } = new(StringComparer.Ordinal);

    /// <summary>For every node, its place.</summary>
    public ImmutableArray<Location> Places => [.. _places];

    public int Node(TextSpan span, SourceText source)
    {
        _places.Add(source.LocationOf(span));
        return _places.Count - 1;
    }

    /// <summary>A new node at the place of another one.</summary>
    public int NodeLike(int node)
    {
        _places.Add(_places[node]);
        return _places.Count - 1;
    }

    public Location PlaceOf(int node) => _places[node];

    public LoweredIndex NewIndex(string name, int set) => new(_nextIndex++, name, set);

    public int NewLocal() => _nextLocal++;

    /// <summary>
    /// Whether an unknown name is a mistake of its own, and not the echo of a line that could not be read.
    /// </summary>
    public bool IsWorthReporting(NameSyntax name, IEnumerable<string> known) =>
        !name.IsMissing && !LostNames.Contains(name.Text) && (!IsIncomplete || Spelling.Nearest(name.Text, known) is not null);

    public SetSymbol? FindSet(string name) => Sets.FirstOrDefault(set => set.Name == name);

    public string SetName(int slot) => slot < 0 ? "?" : Sets[slot].Name;

    /// <summary>"a contributor and a project"</summary>
    public string SetsInWords(IEnumerable<int> sets)
    {
        string[] names = [.. sets.Select(set => "a " + SetName(set))];
        return names.Length switch
        {
            0 => "no index",
            1 => names[0],
            _ => string.Join(", ", names[..^1]) + " and " + names[^1],
        };
    }

    /// <summary>Declares a member; a second one of the same name is reported and not entered.</summary>
    public bool TryDeclare(Symbol symbol)
    {
        if (symbol.Name.Length == 0)
        {
            IsIncomplete = true;
            return false;
        }

        bool isFirst = symbol is UnitSymbol unit ? Units.TryAdd(unit.Name, unit) : Members.TryAdd(symbol.Name, symbol);
        if (isFirst) return true;
        Symbol first = symbol is UnitSymbol ? Units[symbol.Name] : Members[symbol.Name];
        Messages.Add(NameMessages.DeclaredTwice(symbol.Place, symbol.Name, first.Noun, first.Place));
        return false;
    }
}
