using Mechanisms.Dsl.Lowering;

namespace Mechanisms.Conformance.Generated.Scripts;

/// <summary>Writes random formulas of a wanted type, well typed by construction.</summary>
internal sealed partial class FormulaWriter(Dice dice, Declared declared)
{
    private static readonly string[] Literals = ["0", "1", "1", "2", "2", "3", "0.5", "0.25", "1.5", "10", "7", "0.1", "2.5e-3", "100.0", "1_000"];
    private static readonly string[] WholeLiterals = ["0", "1", "1", "2", "3", "5", "12"];
    private static readonly string[] Comparisons = ["=", "!=", "<", "<=", ">", ">="];

    private int names;

    /// <summary>The indices that some element used since <see cref="Forget"/>: those of the others have to be said.</summary>
    private readonly HashSet<string> used = [];

    public string NewName(string stem) => $"{stem}{names++}";

    public void Forget() => used.Clear();

    public bool IsUsed(string index) => used.Contains(index);

    public Formula Write(ScriptType type, int depth, Place place) => type.Kind switch
    {
        ValueKind.Real => depth <= 0 ? Leaf(type, place) : Real(type.Dimension, depth, place),
        ValueKind.Whole => depth <= 0 ? Leaf(type, place) : Whole(type.Dimension, depth, place),
        ValueKind.Truth => depth <= 0 ? Leaf(type, place) : Truth(depth, place),
        _ => Leaf(type, place),
    };

    /// <summary>The value, or where it is undefined something simple.</summary>
    public Formula Safe(ScriptType type, int depth, Place place)
    {
        Formula value = Write(type, depth, place);
        if (dice.Chance(15)) return value;
        Formula fallback = Write(type, 0, place);
        return new Formula($"{value.In(Rung.Otherwise)} otherwise {fallback.In(Rung.Or)}", Rung.Otherwise);
    }

    /// <summary>Something simple: a read if there is one, else a literal.</summary>
    private Formula Leaf(ScriptType type, Place place)
    {
        Readable[] variables = [.. place.Variables.Where(variable => type.Takes(variable.Type))];
        if (variables.Length > 0 && dice.Chance(60)) return Read(dice.Pick(variables), place);
        Readable[] fitting = [.. InReach(place).Where(readable => type.Takes(readable.Type))];
        if (fitting.Length > 0 && dice.Chance(75))
        {
            // What depends on the indices at hand says more than what does not.
            Readable[] indexed = [.. fitting.Where(readable => readable.Sets.Length > 0)];
            return Read(dice.Pick(indexed.Length > 0 && dice.Chance(80) ? indexed : fitting), place);
        }

        return Literal(type, place);
    }

    private Formula Literal(ScriptType type, Place place)
    {
        switch (type.Kind)
        {
            case ValueKind.Real when type.Dimension.IsNumber && dice.Chance(5):
                return Formula.Atom("pi");
            case ValueKind.Real when type.Dimension.IsNumber && dice.Chance(8):
                return Formula.Atom(dice.Pick<string>(["25%", "100%", "12.5%"]));
            case ValueKind.Real:
                return dice.Chance(12) ? Formula.Atom("0") : type.Dimension.Literal(dice.Pick(Literals));
            case ValueKind.Whole:
                return type.Dimension.Literal(dice.Pick(WholeLiterals));
            case ValueKind.Truth:
                return Formula.Atom(dice.Chance(50) ? "yes" : "no");
            case ValueKind.Text:
                return Formula.Atom(dice.Pick<string>(["\"\"", "\"a\"", "\"b\"", "\"B\"", "\"\\u{E9}t\\\"e\""]));
            default:
                // A formula has no literal for a time.
                return Read(dice.Pick(InReach(place).Where(readable => readable.Type == type).ToArray()), place);
        }
    }

    private bool CanRead(ScriptType type, Place place) => InReach(place).Any(readable => type.Takes(readable.Type));

    private IEnumerable<Readable> InReach(Place place) => place.Surroundings switch
    {
        Surroundings.Function => place.Values,
        Surroundings.Row => place.Values.Concat(declared.Readables.Where(readable => readable is { Sets.Length: 0 } && readable.IsParameter)),
        _ => place.Values.Concat(declared.Readables.Where(readable => readable.Sets.All(set => place.Indices.Any(index => index.Set == set)))),
    };

    private Formula Read(Readable readable, Place place)
    {
        if (readable.Sets.Length == 0) return Formula.Atom(readable.Name);
        return Formula.Atom($"{readable.Name}[{string.Join(", ", readable.Sets.Select(set => PickIndex(set, place)))}]");
    }

    private string PickIndex(int set, Place place)
    {
        string index = dice.Pick(place.Indices.Where(index => index.Set == set).ToArray()).Name;
        used.Add(index);
        return declared.Ordered.Contains(set) && dice.Chance(12) ? "before " + index : index;
    }

    private Formula Choice(ScriptType type, int depth, Place place) => new(
        $"if {Write(ScriptType.Truth, depth - 1, place.Free)} then {Write(type, depth - 1, place)} else {Write(type, depth - 1, place).In(Rung.Or)}",
        Rung.Choice);

    private Formula Fallback(ScriptType type, int depth, Place place)
    {
        Formula value = Write(type, depth - 1, place.Rigid), fallback = Write(type, depth - 1, place.Rigid);
        return new Formula($"{value.In(Rung.Otherwise)} otherwise {fallback.In(Rung.Or)}", Rung.Otherwise);
    }

    private static Formula Call(string name, params IEnumerable<Formula> arguments) =>
        Formula.Atom($"{name}({string.Join(", ", arguments.Select(argument => argument.Text))})");
}
