using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Binding;

/// <summary>
/// The inverse of a cost in closed form: for an amount y above cost(0) the largest quantity n with cost(n) ≤ y, by undoing one
/// operation after the other from the outside in. Works where the quantity occurs once, in products and sums that come to one
/// power of it, through calls of other functions, and through a choice between two such parts at a threshold.
/// </summary>
/// <param name="node">Gives the number of a new node.</param>
/// <param name="local">Gives a new local.</param>
/// <param name="copy">A copy of a part that is used once more.</param>
internal sealed class ClosedInverse(Func<int> node, Func<int> local, Func<LoweredExpression, LoweredExpression> copy)
{
    private const int Deepest = 200;
    private readonly Monomials _monomials = new(node, copy);
    private int _depth;

    /// <summary>Where a cost is bounded, an amount that reaches the bound buys without end: as far as numbers go.</summary>
    public const double WithoutEnd = double.MaxValue;

    /// <summary>The quantity for an amount, or null without a closed form.</summary>
    /// <param name="quantity">The local that stands for the quantity.</param>
    /// <param name="cost">What it costs.</param>
    /// <param name="amount">The amount, a new expression each time.</param>
    public LoweredExpression? Solve(int quantity, LoweredExpression cost, Func<LoweredExpression> amount)
    {
        if (++_depth > Deepest) return null;
        return cost switch
        {
            LocalRead read when read.Local == quantity => amount(),
            LetExpression let => Through(quantity, let, amount),
            NumberOperation operation => Undo(quantity, operation, amount),
            ConditionalExpression choice => Either(quantity, choice, amount),
            _ => null,
        };
    }

    private LoweredExpression? Through(int quantity, LetExpression let, Func<LoweredExpression> amount)
    {
        if (!Mentions(let.Value, quantity))
            return Solve(quantity, let.Body, amount) is { } inside ? let with { Node = node(), Kind = ValueKind.Real, Body = inside } : null;
        if (Mentions(let.Body, quantity)) return null;

        // One function of another: first what the outer one takes for the amount, then what the inner one takes for that.
        return Solve(let.Local, let.Body, amount) is { } between ? Once(between, read => Solve(quantity, let.Value, read)) : null;
    }

    private LoweredExpression? Undo(int quantity, NumberOperation cost, Func<LoweredExpression> amount)
    {
        LoweredExpression a = cost.Operands[0];
        LoweredExpression? b = cost.Operands.Length > 1 ? cost.Operands[1] : null;
        bool inA = Mentions(a, quantity), inB = b is not null && Mentions(b, quantity);
        if (inA && inB) return OfMonomial(quantity, cost, amount);
        return cost.Operator switch
        {
            NumberOperator.Multiply when inA => Solve(quantity, a, () => Make(NumberOperator.Divide, amount(), copy(b!))),
            NumberOperator.Multiply => Solve(quantity, b!, () => Make(NumberOperator.Divide, amount(), copy(a))),
            NumberOperator.Divide when inA => Solve(quantity, a, () => Make(NumberOperator.Multiply, amount(), copy(b!))),
            NumberOperator.Add when inA => Solve(quantity, a, () => Make(NumberOperator.Subtract, amount(), copy(b!))),
            NumberOperator.Add => Solve(quantity, b!, () => Make(NumberOperator.Subtract, amount(), copy(a))),
            NumberOperator.Subtract when inA => Solve(quantity, a, () => Make(NumberOperator.Add, amount(), copy(b!))),
            NumberOperator.Power when inA => Solve(quantity, a, () => Root(amount(), b!)),
            NumberOperator.SquareRoot => Solve(quantity, a, () => Make(NumberOperator.Power, amount(), Number(2))),
            NumberOperator.Exponential => Solve(quantity, a, () => Make(NumberOperator.Logarithm, amount())),
            NumberOperator.Logarithm => Solve(quantity, a, () => Make(NumberOperator.Exponential, amount())),
            NumberOperator.Maximum => Solve(quantity, inA ? a : b!, amount),
            NumberOperator.Minimum => Capped(quantity, inA ? a : b!, inA ? b! : a, amount),
            _ => null,
        };
    }

    private LoweredExpression? OfMonomial(int quantity, NumberOperation cost, Func<LoweredExpression> amount)
    {
        if (_monomials.Of(cost, quantity) is not { Exponent: > 0 } monomial) return null;
        LoweredExpression power = monomial.Coefficient is { } factor ? Make(NumberOperator.Divide, amount(), factor) : amount();
        return monomial.Exponent == 1 ? power : Root(power, Number(monomial.Exponent));
    }

    // Up to the cap what the amount buys; at the cap everything.
    private LoweredExpression? Capped(int quantity, LoweredExpression cost, LoweredExpression cap, Func<LoweredExpression> amount) =>
        Once(amount(), read => Solve(quantity, cost, read) is { } below
            ? new ConditionalExpression(
                node(), ValueKind.Real, new Comparison(node(), ComparisonOperator.Less, read(), copy(cap)), below, Number(WithoutEnd))
            : null);

    // cost(n) is one part up to a threshold and another beyond it. Since costs never fall, an amount that pays for something
    // beyond pays for everything up to the threshold.
    private LoweredExpression? Either(int quantity, ConditionalExpression cost, Func<LoweredExpression> amount)
    {
        if (!Mentions(cost.Condition, quantity))
        {
            return Once(amount(), read => Solve(quantity, cost.Then, read) is { } then && Solve(quantity, cost.Else, read) is { } otherwise
                ? cost with { Node = node(), Kind = ValueKind.Real, Then = then, Else = otherwise }
                : null);
        }

        if (ThresholdOf(quantity, cost) is not var (threshold, upTo, beyond)) return null;
        return Once(amount(), read =>
        {
            LoweredExpression? near = !Mentions(upTo, quantity) ? copy(threshold)
                : Solve(quantity, upTo, read) is { } inside ? Make(NumberOperator.Minimum, copy(threshold), inside)
                : null;
            if (near is null || beyond is RealConstant { Value: double.PositiveInfinity }) return near;
            if (!Mentions(beyond, quantity))
            {
                var pays = new Comparison(node(), ComparisonOperator.GreaterOrEqual, read(), copy(beyond));
                return new ConditionalExpression(node(), ValueKind.Real, pays, Number(WithoutEnd), near);
            }

            // Below its own range the inverse of the part beyond may be undefined; then nothing beyond is paid for.
            if (Solve(quantity, beyond, read) is not { } outside) return null;
            if (LoweredWalk.Any(outside, MayBeUndefined)) outside = new OtherwiseExpression(node(), ValueKind.Real, outside, Number(0));
            return Once(outside, far => new ConditionalExpression(
                node(), ValueKind.Real, new Comparison(node(), ComparisonOperator.Greater, far(), copy(threshold)), far(), near));
        });
    }

    private static (LoweredExpression Threshold, LoweredExpression UpTo, LoweredExpression Beyond)? ThresholdOf(int quantity, ConditionalExpression cost)
    {
        if (cost.Condition is not Comparison { Left: var left, Right: var right, Operator: var op }) return null;
        bool isLeft = left is LocalRead read && read.Local == quantity && !Mentions(right, quantity);
        bool isRight = right is LocalRead other && other.Local == quantity && !Mentions(left, quantity);
        return (op, isLeft, isRight) switch
        {
            (ComparisonOperator.LessOrEqual, true, _) => (right, cost.Then, cost.Else),
            (ComparisonOperator.GreaterOrEqual, _, true) => (left, cost.Then, cost.Else),
            (ComparisonOperator.Greater, true, _) => (right, cost.Else, cost.Then),
            (ComparisonOperator.Less, _, true) => (left, cost.Else, cost.Then),
            _ => null,
        };
    }

    private static bool MayBeUndefined(LoweredExpression part) => part is NumberOperation
    {
        Operator: NumberOperator.SquareRoot or NumberOperator.Power or NumberOperator.Logarithm or NumberOperator.Divide,
    };

    /// <summary>A value that is needed several times, computed once.</summary>
    private LoweredExpression? Once(LoweredExpression value, Func<Func<LoweredExpression>, LoweredExpression?> use)
    {
        if (value is LocalRead or RealConstant) return use(() => value with { Node = node() });
        int name = local();
        return use(() => new LocalRead(node(), ValueKind.Real, name)) is { } body
            ? new LetExpression(node(), ValueKind.Real, name, value, body)
            : null;
    }

    private NumberOperation Root(LoweredExpression power, LoweredExpression exponent) => exponent is RealConstant { Value: 2 }
        ? Make(NumberOperator.SquareRoot, power)
        : Make(NumberOperator.Power, power, Make(NumberOperator.Divide, Number(1), copy(exponent)));

    private RealConstant Number(double value) => new(node(), value);

    private NumberOperation Make(NumberOperator op, params LoweredExpression[] operands) => new(node(), ValueKind.Real, op, [.. operands]);

    private static bool Mentions(LoweredExpression expression, int quantity) =>
        LoweredWalk.Any(expression, part => part is LocalRead read && read.Local == quantity);
}
