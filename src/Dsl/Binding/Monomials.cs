using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Binding;

/// <summary>A factor times a power of a quantity; without a factor, the power alone.</summary>
internal sealed record Monomial(LoweredExpression? Coefficient, double Exponent);

/// <summary>Reads expressions as one power of a quantity times what does not depend on it: <c>n * n</c>, <c>2 * n + n / 3</c>.</summary>
/// <param name="node">Gives the number of a new node.</param>
/// <param name="copy">A copy of a part that is used once more.</param>
internal sealed class Monomials(Func<int> node, Func<LoweredExpression, LoweredExpression> copy)
{
    /// <summary>The monomial that an expression is, or null where it is none.</summary>
    public Monomial? Of(LoweredExpression expression, int quantity)
    {
        if (expression is LocalRead read && read.Local == quantity) return new Monomial(null, 1);
        if (!LoweredWalk.Any(expression, part => part is LocalRead other && other.Local == quantity)) return new Monomial(copy(expression), 0);
        if (expression is not NumberOperation operation) return null;
        if (Of(operation.Operands[0], quantity) is not { } a) return null;
        if (operation.Operands.Length == 1)
        {
            bool isRoot = operation.Operator == NumberOperator.SquareRoot;
            return isRoot ? new Monomial(a.Coefficient is null ? null : Make(NumberOperator.SquareRoot, a.Coefficient), a.Exponent / 2) : null;
        }

        if (operation.Operator == NumberOperator.Power)
        {
            if (operation.Operands[1] is not RealConstant { Value: > 0 } power) return null;
            LoweredExpression? factor = a.Coefficient is null ? null : Make(NumberOperator.Power, a.Coefficient, new RealConstant(node(), power.Value));
            return new Monomial(factor, a.Exponent * power.Value);
        }

        if (Of(operation.Operands[1], quantity) is not { } b) return null;
        return operation.Operator switch
        {
            NumberOperator.Multiply => new Monomial(Product(a.Coefficient, b.Coefficient), a.Exponent + b.Exponent),
            NumberOperator.Divide => new Monomial(
                b.Coefficient is null ? a.Coefficient : Make(NumberOperator.Divide, a.Coefficient ?? One(), b.Coefficient), a.Exponent - b.Exponent),
            NumberOperator.Add or NumberOperator.Subtract when a.Exponent == b.Exponent => new Monomial(
                Make(operation.Operator, a.Coefficient ?? One(), b.Coefficient ?? One()), a.Exponent),
            _ => null,
        };
    }

    private LoweredExpression? Product(LoweredExpression? a, LoweredExpression? b) =>
        a is null ? b : b is null ? a : Make(NumberOperator.Multiply, a, b);

    private RealConstant One() => new(node(), 1);

    private NumberOperation Make(NumberOperator op, params LoweredExpression[] operands) => new(node(), ValueKind.Real, op, [.. operands]);
}
