using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Analysis;

/// <summary>
/// Whether an expression is homogeneous in one variable: f(λn) = λ^k f(n) for one k and every λ above 0, by composition.
/// What no rule covers counts as not homogeneous.
/// </summary>
/// <param name="variable">The local that is the variable.</param>
internal sealed class Homogeneity(int variable)
{
    private readonly Dictionary<int, Degree?> _locals = new() { [variable] = new Degree(1) };

    /// <summary>Whether there is such a k.</summary>
    public bool Holds(LoweredExpression expression) => Of(expression) is not null;

    private Degree? Of(LoweredExpression expression)
    {
        switch (expression)
        {
            case RealConstant { Value: 0 or double.PositiveInfinity }:
                return Degree.Any;
            case LocalRead read:
                return _locals.TryGetValue(read.Local, out Degree? known) ? known : Degree.Constant;
            case LetExpression let:
                _locals[let.Local] = Of(let.Value);
                return Of(let.Body);
            case WholeToReal convert:
                return Of(convert.Operand);
            case NumberOperation operation:
                return OfOperation(operation);
            case ConditionalExpression choice when IsScaleFree(choice.Condition):
                return Degree.Same(Of(choice.Then), Of(choice.Else));
            default:
                return Mentions(expression) ? null : Degree.Constant;
        }
    }

    private Degree? OfOperation(NumberOperation operation)
    {
        Degree? a = Of(operation.Operands[0]);
        Degree? b = operation.Operands.Length > 1 ? Of(operation.Operands[1]) : Degree.Any;
        if (a is null || b is null) return null;
        switch (operation.Operator)
        {
            case NumberOperator.Multiply:
                return Degree.Sum(a, b, 1);
            case NumberOperator.Divide:
                return Degree.Sum(a, b, -1);
            case NumberOperator.Add or NumberOperator.Subtract or NumberOperator.Minimum or NumberOperator.Maximum:
                return Degree.Same(a, b);
            case NumberOperator.Negate or NumberOperator.Absolute:
                return a;
            case NumberOperator.SquareRoot:
                return a.Times(0.5);
            case NumberOperator.Power when !Mentions(operation.Operands[1]):
                return operation.Operands[1] is RealConstant exponent ? a.Times(exponent.Value) : a.ToUnknownPower();
            default:
                return operation.Operands.All(operand => Of(operand) is { IsConstant: true }) ? Degree.Constant : null;
        }
    }

    // Both sides grow alike, so that scaling does not turn the comparison.
    private bool IsScaleFree(LoweredExpression condition) => condition switch
    {
        Comparison comparison => Degree.Same(Of(comparison.Left), Of(comparison.Right)) is not null,
        Junction junction => IsScaleFree(junction.Left) && IsScaleFree(junction.Right),
        Negation negation => IsScaleFree(negation.Operand),
        _ => !Mentions(condition),
    };

    private bool Mentions(LoweredExpression expression) => LoweredWalk.Any(
        expression, part => part is LocalRead read && _locals.TryGetValue(read.Local, out Degree? degree) && degree is not { IsConstant: true });

    /// <summary>The power of the variable that something scales with; 0 and +∞ scale with any; an exponent that is not known yet makes it unknown.</summary>
    private sealed record Degree(double Power, bool FitsAll = false, bool IsUnknown = false)
    {
        public static readonly Degree Any = new(0, FitsAll: true);

        public static readonly Degree Constant = new(0);

        public bool IsConstant => Power == 0 && !IsUnknown;

        public Degree Times(double factor) => this with { Power = Power * factor };

        public Degree ToUnknownPower() => IsConstant ? this : new Degree(0, IsUnknown: true);

        public static Degree Sum(Degree a, Degree b, int sign) =>
            a.FitsAll ? a : new Degree(a.Power + (sign * b.Power), IsUnknown: a.IsUnknown || b.IsUnknown);

        public static Degree? Same(Degree? a, Degree? b)
        {
            if (a is null || b is null) return null;
            if (a.FitsAll) return b;
            return b.FitsAll || (a == b && !a.IsUnknown) ? a : null;
        }
    }
}
