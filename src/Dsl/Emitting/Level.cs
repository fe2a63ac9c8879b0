using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Emitting;

/// <summary>
/// One loop over rows or cells: what must be there before it (columns beside the cells, tables of hoisted reductions) and
/// what happens for each of them. Formulas become statements with temporaries, so that no depth of theirs becomes a depth
/// of C# beyond a few brackets.
/// </summary>
internal sealed partial class Level
{
    private const int MostBrackets = 3;
    private const int LongestValue = 100;
    private const int MostNesting = 8;

    private readonly MechanismEmitter _class;
    private readonly Level? _parent;
    private readonly ImmutableArray<int> _indices;
    private readonly int _rowsOf;
    private readonly HashSet<Support> _known;
    private readonly SortedDictionary<string, string> _captured = new(StringComparer.Ordinal);
    private readonly HashSet<string> _owned = [];
    private readonly Code _domains = new();
    private readonly List<string> _domainNames = [];
    private readonly Code _prelude = new();
    private readonly Dictionary<object, string> _prepared = [];
    private readonly HashSet<string> _names = ["cells", "row", "run", "values", "terms", "where", "groups", "outer", "verdicts", "atMost", "lower", "upper"];
    private readonly Dictionary<int, string> _locals = [];
    private readonly List<Support> _guards = [];
    private SolveExpression? _partOf;
    private Code _body = new();
    private int _temporaries;
    private int _nesting;

    private Level(MechanismEmitter emitter, Level? parent, ImmutableArray<int> indices, int rowsOf, HashSet<Support> known)
    {
        _class = emitter;
        _parent = parent;
        _indices = indices;
        _rowsOf = rowsOf;
        _known = known;
    }

    private Scopes Scopes => _class.Scopes;

    private bool IsRows => _rowsOf >= 0;

    /// <summary>A loop over the rows of an input.</summary>
    public static Level OfRows(MechanismEmitter emitter, int input, ImmutableArray<int> indices) => new(emitter, null, indices, input, []);

    /// <summary>A loop over cells that lie in some supports.</summary>
    public static Level OfCells(MechanismEmitter emitter, ImmutableArray<int> indices, HashSet<Support> known) => new(emitter, null, indices, -1, known);

    /// <summary>A support and all that follows from it.</summary>
    public static IEnumerable<Support> Conjuncts(Support support) =>
        support is BothSupport both ? [support, .. Conjuncts(both.Left), .. Conjuncts(both.Right)] : [support];

    /// <summary>The step's cells, from its support.</summary>
    public string CellsOver(Support support) => $"run.CellsOver({string.Join(", ", [DomainOf(support), .. Numbers(_indices)])})";

    /// <summary>A formula as a short C# expression; what is longer has gone into statements of the loop.</summary>
    public string Inline(LoweredExpression expression) => Short(Value(expression), expression.Kind).Text;

    /// <summary>A hole of a reason as a C# expression of type string.</summary>
    public string InWords(LoweredExpression hole)
    {
        string value = Inline(hole);
        return hole.Kind == ValueKind.Member
            ? $"Values.MemberInWords({value}, run.Set({SetOf(hole)}))"
            : $"Values.{hole.Kind}InWords({value})";
    }

    /// <summary>Writes the domains that the level's own cells are made of, and these cells.</summary>
    public void WriteCells(Code code, string cells)
    {
        WriteDomains(code);
        code.Line($"Domain cells = {cells};");
    }

    /// <summary>The domains that are prepared so far, for a loop that is written into another method.</summary>
    public IEnumerable<string> Domains => _domainNames;

    /// <summary>Writes the loop and what it needs: the arrays that it fills, and the last statements that do so.</summary>
    public void WriteLoop(Code code, IEnumerable<string> arrays, string count, IEnumerable<string> results)
    {
        WriteDomains(code);
        code.Block(_prelude, 0);
        foreach (string line in arrays) code.Line(line);
        code.Line($"for (int row = 0; row < {count}; row++)");
        Code body = new();
        body.Block(_body, 0);
        foreach (string line in results) body.Line(line);
        code.Braces(body);
        code.Line("");
    }

    /// <summary>Writes the statements for a single row.</summary>
    public void WriteOnce(Code code)
    {
        code.Block(_prelude, 0);
        code.Block(_body, 0);
    }

    private void WriteDomains(Code code)
    {
        code.Block(_domains, 0);
        _domains.Clear();
    }

    private int SetOf(LoweredExpression member)
    {
        Stack<LoweredExpression> open = new([member]);
        while (open.TryPop(out LoweredExpression? next))
        {
            if (next is IndexRead read) return read.Index.Set;
            foreach (LoweredExpression child in LoweredWalk.Children(next)) open.Push(child);
        }

        throw new NotSupportedException("A member that no index stands for.");
    }

    private static IEnumerable<string> Numbers(IEnumerable<int> numbers) => numbers.Select(number => Code.Number(number));

    // The cells (or rows) of the level as a domain, to compute something for each of them beforehand.
    private string OwnCells()
    {
        if (IsRows && _parent is null && _prepared.TryAdd("own cells", "cells")) _prelude.Line($"Domain cells = run.Rows({_rowsOf});");
        return "cells";
    }

    private string Unique(string wanted)
    {
        string name = wanted;
        for (int i = 1; !_names.Add(name); i++) name = $"{wanted}_{i}";
        return name;
    }

    // Something computed once before the loop, under a name; the same key gives the same name.
    private string Prepare(object key, string type, string wanted, string value)
    {
        if (_prepared.TryGetValue(key, out string? name)) return name;
        name = Unique(wanted);
        _prelude.Line($"{type} {name} = {value};");
        return _prepared[key] = name;
    }

    private string Prepare(string type, string wanted, string value) => Prepare(value, type, wanted, value);

    private string PrepareDomain(object key, string wanted, string value)
    {
        if (_prepared.TryGetValue(key, out string? name)) return name;
        name = Unique(wanted);
        _domains.Line($"Domain {name} = {value};");
        _domainNames.Add(name);
        return _prepared[key] = name;
    }
}
