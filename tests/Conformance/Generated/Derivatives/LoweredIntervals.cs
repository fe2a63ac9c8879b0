using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Conformance.Generated.Derivatives;

/// <summary>
/// A lowered formula in intervals, with one parameter and the weights of three members, all present. What the interpreter
/// gives must lie inside, however much rounding adds up: no tolerance is needed. Null where there is no value for sure.
/// </summary>
internal sealed class LoweredIntervals(double parameter)
{
    private readonly Dictionary<int, Interval?> locals = [];
    private double weight;

    public Interval? Of(LoweredExpression expression) => expression switch
    {
        RealConstant constant => Interval.Of(constant.Value),
        ParameterRead => Interval.Of(parameter),
        InputRead => Interval.Of(weight),
        LocalRead read => locals[read.Local],
        LetExpression let => OfLet(let),
        GuardedExpression guarded => Of(guarded.Body),
        NumberOperation operation => OfOperation(operation) is { } value && double.IsFinite(value.Width) ? value : null,
        ConditionalExpression choice => OfChoice(choice),
        ReductionExpression reduction => OfReduction(reduction),
        WholeConstant constant => Interval.Of((double)constant.Value),
        WholeToReal convert => Of(convert.Operand),
        _ => throw new NotSupportedException(expression.GetType().Name),
    };

    private Interval? OfLet(LetExpression let)
    {
        locals[let.Local] = Of(let.Value);
        return Of(let.Body);
    }

    private Interval? OfChoice(ConditionalExpression choice)
    {
        if (choice.Condition is not Comparison comparison) throw new NotSupportedException(choice.Condition.GetType().Name);
        bool? holds = Of(comparison.Left) is { } a && Of(comparison.Right) is { } b ? Holds(comparison.Operator, a, b) : null;
        if (holds is { } known) return Of(known ? choice.Then : choice.Else);
        return Of(choice.Then) is { } then && Of(choice.Else) is { } otherwise ? then.Hull(otherwise) : null;
    }

    private static bool? Holds(ComparisonOperator op, Interval a, Interval b) => op switch
    {
        ComparisonOperator.LessOrEqual => a.High <= b.Low ? true : a.Low > b.High ? false : null,
        ComparisonOperator.Less => a.High < b.Low ? true : a.Low >= b.High ? false : null,
        ComparisonOperator.GreaterOrEqual => Holds(ComparisonOperator.LessOrEqual, b, a),
        ComparisonOperator.Greater => Holds(ComparisonOperator.Less, b, a),
        _ => throw new NotSupportedException(op.ToString()),
    };

    private Interval? OfReduction(ReductionExpression reduction)
    {
        Interval total = Interval.Zero;
        foreach (double each in Curve.Weights)
        {
            weight = each;
            if (Of(reduction.Body) is not { } value) return null;
            total += value;
        }

        return reduction.Operator == ReductionOperator.Mean ? Interval.Divide(total, Interval.Of(Curve.Weights.Length)) : total;
    }

    // Exponents are written out and small: their arithmetic is exact.
    private static double Exponent(LoweredExpression expression) => expression switch
    {
        RealConstant constant => constant.Value,
        WholeConstant constant => (double)constant.Value,
        WholeToReal convert => Exponent(convert.Operand),
        NumberOperation { Operator: NumberOperator.Negate } negative => -Exponent(negative.Operands[0]),
        NumberOperation { Operator: NumberOperator.Subtract } difference => Exponent(difference.Operands[0]) - Exponent(difference.Operands[1]),
        _ => throw new NotSupportedException(expression.GetType().Name),
    };

    private Interval? OfOperation(NumberOperation operation)
    {
        if (Of(operation.Operands[0]) is not { } a) return null;
        if (operation.Operator == NumberOperator.Power)
            return Interval.Power(a, Exponent(operation.Operands[1]));
        Interval b = default;
        if (operation.Operands.Length > 1)
        {
            if (Of(operation.Operands[1]) is not { } second) return null;
            b = second;
        }

        return operation.Operator switch
        {
            NumberOperator.Add => a + b,
            NumberOperator.Subtract => a - b,
            NumberOperator.Multiply => a * b,
            NumberOperator.Divide => Interval.Divide(a, b),
            NumberOperator.Negate => -a,
            NumberOperator.Absolute => Interval.Absolute(a),
            NumberOperator.Minimum => Interval.Minimum(a, b),
            NumberOperator.Maximum => Interval.Maximum(a, b),
            NumberOperator.SquareRoot => Interval.Root(a),
            NumberOperator.Exponential => Interval.Exponential(a),
            NumberOperator.Logarithm => Interval.Logarithm(a),
            NumberOperator.Arctangent => Interval.Arctangent(a),
            _ => throw new NotSupportedException(operation.Operator.ToString()),
        };
    }
}
