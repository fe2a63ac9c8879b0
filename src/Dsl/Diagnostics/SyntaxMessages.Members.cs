namespace Mechanisms.Dsl.Diagnostics;

/// <summary>What is said about the parts of declarations and members.</summary>
public static partial class SyntaxMessages
{
    /// <summary>A name is missing.</summary>
    public static Diagnostic MissingName(Location at, string found, string what) =>
        Diagnostic.Error("MECH1022", at,
            $"expected the name of {what}, found {found}",
            "a name has letters, digits and underscores, and does not start with a digit");

    /// <summary>A name and nothing else.</summary>
    public static Diagnostic LoneName(Location at, string name) =>
        Diagnostic.Error("MECH1023", at,
            $"`{name}` alone says nothing",
            $"write `{name} = …` for a step, or put `set`, `unit`, `input` or `param` before it");

    /// <summary>A type and no formula.</summary>
    public static Diagnostic TypeWithoutFormula(Location at, string name) =>
        Diagnostic.Error("MECH1024", at,
            $"`{name}` has a type and no formula",
            "put `input`, `output` or `param` before it, or `= …` behind it");

    /// <summary>A step without its formula.</summary>
    public static Diagnostic ExpectedFormula(Location at, string name, string found) =>
        Diagnostic.Error("MECH1025", at,
            $"expected `=` and a formula for `{name}`, found {found}",
            $"write `{name} = …`; a name has only letters, digits and underscores");

    /// <summary>A step whose name is two words.</summary>
    public static Diagnostic NameOfTwoWords(Location at, string first, string second) =>
        Diagnostic.Error("MECH1080", at,
            $"`{first} {second}` is two words, and the name of a step is one",
            $"write `{first}_{second} = …`, or leave `{first}` out");

    /// <summary>A function without its formula.</summary>
    public static Diagnostic ExpectedFunctionBody(Location at, string found) =>
        Diagnostic.Error("MECH1026", at,
            $"expected `=` and a formula, found {found}",
            "write the formula behind `=`");

    /// <summary>A type without its colon.</summary>
    public static Diagnostic ExpectedColon(Location at, string found) =>
        Diagnostic.Error("MECH1027", at,
            $"expected `:` and what kind of value it is, found {found}",
            "write for instance `: money`, `: share` or `: yes/no`");

    /// <summary>A value without its sign.</summary>
    public static Diagnostic ExpectedEqual(Location at, string found) =>
        Diagnostic.Error("MECH1028", at,
            $"expected `=`, found {found}",
            "write `=` before the value; rows of a table stand between braces, such as `given gift = { ada, park, 3 }`");

    /// <summary>Not a type.</summary>
    public static Diagnostic ExpectedType(Location at, string found) =>
        Diagnostic.Error("MECH1029", at,
            $"expected what kind of value it is, found {found}",
            "write a unit such as `money`, or `number`, `share`, `whole number`, `yes/no`, `text`, `time`, `saturation` or `cost from votes to credits`");

    /// <summary>Half of <c>yes/no</c>.</summary>
    public static Diagnostic ExpectedYesNo(Location at, string found) =>
        Diagnostic.Error("MECH1030", at,
            $"expected `yes/no`, found {found} behind `yes`",
            "write `yes/no`");

    /// <summary>A cost or saturation without <c>param</c>.</summary>
    public static Diagnostic RoleWithoutParameter(Location at, string name, string role) =>
        Diagnostic.Error("MECH1077", at,
            $"`{name}` is a {role} to be chosen, and nothing says that it is a parameter",
            $"write `param {name} : {role} …`");

    /// <summary><c>from</c> without <c>cost</c>.</summary>
    public static Diagnostic ExpectedCost(Location at, string found) =>
        Diagnostic.Error("MECH1078", at,
            $"expected `cost` before {found}",
            "write for instance `cost from votes to credits`");

    /// <summary><c>cost</c> without <c>from</c>.</summary>
    public static Diagnostic ExpectedFrom(Location at, string found) =>
        Diagnostic.Error("MECH1031", at,
            $"expected `from` behind `cost`, found {found}",
            "write for instance `cost from votes to credits`");

    /// <summary><c>cost from</c> without <c>to</c>.</summary>
    public static Diagnostic ExpectedTo(Location at, string found) =>
        Diagnostic.Error("MECH1032", at,
            $"expected `to` and the unit of the price, found {found}",
            "write for instance `cost from votes to credits`");

    /// <summary>A strange exponent of a unit.</summary>
    public static Diagnostic ExpectedExponent(Location at, string found) =>
        Diagnostic.Error("MECH1033", at,
            $"expected a whole number as the power of a unit, found {found}",
            "write for instance `money^2`, `money^-1` or `money^(1/2)`");

    /// <summary>A clause without its comma.</summary>
    public static Diagnostic ExpectedCommaBeforeClause(Location at, string found) =>
        Diagnostic.Error("MECH1034", at,
            $"expected `,` before {found}",
            "what is said behind the first part is set off by commas");

    /// <summary>Not a clause.</summary>
    public static Diagnostic ExpectedClause(Location at, string found) =>
        Diagnostic.Error("MECH1035", at,
            $"expected a bound or what to do with repeated rows, found {found}",
            "write `at least`, `at most`, `above`, `below` or `repeats` behind the comma");

    /// <summary><c>ignoring</c> without <c>case</c>.</summary>
    public static Diagnostic ExpectedCase(Location at, string found) =>
        Diagnostic.Error("MECH1036", at,
            $"expected `case` behind `ignoring`, found {found}",
            "write `ignoring case`");

    /// <summary>An accept rule without its condition.</summary>
    public static Diagnostic ExpectedWhen(Location at, string found) =>
        Diagnostic.Error("MECH1037", at,
            $"expected `when` and a condition, found {found}",
            "write for instance `accept person p when weight[p] > 0%`");

    /// <summary>A reason without <c>otherwise</c>.</summary>
    public static Diagnostic ExpectedOtherwise(Location at, string found) =>
        Diagnostic.Error("MECH1038", at,
            $"expected `otherwise` before the reason, found {found}",
            "write `otherwise` between the condition and the text");

    /// <summary><c>otherwise</c> without a text in an accept rule.</summary>
    public static Diagnostic ExpectedReason(Location at, string found) =>
        Diagnostic.Error("MECH1039", at,
            $"expected the reason as a text, found {found}",
            "write `otherwise \"…\"`; put brackets around a formula that uses `otherwise` itself");

    /// <summary>A rounding without its unit.</summary>
    public static Diagnostic ExpectedRoundTo(Location at, string found) =>
        Diagnostic.Error("MECH1040", at,
            $"expected `to` and the unit to round to, found {found}",
            "write for instance `round match to 0.01`");

    /// <summary>Half of a remainder clause.</summary>
    public static Diagnostic ExpectedRemainder(Location at, string found) =>
        Diagnostic.Error("MECH1041", at,
            $"expected `remainder to largest fractions`, found {found}",
            "write `remainder to largest fractions`");

    /// <summary>A strange clause of a rounding.</summary>
    public static Diagnostic ExpectedRoundClause(Location at, string found) =>
        Diagnostic.Error("MECH1042", at,
            $"expected `at most` or `remainder to largest fractions`, found {found}",
            "remove the comma, or write one of the two");

    /// <summary>An example without a title.</summary>
    public static Diagnostic ExpectedTitle(Location at, string found) =>
        Diagnostic.Error("MECH1043", at,
            $"expected what the example shows, between double quotes; found {found}",
            "write `example \"what it shows\" { … }`");

    /// <summary>A title without <c>example</c>.</summary>
    public static Diagnostic ExpectedExample(Location at, string found) =>
        Diagnostic.Error("MECH1044", at,
            $"expected `example` before {found}",
            "write `example` before the title");

    /// <summary>Nothing between two commas.</summary>
    public static Diagnostic MissingCell(Location at, string found) =>
        Diagnostic.Error("MECH1045", at,
            $"expected a name, a number or a text, found {found}",
            "every cell needs a value, and cells are set off by commas");

    /// <summary>Two values without a comma.</summary>
    public static Diagnostic ExpectedCellEnd(Location at, string found) =>
        Diagnostic.Error("MECH1046", at,
            $"expected `,` or the end of the row, found {found}",
            "put a comma between two cells, double quotes around a text with blanks, and leave units out");
}
