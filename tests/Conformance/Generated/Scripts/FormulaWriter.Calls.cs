namespace Mechanisms.Conformance.Generated.Scripts;

/// <content>Functions, costs, saturations and derivatives.</content>
internal sealed partial class FormulaWriter
{
    private Formula? OfFunction(ScriptType type, int depth, Place place)
    {
        ScriptFunction[] fitting = [.. declared.Functions.Where(function => type.Takes(function.Result))];
        if (fitting.Length == 0) return null;
        ScriptFunction function = dice.Pick(fitting);
        Place arguments = function.IsSmooth ? place : place.Rigid;
        string settings = "";
        for (int i = 0; i < function.Settings.Length && dice.Chance(60); i++)
        {
            string name = dice.Chance(50) || settings.Contains('=', StringComparison.Ordinal) ? function.Settings[i].Name + " = " : "";
            settings += (i > 0 ? ", " : "; ") + name + Write(function.Settings[i].Type, dice.Below(2), arguments).In(Rung.Sum);
        }

        string formals = string.Join(", ", function.Formals.Select(formal => Write(formal, dice.Below(depth), arguments).Text));
        return Formula.Atom($"{function.Name}({formals}{settings})");
    }

    /// <summary>A question to a cost or a saturation that gives the dimension, or null without one.</summary>
    private Formula? OfRole(Dimension dimension, int depth, Place place)
    {
        if (place.Surroundings == Surroundings.Function) return null;
        List<Func<Formula>> ways = [];
        foreach (ScriptCost cost in declared.Costs)
        {
            if (dimension == cost.To) ways.Add(() => Ask(cost.Name, cost.From, place));
            if (dimension == cost.From) ways.Add(() => Ask(cost.Name + ".buys", cost.To, cost.IsInverseFormula ? place : place.Rigid));
            if (dimension == cost.To / cost.From) ways.Add(() => Ask(cost.Name + ".marginal", cost.From, place));
        }

        foreach (ScriptSaturation saturation in declared.Saturations) ways.Add(() => Saturated(saturation, dimension, depth, place));
        return ways.Count == 0 ? null : dice.Pick(ways)();

        Formula Ask(string question, Dimension of, Place inside)
        {
            Formula asked = Write(ScriptType.Real(of), depth - 1, inside);
            return Call(question, dice.Chance(60) ? Call("abs", asked) : asked);
        }
    }

    private Formula Saturated(ScriptSaturation saturation, Dimension dimension, int depth, Place place)
    {
        Dimension height = declared.AnyDimension(dice);
        Formula at = Write(ScriptType.Real(height), depth - 1, place), limit = Write(ScriptType.Real(dimension), depth - 2, place);
        Formula speed = Write(ScriptType.Real(Dimension.Number / height), 0, place);
        string settings = dice.Chance(50) ? $"limit = {limit.In(Rung.Sum)}, speed = {speed.In(Rung.Sum)}" : $"{limit.In(Rung.Sum)}, {speed.In(Rung.Sum)}";
        return Formula.Atom($"{saturation.Name}({at}; {settings})");
    }

    private Formula Derivative(Dimension dimension, int depth, Place place)
    {
        Dimension variable = declared.AnyDimension(dice);
        if (!(dimension * variable).IsModest) variable = Dimension.Number;
        string name = NewName("x");
        Formula at = Write(ScriptType.Real(variable), depth - 2, place);

        // An outer variable may stand in the inner formula too: that is a derivative of a derivative.
        Formula body = Write(
            ScriptType.Real(dimension * variable), depth - 1, place.WithVariable(new Readable(name, ScriptType.Real(variable), [])));
        return Formula.Atom($"derivative({name} at {at}: {body})");
    }
}
