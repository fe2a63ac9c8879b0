using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Analysis;

/// <summary>
/// By how many units of 2^−53 of its size a formula is at most off as computed, from what it is made of (N. Higham, Accuracy
/// and Stability of Numerical Algorithms, 2002, in first order). What is read counts as given, and so does what does not
/// depend on the variable and has no bound of its own.
/// </summary>
/// <param name="rules">The shapes of the parts.</param>
internal sealed class RoundingUnits(ShapeRules rules)
{
    // The functions of the language are within 1 ulp of their value, which is at most two units.
    private const double OfFunction = 2;

    private readonly Dictionary<int, double?> _locals = [];

    /// <summary>
    /// Whether a choice that moves with the variable counts as made rightly, as for slopes, which have a side to turn to where
    /// two pieces meet.
    /// </summary>
    public bool TakesBranchesAsTaken { get; init; }

    /// <summary>The bound; null where there is none.</summary>
    public double? Of(LoweredExpression expression) => expression switch
    {
        _ when expression.Kind == ValueKind.Whole => 0,
        RealConstant or ParameterRead or InputRead or ColumnRead or StepRead => 0,
        LocalRead read => _locals.GetValueOrDefault(read.Local, 0),
        WholeToReal => 1,
        _ => OfParts(expression) ?? (rules.DependsOnVariable(expression) ? null : 0),
    };

    private double? OfParts(LoweredExpression expression) => expression switch
    {
        LetExpression let => OfLet(let),
        NumberOperation operation => OfOperation(operation),
        ConditionalExpression choice when TakesBranchesAsTaken || !rules.DependsOnVariable(choice.Condition) => Larger(Of(choice.Then), Of(choice.Else)),
        ReductionExpression reduction when reduction.Condition is null || !rules.DependsOnVariable(reduction.Condition) => OfReduction(reduction),
        _ => null,
    };

    private double? OfLet(LetExpression let)
    {
        _locals[let.Local] = Of(let.Value);
        return Of(let.Body);
    }

    private double? OfReduction(ReductionExpression reduction) => reduction.Operator switch
    {
        ReductionOperator.Sum when HasSign(reduction.Body) => Of(reduction.Body) + 1,
        ReductionOperator.Mean when HasSign(reduction.Body) => Of(reduction.Body) + 2,
        ReductionOperator.Minimum or ReductionOperator.Maximum => Of(reduction.Body),
        _ => null,
    };

    private double? OfOperation(NumberOperation operation)
    {
        LoweredExpression a = operation.Operands[0], b = operation.Operands[^1];
        return operation.Operator switch
        {
            NumberOperator.Add when HasSign(a) && rules.Of(a).Sign == rules.Of(b).Sign => Larger(Of(a), Of(b)) + 1,
            NumberOperator.Subtract when HasSign(a) && rules.Of(a).Sign == Shape.Flip(rules.Of(b).Sign) => Larger(Of(a), Of(b)) + 1,
            NumberOperator.Multiply or NumberOperator.Divide => Of(a) + Of(b) + 1,
            NumberOperator.Negate or NumberOperator.Absolute => Of(a),
            NumberOperator.Minimum or NumberOperator.Maximum => Larger(Of(a), Of(b)),
            NumberOperator.SquareRoot => Of(a) / 2 + 1,
            NumberOperator.Arctangent => Of(a) + OfFunction,
            NumberOperator.Power when rules.KnownValue(b) is { } power && double.IsFinite(power) => Math.Abs(power) * Of(a) + OfFunction,
            _ => null,
        };
    }

    private bool HasSign(LoweredExpression expression) => rules.Of(expression).Sign != Sign.Unknown;

    private static double? Larger(double? a, double? b) => a is null || b is null ? null : Math.Max(a.Value, b.Value);
}
