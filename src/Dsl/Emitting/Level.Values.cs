using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Emitting;

// Formulas as statements and short expressions.
internal sealed partial class Level
{
    /// <summary>A C# expression without side effects, and how deep its brackets are; 0 may be repeated at no cost.</summary>
    private readonly record struct Operand(string Text, int Brackets);

    private Operand Value(LoweredExpression expression)
    {
        switch (expression)
        {
            case RealConstant real:
                return new(Code.Real(real.Value), 0);
            case WholeConstant whole:
                return new(_class.Constant("Whole", "Whole", Code.Whole(whole.Value)), 0);
            case TruthConstant truth:
                return new(truth.Value ? "Truth.Yes" : "Truth.No", 0);
            case TextConstant text:
                return new(_class.Constant("string", "Text", Code.Text(text.Value)), 0);
            case ParameterRead read:
                return new(Prepare(Code.TypeOf(read.Kind), $"parameter{read.Parameter}", $"run.{read.Kind}Parameter({read.Parameter})"), 0);
            case IndexRead read:
                return new(Members(Scopes.Number(read.Index)), 0);
            case ColumnRead read:
                return Column(read.Kind, $"column{read.Column}", $"run.Row{Family(read.Kind)}({_rowsOf}, {read.Column})");
            case InputRead read:
                return Input(read);
            case PresenceRead read:
                string? present = Lies(new RowSupport(read.Input, read.Indices));
                return present is null ? new("Truth.Yes", 0) : new($"Truth.Of({present})", 1);
            case StepRead read:
                return Column(read.Kind, $"step{read.Step}", $"run.Step{Family(read.Kind)}({read.Step}).On({Cells(read.Indices)})");
            case PreviousExpression previous:
                return Previous(previous);
            case LotExpression lot:
                return Draw(lot);
            case RankExpression rank:
                string among = $"{Prepare("double[][]", NameOf(rank.Among, ""), $"{Reduction(rank.Among)}.On(cells)")}[row]";
                return Call($"Ranking.Of({{0}}, {among}, {Code.Real(RankExpression.Tie)})", rank.Own);
            case LetExpression let:
                return Let(let);
            case LocalRead read when !Scopes.IsTable(read.Local):
                return new(_locals[read.Local], 0);
            case LocalRead read:
                Capture($"lets{read.Local}", $"Cells<{Code.TypeOf(read.Kind)}>");
                return Column(read.Kind, $"let{read.Local}", $"lets{read.Local}.On({OwnCells()})");
            case WholeToReal conversion:
                return Call("{0}.ToReal()", conversion.Operand);
            case NumberOperation operation:
                string type = operation.Kind == ValueKind.Whole ? "Whole" : "Real";
                string name = operation.Operator == NumberOperator.WholeDivide ? "Divide" : operation.Operator.ToString();
                return operation.Operands.Length == 1
                    ? Call($"{type}.{name}({{0}})", operation.Operands[0])
                    : Call($"{type}.{name}({{0}}, {{1}})", operation.Operands[0], operation.Operands[1]);
            case Comparison comparison:
                return Compare(comparison);
            case Negation negation:
                return Call("Truth.Not({0})", negation.Operand);
            case Junction junction:
                return Lazy(junction, junction.Left, held => junction.IsAnd ? $"Truth.IsYes({held})" : $"Truth.IsYes(Truth.Not({held}))", junction.Right);
            case OtherwiseExpression otherwise:
                return Lazy(otherwise, otherwise.Value, held => $"Values.IsUndefined({held})", otherwise.Fallback);
            case ConditionalExpression conditional:
                return Conditional(conditional);
            case GuardedExpression guarded:
                return Guarded(guarded);
            case ReductionExpression reduction:
                return Column(reduction.Kind, NameOf(reduction, ""), $"{Reduction(reduction)}.On(cells)");
            case SolveExpression solve:
                return Column(solve.Kind, NameOf(solve, ""), $"{Search(solve)}.On({OwnCells()})");
            default:
                throw new NotSupportedException(expression.GetType().Name);
        }
    }

    private static string Family(ValueKind kind) => kind switch
    {
        ValueKind.Real or ValueKind.Truth => "Reals",
        ValueKind.Whole => "Wholes",
        ValueKind.Text => "Texts",
        _ => "Times",
    };

    private Operand Column(ValueKind kind, string wanted, string value) =>
        new($"{Prepare($"{Code.TypeOf(kind)}[]", wanted, value)}[row]", 0);

    private string Members(int index) => IsRows
        ? $"{Prepare("int[]", $"member{index}", $"run.RowMembers({_rowsOf}, {_indices.IndexOf(index)})")}[row]"
        : $"{Prepare("int[]", $"member{index}", $"cells.Members({index})")}[row]";

    private Operand Input(InputRead read)
    {
        string column = $"run.Input{Family(read.Kind)}({read.Input}, {read.Column}, {AbsentOf(read)}).On({Cells(read.Indices)})";
        return Column(read.Kind, $"input{read.Input}", column);
    }

    private string AbsentOf(InputRead read) =>
        _class.Mechanism.Inputs[read.Input].Columns[read.Column].Default is { } value ? Absent(value) : Code.ZeroOf(read.Kind);

    private string Absent(LoweredValue value) => value.Kind switch
    {
        ValueKind.Real or ValueKind.Truth => Code.Real(value.Real),
        ValueKind.Whole => _class.Constant("Whole", "Whole", Code.Whole(value.Whole)),
        ValueKind.Text => _class.Constant("string", "Text", Code.Text(value.Text)),
        _ => Code.Number((long)value.Whole) + "L",
    };

    private Operand Call(string shape, params ReadOnlySpan<LoweredExpression> operands)
    {
        int brackets = 0;
        string text = shape;
        for (int i = 0; i < operands.Length; i++)
        {
            Operand operand = Short(Value(operands[i]), operands[i].Kind);
            brackets = Math.Max(brackets, operand.Brackets);
            int hole = text.LastIndexOf(i == 0 ? "{0}" : "{1}", StringComparison.Ordinal);
            text = string.Concat(text.AsSpan(0, hole), operand.Text, text.AsSpan(hole + 3));
        }

        return new(text, brackets + 1);
    }

    private Operand Compare(Comparison comparison) => comparison.Left.Kind switch
    {
        ValueKind.Real or ValueKind.Truth => Call($"Truth.{comparison.Operator}({{0}}, {{1}})", comparison.Left, comparison.Right),
        ValueKind.Whole => Call($"Truth.{comparison.Operator}(Whole.Compare({{0}}, {{1}}), 0)", comparison.Left, comparison.Right),
        _ => Call($"Truth.{comparison.Operator}(Values.Compare({{0}}, {{1}}), 0)", comparison.Left, comparison.Right),
    };

    // Into a temporary where it has grown long.
    private Operand Short(Operand operand, ValueKind kind) =>
        operand.Brackets < MostBrackets && operand.Text.Length < LongestValue ? operand : new(Held(operand, kind), 0);

    // Into a temporary, unless it is one already.
    private string Held(Operand operand, ValueKind kind)
    {
        if (operand.Brackets == 0) return operand.Text;
        string name = Temporary();
        _body.Line($"{Code.TypeOf(kind)} {name} = {operand.Text};");
        return name;
    }

    private string Temporary() => Unique($"t{++_temporaries}");

    private Operand Let(LetExpression let)
    {
        if (Scopes.IsTable(let.Local)) LetTable(let);
        else _locals[let.Local] = Held(Value(let.Value), let.Value.Kind);

        return Value(let.Body);
    }

    // A value, and where it says so another one instead.
    private Operand Lazy(LoweredExpression whole, LoweredExpression first, Func<string, string> goesOn, LoweredExpression second)
    {
        Operand start = Value(first);
        string name = Temporary();
        _body.Line($"{Code.TypeOf(whole.Kind)} {name} = {start.Text};");
        If(goesOn(name), name, second);
        return new(name, 0);
    }

    private Operand Conditional(ConditionalExpression conditional)
    {
        string condition = Held(Value(conditional.Condition), ValueKind.Truth);
        string name = Temporary();
        string none = conditional.Kind is ValueKind.Real or ValueKind.Truth ? condition : $"Values.No{conditional.Kind}({condition})";
        _body.Line($"{Code.TypeOf(conditional.Kind)} {name};");
        if (_nesting >= MostNesting)
        {
            string orElse = Unique("else_"), end = Unique("end_");
            _body.Line($"if (!Truth.IsYes({condition})) goto {orElse};");
            Assign(name, conditional.Then);
            _body.Line($"goto {end};");
            _body.Line($"{orElse}: {name} = {none};");
            _body.Line($"if (!Real.HasValue({condition})) goto {end};");
            Assign(name, conditional.Else);
            _body.Line($"{end}: ;");
            return new(name, 0);
        }

        Code then = Branch(name, conditional.Then), otherwise = Branch(name, conditional.Else);
        _body.Line($"if (Truth.IsYes({condition}))");
        _body.Braces(then);
        _body.Line($"else if (Real.HasValue({condition}))");
        _body.Braces(otherwise);
        _body.Line("else");
        Code missing = new();
        missing.Line($"{name} = {none};");
        _body.Braces(missing);
        return new(name, 0);
    }

    private Operand Guarded(GuardedExpression guarded)
    {
        string? lies = Lies(guarded.Support);
        if (lies is null) return Value(guarded.Body);
        Support[] known = [.. Conjuncts(guarded.Support)];
        _guards.AddRange(known);
        string name = Temporary();
        _body.Line($"{Code.TypeOf(guarded.Kind)} {name} = {Code.ZeroOf(guarded.Kind)};");
        If(lies, name, guarded.Body);
        _guards.RemoveRange(_guards.Count - known.Length, known.Length);
        return new(name, 0);
    }

    // Puts a value under a name where a condition holds. Blocks in blocks make the C# compiler slow, hundreds of them
    // very slow: below some depth the same is said by jumps.
    private void If(string condition, string name, LoweredExpression value)
    {
        if (_nesting >= MostNesting)
        {
            string end = Unique("end_");
            _body.Line($"if (!({condition})) goto {end};");
            Assign(name, value);
            _body.Line($"{end}: ;");
            return;
        }

        Code branch = Branch(name, value);
        _body.Line($"if ({condition})");
        _body.Braces(branch);
    }

    // The statements that compute a value and put it under a name.
    private Code Branch(string name, LoweredExpression value)
    {
        Code outer = _body;
        Code branch = _body = new Code();
        _nesting++;
        Assign(name, value);
        _nesting--;
        _body = outer;
        return branch;
    }

    private void Assign(string name, LoweredExpression value)
    {
        string text = Value(value).Text;
        _body.Line($"{name} = {text};");
    }

    private void Capture(string table, string type)
    {
        if (_owned.Contains(table)) return;
        _captured[table] = type;
        _parent!.Capture(table, type);
    }

    private string Arguments(Level inner) => string.Concat(inner._captured.Keys.Select(table => $", {table}"));

    private static string Parameters(Level inner) => string.Concat(inner._captured.Select(table => $", {table.Value} {table.Key}"));

    private Level Inner(LoweredExpression expression, ImmutableArray<int> bound, IEnumerable<Support> known, out ImmutableArray<int> outer)
    {
        if (IsRows)
        {
            // No reduction stands in a row; what is computed beforehand there is computed for each row.
            outer = _indices;
            return new(_class, this, _indices, _rowsOf, []);
        }

        ImmutableHashSet<int> free = Scopes.Free(expression);
        ImmutableArray<int> kept = outer = [.. _indices.Where(free.Contains)];
        return new(_class, this, [.. kept, .. bound], -1, [.. known, .. _known.Where(support => Scopes.Free(support).IsSubsetOf(kept))]);
    }

    // Computes the value beforehand, for every choice of the indices that it depends on.
    private void LetTable(LetExpression let)
    {
        string table = $"lets{let.Local}", type = Code.TypeOf(let.Value.Kind);
        if (!_owned.Add(table)) return;
        int position = _class.MethodCount;
        Level level = Inner(let.Value, [], [], out ImmutableArray<int> outer);
        string value = level.Inline(let.Value);
        Code body = new();
        body.Line($"Domain cells = {Projected("outer", outer)};");
        level.WriteLoop(body, [$"{type}[] values = new {type}[cells.Count];"], "values.Length", [$"values[row] = {value};"]);
        body.Line($"return new(cells, values, {Code.ZeroOf(let.Value.Kind)});");
        string name = _class.MethodName($"Let{let.Local}");
        _class.AddMethod($"private static Cells<{type}> {name}(Execution run, Domain outer{Parameters(level)})", body, position);
        _names.Add(table);
        _prelude.Line($"Cells<{type}> {table} = {name}(run, {OwnCells()}{Arguments(level)});");
    }

    private string Reduction(ReductionExpression reduction)
    {
        if (_prepared.TryGetValue((reduction.Node, "reduction"), out string? known)) return known;
        if (IsMadeOutside(reduction, level => level.Reduction(reduction), out string made)) return made;
        ImmutableArray<int> bound = Scopes.Numbers(reduction.Indices);
        int position = _class.MethodCount;
        Level level = Inner(reduction, bound, Conjuncts(reduction.Over), out ImmutableArray<int> outer);
        string over = level.DomainOf(reduction.Over);
        string type = Code.TypeOf(reduction.Body.Kind);
        Code body = new();
        body.Line($"Domain groups = {Projected("outer", outer)};");

        List<string> arrays = [$"{type}[] terms = new {type}[cells.Count];"], results = [];
        if (reduction.Condition is { } condition)
        {
            string where = level.Held(level.Value(condition), ValueKind.Truth);
            Code whenHeld = level.Branch("terms[row]", reduction.Body);
            level._body.Line($"where[row] = {where};");
            level._body.Line($"if (Truth.IsYes({where}))");
            level._body.Braces(whenHeld);
            arrays.Add("double[] where = new double[cells.Count];");
        }
        else
        {
            results.Add($"terms[row] = {level.Inline(reduction.Body)};");
        }

        level.WriteCells(body, $"run.TermsOver({string.Join(", ", ["groups", over, .. Numbers(bound)])})");
        level.WriteLoop(body, arrays, "terms.Length", results);
        body.Line($"return Reduce.{reduction.Operator}(groups, cells, terms, {(results.Count == 0 ? "where" : "null")});");

        string method = _class.MethodName($"{reduction.Operator}{reduction.Node}");
        string result = TypeInTable(reduction);
        _class.AddMethod($"private static Cells<{result}> {method}(Execution run, Domain outer{Parameters(level)})", body, position);
        return Prepare(
            (reduction.Node, "reduction"), $"Cells<{result}>", NameOf(reduction, "s"), $"{method}(run, cells{Arguments(level)})");
    }

    private static string TypeInTable(LoweredExpression expression) =>
        expression is ReductionExpression { Operator: ReductionOperator.Ranking } ? "double[]" : Code.TypeOf(expression.Kind);

    private static string NameOf(ReductionExpression reduction, string plural) =>
        $"{reduction.Operator.ToString().ToLowerInvariant()}{plural}{reduction.Node}";

    private string Projected(string domain, ImmutableArray<int> indices) =>
        indices.SequenceEqual(_indices) ? domain : $"{domain}.Project({string.Join(", ", Numbers(indices))})";
}
