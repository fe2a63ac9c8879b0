using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Analysis;

/// <summary>
/// Sign, trend and bend of expressions by composition rules, as in disciplined convex programming (M. Grant, S. Boyd,
/// Y. Ye, 2006). What no rule covers is unknown, never guessed.
/// </summary>
/// <param name="signOf">The sign of what is read from outside the expression.</param>
internal sealed class ShapeRules(Func<LoweredExpression, Sign> signOf)
{
    private readonly Dictionary<int, Shape> _locals = [];
    private readonly Dictionary<int, double> _values = [];
    private int _variable = -1;

    /// <summary>Makes a local the variable, with the sign of its range.</summary>
    public void SetVariable(int local, Sign sign)
    {
        _locals[local] = new Shape(sign, Trend.Rising, Bend.Affine, true);
        _variable = local;
    }

    public Shape Of(LoweredExpression expression) => expression switch
    {
        RealConstant constant => Shape.Constant(constant.Value >= 0 ? Sign.NonNegative : Sign.NonPositive),
        WholeConstant constant => Shape.Constant(constant.Value.Sign >= 0 ? Sign.NonNegative : Sign.NonPositive),
        ParameterRead or InputRead or ColumnRead or StepRead => Shape.Constant(signOf(expression)),
        LocalRead read => _locals.GetValueOrDefault(read.Local, Shape.Constant(Sign.Unknown)),
        LetExpression let => OfLet(let),
        WholeToReal convert => Of(convert.Operand),
        LotExpression or RankExpression when !DependsOnVariable(expression) => Shape.Constant(Sign.NonNegative),
        PreviousExpression previous => Of(previous.Read),
        NumberOperation operation => OfOperation(operation),
        Comparison or Negation or Junction => OfTruth(expression),
        ConditionalExpression choice => OfConditional(choice),
        OtherwiseExpression otherwise => OfOtherwise(otherwise),
        ReductionExpression reduction => OfReduction(reduction),
        SolveExpression solve => OfSolve(solve),
        _ => DependsOnVariable(expression) ? Shape.Unknown : Shape.Constant(Sign.Unknown),
    };

    /// <summary>Whether anything in the expression moves with the variable.</summary>
    public bool DependsOnVariable(LoweredExpression expression) => LoweredWalk.Any(
        expression, part => part is LocalRead read && _locals.TryGetValue(read.Local, out Shape shape) && !shape.IsConstant);

    private Shape OfLet(LetExpression let)
    {
        _locals[let.Local] = Of(let.Value);
        if (KnownValue(let.Value) is { } value) _values[let.Local] = value;
        return Of(let.Body);
    }

    /// <summary>The value of what is made of numbers alone; null for anything else.</summary>
    public double? KnownValue(LoweredExpression expression) => expression switch
    {
        RealConstant constant => constant.Value,
        WholeConstant constant => (double)constant.Value,
        WholeToReal convert => KnownValue(convert.Operand),
        LocalRead read => _values.TryGetValue(read.Local, out double value) ? value : null,
        NumberOperation { Operator: NumberOperator.Negate } operation => -KnownValue(operation.Operands[0]),
        NumberOperation { Operands.Length: 2 } operation => operation.Operator switch
        {
            NumberOperator.Add => KnownValue(operation.Operands[0]) + KnownValue(operation.Operands[1]),
            NumberOperator.Subtract => KnownValue(operation.Operands[0]) - KnownValue(operation.Operands[1]),
            NumberOperator.Multiply => KnownValue(operation.Operands[0]) * KnownValue(operation.Operands[1]),
            NumberOperator.Divide => KnownValue(operation.Operands[0]) / KnownValue(operation.Operands[1]),
            _ => null,
        },
        _ => null,
    };

    // A truth moves as the margin of its comparison does.
    private Shape OfTruth(LoweredExpression truth)
    {
        if (!DependsOnVariable(truth)) return Shape.Constant(Sign.NonNegative);
        Trend trend = truth switch
        {
            Comparison comparison when Margins.SidesOf(comparison) is var (more, less, _) => (Of(more) - Of(less)).Trend,
            Negation negation => Shape.Flip(Of(negation.Operand).Trend),
            Junction junction => Shape.Join(Of(junction.Left).Trend, Of(junction.Right).Trend),
            _ => Trend.Unknown,
        };
        return Stepwise(Sign.NonNegative, trend);
    }

    private Shape OfConditional(ConditionalExpression choice)
    {
        Shape then = Of(choice.Then), orElse = Of(choice.Else), either = then.Or(orElse);
        if (!DependsOnVariable(choice.Condition)) return either;

        // Changes from one side of 0 to the other at some point, and moves the same way before and behind it.
        Trend change = Of(choice.Condition).Trend switch
        {
            Trend.Rising => Change(choice.Else, orElse, choice.Then, then),
            Trend.Falling => Change(choice.Then, then, choice.Else, orElse),
            _ => Trend.Unknown,
        };
        Sign sign = IsZero(choice.Else) ? then.Sign : IsZero(choice.Then) ? orElse.Sign : either.Sign;
        return Stepwise(sign, change != Trend.Unknown ? Shape.Join(change, either.Trend) : Trend.Unknown);
    }

    private static Trend Change(LoweredExpression before, Shape first, LoweredExpression after, Shape second)
    {
        bool isUp = (IsZero(before) || first.Sign == Sign.NonPositive) && (IsZero(after) || second.Sign == Sign.NonNegative);
        bool isDown = (IsZero(before) || first.Sign == Sign.NonNegative) && (IsZero(after) || second.Sign == Sign.NonPositive);
        return isUp ? Trend.Rising : isDown ? Trend.Falling : Trend.Unknown;
    }

    private static bool IsZero(LoweredExpression expression) =>
        expression is RealConstant { Value: 0 } or WholeConstant { Value.IsZero: true } || (expression is WholeToReal convert && IsZero(convert.Operand));

    // Moves in steps: nothing is known of how it bends.
    private static Shape Stepwise(Sign sign, Trend trend) => new(sign, trend, Bend.Unknown);

    // Where the value is undefined may depend on the variable, unless nothing does.
    private Shape OfOtherwise(OtherwiseExpression otherwise)
    {
        Shape either = Of(otherwise.Value).Or(Of(otherwise.Fallback));
        return either.IsConstant ? either : Shape.Unknown with { Sign = either.Sign };
    }

    private Shape OfReduction(ReductionExpression reduction)
    {
        bool isFixed = reduction.Condition is null || !DependsOnVariable(reduction.Condition);
        Shape body = Of(reduction.Body);
        Shape each = reduction.Operator switch
        {
            ReductionOperator.Count => body.IsConstant ? Shape.Constant(Sign.NonNegative) : Stepwise(Sign.NonNegative, body.Trend),
            ReductionOperator.Any or ReductionOperator.All => body,
            ReductionOperator.Sum or ReductionOperator.Mean => body,
            ReductionOperator.Minimum => body with { Bend = body.IsConcave ? (body.IsConstant ? Bend.Affine : Bend.Concave) : Bend.Unknown },
            ReductionOperator.Maximum => body with { Bend = body.IsConvex ? (body.IsConstant ? Bend.Affine : Bend.Convex) : Bend.Unknown },
            _ => body with { Bend = body.IsConstant ? Bend.Affine : Bend.Unknown, IsPiecewiseLinear = body.IsConstant },
        };
        return isFixed ? each : Stepwise(each.Sign, OfChoice(reduction.Operator, Of(reduction.Condition!).Trend, each));
    }

    // More and more terms at least 0 add up to more and more.
    private static Trend OfChoice(ReductionOperator op, Trend condition, Shape each)
    {
        if (op is not (ReductionOperator.Sum or ReductionOperator.Count or ReductionOperator.Any)) return Trend.Unknown;
        return each.Sign switch
        {
            Sign.NonNegative => Shape.Join(condition, each.Trend),
            Sign.NonPositive => Shape.Join(Shape.Flip(condition), each.Trend),
            _ => Trend.Unknown,
        };
    }

    // The answer lies between the ends, so it has their sign where they agree. The more numbers a condition holds for, the
    // larger the largest of them and the smaller the smallest.
    private Shape OfSolve(SolveExpression solve)
    {
        Shape ends = Of(solve.From).Or(Of(solve.To));
        _locals[solve.Local] = Shape.Constant(ends.Sign);
        Sign sign = Of(solve.From).Sign == Sign.NonNegative ? Sign.NonNegative : ends.Sign;
        if (!ends.IsConstant) return Shape.Unknown with { Sign = sign };
        if (!DependsOnVariable(solve.Condition)) return Shape.Constant(sign);
        Trend holds = Of(solve.Condition).Trend;
        return Stepwise(sign, solve.IsLargest ? holds : Shape.Flip(holds));
    }

    // 1 - exp(-x), as saturations have it, and exp(x) - 1, as costs: e to a power of at most 0 is at most 1, and the other way round.
    private bool IsExponentialAgainstOne(NumberOperation difference)
    {
        (LoweredExpression first, LoweredExpression second) = (difference.Operands[0], difference.Operands[1]);
        return (KnownValue(first) is >= 1 && SignOfExponent(second) == Sign.NonPositive) || (KnownValue(second) is <= 1 && SignOfExponent(first) == Sign.NonNegative);
    }

    private Sign? SignOfExponent(LoweredExpression expression) =>
        expression is NumberOperation { Operator: NumberOperator.Exponential } power ? Of(power.Operands[0]).Sign : null;

    // a x / (b + c x) with nothing below 0: its slope a b / (b + c x)² is never below 0 either, and never rises.
    private bool IsHyperbola(NumberOperation quotient, Shape a, Shape b) =>
        IsRisingLine(a) && IsRisingLine(b)
        && _locals.TryGetValue(_variable, out Shape variable) && variable.Sign == Sign.NonNegative
        && SearchShapes.VanishesWith(_variable, quotient.Operands[0]);

    private static bool IsRisingLine(Shape shape) => shape is { Sign: Sign.NonNegative, Trend: Trend.Rising, Bend: Bend.Affine };

    private Shape OfOperation(NumberOperation operation)
    {
        Shape a = Of(operation.Operands[0]);
        Shape b = operation.Operands.Length > 1 ? Of(operation.Operands[1]) : default;
        return operation.Operator switch
        {
            NumberOperator.Add => a + b,
            NumberOperator.Subtract => IsExponentialAgainstOne(operation) ? (a - b) with { Sign = Sign.NonNegative } : a - b,
            NumberOperator.Negate => -a,
            NumberOperator.Multiply => OperationShapes.Product(a, b),
            NumberOperator.Divide when IsHyperbola(operation, a, b) => new Shape(Sign.NonNegative, Trend.Rising, Bend.Concave),
            NumberOperator.Divide => OperationShapes.Quotient(a, b),
            NumberOperator.WholeDivide => b.IsConstant ? a.Times(b.Sign) with { Bend = a.IsConstant ? Bend.Affine : Bend.Unknown, IsPiecewiseLinear = a.IsConstant } : Shape.Unknown,
            NumberOperator.Power => OperationShapes.Power(a, b, KnownValue(operation.Operands[1])),
            NumberOperator.Minimum => OperationShapes.Minimum(a, b),
            NumberOperator.Maximum => -OperationShapes.Minimum(-a, -b),
            NumberOperator.Absolute => OperationShapes.Absolute(a),
            NumberOperator.SquareRoot => OperationShapes.RisingConcave(a, Sign.NonNegative),
            NumberOperator.Logarithm => OperationShapes.RisingConcave(a, Sign.Unknown),
            NumberOperator.Exponential => OperationShapes.RisingConvex(a, Sign.NonNegative),
            NumberOperator.Arctangent => OperationShapes.Arctangent(a),
            _ => a with { Bend = a.IsConstant ? Bend.Affine : Bend.Unknown, IsPiecewiseLinear = a.IsConstant, Sign = operation.Operator == NumberOperator.Floor && a.Sign == Sign.NonPositive ? Sign.NonPositive : a.Sign },
        };
    }
}
