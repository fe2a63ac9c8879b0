namespace Mechanisms.Conformance.Generated.Scripts;

/// <content>Searches, in forms of which the compiler can prove that bisection finds the answer.</content>
internal sealed partial class FormulaWriter
{
    private static readonly string[] Positive = ["1", "2", "0.5", "3", "0.1", "10"];

    private Formula RealSearch(Dimension dimension, int depth, Place place)
    {
        string name = NewName("y");

        // One end must have the dimension, and a formula may be a 0, which has none.
        bool isFixed = dice.Chance(40);
        string from = dice.Chance(20) ? dimension.Literal("0.25").Text : isFixed ? "0" : dimension.Literal("0").Text;
        Formula top = isFixed ? dimension.Literal(dice.Pick(Positive)) : Call("abs", Write(ScriptType.Real(dimension), depth - 2, place));
        string to = top.In(Rung.Sum);
        if (dice.Chance(8)) return Formula.Atom($"largest({name} in {from}..{to}: {Write(ScriptType.Truth, depth - 1, place)})");
        Variable variable = new(name, dimension);
        int choice = dice.Below(10);
        if (choice < 3 && place.MayReduce) return Formula.Atom($"largest({name} in {from}..{to}: {Sustained(variable, depth, place)})");
        bool isLargest = choice < 7;
        string condition = Threshold(variable, isLargest, depth, place);
        if (dice.Chance(25)) condition += " and " + Threshold(variable, isLargest, depth, place);
        return Formula.Atom($"{(isLargest ? "largest" : "smallest")}({name} in {from}..{to}: {condition})");
    }

    /// <summary>What rises against something that stays: at most that for the largest, at least that for the smallest.</summary>
    private string Threshold(Variable variable, bool isLargest, int depth, Place place)
    {
        Dimension compared = dice.Chance(60) ? variable.Dimension : declared.AnyDimension(dice);
        string rising = Rising(variable, compared, Math.Min(depth, 2), place).In(Rung.Sum);
        string fixedSide = Write(ScriptType.Real(compared), depth - 2, place).In(Rung.Sum);
        bool isStrict = dice.Chance(25);
        string atMost = isStrict ? "<" : "<=", atLeast = isStrict ? ">" : ">=";
        if (dice.Chance(60)) return $"{rising} {(isLargest ? atMost : atLeast)} {fixedSide}";
        return $"{fixedSide} {(isLargest ? atLeast : atMost)} {rising}";
    }

    /// <summary>What is bent downwards against the variable itself, as when promises sustain each other.</summary>
    private string Sustained(Variable variable, int depth, Place place)
    {
        Bound bound = Bind(1, place);
        Formula limit = Call("abs", Write(ScriptType.Real(variable.Dimension), depth - 2, bound.Place));
        Formula part = new($"{Factor(Dimension.Number).In(Rung.Product)} * {variable.Name}", Rung.Product);
        return $"{bound.Close("sum", null, Call("min", limit, part))} >= {variable.Name}";
    }

    /// <summary>A formula of a dimension that rises with the variable and is not below 0.</summary>
    private Formula Rising(Variable variable, Dimension wanted, int depth, Place place)
    {
        if (depth <= 0) return Scaled();
        switch (dice.Below(9))
        {
            case 0:
                return Formula.Binary(Deeper(wanted), "+", Deeper(wanted), Rung.Sum);
            case 1:
                return Call(dice.Chance(50) ? "min" : "max", Deeper(wanted), Deeper(wanted));
            case 2:
                return Call("min", Deeper(wanted), Call("abs", Write(ScriptType.Real(wanted), 0, place)));
            case 3 when wanted.Squared.IsModest:
                return Call("sqrt", Deeper(wanted.Squared));
            case 4 when wanted.Root is { } root:
                return new Formula(Deeper(root).In(Rung.Atom) + "^2", Rung.Power);
            case 5 when wanted.IsNumber:
                return Call("arctan", Deeper(wanted));
            case 6 when wanted.IsNumber:
                // The compiler does not know that this logarithm is not below 0, unless it is told.
                return Call("max", Formula.Atom("0"), Call("log", Formula.Binary(Formula.Atom("1"), "+", Deeper(wanted), Rung.Sum)));
            case 7 when place.MayReduce:
                Bound bound = Bind(1, place);
                return bound.Close("sum", null, Rising(variable, wanted, depth - 1, bound.Place));
            case 8 when declared.Costs.Where(cost => cost.To == wanted && cost.Rises).ToArray() is { Length: > 0 } costs:
                ScriptCost price = dice.Pick(costs);
                return Call(price.Name, Deeper(price.From));
            default:
                return Scaled();
        }

        Formula Deeper(Dimension dimension) => Rising(variable, dimension, depth - 1, place);

        Formula Scaled()
        {
            Dimension factor = wanted / variable.Dimension;
            if (factor.IsNumber && dice.Chance(50)) return Formula.Atom(variable.Name);
            if (dice.Chance(70)) return new Formula($"{Factor(factor).In(Rung.Product)} * {variable.Name}", Rung.Product);
            return new Formula($"abs({Write(ScriptType.Real(factor), 0, place)}) * {variable.Name}", Rung.Product);
        }
    }

    private Formula Factor(Dimension dimension) => dimension.Literal(dice.Pick(Positive));

    private Formula WholeSearch(int depth, Place place)
    {
        string n = NewName("n");
        string to = dice.Chance(50)
            ? dice.Pick<string>(["5", "12", "1_000", "10^30"])
            : Call("abs", Write(ScriptType.Whole(Dimension.Number), depth - 2, place.Rigid)).Text;
        string rising = dice.Pick<string>([n, $"{n} * {n}", $"{n}^2", $"{n} * ({n} + 1) div 2", $"3 * {n} + 1", $"min({n}, 7)"]);
        string side = Write(ScriptType.Whole(Dimension.Number), depth - 2, place.Rigid).In(Rung.Sum);
        bool isLargest = dice.Chance(60);
        return Formula.Atom($"{(isLargest ? "largest" : "smallest")}({n} in whole 0..{to}: {rising} {(isLargest ? "<=" : ">=")} {side})");
    }

    private sealed record Variable(string Name, Dimension Dimension);
}
