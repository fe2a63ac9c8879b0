using System.Numerics;
using Mechanisms.Dsl.Lowering;
using Mechanisms.Numerics;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Interpreting;

/// <summary>One search for the largest or smallest value that satisfies a condition: the steps of <see cref="SolveExpression"/>, in its order.</summary>
internal sealed class Solving(SolveExpression solve, Evaluator evaluator, SearchLog log)
{
    private int steps;
    private bool isTrivial;
    private bool isFlat;
    private bool isBisected;

    /// <summary>What the search finds, or the absence of it.</summary>
    public Value Solve()
    {
        Value from = evaluator.Evaluate(solve.From);
        if (from is Absence) return from;
        Value to = evaluator.Evaluate(solve.To);
        if (to is Absence) return to;
        if (IsUnaffordable(from) || IsUnaffordable(to) || IsAbove(from, to)) return Nothing(from, to);
        bool isWanted = log.Wants(solve, evaluator.Bindings);
        Value answer = solve.Certificate == SearchCertificate.Iteration ? Iterate(from, to) : Search(from, to);
        if (!isWanted || answer is Absence) return answer;

        // A record is no part of the work that is limited.
        long seen = evaluator.TuplesSeen;
        log.Add(solve.Node, Describe(answer, from, to));
        evaluator.TuplesSeen = seen;
        return answer;
    }

    private Value Search(Value from, Value to)
    {
        (Value near, Value far) = solve.IsLargest ? (from, to) : (to, from);
        Value atFar = Ask(far);
        if (atFar is not TruthValue holdsAtFar) return atFar;
        if (holdsAtFar.Holds) return far;

        Value atNear = Ask(near);
        if (atNear is not TruthValue holdsAtNear) return atNear;
        if (!holdsAtNear.Holds) return Nothing(from, to);

        Value start = Start(near, far);
        if (start is Absence || isTrivial || isFlat) return start;
        isBisected = true;
        return Bisect(start, far, Ask, out _);
    }

    // Up to where it is certain that the condition holds, whatever rounding says: for the near end in most cases.
    private Value Start(Value near, Value far)
    {
        if (solve.Sides is not { IsConcave: true, Slope: { } slope } sides) return near;
        Value more = At(near, sides.More);
        if (more is Absence) return more;
        Value less = At(near, sides.Less);
        if (less is Absence) return less;
        bool isLevel = more is RealValue { Number: double a } && less is RealValue { Number: double b } && a == b && double.IsFinite(a);
        if (!isLevel) return near;
        Value atNear = At(near, slope);
        if (IsOver(atNear)) return atNear;
        if (Inwards(atNear) is not double inwards) return sides.RoundingUnits is null ? Descend(near, far) : near;
        isTrivial = inwards < 0 || (inwards == 0 && !sides.IsPiecewiseLinear);
        if (isTrivial) return near;
        isFlat = inwards == 0;

        Value peak = Bisect(near, far, x => At(x, slope) is var at && Inwards(at) is double still ? new TruthValue(still >= 0) : at, out Value beyond);
        if (IsOver(peak)) return peak;
        if (peak is Absence)
        {
            isFlat = false;
            return near;
        }

        Value atBeyond = Ask(beyond);
        if (atBeyond is not TruthValue holds) return atBeyond;
        return holds.Holds ? beyond : peak;
    }

    // From the far end half the way to the near end, again and again, until the condition holds.
    private Value Descend(Value near, Value far)
    {
        Value x = far;
        while (true)
        {
            Value half = new RealValue(Lattice.Half(((RealValue)near).Number, ((RealValue)x).Number));
            if (IsSame(half, near) || IsSame(half, x)) return near;
            Value atHalf = Ask(half);
            if (atHalf is not TruthValue holds) return atHalf;
            if (holds.Holds) return half;
            x = half;
        }
    }

    // Between a value for which a question is answered by yes and one for which it is not: the last one with yes, and the
    // first one without.
    private static Value Bisect(Value good, Value bad, Func<Value, Value> ask, out Value beyond)
    {
        beyond = bad;
        while (true)
        {
            Value middle = Between(good, beyond);
            if (IsSame(middle, good) || IsSame(middle, beyond)) return good;
            Value atMiddle = ask(middle);
            if (atMiddle is not TruthValue holds) return atMiddle;
            if (holds.Holds) good = middle;
            else beyond = middle;
        }
    }

    private Value Iterate(Value from, Value to)
    {
        (Value near, Value x) = solve.IsLargest ? (from, to) : (to, from);
        for (int round = 0; round < SolveExpression.MostRounds; round++)
        {
            steps++;
            Value other = At(x, solve.OtherSide());
            if (other is Absence) return other;
            if (solve.IsLargest ? !IsAbove(x, other) : !IsAbove(other, x)) return x;
            x = other;
            if (solve.IsLargest ? IsAbove(near, x) : IsAbove(x, near)) return Nothing(from, to);
        }

        return new Absence(FaultKind.Restless, solve.Node);
    }

    private Finding Describe(Value answer, Value from, Value to)
    {
        double found = answer is RealValue { Number: double number } ? number : 0;
        if (RealOf(answer, solve.Sides?.More) is not double more || RealOf(answer, solve.Sides?.Less) is not double less)
            return new Finding(found, steps, null, isTrivial, isFlat, null);
        SearchInterval? interval = isBisected && !isFlat && solve.Sides!.RoundingUnits is double units && RealOf(answer, solve.Sides.Slope) is double slope
            ? SearchInterval.About(found, more, less, slope, units, ((RealValue)from).Number, ((RealValue)to).Number)
            : null;
        return new Finding(found, steps, Math.Abs(more - less), isTrivial, isFlat, interval);
    }

    // A finite number; nothing where there is none, which is no fault of the search.
    private double? RealOf(Value answer, LoweredExpression? expression) =>
        expression is { Kind: ValueKind.Real } && At(answer, expression) is RealValue { Number: double value } && double.IsFinite(value) ? value : null;

    private Value Ask(Value value)
    {
        steps++;
        Value holds = At(value, solve.Condition);
        return solve.OverflowFails && holds is Absence { Reason: FaultKind.Overflow } ? new TruthValue(false) : holds;
    }

    private Value At(Value value, LoweredExpression expression) => evaluator.EvaluateWith(solve.Local, value, expression);

    // How fast the margin grows on the way to the far end, if there is a value.
    private double? Inwards(Value slope) => slope is RealValue { Number: double upwards } ? (solve.IsLargest ? upwards : -upwards) : null;

    // A slope may be missing; a run that is at its limit may not go on.
    private static bool IsOver(Value value) => value is Absence { Reason: FaultKind.Limit };

    private static Value Between(Value a, Value b) => (a, b) switch
    {
        (RealValue x, RealValue y) => new RealValue(Lattice.Between(x.Number, y.Number)),
        (WholeValue x, WholeValue y) => new WholeValue(HalfDown(x.Number + y.Number)),
        _ => throw new InvalidOperationException($"There is nothing between {a.GetType().Name} and {b.GetType().Name}."),
    };

    // The division of BigInteger goes towards 0, its shift goes down.
    private static BigInteger HalfDown(BigInteger number) => number >> 1;

    private static bool IsSame(Value a, Value b) => Operators.Holds(ComparisonOperator.Equal, a, b);

    private static bool IsAbove(Value a, Value b) => Operators.Holds(ComparisonOperator.Greater, a, b);

    private static bool IsUnaffordable(Value end) => end is RealValue { Number: double.PositiveInfinity };

    private Absence Nothing(Value from, Value to) => new(
        FaultKind.Undefined,
        solve.Node,
        [new FaultOperand(solve.From.Node, evaluator.Say(from)), new FaultOperand(solve.To.Node, evaluator.Say(to))]);
}
