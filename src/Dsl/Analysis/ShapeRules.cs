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

    /// <summary>Makes a local the variable, with the sign of its range.</summary>
    public void SetVariable(int local, Sign sign) => _locals[local] = new Shape(sign, Trend.Rising, Bend.Affine);

    public Shape Of(LoweredExpression expression) => expression switch
    {
        RealConstant constant => Shape.Constant(constant.Value >= 0 ? Sign.NonNegative : Sign.NonPositive),
        WholeConstant constant => Shape.Constant(constant.Value.Sign >= 0 ? Sign.NonNegative : Sign.NonPositive),
        ParameterRead or InputRead or StepRead => Shape.Constant(signOf(expression)),
        LocalRead read => _locals.GetValueOrDefault(read.Local, Shape.Constant(Sign.Unknown)),
        LetExpression let => OfLet(let),
        WholeToReal convert => Of(convert.Operand),
        NumberOperation operation => OfOperation(operation),
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
        return Of(let.Body);
    }

    private Shape OfConditional(ConditionalExpression choice)
    {
        Shape either = Of(choice.Then).Or(Of(choice.Else));
        return DependsOnVariable(choice.Condition) ? Shape.Unknown with { Sign = either.Sign } : either;
    }

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
            ReductionOperator.Count => DependsOnVariable(reduction.Body) ? Shape.Unknown : Shape.Constant(Sign.NonNegative),
            ReductionOperator.Sum or ReductionOperator.Mean => body,
            ReductionOperator.Minimum => body with { Bend = body.IsConcave ? (body.IsConstant ? Bend.Affine : Bend.Concave) : Bend.Unknown },
            ReductionOperator.Maximum => body with { Bend = body.IsConvex ? (body.IsConstant ? Bend.Affine : Bend.Convex) : Bend.Unknown },
            ReductionOperator.Median => body with { Bend = body.IsConstant ? Bend.Affine : Bend.Unknown },
            _ => DependsOnVariable(reduction.Body) ? Shape.Unknown : Shape.Constant(Sign.Unknown),
        };
        if (reduction.Operator == ReductionOperator.Count) each = each with { Sign = Sign.NonNegative };
        return isFixed ? each : Shape.Unknown with { Sign = each.Sign };
    }

    // The answer lies between the ends, so it has their sign where they agree.
    private Shape OfSolve(SolveExpression solve)
    {
        Shape ends = Of(solve.From).Or(Of(solve.To));
        _locals[solve.Local] = Shape.Constant(ends.Sign);
        Sign sign = Of(solve.From).Sign == Sign.NonNegative ? Sign.NonNegative : ends.Sign;
        return DependsOnVariable(solve.Condition) || !ends.IsConstant ? Shape.Unknown with { Sign = sign } : Shape.Constant(sign);
    }

    private Shape OfOperation(NumberOperation operation)
    {
        Shape a = Of(operation.Operands[0]);
        Shape b = operation.Operands.Length > 1 ? Of(operation.Operands[1]) : default;
        return operation.Operator switch
        {
            NumberOperator.Add => a + b,
            NumberOperator.Subtract => a - b,
            NumberOperator.Negate => -a,
            NumberOperator.Multiply => OperationShapes.Product(a, b),
            NumberOperator.Divide => OperationShapes.Quotient(a, b),
            NumberOperator.WholeDivide => b.IsConstant ? a.Times(b.Sign) with { Bend = a.IsConstant ? Bend.Affine : Bend.Unknown } : Shape.Unknown,
            NumberOperator.Power => OperationShapes.Power(a, b, operation.Operands[1]),
            NumberOperator.Minimum => OperationShapes.Minimum(a, b),
            NumberOperator.Maximum => -OperationShapes.Minimum(-a, -b),
            NumberOperator.Absolute => OperationShapes.Absolute(a),
            NumberOperator.SquareRoot => OperationShapes.RisingConcave(a, Sign.NonNegative),
            NumberOperator.Logarithm => OperationShapes.RisingConcave(a, Sign.Unknown),
            NumberOperator.Exponential => OperationShapes.RisingConvex(a, Sign.NonNegative),
            NumberOperator.Arctangent => OperationShapes.Arctangent(a),
            _ => a with { Bend = a.IsConstant ? Bend.Affine : Bend.Unknown, Sign = operation.Operator == NumberOperator.Floor && a.Sign == Sign.NonPositive ? Sign.NonPositive : a.Sign },
        };
    }
}
