namespace Mechanisms.Conformance.Generated.Scripts;

/// <content>Real and whole numbers.</content>
internal sealed partial class FormulaWriter
{
    private Formula Real(Dimension dimension, int depth, Place place)
    {
        ScriptType type = ScriptType.Real(dimension);
        int choice = dice.Below(100);
        if (choice < 12) return Leaf(type, place);
        if (choice < 24) return Sum(type, depth, place);
        if (choice < 36) return Product(dimension, depth, place);
        if (choice < 46) return OneOperand(dimension, depth, place);
        if (choice < 53) return Call(dice.Chance(50) ? "min" : "max", Many(dice.Between(2, 3), () => Write(type, depth - 1, place)));
        if (choice < 70) return place.MayReduce ? Reduction(type, depth, place) : OneOperand(dimension, depth, place);
        if (choice < 77) return Choice(type, depth, place);
        if (choice < 82) return Fallback(type, depth, place);
        if (choice < 88) return OfRole(dimension, depth, place) ?? Product(dimension, depth, place);
        if (choice < 92) return OfFunction(type, depth, place) ?? Sum(type, depth, place);
        if (choice < 95) return Derivative(dimension, depth, place);
        if (choice < 96 && dimension.IsNumber && place is { MayReduce: true, Indices.Length: > 0 }) return Draw(place);
        if (choice < 98) return RealSearch(dimension, depth, place.Rigid);
        return dice.Chance(30)
            ? Call("min", Formula.Atom("unaffordable"), Write(type, depth - 1, place))
            : Write(ScriptType.Whole(dimension), depth - 1, place.Rigid);
    }

    private Formula Sum(ScriptType type, int depth, Place place) =>
        Formula.Binary(Write(type, depth - 1, place), dice.Chance(50) ? "+" : "-", Write(type, depth - 1, place), Rung.Sum);

    private Formula Product(Dimension dimension, int depth, Place place)
    {
        bool divides = dice.Chance(45);
        Dimension right = declared.AnyDimension(dice), left = divides ? dimension * right : dimension / right;
        if (!left.IsModest) (left, right) = (dimension, Dimension.Number);
        return Formula.Binary(
            Write(ScriptType.Real(left), depth - 1, place), divides ? "/" : "*", Write(ScriptType.Real(right), depth - 1, place), Rung.Product);
    }

    private Formula OneOperand(Dimension dimension, int depth, Place place)
    {
        ScriptType type = ScriptType.Real(dimension);
        switch (dice.Below(dimension.IsNumber ? 12 : 8))
        {
            case 0:
                return new Formula("-" + Write(type, depth - 1, place).In(Rung.Sign), Rung.Sign);
            case 1:
                return Call("abs", Write(type, depth - 1, place));
            case 2:
                return Call(dice.Chance(50) ? "floor" : "ceiling", Write(type, depth - 1, place));
            case 3 or 4 when dimension.Squared.IsModest:
                return Call("sqrt", Write(ScriptType.Real(dimension.Squared), depth - 1, place));
            case 5 when dimension.Root is { } root:
                return new Formula(Write(ScriptType.Real(root), depth - 1, place).In(Rung.Atom) + "^2", Rung.Power);
            case 6 when dimension.Squared.IsModest:
                string half = dice.Pick<string>(["(1/2)", "0.5", "(2 / 4)"]);
                return new Formula(Write(ScriptType.Real(dimension.Squared), depth - 1, place).In(Rung.Atom) + "^" + half, Rung.Power);
            case 7 when (Dimension.Number / dimension).IsModest:
                return new Formula(Write(ScriptType.Real(Dimension.Number / dimension), depth - 1, place).In(Rung.Atom) + "^-1", Rung.Power);
            case 8:
                return Call("exp", Write(ScriptType.Number, depth - 1, place));
            case 9:
                return Call("log", Write(ScriptType.Number, depth - 1, place));
            case 10:
                return Call("arctan", Write(ScriptType.Number, depth - 1, place));
            case 11:
                Formula root2 = Write(ScriptType.Number, depth - 1, place), exponent = Write(ScriptType.Number, depth - 2, place);
                return new Formula($"{root2.In(Rung.Atom)}^{exponent.In(Rung.Power)}", Rung.Power);
            default:
                return Sum(type, depth, place);
        }
    }

    private Formula Whole(Dimension dimension, int depth, Place place)
    {
        ScriptType type = ScriptType.Whole(dimension);
        int choice = dice.Below(100);
        if (choice < 20) return Leaf(type, place);
        if (choice < 36) return Sum(type, depth, place);
        if (choice < 44) return Formula.Binary(Write(type, depth - 1, place), "*", Write(ScriptType.Whole(Dimension.Number), depth - 1, place), Rung.Product);
        if (choice < 52) return Formula.Binary(Write(type, depth - 1, place), "div", Write(ScriptType.Whole(Dimension.Number), depth - 1, place), Rung.Product);
        if (choice < 56) return new Formula("-" + Write(type, depth - 1, place).In(Rung.Sign), Rung.Sign);
        if (choice < 62) return Call(dice.Pick<string>(["abs", "abs", "floor"]), Write(type, depth - 1, place));
        if (choice < 68) return Call(dice.Chance(50) ? "min" : "max", Many(2, () => Write(type, depth - 1, place)));
        if (choice < 72 && dimension.IsNumber)
            return new Formula(Write(type, depth - 1, place).In(Rung.Atom) + "^" + dice.Pick<string>(["0", "1", "2", "3"]), Rung.Power);
        if (choice < 84 && place.MayReduce) return dimension.IsNumber && dice.Chance(60) ? Count(depth, place) : WholeReduction(type, depth, place);
        if (choice < 90) return Choice(type, depth, place);
        if (choice < 92 && dimension.IsNumber && place is { MayReduce: true, Indices.Length: > 0 }) return Ranking("rank", depth, place);
        if (choice < 94) return Fallback(type, depth, place);
        return choice < 97 && dimension.IsNumber ? WholeSearch(depth, place) : Leaf(type, place);
    }

    private Formula[] Many(int count, Func<Formula> one) => [.. Enumerable.Range(0, count).Select(_ => one())];
}
