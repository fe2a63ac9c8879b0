using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Binding;

/// <summary>
/// The inverse of a cost in closed form: for an amount y the quantity n with cost(n) = y, by undoing one operation after
/// the other from the outside in. Works where the quantity occurs once (or as n · n), and for the threshold
/// <c>if n &lt;= k then … else unaffordable</c>, which an amount above 0 buys up to k.
/// </summary>
/// <param name="quantity">The local that stands for the quantity.</param>
/// <param name="node">Gives the number of a new node.</param>
internal sealed class ClosedInverse(int quantity, Func<int> node)
{
    private const int Deepest = 100;
    private int _depth;

    /// <summary>The quantity that gives the value of <paramref name="amount"/>, or null without a closed form.</summary>
    public LoweredExpression? Solve(LoweredExpression cost, Func<LoweredExpression> amount)
    {
        if (++_depth > Deepest) return null;
        return cost switch
        {
            LocalRead read when read.Local == quantity => amount(),
            NumberOperation operation => Undo(operation, amount),
            ConditionalExpression threshold => Threshold(threshold, amount),
            _ => null,
        };
    }

    private LoweredExpression? Undo(NumberOperation cost, Func<LoweredExpression> amount)
    {
        LoweredExpression a = cost.Operands[0];
        LoweredExpression? b = cost.Operands.Length > 1 ? cost.Operands[1] : null;
        bool inA = Mentions(a), inB = b is not null && Mentions(b);
        if (inA && inB) return IsSquare(cost) ? Root(amount) : null;
        return cost.Operator switch
        {
            NumberOperator.Multiply when inA => Solve(a, () => Make(NumberOperator.Divide, amount(), b!)),
            NumberOperator.Multiply => Solve(b!, () => Make(NumberOperator.Divide, amount(), a)),
            NumberOperator.Divide when inA => Solve(a, () => Make(NumberOperator.Multiply, amount(), b!)),
            NumberOperator.Add when inA => Solve(a, () => Make(NumberOperator.Subtract, amount(), b!)),
            NumberOperator.Add => Solve(b!, () => Make(NumberOperator.Subtract, amount(), a)),
            NumberOperator.Subtract when inA => Solve(a, () => Make(NumberOperator.Add, amount(), b!)),
            NumberOperator.Power when inA => b is RealConstant { Value: 2 }
                ? Solve(a, () => Root(amount))
                : Solve(a, () => Make(NumberOperator.Power, amount(), Make(NumberOperator.Divide, new RealConstant(node(), 1), b!))),
            NumberOperator.SquareRoot => Solve(a, () => Make(NumberOperator.Power, amount(), new RealConstant(node(), 2))),
            NumberOperator.Exponential => Solve(a, () => Make(NumberOperator.Logarithm, amount())),
            NumberOperator.Logarithm => Solve(a, () => Make(NumberOperator.Exponential, amount())),
            _ => null,
        };
    }

    // cost(n) <= y for n up to the threshold: the whole of it where that part is free, else what y buys of that part.
    private LoweredExpression? Threshold(ConditionalExpression cost, Func<LoweredExpression> amount)
    {
        if (cost.Else is not RealConstant { Value: double.PositiveInfinity }) return null;
        if (cost.Condition is not Comparison { Operator: ComparisonOperator.LessOrEqual, Left: LocalRead left, Right: var limit }) return null;
        if (left.Local != quantity || Mentions(limit)) return null;
        LoweredExpression? within = cost.Then is RealConstant { Value: 0 }
            ? limit
            : Solve(cost.Then, amount) is { } inner ? Make(NumberOperator.Minimum, limit, inner) : null;
        if (within is null) return null;
        var isSomething = new Comparison(node(), ComparisonOperator.Greater, amount(), new RealConstant(node(), 0));
        return new ConditionalExpression(node(), ValueKind.Real, isSomething, within, new RealConstant(node(), 0));
    }

    private static bool IsSquare(NumberOperation cost) =>
        cost is { Operator: NumberOperator.Multiply, Operands: [LocalRead a, LocalRead b] } && a.Local == b.Local;

    private LoweredExpression Root(Func<LoweredExpression> amount) => Make(NumberOperator.SquareRoot, amount());

    private NumberOperation Make(NumberOperator op, params LoweredExpression[] operands) => new(node(), ValueKind.Real, op, [.. operands]);

    private bool Mentions(LoweredExpression expression) => LoweredWalk.Any(expression, part => part is LocalRead read && read.Local == quantity);
}
