using System.Globalization;

namespace Mechanisms.Conformance.Generated.Derivatives;

/// <summary>A formula in one variable, <c>spot</c>, as text and as enclosure. Members of the set <c>voter</c> have weights.</summary>
/// <param name="Text">The formula, always in brackets where it could matter.</param>
/// <param name="Over">Its values and slopes over a range of the variable, with the weight of the member at hand.</param>
internal sealed record Curve(string Text, Func<Slope, double, Slope?> Over)
{
    /// <summary>The variable's name, which is part of no other word in a formula.</summary>
    public const string Variable = "spot";

    /// <summary>The weights that a round gives to the members, in their order.</summary>
    public static readonly double[] Weights = [0.5, 2, 3.25];

    private static readonly double[] Constants = [0.5, 1, 2, 3, 0.25, 1.5, 7];

    public static Curve Any(Dice dice, int depth, bool inSum = false)
    {
        if (depth <= 0 || dice.Chance(8)) return Leaf(dice, inSum);
        Curve Next() => Any(dice, depth - 1, inSum);
        switch (dice.Below(16))
        {
            case 0 or 1:
                return Two(Next(), "+", Next(), (a, b) => a + b);
            case 2:
                return Two(Next(), "-", Next(), (a, b) => a - b);
            case 3 or 4:
                return Two(Next(), "*", Next(), (a, b) => a * b);
            case 5 or 6:
                return Two(Next(), "/", Next(), Slope.Divide);
            case 7:
                return One("sqrt", Next(), Slope.Root);
            case 8:
                return One("exp", Next(), Slope.Exponential);
            case 9:
                return One("log", Next(), Slope.Logarithm);
            case 10:
                return One("arctan", Next(), Slope.Arctangent);
            case 11:
                return One("abs", Next(), a => Slope.Absolute(a));
            case 12:
                (string name, Func<Slope, Slope, Slope?> pick) = dice.Chance(50)
                    ? ("min", (Func<Slope, Slope, Slope?>)((a, b) => Slope.Minimum(a, b)))
                    : ("max", (a, b) => Slope.Maximum(a, b));
                Curve left = Next(), right = Next();
                return new Curve($"{name}({left.Text}, {right.Text})", (x, w) => left.Over(x, w) is { } a && right.Over(x, w) is { } b ? Bounded(pick(a, b)) : null);
            case 13:
                Curve root = Next();
                (string exponent, double power) = dice.Pick<(string, double)>([("2", 2), ("3", 3), ("1.5", 1.5), ("0.5", 0.5), ("-1", -1), ("-2", -2)]);
                return new Curve($"({root.Text}^({exponent}))", (x, w) => root.Over(x, w) is { } a ? Bounded(Slope.Power(a, power)) : null);
            case 14 when !inSum:
                Curve term = Any(dice, depth - 1, inSum: true);
                bool isMean = dice.Chance(40);
                return new Curve($"{(isMean ? "mean" : "sum")}(v in voter: {term.Text})", (x, _) => Total(term, x, isMean));
            case 15:
                Curve then = Next(), other = Next();
                bool holds = dice.Chance(50);
                return new Curve($"(if {(holds ? "1 < 2" : "2 < 1")} then {then.Text} else {other.Text})", holds ? then.Over : other.Over);
            default:
                return Two(Next(), "*", Next(), (a, b) => a * b);
        }
    }

    private static Curve Leaf(Dice dice, bool inSum)
    {
        if (dice.Chance(inSum ? 40 : 65)) return new Curve(Variable, (x, _) => x);
        if (inSum && dice.Chance(60)) return new Curve("weight[v]", (_, weight) => Slope.Constant(weight));
        double constant = dice.Pick(Constants);
        return new Curve(constant.ToString(CultureInfo.InvariantCulture), (_, _) => Slope.Constant(constant));
    }

    private static Curve One(string name, Curve inner, Func<Slope, Slope?> apply) =>
        new($"{name}({inner.Text})", (x, weight) => inner.Over(x, weight) is { } a ? Bounded(apply(a)) : null);

    private static Curve Two(Curve left, string sign, Curve right, Func<Slope, Slope, Slope?> apply) =>
        new($"({left.Text} {sign} {right.Text})", (x, weight) => left.Over(x, weight) is { } a && right.Over(x, weight) is { } b ? Bounded(apply(a, b)) : null);

    // What may be too large ends a run, whatever is done with it afterwards.
    private static Slope? Bounded(Slope? slope) =>
        slope is { } found && double.IsFinite(found.Value.Width) && double.IsFinite(found.Growth.Width) ? found : null;

    private static Slope? Total(Curve term, Slope x, bool isMean)
    {
        Slope total = Slope.Constant(0);
        foreach (double weight in Weights)
        {
            if (term.Over(x, weight) is not { } value) return null;
            total += value;
        }

        return isMean ? Slope.Divide(total, Slope.Constant(Weights.Length)) : total;
    }
}
