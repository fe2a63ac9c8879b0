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
    private readonly List<(TextSpan Span, SourceText Source)> _places = [];
    private readonly Dictionary<string, (Location Place, Func<Location, Diagnostic> Message)> _once = new(StringComparer.Ordinal);
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

    /// <summary>The costs and saturations that stand for role parameters or are called, with what was set.</summary>
    public List<RoleUse> RoleUses { get; } = [];

    public List<StepSymbol> Steps { get; } = [];

    /// <summary>The measures of the kind that this mechanism goes without, and why.</summary>
    public Dictionary<string, string> LeftOut { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, OutputSymbol> Outputs { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// Something that declares names was lost to another mistake: an unknown name is then reported only if it looks like
    /// a slip of a known one.
    /// </summary>
    public bool IsIncomplete { get; set; }

    /// <summary>Names that a broken line most likely declares: their uses are not reported.</summary>
    public HashSet<string> LostNames { get; } = new(declarations.LostNames, StringComparer.Ordinal);

    /// <summary>Names that are declared twice, or in a block with a line that could not be read: uses are not measured against them.</summary>
    public HashSet<string> DoubtfulNames { get; } = new(StringComparer.Ordinal);

    /// <summary>For every node, its place.</summary>
    public ImmutableArray<Location> Places => [.. _places.Select(place => place.Source.LocationOf(place.Span))];

    public int NodeCount => _places.Count;

    public int Node(TextSpan span, SourceText source)
    {
        _places.Add((span, source));
        return _places.Count - 1;
    }

    /// <summary>A new node at the place of another one.</summary>
    public int NodeLike(int node)
    {
        _places.Add(_places[node]);
        return _places.Count - 1;
    }

    public Location PlaceOf(int node) => _places[node].Source.LocationOf(_places[node].Span);

    public LoweredIndex NewIndex(string name, int set) => new(_nextIndex++, name, set);

    public int NewLocal() => _nextLocal++;

    /// <summary>
    /// A name that nothing declares: said once, at its first place in the text, however often and for whatever it is used.
    /// It is not said of a name that a line which could not be read most likely declares.
    /// </summary>
    public void Unknown(NameSyntax name, SourceText source, Func<IEnumerable<string>> known, Func<Location, Diagnostic> message)
    {
        if (name.IsMissing || Messages.IsFull || LostNames.Contains(name.Text)) return;
        Location place = source.LocationOf(name.Span);
        if (Messages.IsInDoubt(place) || (IsIncomplete && Spelling.Nearest(name.Text, known()) is null)) return;
        Once(name.Text, place, message);
    }

    /// <summary>A message that has one cause however often it could be given: it is given at its first place in the text.</summary>
    public void Once(string cause, Location place, Func<Location, Diagnostic> message)
    {
        if (_once.TryGetValue(cause, out var first) && (first.Place.File != place.File || IsBefore(first.Place, place))) return;
        _once[cause] = (place, message);
    }

    /// <summary>Nothing more is measured against what this declaration says.</summary>
    public void Doubt(Symbol symbol)
    {
        DoubtfulNames.Add(symbol.Name);
        Messages.Doubt(symbol.Place);
    }

    /// <summary>A type as said in a declaration; one in a line that could not be read fits everything.</summary>
    public BoundType Trusted(BoundType type, Location declared) => Messages.IsInDoubt(declared) ? BoundType.Error : type;

    /// <summary>
    /// How deep a lowered formula may be: whoever reads, computes or compiles it recurses, on a stack that may be small.
    /// </summary>
    public const int DeepestLowered = 2_000;

    /// <summary>The formula if every later pass can walk it; otherwise nothing, after a message.</summary>
    public Bound Walkable(Bound formula, TextSpan span, SourceText source)
    {
        if (!LoweredWalk.IsDeeperThan(formula.Expression, DeepestLowered)) return formula;
        if (!formula.IsError) Messages.Add(SyntaxMessages.FormulaTooDeep(source.LocationOf(span), DeepestLowered));
        return new Bound(new RealConstant(Node(span, source), 0), BoundType.Error);
    }

    /// <summary>A name of which all is said.</summary>
    public void Forget(string name)
    {
        LostNames.Add(name);
        _once.Remove(name);
    }

    /// <summary>Reports what is said once, in the order of the text.</summary>
    public void ReportOnce()
    {
        foreach ((Location place, Func<Location, Diagnostic> message) in _once.Values.OrderBy(entry => (entry.Place.Line, entry.Place.Column)))
        {
            if (Messages.IsFull) break;
            Messages.Add(message(place));
        }

        _once.Clear();
    }

    private static bool IsBefore(Location a, Location b) => (a.Line, a.Column).CompareTo((b.Line, b.Column)) <= 0;

    public SetSymbol? FindSet(string name) => Members.GetValueOrDefault(name) as SetSymbol;

    /// <summary>The slot of the set that a name in a script means, or −1 after a message.</summary>
    public int SlotOfSet(NameSyntax name, SourceText source)
    {
        if (FindSet(name.Text) is { } found) return found.Slot;
        IEnumerable<string> sets = Sets.Select(set => set.Name);
        Unknown(name, source, () => sets, at => NameMessages.UnknownSet(at, name.Text, sets));
        return -1;
    }

    public string SetName(int slot) => slot < 0 ? "?" : Sets[slot].Name;

    /// <summary>"a contributor and a project"</summary>
    public string SetsInWords(IEnumerable<int> sets)
    {
        string[] names = [.. sets.Select(set => set < 0 ? "a member" : Wording.A(SetName(set)))];
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
        (Symbol earlier, Symbol later) = first.Source == symbol.Source && symbol.Span.Start < first.Span.Start ? (symbol, first) : (first, symbol);
        Messages.Add(NameMessages.DeclaredTwice(later.Place, symbol.Name, earlier.Noun, earlier.Place));
        Doubt(first);
        return false;
    }
}
