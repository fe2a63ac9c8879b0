using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Conformance.Generated.Scripts;

/// <summary>Declarations beside the mechanism: functions, costs and saturations.</summary>
internal sealed class FunctionTexts(Dice dice, Declared declared, FormulaWriter formulas)
{
    /// <summary>Forms of costs: whether the inverse is a formula (and not a search), and whether the compiler sees that it rises.</summary>
    private static readonly (string Body, bool IsInverseFormula, bool Rises)[] Costs =
    [
        ("edge * n", true, true), ("edge * n^2", true, true), ("n^3 / edge", true, true), ("n * n", true, true), ("n^1.5", true, true),
        ("exp(n / 10) - 1", true, true), ("n + edge * n^2", false, true), ("n + n^3 / 100", false, true), ("max(n, edge * n)", true, true), ("n^(1 + edge)", true, false),
        ("if n <= edge then n^2 else unaffordable", true, false), ("if n <= edge then 0 else unaffordable", true, false),
        ("n * (n + 1) / 2\n    buys x = 4 * x / (sqrt(8 * x + 1) + 1)", true, true),
        ("edge * n^2\n    buys x = sqrt(x / edge)", true, true),
    ];

    private static readonly string[] Saturations =
    [
        "limit * 2 / pi * arctan(h * speed)", "min(limit, limit * h * speed)", "limit * (1 - exp(-h * speed))", "limit * h * speed / (1 + h * speed)",
        "limit * min(1, h * speed * edge)", "limit * sqrt(h * speed) / (edge + sqrt(h * speed))",
    ];

    private readonly List<(string Name, bool IsInverseFormula, bool Rises, string Setting)> costs =
    [
        ("linear", true, true, ""), ("quadratic", true, true, ""), ("triangular", true, true, ""), ("power", true, true, "exponent"),
        ("half_square", true, true, "factor"), ("scaled_triangular", true, true, "factor"),
        ("one_person_one_vote", true, false, ""),
    ];

    private readonly List<(string Name, bool HasEdge)> saturations = [("arctangent", false), ("ramp", false), ("exponential", false), ("hyperbolic", false)];

    public IEnumerable<string> Write()
    {
        for (int i = dice.Pick<int>([0, 0, 1, 2]); i > 0; i--) yield return Function();
        for (int i = dice.Below(2); i > 0; i--) yield return Cost();
        for (int i = dice.Below(2); i > 0; i--) yield return Saturation();
    }

    /// <summary>A parameter that is a cost or a saturation.</summary>
    public string Role()
    {
        if (dice.Chance(30))
        {
            (string chosen, bool hasEdge) = dice.Pick(saturations);
            var saturation = new ScriptSaturation(formulas.NewName("bend"));
            declared.Saturations.Add(saturation);
            return $"param {saturation.Name} : saturation = {chosen}{(hasEdge ? Settings("edge") : "")}";
        }

        (string name, bool isInverseFormula, bool rises, string setting) = dice.Pick(costs);
        Dimension from = declared.AnyDimension(dice), to = dice.Chance(20) ? from : declared.AnyDimension(dice);
        var cost = new ScriptCost(formulas.NewName("price"), from, to, isInverseFormula, rises);
        declared.Costs.Add(cost);
        string with = setting.Length > 0 ? Settings(setting) : "";
        return $"param {cost.Name} : cost from {from.AsType(dice)} to {to.AsType(dice)} = {name}{with}";
    }

    private string Settings(string name) => dice.Below(4) switch
    {
        0 => "",
        1 => $"({dice.Pick<string>(["2", "1.5", "3"])})",
        _ => $"({name} = {dice.Pick<string>(["1", "2", "1.25", "4"])})",
    };

    private string Function()
    {
        bool isSmooth = dice.Chance(60);
        ScriptType result = isSmooth || dice.Chance(70) ? ScriptType.Real(declared.AnyDimension(dice))
            : dice.Chance(50) ? ScriptType.Whole(Dimension.Number) : ScriptType.Truth;
        ScriptType[] formals = [.. Enumerable.Range(0, dice.Between(1, 3)).Select(_ => Type(isSmooth))];
        Readable[] settings = [.. Enumerable.Range(0, dice.Below(3)).Select(i => new Readable($"b{i}", Type(isSmooth), []))];
        Readable[] values = [.. formals.Select((type, i) => new Readable($"a{i}", type, [])), .. settings];
        Place place = Place.Of(Surroundings.Function);
        place = isSmooth ? place with { Variables = [.. values] } : place with { Values = [.. values] };
        string body = (isSmooth ? formulas.Write(result, 3, place) : formulas.Safe(result, 3, place)).Text;
        var function = new ScriptFunction(formulas.NewName("shape"), formals, settings, result, isSmooth);
        string heads = string.Join(", ", values.Take(formals.Length).Select(Formal));
        string tails = settings.Length == 0 ? "" : "; " + string.Join(", ", settings.Select(setting => Formal(setting) + " = " + Default(setting.Type)));
        declared.Functions.Add(function);
        return $"fn {function.Name}({heads}{tails}) = {body}";
    }

    private ScriptType Type(bool isSmooth) =>
        isSmooth || dice.Chance(70) ? ScriptType.Real(declared.AnyDimension(dice)) : ScriptType.Whole(Dimension.Number);

    // A whole number says so: without a type a call might give a real one where the body divides wholes.
    private string Formal(Readable formal) =>
        formal.Type.Kind == ValueKind.Whole || dice.Chance(50) ? $"{formal.Name} : {formal.Type.AsWritten(dice)}" : formal.Name;

    private string Default(ScriptType type) => type.Dimension.Literal(dice.Pick<string>(["1", "2", "5"])).Text;

    private string Cost()
    {
        (string body, bool isInverseFormula, bool rises) = dice.Pick(Costs);
        string name = formulas.NewName("toll");
        bool hasEdge = body.Contains("edge", StringComparison.Ordinal);
        costs.Add((name, isInverseFormula, rises, hasEdge ? "edge" : ""));
        return $"cost {name}(n{(hasEdge ? "; edge = 2" : "")}) = {body}";
    }

    private string Saturation()
    {
        string body = dice.Pick(Saturations), name = formulas.NewName("curve");
        bool hasEdge = body.Contains("edge", StringComparison.Ordinal);
        saturations.Add((name, hasEdge));
        return $"saturation {name}(h; limit, speed{(hasEdge ? ", edge = 1" : "")}) = {body}";
    }
}
