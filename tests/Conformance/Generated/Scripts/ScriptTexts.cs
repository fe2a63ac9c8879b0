using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Conformance.Generated.Scripts;

/// <summary>Writes random scripts that must compile.</summary>
internal sealed class ScriptTexts
{
    private static readonly string[] SetNames = ["voter", "project", "place"];
    private static readonly string[] Units = ["1", "0.01", "0.01", "0.5", "2.5", "1e3", "0.3", "5"];

    private readonly Dice dice;
    private readonly Declared declared = new();
    private readonly FormulaWriter formulas;
    private readonly List<string> shared = [];
    private readonly List<string> members = [];
    private readonly List<(string Name, ScriptType Type, ScriptIndex[] Indices)> steps = [];

    private ScriptTexts(Dice dice)
    {
        this.dice = dice;
        formulas = new FormulaWriter(dice, declared);
    }

    /// <summary>A script with one mechanism.</summary>
    public static string Write(Dice dice) => new ScriptTexts(dice).Write();

    private string Write()
    {
        bool hasKind = dice.Chance(25);
        var functions = new FunctionTexts(dice, declared, formulas);
        string[] beside = [.. functions.Write()];
        DeclareSets();
        members.AddRange(Many(dice.Below(4), Parameter));
        members.AddRange(Many(dice.Pick<int>([0, 1, 1, 2]), functions.Role));
        var inputs = new InputTexts(dice, declared, formulas);
        shared.AddRange(Many(dice.Between(1, 3), inputs.Write));
        members.AddRange(Many(dice.Pick<int>([0, 0, 1, 2]), inputs.RowRule));
        members.AddRange(Many(dice.Below(3), Step));
        members.AddRange(Many(dice.Pick<int>([0, 0, 1, 2]), MemberRule));
        members.AddRange(Many(dice.Between(1, 4), Step));
        AddOutputs();
        if (dice.Chance(40)) Shuffle(members);
        return string.Join("\n", Script(hasKind, beside)) + "\n";
    }

    private IEnumerable<string> Script(bool hasKind, string[] beside)
    {
        yield return "language 1";
        bool functionsFirst = dice.Chance(50);
        if (functionsFirst)
        {
            foreach (string function in beside) yield return function;
        }

        string[] all = [.. shared, .. members];
        if (hasKind)
        {
            yield return "kind family {";
            foreach (string member in shared) yield return "    " + member;
            yield return "}";
            all = [.. members];
        }

        yield return hasKind ? "mechanism generated is family {" : "mechanism generated {";
        foreach (string member in all) yield return "    " + member;
        yield return "}";
        if (functionsFirst) yield break;
        foreach (string function in beside) yield return function;
    }

    private void DeclareSets()
    {
        declared.Sets.AddRange(SetNames.Take(dice.Between(1, 3)));
        declared.Ordered.UnionWith(Enumerable.Range(0, declared.Sets.Count).Where(_ => dice.Chance(45)));
        shared.AddRange(declared.Sets.Select((set, slot) => (declared.Ordered.Contains(slot) ? "ordered set " : "set ") + set + (dice.Chance(10) ? " ignoring case" : "")));
        shared.Add("unit " + Dimension.OwnUnit);
        declared.KnowsOwnUnit = true;
    }

    private string Parameter()
    {
        ScriptType type = dice.Pick<ScriptType>(
            [ScriptType.Real(declared.AnyDimension(dice)), ScriptType.Real(declared.AnyDimension(dice)), ScriptType.Number, ScriptType.Whole(Dimension.Number), ScriptType.Truth, ScriptType.Text, ScriptType.Time]);
        string name = formulas.NewName("level");
        declared.Readables.Add(new Readable(name, type, []) { IsParameter = true });
        return $"param {name} : {type.AsWritten(dice)}{Clauses.Of(type, dice)}";
    }

    private string Step()
    {
        ScriptIndex[] indices =
            [.. Enumerable.Range(0, dice.Pick<int>([0, 1, 1, 1, 2])).Select(_ => new ScriptIndex(formulas.NewName("i"), dice.Below(declared.Sets.Count)))];
        ScriptType type = dice.Below(10) switch
        {
            < 7 => ScriptType.Real(declared.AnyDimension(dice)),
            < 9 => ScriptType.Whole(Dimension.Number),
            _ => ScriptType.Truth,
        };
        Place place = indices.Aggregate(Place.Of(Surroundings.Formula), (inner, index) => inner.With(index));
        string name = formulas.NewName("part");
        formulas.Forget();
        string body = formulas.Safe(type, 4, place).Text;
        string earlier = Earlier(name, indices, type);
        if (earlier.Length > 0) body = $"{earlier}({body})";
        bool isRecursive = earlier.Length > 0, isTyped = isRecursive || dice.Chance(35);
        string binders = indices.Length == 0 ? "" : $"[{string.Join(", ", indices.Select(formulas.Binder))}]";
        steps.Add((name, type, indices));
        if (isTyped && !isRecursive && type.Kind == ValueKind.Real && dice.Chance(60)) members.Add(Rounding(name, type, place));

        // Only now: what bounds a rounded value must not read that value.
        declared.Readables.Add(new Readable(name, type, [.. indices.Select(index => index.Set)]));
        return $"{name}{binders}{(isTyped ? " : " + type.AsWritten(dice) : "")} = {body}";
    }

    // What the step was at the member before, to be combined with what its formula gives; or nothing.
    private string Earlier(string name, ScriptIndex[] indices, ScriptType type)
    {
        int[] along = [.. Enumerable.Range(0, indices.Length).Where(i => declared.Ordered.Contains(indices[i].Set))];
        if (along.Length == 0 || !dice.Chance(40)) return "";
        int moved = dice.Pick(along);
        string read = $"{name}[{string.Join(", ", indices.Select((index, i) => (i == moved ? "before " : "") + index.Name))}]";
        string before = dice.Chance(90) ? $"({read} otherwise {formulas.Write(type, 0, Place.Of(Surroundings.Formula)).In(Rung.Or)})" : read;
        return type.Kind switch
        {
            ValueKind.Truth => $"not {before} or ",
            ValueKind.Real => dice.Chance(50) ? $"0.5 * {before} + " : $"{before} - ",
            _ => $"{before} - ",
        };
    }

    private string Rounding(string name, ScriptType type, Place place)
    {
        string number = dice.Pick(Units);

        // A literal has room for one unit above the line; without any it takes the step's.
        Formula literal = type.Dimension.Literal(number);
        string unit = dice.Chance(70) || literal.Binds < Rung.Power ? number : literal.Text;
        string direction = dice.Pick<string>(["", "", " down", " up"]);
        string[] extras =
        [
            .. dice.Chance(35) ? [", at most " + formulas.Safe(type, 1, place).Text] : Array.Empty<string>(),
            .. direction.Length == 0 && dice.Chance(80) ? [", remainder to largest fractions"] : Array.Empty<string>(),
        ];
        return $"round {name}{direction} to {unit}{string.Concat(dice.Chance(50) ? extras : extras.Reverse())}";
    }

    private string MemberRule()
    {
        int set = dice.Below(declared.Sets.Count);
        var index = new ScriptIndex(formulas.NewName("i"), set);
        Place place = Place.Of(Surroundings.Formula).With(index);
        string condition = formulas.Write(ScriptType.Truth, 3, place).In(Rung.Or);
        return $"accept {declared.Sets[set]} {index.Name} when {condition}{Reasons.Of(dice, declared, formulas, place)}";
    }

    private void AddOutputs()
    {
        foreach ((string name, ScriptType type, ScriptIndex[] indices) in steps)
        {
            if (!dice.Chance(40) && name != steps[^1].Name) continue;
            string sets = indices.Length == 0 ? "" : $"[{string.Join(", ", indices.Select(index => declared.Sets[index.Set]))}]";
            shared.Add($"output {name}{sets} : {type.AsWritten(dice)}");
        }
    }

    private static string[] Many(int count, Func<string> one) => [.. Enumerable.Range(0, count).Select(_ => one())];

    private void Shuffle(List<string> lines)
    {
        for (int i = lines.Count - 1; i > 0; i--)
        {
            int other = dice.Below(i + 1);
            (lines[i], lines[other]) = (lines[other], lines[i]);
        }
    }
}
