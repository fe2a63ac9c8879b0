using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Emitting;

/// <summary>Writes the class: stages in their order, and a method for each of their parts.</summary>
internal sealed class MechanismEmitter(LoweredMechanism mechanism)
{
    private readonly List<Code> _methods = [];
    private readonly Dictionary<string, string> _constants = [];
    private readonly Code _constantLines = new();
    private readonly Dictionary<string, int> _methodNames = [];

    /// <summary>What the mechanism is.</summary>
    public LoweredMechanism Mechanism => mechanism;

    /// <summary>Indices and locals.</summary>
    public Scopes Scopes { get; } = new(mechanism);

    /// <summary>The searches of which a record is kept, by node.</summary>
    public ImmutableHashSet<int> Recorded { get; } = SearchSites.Of(mechanism);

    /// <summary>The whole text.</summary>
    public string Emit()
    {
        Code stages = new();
        EmitRows(stages);
        for (int step = 0; step < mechanism.Steps.Length; step++)
        {
            if (mechanism.Steps[step].BeforeAcceptance) EmitStep(stages, step);
        }

        for (int rule = 0; rule < mechanism.MemberRules.Length; rule++) EmitMemberRule(stages, rule);
        if (mechanism.MemberRules.Length > 0) stages.Line("run.Accept(SetsOfSteps, SetsOfInputs);");
        for (int step = 0; step < mechanism.Steps.Length; step++)
        {
            if (!mechanism.Steps[step].BeforeAcceptance) EmitStep(stages, step);
        }

        Code members = new();
        members.Line($"private static readonly int[] Sets = [{string.Join(", ", Scopes.SetOfIndex)}];");
        if (mechanism.MemberRules.Length > 0)
        {
            members.Line($"private static readonly int[][] SetsOfSteps = [{string.Join(", ", mechanism.Steps.Select(step => $"[{string.Join(", ", step.Indices.Select(index => index.Set))}]"))}];");
            members.Line($"private static readonly int[][] SetsOfInputs = [{string.Join(", ", mechanism.Inputs.Select(input => $"[{string.Join(", ", input.Sets)}]"))}];");
        }

        members.Block(_constantLines, 0);
        members.Line("");
        members.Line("protected override int[] SetOfIndex => Sets;");
        members.Line("");
        members.Line($"protected override int StepCount => {mechanism.Steps.Length};");
        members.Line("");
        members.Line("protected override void Execute(Execution run)");
        members.Braces(stages);
        foreach (Code method in _methods) members.Block(method, 0);

        Code file = new();
        file.Line("using Mechanisms.Numerics;");
        file.Line("using Mechanisms.Rounds;");
        file.Line("using Mechanisms.Rounds.Kernels;");
        file.Line("");
        file.Line("namespace Mechanisms.Generated;");
        file.Line("");
        file.Line("public sealed class GeneratedKernel : Kernel");
        file.Braces(members);
        return file.ToString();
    }

    /// <summary>How many methods there are.</summary>
    public int MethodCount => _methods.Count;

    /// <summary>Adds a method, before those that were added since there were <paramref name="position"/>: the parts stand below the whole.</summary>
    public void AddMethod(string signature, Code body, int position)
    {
        Code method = new();
        method.Line("");
        method.Line(signature);
        method.Braces(body);
        _methods.Insert(position, method);
    }

    /// <summary>A name for a method that no other one has.</summary>
    public string MethodName(string wanted)
    {
        int uses = _methodNames.GetValueOrDefault(wanted);
        _methodNames[wanted] = uses + 1;
        return uses == 0 ? wanted : $"{wanted}_{uses}";
    }

    /// <summary>The name of a constant of the class.</summary>
    public string Constant(string type, string prefix, string value)
    {
        string key = type + " " + value;
        if (_constants.TryGetValue(key, out string? name)) return name;
        name = prefix + Code.Number(_constants.Count);
        _constants.Add(key, name);
        _constantLines.Line($"private static readonly {type} {name} = {value};");
        return name;
    }

    private void EmitRows(Code stages)
    {
        for (int input = 0; input < mechanism.Inputs.Length; input++)
        {
            foreach (int column in FormulasInOrder(mechanism.Inputs[input])) EmitFormula(stages, input, column);
        }

        for (int rule = 0; rule < mechanism.RowRules.Length; rule++) EmitRowRule(stages, rule);
        stages.Line("run.FilterRows();");
        for (int input = 0; input < mechanism.Inputs.Length; input++)
        {
            IEnumerable<string> truths = mechanism.Inputs[input].Columns
                .Select((column, slot) => (column, slot))
                .Where(pair => pair.column.Kind == ValueKind.Truth)
                .Select(pair => $", {pair.slot}");
            stages.Line($"run.Merge({input}, RepeatRule.{mechanism.Inputs[input].Repeats}{string.Concat(truths)});");
        }
    }

    private void EmitFormula(Code stages, int input, int column)
    {
        LoweredColumn declared = mechanism.Inputs[input].Columns[column];
        int position = MethodCount;
        Level level = Level.OfRows(this, input, []);
        string value = level.Inline(declared.Formula!);
        Code body = new();
        string type = Code.TypeOf(declared.Kind);
        level.WriteLoop(body, [$"{type}[] values = new {type}[run.RowCount({input})];"], "values.Length", [$"values[row] = {value};"]);
        body.Line($"run.Formula({input}, {column}, values);");
        string name = MethodName($"Column{input}_{column}");
        AddMethod($"private static void {name}(Execution run)", body, position);
        stages.Line($"{name}(run);");
    }

    // A formula may read another one of the same row.
    private static List<int> FormulasInOrder(LoweredInput input)
    {
        List<int> order = [];
        HashSet<int> visited = [];
        for (int column = 0; column < input.Columns.Length; column++) Visit(column);
        return order;

        void Visit(int column)
        {
            if (input.Columns[column].Formula is not { } formula || !visited.Add(column)) return;
            Stack<LoweredExpression> open = new([formula]);
            while (open.TryPop(out LoweredExpression? next))
            {
                if (next is ColumnRead read) Visit(read.Column);
                foreach (LoweredExpression child in LoweredWalk.Children(next)) open.Push(child);
            }

            order.Add(column);
        }
    }

    private void EmitRowRule(Code stages, int rule)
    {
        LoweredRowRule declared = mechanism.RowRules[rule];
        int position = MethodCount;
        Level level = Level.OfRows(this, declared.Input, Scopes.Numbers(declared.Indices));
        string verdict = level.Inline(declared.Condition);
        Code body = new();
        level.WriteLoop(body, [$"double[] verdicts = new double[run.RowCount({declared.Input})];"], "verdicts.Length", [$"verdicts[row] = {verdict};"]);
        body.Line($"run.RowRule({rule}, {declared.Input}, verdicts, row => RowReason{rule}(run, row));");
        AddMethod($"private static void RowRule{rule}(Execution run)", body, position);
        stages.Line($"RowRule{rule}(run);");

        Level reason = Level.OfRows(this, declared.Input, Scopes.Numbers(declared.Indices));
        List<string> holes = [.. declared.Reason.Holes.Select(reason.InWords)];
        body = new Code();
        reason.WriteOnce(body);
        body.Line($"return [{string.Join(", ", holes)}];");
        AddMethod($"private static string[] RowReason{rule}(Execution run, int row)", body, MethodCount);
    }

    private void EmitMemberRule(Code stages, int rule)
    {
        LoweredMemberRule declared = mechanism.MemberRules[rule];
        int position = MethodCount;
        int index = Scopes.Number(declared.Index);
        Level level = Level.OfCells(this, [index], []);
        string verdict = level.Inline(declared.Condition);
        Code body = new();
        body.Line($"run.BeginMemberRule({rule});");
        body.Line($"Domain cells = run.Everyone({index});");
        level.WriteLoop(body, ["double[] verdicts = new double[cells.Count];"], "verdicts.Length", [$"verdicts[row] = {verdict};"]);
        body.Line($"MemberReason{rule}(run, run.Refused(cells, verdicts));");
        AddMethod($"private static void MemberRule{rule}(Execution run)", body, position);
        stages.Line($"MemberRule{rule}(run);");

        position = MethodCount;
        Level reason = Level.OfCells(this, [index], []);
        List<string> holes = [.. declared.Reason.Holes.Select(reason.InWords)];
        body = new Code();
        reason.WriteLoop(body, [.. holes.Select((_, hole) => $"string[] hole{hole} = new string[cells.Count];")], "cells.Count", [.. holes.Select((text, hole) => $"hole{hole}[row] = {text};")]);
        body.Line($"run.Refuse({rule}, cells{string.Concat(holes.Select((_, hole) => $", hole{hole}"))});");
        AddMethod($"private static void MemberReason{rule}(Execution run, Domain cells)", body, position);
    }

    private void EmitStep(Code stages, int step)
    {
        LoweredStep declared = mechanism.Steps[step];
        int position = MethodCount;
        Level level = Level.OfCells(this, Scopes.Numbers(declared.Indices), [.. Level.Conjuncts(declared.Support)]);
        string cells = level.CellsOver(declared.Support);
        string value = level.Inline(declared.Body);
        string? bound = declared.Rounding?.AtMost is { } atMost ? level.Inline(atMost) : null;

        string type = Code.TypeOf(declared.Kind);
        Code body = new();
        bool isRecursive = declared.Recurrence >= 0;
        Code start = isRecursive ? new() : body;
        start.Line($"run.BeginStep({step});");
        level.WriteCells(start, cells);
        List<string> arrays = [$"{type}[] values = new {type}[cells.Count];"], results = [$"values[row] = {value};"];
        if (bound is not null)
        {
            arrays.Add("double[] atMost = new double[cells.Count];");
            results.Add($"atMost[row] = {bound};");
        }

        level.WriteLoop(body, arrays, "values.Length", results);
        bool mayBeUnaffordable = declared.MayBeUnaffordable && declared.Rounding is null && mechanism.Outputs.All(output => output.Step != step);
        body.Line(declared.Kind == ValueKind.Whole
            ? $"run.Store({step}, cells, values);"
            : $"run.Store({step}, cells, values, mayBeUnaffordable: {(mayBeUnaffordable ? "true" : "false")});");
        if (declared.Rounding is { } rounding)
        {
            string bounds = bound is null ? "null" : "atMost";
            body.Line(rounding.Rule == RoundingRule.LargestFractions
                ? $"run.RoundTotal({step}, {Code.Text(rounding.Unit)}, {bounds});"
                : $"run.RoundEach({step}, RoundEachRule.{rounding.Rule}, {Code.Text(rounding.Unit)}, {bounds});");
        }

        if (isRecursive) AddSlices(step, start, body, level.Domains, position);
        else AddMethod($"private static void Step{step}(Execution run)", body, position);
        stages.Line($"Step{step}(run);");
    }

    // A step that reads itself is computed slice by slice, each with the one before at hand. What all slices look at is made
    // once before them.
    private void AddSlices(int step, Code start, Code slice, IEnumerable<string> domains, int position)
    {
        LoweredStep declared = mechanism.Steps[step];
        string[] shared = [.. domains];
        string wholes = declared.Kind == ValueKind.Whole ? "true" : "false", arguments = string.Concat(shared.Select(domain => $", {domain}"));
        start.Line($"foreach (Domain slice in run.Slices({step}, cells, {Scopes.Number(declared.Indices[declared.Recurrence])}, {wholes})) Slice{step}(run, slice{arguments});");
        AddMethod($"private static void Slice{step}(Execution run, Domain cells{string.Concat(shared.Select(domain => $", Domain {domain}"))})", slice, position);
        AddMethod($"private static void Step{step}(Execution run)", start, position);
    }
}
