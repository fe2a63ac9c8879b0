namespace Mechanisms.Dsl.Diagnostics;

/// <summary>Messages about dimensions, kinds of values and indices.</summary>
[DiagnosticCatalog]
public static class TypeMessages
{
    private static readonly string[] Ordinals = ["first", "second", "third", "fourth", "fifth"];

    /// <summary>Two values that cannot stand side by side.</summary>
    public static Diagnostic DoNotFit(Location at, string what, string left, string leftType, string right, string rightType, string help) => Diagnostic.Error(
        "MECH3001", at, $"`{Short(left)}` is {leftType} and `{Short(right)}` is {rightType}: {what} must be of one kind", help);

    /// <summary>A value of another dimension than asked for.</summary>
    public static Diagnostic OtherDimension(Location at, string what, string wanted, string found) => Diagnostic.Error(
        "MECH3002", at, $"{what} is declared as {wanted}, and this formula gives {found}", "look for a factor or a divisor with a unit that is missing or too many");

    /// <summary>A value of another kind than asked for.</summary>
    public static Diagnostic OtherKind(Location at, string what, string wanted, string found) => Diagnostic.Error(
        "MECH3003", at, $"{what} must be {wanted}, and this is {found}", wanted == "a number" ? "a yes or no becomes a number by a choice: `if … then 1 else 0`" : $"write a formula that gives {wanted}");

    /// <summary>A condition that is no yes or no.</summary>
    public static Diagnostic TruthExpected(Location at, string what, string found) => Diagnostic.Error(
        "MECH3004", at, $"{what} must be yes or no, and this is {found}", "compare it with something, such as `… > 0`");

    /// <summary>A real number where a whole one is needed.</summary>
    public static Diagnostic WholeExpected(Location at, string what) => Diagnostic.Error(
        "MECH3005", at, $"{what} must be a whole number, and this one need not be", "declare what it is made of as `whole …`, and divide with `div`");

    /// <summary>An element with too few or too many indices.</summary>
    public static Diagnostic IndexCount(Location at, string name, string wanted, string found, bool tooMany) => Diagnostic.Error(
        "MECH3006", at,
        wanted == "no index" ? $"`{name}` is one value, and got indices"
            : tooMany ? $"`{name}` needs {wanted}, and got more than that"
            : $"`{name}` needs {wanted}, and got {found}",
        wanted == "no index" ? $"write `{name}` without brackets" : $"write `{name}[…]` with {wanted}, in this order");

    /// <summary>An index of the wrong set.</summary>
    public static Diagnostic IndexOfOtherSet(Location at, string name, int position, int count, string wanted, string index, string found) => Diagnostic.Error(
        "MECH3007", at, $"the {(count == 1 ? "" : Ordinals[Math.Min(position, 4)] + " ")}index of `{name}` is {Wording.A(wanted)}, and `{index}` is {Wording.A(found)}",
        count > 1 ? "perhaps the indices stand in the wrong order" : $"use an index of {wanted}s, bound on the left side or by a reduction");

    /// <summary>An index whose set cannot be found out.</summary>
    public static Diagnostic IndexWithoutSet(Location at, string name, IEnumerable<string> sets) => Diagnostic.Error(
        "MECH3008", at, $"nothing tells which set the index `{name}` ranges over", $"say it: {string.Join(" or ", sets.DefaultIfEmpty("set").Take(3).Select(set => $"`{name} in {set}`"))}");

    /// <summary>A step that gives its output with other indices.</summary>
    public static Diagnostic OutputOfOtherIndices(Location at, string name, string noun, string wanted, int found, Location declared) =>
        Diagnostic.Error(
            "MECH3009", at, FormattableString.Invariant($"the {noun} `{name}` is {(wanted == "no index" ? "one value" : "for " + wanted)}, and this step has {found} {(found == 1 ? "index" : "indices")}"),
            $"write as many indices as the {noun} has, in its order")
            with { Related = [new RelatedPlace(declared, $"the {noun} `{name}` is declared here")] };

    /// <summary>A step that gives its output another type.</summary>
    public static Diagnostic OutputOfOtherType(Location at, string name, string noun, string wanted, string found, Location declared) =>
        Diagnostic.Error("MECH3010", at, $"the {noun} `{name}` is {wanted}, and this step says {found}", $"leave the type out: the step takes that of the {noun}")
            with { Related = [new RelatedPlace(declared, $"the {noun} `{name}` is declared here")] };

    /// <summary>An exponent with a unit.</summary>
    public static Diagnostic ExponentHasUnit(Location at, string found) => Diagnostic.Error(
        "MECH3011", at, $"an exponent is a plain number, and this is {found}", "divide it by something of the same unit");

    /// <summary>A power whose unit would not be known.</summary>
    public static Diagnostic ExponentUnknown(Location at, string root, string dimension) => Diagnostic.Error(
        "MECH3012", at, $"`{Short(root)}` is {dimension}, and the unit of its power is known only for an exponent that is written out, such as 2 or (1/2)",
        "divide the root by something of the same unit first");

    /// <summary>An order between what has none.</summary>
    public static Diagnostic HasNoOrder(Location at, string op, string type) => Diagnostic.Error(
        "MECH3013", at, $"`{op}` needs an order, and {type} has none", "compare with `=` or `!=`");

    /// <summary>A formula where a literal is needed.</summary>
    public static Diagnostic LiteralExpected(Location at, string what, string type) => Diagnostic.Error(
        "MECH3014", at, $"{what} must be written out as {type}, not computed", "write the number itself; what is computed belongs in a step");

    /// <summary>A literal of another kind.</summary>
    public static Diagnostic LiteralOfOtherKind(Location at, string what, string wanted, string found) => Diagnostic.Error(
        "MECH3015", at, $"{what} must be {wanted}, and `{Short(found)}` is not", $"write {wanted}");

    /// <summary>A literal with another unit.</summary>
    public static Diagnostic LiteralHasOtherUnit(Location at, string what, string wanted, string found) => Diagnostic.Error(
        "MECH3016", at, $"{what} is {wanted}, and this literal is {found}", "leave the unit out: a literal takes the declared one");

    /// <summary>A number that no double can hold.</summary>
    public static Diagnostic NumberOutOfRange(Location at, string text) => Diagnostic.Error(
        "MECH3017", at, $"the number `{Short(text)}` is too large", "no number reaches as far: the largest has 308 zeros");

    /// <summary>Two bounds that leave nothing.</summary>
    public static Diagnostic EmptyRange(Location at, string name, string first, string second) => Diagnostic.Error(
        "MECH3018", at, $"no value of `{name}` can be {first} and {second}", "exchange the two bounds, or remove one");

    /// <summary>A default outside its bounds.</summary>
    public static Diagnostic DefaultOutside(Location at, string name, string value, string bound) => Diagnostic.Error(
        "MECH3019", at, $"the default of `{name}` is {value}, which is not {bound}", "change the default or the bound");

    /// <summary>A bound of something that is no number.</summary>
    public static Diagnostic BoundOfNoNumber(Location at, string name, string type) => Diagnostic.Error(
        "MECH3020", at, $"`{name}` is {type} and cannot be bounded", "remove the bound");

    /// <summary><c>repeats last</c> without a time.</summary>
    public static Diagnostic LastNeedsTime(Location at, string input) => Diagnostic.Error(
        "MECH3021", at, $"`repeats last` needs a column that says when, and `{input}` has none of type time", "add a column such as `at : time`");

    /// <summary>A step whose value is neither a number nor yes/no.</summary>
    public static Diagnostic StepOfNoNumber(Location at, string name, string type) => Diagnostic.Error(
        "MECH3022", at, $"`{name}` would be {type}; a step is a number or yes/no", "compare texts and times with something: a condition is yes or no");

    /// <summary>Rounding of what is no real number.</summary>
    public static Diagnostic RoundsNoReal(Location at, string name, string type) => Diagnostic.Error(
        "MECH3023", at, $"`{name}` needs no rounding: it is {(type == "yes/no" ? type : "a whole number")}", "remove this line");

    /// <summary>A rounding unit that is not positive.</summary>
    public static Diagnostic RoundingUnit(Location at, string unit) => Diagnostic.Error(
        "MECH3024", at, $"one rounds to a unit above 0, and this is {unit}", "write for example `to 0.01`");

    /// <summary>A percentage where an amount with a unit is declared.</summary>
    public static Diagnostic PercentOfWhat(Location at, string what, string wanted, string written) => Diagnostic.Error(
        "MECH3025", at, $"{what} is {wanted}, and `{written}` does not say of what",
        "a percentage is a `share`: declare a share and multiply by it, or write the amount itself");

    private static string Short(string text)
    {
        string line = text.ReplaceLineEndings(" ");
        return line.Length <= 40 ? line : line[..37] + "…";
    }
}
