using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Conformance.Generated.Scripts;

/// <content>Conditions.</content>
internal sealed partial class FormulaWriter
{
    private Formula Truth(int depth, Place place)
    {
        int choice = dice.Below(100);
        if (choice < 42) return Comparison(depth, place);
        if (choice < 62)
        {
            (string sign, int rung) = dice.Chance(50) ? ("and", Rung.And) : ("or", Rung.Or);
            return Formula.Binary(Write(ScriptType.Truth, depth - 1, place), sign, Write(ScriptType.Truth, depth - 1, place), rung);
        }

        if (choice < 70) return new Formula("not " + Write(ScriptType.Truth, depth - 1, place).In(Rung.Comparison), Rung.Comparison);
        if (choice < 80 && place.MayReduce)
        {
            Bound bound = Bind(dice.Between(1, 2), place);
            Formula body = Write(ScriptType.Truth, depth - 1, bound.Place);
            return bound.Close(dice.Chance(50) ? "any" : "all", null, body);
        }

        if (choice < 82 && place.MayReduce && place.Indices.Length > 0) return Ranking("best", depth, place);
        if (choice < 87) return Presence(place) ?? Comparison(depth, place);
        if (choice < 91) return Choice(ScriptType.Truth, depth, place);
        if (choice < 94) return Fallback(ScriptType.Truth, depth, place);
        if (choice < 97) return OfFunction(ScriptType.Truth, depth, place) ?? Leaf(ScriptType.Truth, place);
        return Leaf(ScriptType.Truth, place);
    }

    private Formula Comparison(int depth, Place place)
    {
        (ScriptIndex, ScriptIndex)[] pairs =
            [.. place.Indices.SelectMany(a => place.Indices.Where(b => b.Set == a.Set && b != a).Select(b => (a, b)))];
        if (pairs.Length > 0 && dice.Chance(35))
        {
            (ScriptIndex one, ScriptIndex other) = dice.Pick(pairs);
            string[] signs = declared.Ordered.Contains(one.Set) ? ["=", "!=", "before", "before"] : ["=", "!="];
            return Formula.Binary(Formula.Atom(one.Name), dice.Pick(signs), Formula.Atom(other.Name), Rung.Comparison);
        }

        ScriptType type = dice.Below(10) switch
        {
            < 5 => ScriptType.Real(declared.AnyDimension(dice)),
            < 7 => ScriptType.Whole(Dimension.Number),
            7 => ScriptType.Truth,
            8 => ScriptType.Text,
            _ => CanRead(ScriptType.Time, place) ? ScriptType.Time : ScriptType.Number,
        };
        string sign = type.Kind == ValueKind.Truth ? dice.Pick<string>(["=", "!="]) : dice.Pick(Comparisons);
        Formula left = Write(type, depth - 1, place);

        // Comparisons cannot be chained, so neither side may be one without brackets.
        return new Formula($"{left.In(Rung.Sum)} {sign} {Write(type, dice.Chance(50) ? 0 : depth - 1, place).In(Rung.Sum)}", Rung.Comparison);
    }

    private Formula? Presence(Place place)
    {
        if (!place.MayReduce) return null;
        ScriptInput[] inputs = [.. declared.Inputs.Where(input => input.Sets.All(set => place.Indices.Any(index => index.Set == set)))];
        if (inputs.Length == 0) return null;
        ScriptInput input = dice.Pick(inputs);
        string indices = input.Sets.Length == 0 ? "" : $"[{string.Join(", ", input.Sets.Select(set => PickIndex(set, place)))}]";
        return Formula.Atom($"present {input.Name}{indices}");
    }
}
