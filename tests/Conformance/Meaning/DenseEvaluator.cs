using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;
using Mechanisms.Dsl.Syntax.Tree;

namespace Mechanisms.Conformance.Meaning;

/// <summary>
/// A second way to the meaning of a script: straight from its syntax tree, over every cell there is. It knows nothing of
/// the binder, of supports, of the lowered form and of the backends; only the power of two numbers is shared with them.
/// Sets have one letter, and an index belongs to the set of its first letter.
/// </summary>
/// <param name="mechanism">The mechanism; every formula is a member of it.</param>
/// <param name="functions">The functions of its script.</param>
/// <param name="data">What the round gives, and how many members each set has.</param>
/// <param name="absenceIsZero">Whether what is absent makes a product or quotient 0, or nothing but numbers counts.</param>
internal sealed class DenseEvaluator(MechanismSyntax mechanism, IEnumerable<FunctionSyntax> functions, DenseRound data, bool absenceIsZero)
{
    private static readonly BigInteger Nothing = BigInteger.Zero;

    private readonly Dictionary<string, StepSyntax> steps =
        mechanism.Members.OfType<StepSyntax>().ToDictionary(step => step.Name.Text, StringComparer.Ordinal);

    private readonly Dictionary<string, FunctionSyntax> functions = functions.ToDictionary(function => function.Name.Text, StringComparer.Ordinal);
    private readonly Dictionary<string, DenseTable> computed = new(StringComparer.Ordinal);
    private readonly Dictionary<char, List<int>> members =
        data.Sizes.ToDictionary(set => set.Key, set => Enumerable.Range(0, set.Value).ToList());

    /// <summary>What a name stands for inside a formula: a member, or a formula that is computed where it is read.</summary>
    private abstract record Bound;

    private sealed record Member(char Set, int Number) : Bound;

    private sealed record Formal(ExpressionSyntax Formula, ImmutableDictionary<string, Bound> Names) : Bound;

    /// <summary>The members that the rules leave.</summary>
    public IReadOnlyDictionary<char, List<int>> Members => members;

    /// <summary>Every step, by name.</summary>
    public IReadOnlyDictionary<string, DenseTable> Run()
    {
        AcceptSyntax[] rules = [.. mechanism.Members.OfType<AcceptSyntax>()];
        foreach (AcceptSyntax rule in rules) Force(rule.Condition);
        var refused = new List<Member>();
        foreach (AcceptSyntax rule in rules)
        {
            string name = rule.Indices[0].Text;
            refused.AddRange(members[name[0]].Select(number => new Member(name[0], number)).Where(member =>
                !IsTrue(Value(rule.Condition, ImmutableDictionary<string, Bound>.Empty.Add(name, member)))));
        }

        foreach (Member member in refused) members[member.Set].Remove(member.Number);
        foreach (string step in steps.Keys) Table(step);
        return computed;
    }

    private void Force(ExpressionSyntax formula)
    {
        string? name = formula switch
        {
            NameExpressionSyntax read => read.Name.Text,
            ElementSyntax element => element.Name.Text,
            _ => null,
        };
        if (name is not null && steps.ContainsKey(name)) Table(name);
        foreach (ExpressionSyntax part in Parts(formula)) Force(part);
    }

    private DenseTable Table(string name)
    {
        if (computed.TryGetValue(name, out DenseTable? known)) return known;
        StepSyntax step = steps[name];
        Force(step.Body);
        var table = new DenseTable([.. step.Indices.Select(index => index.Name.Text[0])], []);
        foreach (ImmutableDictionary<string, Bound> names in Everyone(step.Indices, ImmutableDictionary<string, Bound>.Empty))
        {
            IEnumerable<int> cell = step.Indices.Select(index => ((Member)names[index.Name.Text]).Number);
            table.Cells[DenseTable.Key(cell)] = (Value(step.Body, names), names.IsEmpty || IsThere(step.Body, names));
        }

        return computed[name] = table;
    }

    private IEnumerable<ImmutableDictionary<string, Bound>> Everyone(IEnumerable<BinderSyntax> indices, ImmutableDictionary<string, Bound> names) =>
        indices.Aggregate(
            (IEnumerable<ImmutableDictionary<string, Bound>>)[names],
            (all, index) => all.SelectMany(one => members[index.Name.Text[0]].Select(number =>
                one.Add(index.Name.Text, new Member(index.Name.Text[0], number)))));

    private (object Value, bool IsThere) Cell(ElementSyntax element, ImmutableDictionary<string, Bound> names)
    {
        string key = DenseTable.Key(element.Indices.Select(index => ((Member)names[index.Text]).Number));
        if (steps.ContainsKey(element.Name.Text)) return Table(element.Name.Text).Cells[key];
        object? standard = data.Defaults.GetValueOrDefault(element.Name.Text);
        bool hasRow = data.Inputs[element.Name.Text].TryGetValue(key, out object? value);
        return (value ?? standard ?? Nothing, hasRow || standard is not null);
    }

    private bool HasRow(PresentSyntax present, ImmutableDictionary<string, Bound> names) => data.Inputs[present.Element.Name.Text].ContainsKey(
        DenseTable.Key(present.Element.Indices.Select(index => ((Member)names[index.Text]).Number)));

    private bool IsThere(ExpressionSyntax formula, ImmutableDictionary<string, Bound> names)
    {
        switch (formula)
        {
            case NumberSyntax number:
                return Number(number) is not (BigInteger { IsZero: true } or 0.0);
            case TruthSyntax truth:
                return truth.Value;
            case ParenthesizedSyntax inner:
                return IsThere(inner.Inner, names);
            case NameExpressionSyntax name:
                return names.GetValueOrDefault(name.Name.Text) is not Formal formal || IsThere(formal.Formula, formal.Names);
            case ElementSyntax element:
                return Cell(element, names).IsThere;
            case PresentSyntax present:
                return HasRow(present, names);
            case UnarySyntax { Operator: UnaryOperator.Negate } negative:
                return IsThere(negative.Operand, names);
            case BinarySyntax binary:
                return IsThere(binary, names);
            case ConditionalSyntax choice:
                return (IsThere(choice.Condition, names) && IsThere(choice.Then, names)) || IsThere(choice.Else, names);
            case CallSyntax call when functions.TryGetValue(call.Function.Text, out FunctionSyntax? function):
                return IsThere(function.Body, Formals(function, call, names));
            case CallSyntax call:
                return call.Arguments.Any(argument => IsThere(argument, names));
            case ReductionSyntax { Operator.Text: "sum" or "count" or "any" } reduction:
                return Everyone(reduction.Indices, names).Any(tuple => IsOver(reduction, tuple));
            default:
                return true;
        }
    }

    private bool IsThere(BinarySyntax binary, ImmutableDictionary<string, Bound> names) => binary.Operator switch
    {
        BinaryOperator.Multiply or BinaryOperator.And => IsThere(binary.Left, names) && IsThere(binary.Right, names),
        BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Or => IsThere(binary.Left, names) || IsThere(binary.Right, names),
        BinaryOperator.Divide or BinaryOperator.WholeDivide or BinaryOperator.Power => IsThere(binary.Left, names),
        _ when Literal(binary.Right) is { } right => Holds(binary.Operator, Nothing, right) || IsThere(binary.Left, names),
        _ when Literal(binary.Left) is { } left => Holds(binary.Operator, left, Nothing) || IsThere(binary.Right, names),
        _ => Holds(binary.Operator, Nothing, Nothing) || IsThere(binary.Left, names) || IsThere(binary.Right, names),
    };

    private static object? Literal(ExpressionSyntax formula) => formula switch
    {
        ParenthesizedSyntax inner => Literal(inner.Inner),
        NumberSyntax number => Number(number),
        _ => null,
    };

    private bool IsOver(ReductionSyntax reduction, ImmutableDictionary<string, Bound> names) =>
        (reduction.Condition is not { } condition || IsThere(condition, names))
        && (reduction.Operator.Text is not ("sum" or "count" or "any") || reduction.Body is not { } body || IsThere(body, names));

    private object Value(ExpressionSyntax formula, ImmutableDictionary<string, Bound> names)
    {
        if (absenceIsZero && !IsThere(formula, names)) return Nothing;
        switch (formula)
        {
            case NumberSyntax number:
                return Number(number);
            case TruthSyntax truth:
                return truth.Value;
            case ParenthesizedSyntax inner:
                return Value(inner.Inner, names);
            case NameExpressionSyntax name when names.TryGetValue(name.Name.Text, out Bound? bound):
                return bound is Formal formal ? Value(formal.Formula, formal.Names) : (BigInteger)((Member)bound).Number;
            case NameExpressionSyntax name:
                return data.Parameters.TryGetValue(name.Name.Text, out double parameter) ? parameter : Table(name.Name.Text).Cells[""].Value;
            case ElementSyntax element:
                return Cell(element, names).Value;
            case PresentSyntax present:
                return HasRow(present, names);
            case UnarySyntax { Operator: UnaryOperator.Not } not:
                return !IsTrue(Value(not.Operand, names));
            case UnarySyntax negative:
                return Value(negative.Operand, names) is BigInteger whole ? -whole : -Real(Value(negative.Operand, names));
            case BinarySyntax binary:
                return Value(binary, names);
            case ConditionalSyntax choice:
                return Value(IsTrue(Value(choice.Condition, names)) ? choice.Then : choice.Else, names);
            case CallSyntax call when functions.TryGetValue(call.Function.Text, out FunctionSyntax? function):
                return Value(function.Body, Formals(function, call, names));
            case CallSyntax call:
                return Call(call.Function.Text, [.. call.Arguments.Select(argument => Value(argument, names))]);
            case ReductionSyntax reduction:
                return Reduce(reduction, names);
            default:
                throw new NotSupportedException(formula.GetType().Name);
        }
    }

    private object Value(BinarySyntax binary, ImmutableDictionary<string, Bound> names)
    {
        object left = Value(binary.Left, names);
        if (binary.Operator is BinaryOperator.And or BinaryOperator.Or)
            return IsTrue(left) == (binary.Operator == BinaryOperator.Or) ? IsTrue(left) : IsTrue(Value(binary.Right, names));
        object right = Value(binary.Right, names);
        bool isWhole = left is BigInteger && right is BigInteger;
        switch (binary.Operator)
        {
            case BinaryOperator.Add:
                return isWhole ? (BigInteger)left + (BigInteger)right : Finite(Real(left) + Real(right));
            case BinaryOperator.Subtract:
                return isWhole ? (BigInteger)left - (BigInteger)right : Finite(Real(left) - Real(right));
            case BinaryOperator.Multiply:
                return isWhole ? (BigInteger)left * (BigInteger)right : Finite(Real(left) * Real(right));
            case BinaryOperator.Divide:
                return Real(right) == 0 ? throw new UndefinedException() : Finite(Real(left) / Real(right));
            case BinaryOperator.WholeDivide:
                if (((BigInteger)right).IsZero) throw new UndefinedException();
                BigInteger quotient = BigInteger.DivRem((BigInteger)left, (BigInteger)right, out BigInteger rest);
                return !rest.IsZero && rest.Sign != ((BigInteger)right).Sign ? quotient - 1 : quotient;
            case BinaryOperator.Power:
                return isWhole ? BigInteger.Pow((BigInteger)left, (int)(BigInteger)right) : Finite(Mechanisms.Numerics.Real.Power(Real(left), Real(right)));
            default:
                return Holds(binary.Operator, left, right);
        }
    }

    private static bool Holds(BinaryOperator comparison, object left, object right)
    {
        int order = left is bool || right is bool ? IsTrue(left).CompareTo(IsTrue(right))
            : left is BigInteger a && right is BigInteger b ? a.CompareTo(b)
            : Real(left).CompareTo(Real(right));
        return comparison switch
        {
            BinaryOperator.Equal => order == 0,
            BinaryOperator.NotEqual => order != 0,
            BinaryOperator.Less => order < 0,
            BinaryOperator.LessOrEqual => order <= 0,
            BinaryOperator.Greater => order > 0,
            _ => order >= 0,
        };
    }

    private static object Call(string name, object[] x)
    {
        switch (name)
        {
            case "sqrt":
                return Real(x[0]) < 0 ? throw new UndefinedException() : Math.Sqrt(Real(x[0]));
            case "abs":
                return x[0] is BigInteger whole ? BigInteger.Abs(whole) : Math.Abs(Real(x[0]));
            case "min":
                return x.Aggregate((a, b) => Holds(BinaryOperator.Less, b, a) ? b : a);
            case "max":
                return x.Aggregate((a, b) => Holds(BinaryOperator.Greater, b, a) ? b : a);
            case "floor":
                return x[0] is BigInteger ? x[0] : Math.Floor(Real(x[0]));
            default:
                throw new NotSupportedException(name);
        }
    }

    private object Reduce(ReductionSyntax reduction, ImmutableDictionary<string, Bound> names)
    {
        var terms = new List<object>();
        foreach (ImmutableDictionary<string, Bound> tuple in Everyone(reduction.Indices, names))
        {
            if (absenceIsZero && !IsOver(reduction, tuple)) continue;
            if (reduction.Condition is { } condition && !IsTrue(Value(condition, tuple))) continue;
            terms.Add(reduction.Body is { } body ? Value(body, tuple) : true);
        }

        string kind = reduction.Operator.Text;
        if (terms.Count == 0 && kind is "min" or "max" or "mean" or "median") throw new UndefinedException();
        switch (kind)
        {
            case "sum":
                return terms.All(term => term is BigInteger) ? terms.Aggregate(BigInteger.Zero, (sum, term) => sum + (BigInteger)term) : Sum(terms);
            case "count":
                return (BigInteger)terms.Count(IsTrue);
            case "any":
                return terms.Any(IsTrue);
            case "all":
                return terms.All(IsTrue);
            case "mean":
                return Sum(terms) / terms.Count;
            case "median":
                double[] sorted = [.. terms.Select(Real).Order()];
                int middle = sorted.Length / 2;
                return sorted.Length % 2 == 1 ? sorted[middle] : Finite(sorted[middle - 1] + sorted[middle]) / 2;
            default:
                return Call(kind, [.. terms]);
        }
    }

    private static double Sum(IEnumerable<object> terms) => Finite(DenseNumber.Sum(terms.Select(Real)));

    private static ImmutableDictionary<string, Bound> Formals(FunctionSyntax function, CallSyntax call, ImmutableDictionary<string, Bound> names) =>
        function.Formals.Zip(call.Arguments).ToImmutableDictionary(
            pair => pair.First.Name.Text, pair => (Bound)new Formal(pair.Second, names), StringComparer.Ordinal);

    private static object Number(NumberSyntax number)
    {
        bool isWhole = !number.IsPercent && !number.Digits.Contains('.', StringComparison.Ordinal);
        if (isWhole) return BigInteger.Parse(number.Digits, CultureInfo.InvariantCulture);
        return double.Parse(number.Digits + (number.IsPercent ? "e-2" : ""), CultureInfo.InvariantCulture);
    }

    private static bool IsTrue(object value) => value is true;

    private static double Real(object value) => value is BigInteger whole ? Finite(DenseNumber.Nearest(whole)) : (double)value;

    private static double Finite(double value) => double.IsFinite(value) ? value : throw new TooLargeException();

    private static IEnumerable<ExpressionSyntax> Parts(ExpressionSyntax formula) => formula switch
    {
        ParenthesizedSyntax inner => [inner.Inner],
        UnarySyntax unary => [unary.Operand],
        BinarySyntax binary => [binary.Left, binary.Right],
        ConditionalSyntax choice => [choice.Condition, choice.Then, choice.Else],
        CallSyntax call => call.Arguments,
        ReductionSyntax reduction => new[] { reduction.Condition, reduction.Body }.OfType<ExpressionSyntax>(),
        _ => [],
    };
}
