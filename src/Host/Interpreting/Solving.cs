using System.Numerics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Numerics;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Interpreting;

/// <summary>One search for the largest or smallest value that satisfies a condition: the steps of <see cref="SolveExpression"/>, in its order.</summary>
internal sealed class Solving(SolveExpression solve, Evaluator evaluator)
{
    /// <summary>What the search finds, or the absence of it.</summary>
    public Value Solve()
    {
        Value from = evaluator.Evaluate(solve.From);
        if (from is Absence) return from;
        Value to = evaluator.Evaluate(solve.To);
        if (to is Absence) return to;
        if (IsUnaffordable(from) || IsUnaffordable(to) || Operators.Holds(ComparisonOperator.Greater, from, to)) return Nothing(from, to);

        (Value near, Value far) = solve.IsLargest ? (from, to) : (to, from);
        Value atFar = Condition(far);
        if (atFar is not TruthValue holdsAtFar) return atFar;
        if (holdsAtFar.Holds) return far;

        Value atNear = Condition(near);
        if (atNear is not TruthValue holdsAtNear) return atNear;
        if (!holdsAtNear.Holds) return Nothing(from, to);

        Value isOnly = IsOnlySolution(near);
        if (isOnly is not TruthValue only) return isOnly;
        return only.Holds ? near : Bisect(near, far);
    }

    private Value Condition(Value value)
    {
        Value holds = At(value, solve.Condition);
        return solve.OverflowFails && holds is Absence { Reason: FaultKind.Overflow } ? new TruthValue(false) : holds;
    }

    private Value At(Value value, LoweredExpression expression) => evaluator.EvaluateWith(solve.Local, value, expression);

    // A margin that is 0 at the near end and does not grow inwards is, being concave, below 0 behind it. Bisection alone would
    // be misled by rounding there: close to the near end the two sides of the condition are often the same double.
    private Value IsOnlySolution(Value near)
    {
        if (solve.Margin is null || solve.MarginSlope is null) return new TruthValue(false);
        Value margin = At(near, solve.Margin);
        if (margin is Absence) return margin;
        if (margin is not RealValue { Number: 0 }) return new TruthValue(false);
        Value slope = At(near, solve.MarginSlope);

        // A slope may be missing; a run that is at its limit may not go on.
        if (slope is Absence { Reason: FaultKind.Limit }) return slope;
        return new TruthValue(slope is RealValue { Number: double upwards } && (solve.IsLargest ? upwards <= 0 : upwards >= 0));
    }

    private Value Bisect(Value good, Value bad)
    {
        while (true)
        {
            Value middle = Between(good, bad);
            if (IsSame(middle, good) || IsSame(middle, bad)) return good;
            Value atMiddle = Condition(middle);
            if (atMiddle is not TruthValue holds) return atMiddle;
            if (holds.Holds) good = middle;
            else bad = middle;
        }
    }

    private static Value Between(Value a, Value b) => (a, b) switch
    {
        (RealValue x, RealValue y) => new RealValue(Lattice.Between(x.Number, y.Number)),
        (WholeValue x, WholeValue y) => new WholeValue(HalfDown(x.Number + y.Number)),
        _ => throw new InvalidOperationException($"There is nothing between {a.GetType().Name} and {b.GetType().Name}."),
    };

    // The division of BigInteger goes towards 0, its shift goes down.
    private static BigInteger HalfDown(BigInteger number) => number >> 1;

    private static bool IsSame(Value a, Value b) => Operators.Holds(ComparisonOperator.Equal, a, b);

    private static bool IsUnaffordable(Value end) => end is RealValue { Number: double.PositiveInfinity };

    private Absence Nothing(Value from, Value to) => new(
        FaultKind.Undefined,
        solve.Node,
        [new FaultOperand(solve.From.Node, evaluator.Say(from)), new FaultOperand(solve.To.Node, evaluator.Say(to))]);
}
