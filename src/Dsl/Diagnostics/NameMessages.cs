namespace Mechanisms.Dsl.Diagnostics;

/// <summary>Messages about names: unknown, declared twice, used as what they are not.</summary>
[DiagnosticCatalog]
public static class NameMessages
{
    private static readonly Dictionary<string, string> UnitsFromElsewhere = new(StringComparer.OrdinalIgnoreCase)
    {
        ["percent"] = "share", ["percentage"] = "share", ["fraction"] = "share", ["ratio"] = "share",
        ["dollar"] = "money", ["dollars"] = "money", ["euro"] = "money", ["euros"] = "money", ["currency"] = "money",
        ["int"] = "whole number", ["integer"] = "whole number", ["float"] = "number", ["double"] = "number", ["decimal"] = "number",
        ["real"] = "number", ["bool"] = "yes/no", ["boolean"] = "yes/no", ["string"] = "text", ["str"] = "text",
        ["date"] = "time", ["datetime"] = "time", ["cost"] = "cost from … to …",
    };

    /// <summary>A name that nothing declares.</summary>
    public static Diagnostic Unknown(Location at, string name, IEnumerable<string> known, string? rowOf) => Diagnostic.Error(
        "MECH2001", at, $"`{name}` is not known here",
        Spelling.Suggest(name, known, string.IsNullOrEmpty(rowOf)
            ? $"declare it: a step `{name} = …`, a parameter `param {name} : …`, or an input"
            : $"a rule about rows of `{rowOf}` can speak of its columns, the members of the row and parameters"));

    /// <summary>A function of the language without its brackets.</summary>
    public static Diagnostic FunctionNeedsBrackets(Location at, string name) => Diagnostic.Error(
        "MECH2040", at, $"`{name}` is a function and stands here without a value", $"write `{name}(…)`");

    /// <summary>A second declaration of a name.</summary>
    public static Diagnostic DeclaredTwice(Location at, string name, string noun, Location first) =>
        Diagnostic.Error("MECH2002", at, $"`{name}` is declared twice", "give one of them another name, or remove it")
            with { Related = [new RelatedPlace(first, $"the first `{name}`, {Wording.A(noun)}, is here")] };

    /// <summary>A unit that nobody declared.</summary>
    public static Diagnostic UnknownUnit(Location at, string name, IEnumerable<string> known) => Diagnostic.Error(
        "MECH2003", at, $"`{name}` is no unit; the value of a declaration is money, credits, votes, minutes, share, number or a declared unit",
        UnitsFromElsewhere.TryGetValue(name, out string? ours) ? $"write `{ours}`" : Spelling.Suggest(name, known, $"declare it with `unit {name}`"));

    /// <summary>A set that nobody declared.</summary>
    public static Diagnostic UnknownSet(Location at, string name, IEnumerable<string> sets) => Diagnostic.Error(
        "MECH2004", at, $"`{name}` is no set; the sets here are {List(sets)}", Spelling.Suggest(name, sets, $"declare it with `set {name}`"));

    /// <summary>A kind that cannot be found.</summary>
    public static Diagnostic UnknownParent(Location at, string name, IEnumerable<string> kinds, IEnumerable<string> parents) => Diagnostic.Error(
        "MECH2005", at, $"`{name}` is neither a kind nor a mechanism that can be found; the kinds are {List(kinds)}",
        Spelling.Suggest(name, parents, $"declare `kind {name} {{ … }}` in this script or import the script that does"));

    /// <summary><c>is</c> names something that is neither a kind nor a mechanism.</summary>
    public static Diagnostic NoParent(Location at, string name, string noun) => Diagnostic.Error(
        "MECH2006", at, $"`{name}` is {Wording.A(noun)}; a mechanism is of a kind, or like another mechanism",
        "name a kind behind `is`, or a mechanism with `but` behind it, or leave `is` out and declare sets, inputs and outputs here");

    /// <summary>An import that cannot be opened.</summary>
    public static Diagnostic ImportNotFound(Location at, string path) => Diagnostic.Error(
        "MECH2007", at, $"the script \"{path}\" cannot be read", "the path is relative to the script that imports it; check its spelling and that the file exists");

    /// <summary>A name that the language needs for itself.</summary>
    public static Diagnostic NameIsTaken(Location at, string name, string why) => Diagnostic.Error(
        "MECH2008", at, $"`{name}` cannot be declared: {why}", "choose another name");

    /// <summary>A set, unit or output where a value is needed.</summary>
    public static Diagnostic NotAValue(Location at, string name, string noun) => Diagnostic.Error(
        "MECH2009", at, $"`{name}` is {Wording.A(noun)}, not a value that a formula can compute with", noun switch
        {
            "set" => $"count its members with `count(i in {name})`, or ask for one thing of each: `sum(i in {name}: …)`",
            "unit" => $"a unit stands behind a number: `1 {name}`",
            _ => "name an input, a parameter or a step",
        });

    /// <summary>Square brackets behind something without indices.</summary>
    public static Diagnostic HasNoIndices(Location at, string name, string noun) => Diagnostic.Error(
        "MECH2010", at, $"`{name}` is {Wording.A(noun)} and has no indices", $"write `{name}` without brackets");

    /// <summary>Round brackets where indices go.</summary>
    public static Diagnostic BracketsForIndices(Location at, string name, string noun) => Diagnostic.Error(
        "MECH2011", at, $"`{name}` is {Wording.A(noun)}, and its indices stand between square brackets", $"write `{name}[…]`");

    /// <summary>An index that nothing binds.</summary>
    public static Diagnostic IndexNotBound(Location at, string name, string set, IEnumerable<string> bound) => Diagnostic.Error(
        "MECH2012", at, set.Length == 0 ? $"the index `{name}` is not bound here" : $"the index `{name}`, {Wording.A(set)}, is not bound here",
        Spelling.Suggest(name, bound, $"list it on the left side of the step, or bind it with a reduction such as `sum({name}: …)`"));

    /// <summary>An index bound a second time.</summary>
    public static Diagnostic IndexBoundTwice(Location at, string name) => Diagnostic.Error(
        "MECH2013", at, $"the index `{name}` is bound twice in one formula", "give the inner one another name");

    /// <summary>An index that hides a member of the mechanism.</summary>
    public static Diagnostic IndexHides(Location at, string name, string noun, Location declared) =>
        Diagnostic.Error("MECH2014", at, $"the index `{name}` would hide the {noun} of the same name", "give the index another name")
            with { Related = [new RelatedPlace(declared, $"the {noun} `{name}` is declared here")] };

    /// <summary>An input with several columns, none named.</summary>
    public static Diagnostic ColumnNeeded(Location at, string input, IReadOnlyList<string> columns) => Diagnostic.Error(
        "MECH2015", at, $"`{input}` has the columns {List(columns)}, and the formula does not say which", $"write `{input}.{columns[0]}[…]`");

    /// <summary>A column that does not exist.</summary>
    public static Diagnostic NoSuchColumn(Location at, string column, string input, IReadOnlyList<string> columns) => Diagnostic.Error(
        "MECH2016", at, columns.Count == 0 ? $"`{input}` has no columns" : $"`{input}` has no column `{column}`; its columns are {List(columns)}",
        Spelling.Suggest(column, columns, columns.Count == 0 ? $"write `{input}` without the point" : "name one of its columns, or add this one to the input"));

    /// <summary><c>present</c> of something that has no rows.</summary>
    public static Diagnostic PresentNeedsInput(Location at, string name) => Diagnostic.Error(
        "MECH2017", at, $"`present` asks whether an input has a row, and `{name}` is no input that can be seen here", "write `present gift[c, p]` with the name of an input");

    /// <summary>A reduction with an unknown name.</summary>
    public static Diagnostic UnknownReduction(Location at, string name, IEnumerable<string> known) => Diagnostic.Error(
        "MECH2018", at, $"`{name}` is no way to bring many values together; there are {List(known)}",
        name is "largest" or "smallest" ? $"a search says in which range: `{name}(x in 0..1: …)`" : Spelling.Suggest(name, known, "name one of these before the bracket"));

    /// <summary>A reduction without a body.</summary>
    public static Diagnostic ReductionNeedsBody(Location at, string name) => Diagnostic.Error(
        "MECH2019", at, $"`{name}` does not say of what", $"write `{name}(i: …)`; only `count` may leave its formula out");

    /// <summary>A reduction written like a function.</summary>
    public static Diagnostic ReductionNeedsIndices(Location at, string name, string index) => Diagnostic.Error(
        "MECH2020", at, $"`{name}` does not say over which members", $"name an index in front, with a colon behind it: `{name}({(index.Length == 0 ? "i" : index)}: …)`");

    /// <summary>A reduction in a rule about rows or in a function.</summary>
    public static Diagnostic NoReductionHere(Location at, string name, bool isRow) => Diagnostic.Error(
        "MECH2021", at, isRow ? $"`{name}` needs many rows, and a rule about rows sees one" : $"`{name}` needs the members of a mechanism, and a function knows only its formals",
        isRow ? "write the rule about a set: `accept person p when …`" : "compute it in a step and hand the value to the function");

    /// <summary>A rule about rows that reads other tables.</summary>
    public static Diagnostic RowSeesOneRow(Location at, string name, string noun, string input) => Diagnostic.Error(
        "MECH2022", at, $"`{name}` is {Wording.A(noun)}, and a formula about one row of `{input}` sees only that row, its members and parameters",
        "write the rule about a set instead: `accept person p when …`");

    /// <summary>Steps that need each other.</summary>
    public static Diagnostic Cycle(Location at, IReadOnlyList<string> names) => Diagnostic.Error(
        "MECH2023", at, names.Count == 2 ? $"`{names[0]}` needs itself" : $"these steps need each other in a circle: {string.Join(" → ", names.Select(name => $"`{name}`"))}",
        "a step can only use steps that can be computed before it");

    /// <summary>An output that no step gives.</summary>
    public static Diagnostic OutputMissing(Location at, string mechanism, string output, string sets, Location declared) =>
        Diagnostic.Error(
            "MECH2024", at, $"`{mechanism}` must say what `{output}` is ({(sets == "no index" ? "one value" : "for " + sets)}), and no step does",
            $"add a step `{output}{(sets == "no index" ? "" : "[…]")} = …`")
            with { Related = [new RelatedPlace(declared, $"the output `{output}` is asked for here")] };

    /// <summary>Rounding of what is no step.</summary>
    public static Diagnostic RoundNeedsStep(Location at, string name, IEnumerable<string> steps) => Diagnostic.Error(
        "MECH2025", at, $"`round` rounds a step, and `{name}` is none", Spelling.Suggest(name, steps, "name a step of this mechanism"));

    /// <summary><c>accept</c> of what has neither rows nor members.</summary>
    public static Diagnostic CannotAccept(Location at, string name, string noun) => Diagnostic.Error(
        "MECH2026", at, $"`accept` chooses among the members of a set or the rows of an input, and `{name}` is {Wording.A(noun)}", "name a set or an input");

    /// <summary><c>accept</c> of an unknown name.</summary>
    public static Diagnostic UnknownAcceptTarget(Location at, string name, IReadOnlyList<string> known) => Diagnostic.Error(
        "MECH2027", at, $"`{name}` is neither a set nor an input; there are {List(known)}", Spelling.Suggest(name, known, "name a set, to choose among its members, or an input, to choose among its rows"));

    /// <summary><c>accept contributor when …</c> without an index.</summary>
    public static Diagnostic AcceptNeedsIndex(Location at, string set) => Diagnostic.Error(
        "MECH2028", at, $"the rule needs one name for the {set} that it looks at", $"write `accept {set} x when …`");

    /// <summary><c>accept gift g when …</c>: a row has no name.</summary>
    public static Diagnostic RowRuleNeedsBrackets(Location at, string input) => Diagnostic.Error(
        "MECH2029", at, $"`{input}` is an input: its rows have no name, only members", $"write `accept {input}[…] when …`, or `accept {input} when …`");

    /// <summary>A word behind <c>repeats</c> that is none of the four.</summary>
    public static Diagnostic UnknownPolicy(Location at, string name, IEnumerable<string> known) => Diagnostic.Error(
        "MECH2030", at, $"`repeats {name}` is unknown; several rows of one cell can be {List(known)}", Spelling.Suggest(name, known, "write for instance `repeats add`"));

    /// <summary>A clause said twice.</summary>
    public static Diagnostic ClauseTwice(Location at, string clause) => Diagnostic.Error(
        "MECH2031", at, $"`{clause}` is said twice", "keep one of them");

    /// <summary>A clause where it would say nothing.</summary>
    public static Diagnostic ClauseWithoutEffect(Location at, string clause, string where, string remedy) => Diagnostic.Error(
        "MECH2047", at, $"`{clause}` says nothing behind {where}", remedy);

    /// <summary>A direction of rounding beside a remainder that is handed out.</summary>
    public static Diagnostic RemainderHasDirection(Location at, string direction) => Diagnostic.Error(
        "MECH2048", at, $"`{direction}` and `remainder to largest fractions` say two ways of rounding", "leave one of them out: with a remainder, values go down and then up again until the total is right");

    /// <summary>An example that gives a name twice.</summary>
    public static Diagnostic GivenTwice(Location at, string name) => Diagnostic.Error(
        "MECH2032", at, $"the example gives `{name}` twice", "keep one of them");

    /// <summary>A value where rows belong.</summary>
    public static Diagnostic GivenNeedsRows(Location at, string name) => Diagnostic.Error(
        "MECH2033", at, $"`{name}` is given by rows", $"write `given {name} = {{ …; … }}`");

    /// <summary>Rows where a value belongs.</summary>
    public static Diagnostic GivenNeedsValue(Location at, string name) => Diagnostic.Error(
        "MECH2034", at, $"`{name}` is one value, not rows", $"write `given {name} = …`");

    /// <summary>A row with too few or too many cells.</summary>
    public static Diagnostic RowLength(Location at, string name, int least, int most, int found, int others) => Diagnostic.Error(
        "MECH2035", at, FormattableString.Invariant($"a row of `{name}` has {(least == most ? $"{most}" : $"{least} to {most}")} cells, and this one has {found}")
            + (others == 0 ? "" : FormattableString.Invariant($", and so have {others} more")),
        "first the ids, then the values, separated by commas");

    /// <summary><c>given</c> of an unknown name.</summary>
    public static Diagnostic UnknownGiven(Location at, string name, string? noun, IEnumerable<string> known) => Diagnostic.Error(
        "MECH2036", at, noun is null ? $"`{name}` is neither a parameter, an input nor a set" : $"`{name}` is {Wording.A(noun)}: it is computed, not given",
        noun is null ? Spelling.Suggest(name, known, known.Any() ? $"give one of {List(known)}" : "the mechanism takes nothing from outside: remove this line") : $"give what it is computed from, and write `expect {name} = …`");

    /// <summary><c>expect</c> of an unknown name.</summary>
    public static Diagnostic UnknownExpectation(Location at, string name, string? noun, IEnumerable<string> steps) => Diagnostic.Error(
        "MECH2037", at, noun is null ? $"there is no step `{name}`" : $"`{name}` is {Wording.A(noun)}: it is given, not computed", noun is null ? Spelling.Suggest(name, steps, steps.Any() ? $"the steps are {List(steps)}" : "add a step, or remove this line") : $"write `given {name} = …`, or expect a step");

    /// <summary>A mechanism that the script does not declare.</summary>
    public static Diagnostic NoMechanism(Location at, string? name) => Diagnostic.Error(
        "MECH2038", at, name is null ? "the script declares no mechanism" : $"the script declares no mechanism `{name}`",
        "write `mechanism NAME is KIND { … }`");

    /// <summary>A member that says how, where only what is said.</summary>
    public static Diagnostic NotInKind(Location at, string what, string kind) => Diagnostic.Error(
        "MECH2039", at, $"a kind says what there is, and {what} says how", $"move it to a mechanism: `mechanism … is {kind} {{ … }}`");

    /// <summary>A measure that something other than a measure reads.</summary>
    public static Diagnostic MeasureIsRead(Location at, string name) => Diagnostic.Error(
        "MECH2055", at, $"`{name}` is a measure: it looks at what comes out, and nothing that decides may depend on it", $"write a step with the formula of `{name}`, under a name of its own");

    /// <summary>A measure of a kind that no mechanism of the script has.</summary>
    public static Diagnostic MeasureOfNobody(Location at, string name, string mechanism, string reason) => Diagnostic.Warning(
        "MECH2056", at, $"no mechanism here has the measure `{name}`: in `{mechanism}` {reason}", "say it with what the kind or its mechanisms declare");

    internal static string List(IEnumerable<string> names)
    {
        string[] all = [.. names.Order(StringComparer.Ordinal).Select(name => $"`{name}`")];
        const int most = 12;
        return all.Length == 0 ? "none" : string.Join(", ", all.Take(most)) + (all.Length > most ? ", …" : "");
    }
}
