using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Dsl.Analysis;

/// <summary>A side of a number.</summary>
internal enum Direction
{
    /// <summary>Neither.</summary>
    None,

    /// <summary>Where larger numbers are.</summary>
    Up,

    /// <summary>Where smaller numbers are.</summary>
    Down,
}

/// <summary>
/// How fast an expression grows with one local, as an expression: symbolic, and piecewise where the expression is. At a
/// kink it is the slope of the branch that is taken there, unless a side is asked for. Works before supports are known.
/// </summary>
/// <param name="variable">The local.</param>
/// <param name="node">Gives a new node at the place of an old one.</param>
/// <param name="local">Gives a new local.</param>
/// <param name="copy">A copy of a part that is needed twice.</param>
internal sealed class Derivative(int variable, Func<int, int> node, Func<int> local, Func<LoweredExpression, LoweredExpression> copy)
{
    // For a local whose value depends on the variable: the local that holds its derivative.
    private readonly Dictionary<int, int> _slopes = [];

    /// <summary>The side whose slope counts where two branches of <c>min</c>, <c>max</c> or <c>abs</c> meet.</summary>
    public Direction Towards { get; init; }

    /// <summary>The part that has no derivative in closed form, after <see cref="Of"/> gave up; else null.</summary>
    public LoweredExpression? Obstacle { get; private set; }

    /// <summary>The derivative; null where it is 0 everywhere (or where there is an <see cref="Obstacle"/>).</summary>
    public LoweredExpression? Of(LoweredExpression expression)
    {
        switch (expression)
        {
            case LocalRead read when read.Local == variable:
                return Number(read, 1);
            case LocalRead read:
                return _slopes.TryGetValue(read.Local, out int slope) ? new LocalRead(node(read.Node), ValueKind.Real, slope) : null;
            case LetExpression let:
                return OfLet(let);
            case WholeToReal:
                // Whole numbers move in jumps: flat wherever they have a slope at all.
                return null;
            case NumberOperation { Kind: ValueKind.Real } operation:
                return OfOperation(operation);
            case ConditionalExpression choice:
                return OfConditional(choice);
            case ReductionExpression { Operator: ReductionOperator.Sum or ReductionOperator.Mean } reduction when !DependsOnVariable(reduction.Condition):
                LoweredExpression? body = Of(reduction.Body);
                return body is null ? null : reduction with { Node = node(reduction.Node), Body = body };
            default:
                if (DependsOnVariable(expression)) Obstacle ??= expression;
                return null;
        }
    }

    // Both locals stand around the derivative: the value for the parts that remain, its slope for the chain rule.
    private LoweredExpression? OfLet(LetExpression let)
    {
        LoweredExpression? slope = Of(let.Value);
        if (slope is null)
        {
            LoweredExpression? body = Of(let.Body);
            return body is null ? null : let with { Node = node(let.Node), Body = body };
        }

        int slopeLocal = _slopes[let.Local] = local();
        LoweredExpression? inner = Of(let.Body);
        if (inner is null) return null;
        var withSlope = new LetExpression(node(let.Node), inner.Kind, slopeLocal, slope, inner);
        return new LetExpression(node(let.Node), inner.Kind, let.Local, copy(let.Value), withSlope);
    }

    private ConditionalExpression? OfConditional(ConditionalExpression choice)
    {
        LoweredExpression? then = Of(choice.Then), otherwise = Of(choice.Else);
        if (then is null && otherwise is null) return null;
        return new ConditionalExpression(
            node(choice.Node), ValueKind.Real, copy(choice.Condition), then ?? Number(choice, 0), otherwise ?? Number(choice, 0));
    }

    private LoweredExpression? OfOperation(NumberOperation f)
    {
        LoweredExpression a = f.Operands[0], b = f.Operands[^1];
        LoweredExpression? da = Of(a), db = f.Operands.Length > 1 ? Of(b) : null;
        if (da is null && db is null) return null;
        return f.Operator switch
        {
            NumberOperator.Add => Plus(f, da, db),
            NumberOperator.Subtract => db is null ? da : da is null ? Make(f, NumberOperator.Negate, db) : Make(f, NumberOperator.Subtract, da, db),
            NumberOperator.Negate => Make(f, NumberOperator.Negate, da!),
            NumberOperator.Multiply => Plus(f, Times(f, da, b), Times(f, db, a)),
            NumberOperator.Divide => OfQuotient(f, a, b, da, db),
            NumberOperator.Power => OfPower(f, a, b, da, db),
            NumberOperator.SquareRoot => Make(
                f, NumberOperator.Divide, da!, Make(f, NumberOperator.Multiply, Number(f, 2), Make(f, NumberOperator.SquareRoot, copy(a)))),
            NumberOperator.Exponential => Times(f, da, f),
            NumberOperator.Logarithm => Make(f, NumberOperator.Divide, da!, copy(a)),
            NumberOperator.Arctangent => Make(
                f, NumberOperator.Divide, da!, Make(f, NumberOperator.Add, Number(f, 1), Make(f, NumberOperator.Power, copy(a), Number(f, 2)))),
            NumberOperator.Absolute => Pick(f, NumberOperator.Maximum, a, Number(f, 0), da, Make(f, NumberOperator.Negate, copy(da!))),
            NumberOperator.Minimum or NumberOperator.Maximum => Pick(f, f.Operator, a, copy(b), da, db),

            // Floor and ceiling are flat wherever they have a slope at all.
            _ => null,
        };
    }

    // (a / b)' = (a' - (a / b) b') / b
    private LoweredExpression OfQuotient(NumberOperation f, LoweredExpression a, LoweredExpression b, LoweredExpression? da, LoweredExpression? db)
    {
        if (db is null) return Make(f, NumberOperator.Divide, da!, copy(b));
        LoweredExpression share = Make(f, NumberOperator.Multiply, Make(f, NumberOperator.Divide, copy(a), copy(b)), db);
        LoweredExpression above = da is null ? Make(f, NumberOperator.Negate, share) : Make(f, NumberOperator.Subtract, da, share);
        return Make(f, NumberOperator.Divide, above, copy(b));
    }

    // (a^b)' = b a^(b-1) a', and with a growing exponent a^b (b' ln a) on top.
    private LoweredExpression? OfPower(NumberOperation f, LoweredExpression a, LoweredExpression b, LoweredExpression? da, LoweredExpression? db)
    {
        LoweredExpression? fromRoot = null;
        if (da is not null)
        {
            LoweredExpression lower = b is RealConstant constant
                ? Number(f, constant.Value - 1)
                : Make(f, NumberOperator.Subtract, copy(b), Number(f, 1));
            LoweredExpression power = lower is RealConstant { Value: 1 } ? copy(a) : Make(f, NumberOperator.Power, copy(a), lower);
            fromRoot = Times(f, da, Make(f, NumberOperator.Multiply, copy(b), power));
        }

        LoweredExpression? fromExponent = db is null
            ? null
            : Times(f, Make(f, NumberOperator.Multiply, db, Make(f, NumberOperator.Logarithm, copy(a))), f);
        return Plus(f, fromRoot, fromExponent);
    }

    // The slope of the smaller (larger) of two. Where they are equal, the smaller one of the slopes is that of the minimum
    // above and the larger one that below.
    private LoweredExpression Pick(
        NumberOperation f, NumberOperator which, LoweredExpression left, LoweredExpression right, LoweredExpression? then, LoweredExpression? otherwise)
    {
        bool isMinimum = which == NumberOperator.Minimum;
        LoweredExpression onLeft = then ?? Number(f, 0), onRight = otherwise ?? Number(f, 0);
        if (Towards == Direction.None) return If(isMinimum ? ComparisonOperator.LessOrEqual : ComparisonOperator.GreaterOrEqual, right, onLeft, onRight);
        NumberOperator atKink = isMinimum == (Towards == Direction.Up) ? NumberOperator.Minimum : NumberOperator.Maximum;
        return Named(onLeft, first => Named(onRight, second => If(
            isMinimum ? ComparisonOperator.Less : ComparisonOperator.Greater,
            right,
            first(),
            If(ComparisonOperator.Equal, copy(right), Make(f, atKink, first(), second()), second()))));

        ConditionalExpression If(ComparisonOperator op, LoweredExpression other, LoweredExpression yes, LoweredExpression no) =>
            new(node(f.Node), ValueKind.Real, new Comparison(node(f.Node), op, copy(left), other), yes, no);
    }

    // What is needed several times is computed once, or formulas in formulas would grow without end.
    private LoweredExpression Named(LoweredExpression value, Func<Func<LoweredExpression>, LoweredExpression> body)
    {
        if (value is RealConstant constant) return body(() => Number(constant, constant.Value));
        int name = local();
        return new LetExpression(node(value.Node), ValueKind.Real, name, value, body(() => new LocalRead(node(value.Node), ValueKind.Real, name)));
    }

    private LoweredExpression? Plus(NumberOperation f, LoweredExpression? a, LoweredExpression? b) =>
        a is null ? b : b is null ? a : Make(f, NumberOperator.Add, a, b);

    private LoweredExpression? Times(NumberOperation f, LoweredExpression? slope, LoweredExpression factor) => slope switch
    {
        null => null,
        RealConstant { Value: 1 } => copy(factor),
        _ => Make(f, NumberOperator.Multiply, slope, copy(factor)),
    };

    private RealConstant Number(LoweredExpression at, double value) => new(node(at.Node), value);

    private NumberOperation Make(LoweredExpression at, NumberOperator op, params LoweredExpression[] operands) =>
        new(node(at.Node), ValueKind.Real, op, [.. operands]);

    private bool DependsOnVariable(LoweredExpression? expression) => expression is not null
        && LoweredWalk.Any(expression, part => part is LocalRead read && (read.Local == variable || _slopes.ContainsKey(read.Local)));
}
