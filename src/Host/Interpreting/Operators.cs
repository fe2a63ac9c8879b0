using System.Collections.Immutable;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Numerics;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Interpreting;

/// <summary>Operators and comparisons of values that are there, by the scalar functions that both backends share.</summary>
internal static class Operators
{
    /// <summary>The result of an operator; an absence does not name the operands yet.</summary>
    public static Value Apply(NumberOperation operation, List<Value> operands)
    {
        bool isReal = operands[0] is RealValue;
        return isReal
            ? Result(OfReals(operation.Operator, [.. operands.Select(operand => ((RealValue)operand).Number)]), operation, [])
            : Result(OfWholes(operation.Operator, [.. operands.Select(operand => new Whole(((WholeValue)operand).Number))]), operation, []);
    }

    /// <summary>A real result, or the absence that arose at a node.</summary>
    public static Value Result(double result, LoweredExpression node, ImmutableArray<FaultOperand> operands) =>
        Real.HasValue(result) ? new RealValue(result) : new Absence(Reason(result), node.Node, operands);

    /// <summary>A whole result, or the absence that arose at a node.</summary>
    public static Value Result(Whole result, LoweredExpression node, ImmutableArray<FaultOperand> operands) =>
        result.HasValue ? new WholeValue(result.Value) : new Absence(Reason(result.Poison), node.Node, operands);

    /// <summary>Whether a comparison of two values of one kind holds.</summary>
    public static bool Holds(ComparisonOperator comparison, Value left, Value right) => (left, right) switch
    {
        (RealValue a, RealValue b) => Truth.IsYes(OfReals(comparison, a.Number, b.Number)),
        (WholeValue a, WholeValue b) => Agrees(comparison, (int)Whole.Compare(new Whole(a.Number), new Whole(b.Number))),
        (TextValue a, TextValue b) => Agrees(comparison, string.CompareOrdinal(a.Text, b.Text)),
        (TimeValue a, TimeValue b) => Agrees(comparison, a.Ticks.CompareTo(b.Ticks)),
        (TruthValue a, TruthValue b) => Agrees(comparison, a.Holds.CompareTo(b.Holds)),
        (MemberValue a, MemberValue b) => Agrees(comparison, a.Number.CompareTo(b.Number)),
        _ => throw new InvalidOperationException($"{left.GetType().Name} and {right.GetType().Name} do not compare."),
    };

    private static FaultKind Reason(double none) => Real.IsOverflow(none) ? FaultKind.Overflow : Real.IsRestless(none) ? FaultKind.Restless : FaultKind.Undefined;

    private static double OfReals(NumberOperator kind, double[] x) => kind switch
    {
        NumberOperator.Add => Real.Add(x[0], x[1]),
        NumberOperator.Subtract => Real.Subtract(x[0], x[1]),
        NumberOperator.Multiply => Real.Multiply(x[0], x[1]),
        NumberOperator.Divide => Real.Divide(x[0], x[1]),
        NumberOperator.Power => Real.Power(x[0], x[1]),
        NumberOperator.Negate => Real.Negate(x[0]),
        NumberOperator.Absolute => Real.Absolute(x[0]),
        NumberOperator.Minimum => Real.Minimum(x[0], x[1]),
        NumberOperator.Maximum => Real.Maximum(x[0], x[1]),
        NumberOperator.SquareRoot => Real.SquareRoot(x[0]),
        NumberOperator.Exponential => Real.Exponential(x[0]),
        NumberOperator.Logarithm => Real.Logarithm(x[0]),
        NumberOperator.Arctangent => Real.Arctangent(x[0]),
        NumberOperator.Floor => Real.Floor(x[0]),
        NumberOperator.Ceiling => Real.Ceiling(x[0]),
        _ => throw new InvalidOperationException($"{kind} does not work on real numbers."),
    };

    private static Whole OfWholes(NumberOperator kind, Whole[] x) => kind switch
    {
        NumberOperator.Add => Whole.Add(x[0], x[1]),
        NumberOperator.Subtract => Whole.Subtract(x[0], x[1]),
        NumberOperator.Multiply => Whole.Multiply(x[0], x[1]),
        NumberOperator.WholeDivide => Whole.Divide(x[0], x[1]),
        NumberOperator.Power => Whole.Power(x[0], x[1]),
        NumberOperator.Negate => Whole.Negate(x[0]),
        NumberOperator.Absolute => Whole.Absolute(x[0]),
        NumberOperator.Minimum => Whole.Minimum(x[0], x[1]),
        NumberOperator.Maximum => Whole.Maximum(x[0], x[1]),
        _ => throw new InvalidOperationException($"{kind} does not work on whole numbers."),
    };

    private static double OfReals(ComparisonOperator comparison, double a, double b) => comparison switch
    {
        ComparisonOperator.Equal => Truth.Equal(a, b),
        ComparisonOperator.NotEqual => Truth.NotEqual(a, b),
        ComparisonOperator.Less => Truth.Less(a, b),
        ComparisonOperator.LessOrEqual => Truth.LessOrEqual(a, b),
        ComparisonOperator.Greater => Truth.Greater(a, b),
        _ => Truth.GreaterOrEqual(a, b),
    };

    private static bool Agrees(ComparisonOperator comparison, int order) => comparison switch
    {
        ComparisonOperator.Equal => order == 0,
        ComparisonOperator.NotEqual => order != 0,
        ComparisonOperator.Less => order < 0,
        ComparisonOperator.LessOrEqual => order <= 0,
        ComparisonOperator.Greater => order > 0,
        _ => order >= 0,
    };
}
