using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Emitting;

// Searches, each as a method that works on all cells at once and asks others for its condition.
internal sealed partial class Level
{
    private string Search(SolveExpression solve)
    {
        if (_prepared.TryGetValue((solve.Node, "search"), out string? known)) return known;
        if (IsMadeOutside(solve, level => level.Search(solve), out string made)) return made;
        int position = _class.MethodCount;
        string type = Code.TypeOf(solve.Kind), table = $"lets{solve.Local}";
        Level level = Inner(solve, [], [], out ImmutableArray<int> outer);
        level._owned.Add(table);
        level._names.Add(table);
        string lower = level.Inline(solve.From), upper = level.Inline(solve.To);
        bool isIteration = solve.Certificate == SearchCertificate.Iteration;
        List<string> parts = isIteration ? [level.Part(solve, "Other", solve.OtherSide()), Code.Number(RecordedAs(solve))] : level.Parts(solve, type);
        Code body = new();
        body.Line($"Domain cells = {Projected("outer", outer)};");
        level.WriteLoop(
            body,
            [$"{type}[] lower = new {type}[cells.Count];", $"{type}[] upper = new {type}[cells.Count];"],
            "cells.Count",
            [$"lower[row] = {lower};", $"upper[row] = {upper};"]);
        body.Line($"return run.{Direction(solve)}{(isIteration ? "AtRest" : "")}(");
        body.Line("cells,", 1);
        body.Line("lower,", 1);
        body.Line("upper,", 1);
        for (int part = 0; part < parts.Count; part++) body.Line(parts[part] + (part + 1 < parts.Count ? "," : ");"), 1);

        string method = _class.MethodName($"{Direction(solve)}{solve.Node}");
        _class.AddMethod($"private static Cells<{type}> {method}(Execution run, Domain outer{Parameters(level)})", body, position);
        return Prepare((solve.Node, "search"), $"Cells<{type}>", NameOf(solve, "s"), $"{method}(run, {OwnCells()}{Arguments(level)})");
    }

    // The functions and facts of which a search is made, as the lines of one argument.
    private List<string> Parts(SolveExpression solve, string type)
    {
        List<string> facts = [];
        string holds = Part(solve, "Holds", solve.Condition, solve.OverflowFails);
        if (solve.Sides is { More.Kind: ValueKind.Real } sides)
        {
            facts.Add($"More = {Part(solve, "More", sides.More)}");
            facts.Add($"Less = {Part(solve, "Less", sides.Less)}");
            if (sides.IsStrict) facts.Add("IsStrict = true");
            if (sides.Slope is { } slope) facts.Add($"Slope = {Part(solve, "Slope", slope)}");
            if (sides.IsConcave) facts.Add("IsConcave = true");
            if (sides.IsPiecewiseLinear) facts.Add("IsPiecewiseLinear = true");
            if (sides.RoundingUnits is { } units) facts.Add($"RoundingUnits = {Code.Real(units)}");
            if (sides.IsRatioMonotone) facts.Add("IsRatioMonotone = true");
        }

        if (RecordedAs(solve) is >= 0 and int node) facts.Add($"RecordedAs = {Code.Number(node)}");
        string start = $"new SearchParts<{type}>({holds})";
        return facts.Count == 0 ? [start] : [$"{start} {{ {string.Join(", ", facts)} }}"];
    }

    private int RecordedAs(SolveExpression solve) => _class.Recorded.Contains(solve.Node) ? solve.Node : -1;

    // A formula that depends on what is searched for, as a function from that number (a table over this level's cells).
    private string Part(SolveExpression solve, string wanted, LoweredExpression expression, bool overflowFails = false)
    {
        int position = _class.MethodCount;
        string type = Code.TypeOf(expression.Kind);
        Level level = new(_class, this, _indices, _rowsOf, _known) { _partOf = solve };
        string value = level.Inline(expression);
        if (overflowFails) value = $"Truth.NoIfOverflow({value})";
        Code body = new();
        level.WriteLoop(body, [$"{type}[] values = new {type}[cells.Count];"], "values.Length", [$"values[row] = {value};"]);
        body.Line("return values;");
        string method = _class.MethodName($"{wanted}{solve.Node}");
        _class.AddMethod($"private static {type}[] {method}(Execution run, Domain cells{Parameters(level)})", body, position);
        return $"lets{solve.Local} => {method}(run, cells{Arguments(level)})";
    }

    // A table that does not depend on what is searched for is computed once before the search instead of in each of its
    // rounds, by a level outside of it; false where there is no such level.
    private bool IsMadeOutside(LoweredExpression expression, Func<Level, string> make, out string table)
    {
        table = "";
        if (!IsInSearch) return false;
        HashSet<string> locals = [.. Scopes.LocalsFromOutside(expression).Select(local => $"lets{local}")];
        ImmutableHashSet<int> free = Scopes.Free(expression);
        Level? outside = null;
        for (Level level = this; level._parent is { } parent && !level._owned.Overlaps(locals) && free.All(parent._indices.Contains); level = parent)
        {
            if (level._partOf is { } search && !locals.Contains($"lets{search.Local}")) outside = parent;
        }

        if (outside is null) return false;
        table = make(outside);
        outside._owned.Add(table);
        Capture(table, $"Cells<{TypeInTable(expression)}>");
        return true;
    }

    private bool IsInSearch => _partOf is not null || _parent is { IsInSearch: true };

    private static string Direction(SolveExpression solve) => solve.IsLargest ? "Largest" : "Smallest";

    private static string NameOf(SolveExpression solve, string plural) => $"{(solve.IsLargest ? "largest" : "smallest")}{plural}{solve.Node}";
}
