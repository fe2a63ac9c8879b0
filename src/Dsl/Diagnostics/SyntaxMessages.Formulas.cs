namespace Mechanisms.Dsl.Diagnostics;

/// <summary>What is said about formulas.</summary>
public static partial class SyntaxMessages
{
    /// <summary>A place without a value.</summary>
    public static Diagnostic MissingValue(Location at, string found) =>
        Diagnostic.Error("MECH1047", at,
            $"expected a value, found {found}",
            "a value is a number, a name, a text or a formula in brackets");

    /// <summary>A closing bracket where a value should be.</summary>
    public static Diagnostic MissingValueBeforeBracket(Location at, string found) =>
        Diagnostic.Error("MECH1048", at,
            $"expected a value before {found}",
            "write the value, or remove the bracket or the sign before it");

    /// <summary><c>sum(c, gift[c])</c>.</summary>
    public static Diagnostic ExpectedReductionColon(Location at, string found) =>
        Diagnostic.Error("MECH1081", at,
            $"expected `:` before what is brought together, found {found}",
            "write for instance `sum(c: …)`, with the set where use does not tell it: `sum(c in people: …)`");

    /// <summary><c>sum c: gift[c]</c>, <c>largest x in 0..1: x &lt;= 1</c>.</summary>
    public static Diagnostic WithoutBrackets(Location at, string name, string what, string behind) =>
        Diagnostic.Error("MECH1082", at,
            $"`{name}` needs round brackets around {what}",
            $"write `{name}({behind})`");

    /// <summary>Something behind a finished formula.</summary>
    public static Diagnostic AfterFormula(Location at, string found) =>
        Diagnostic.Error("MECH1049", at,
            $"expected a sign such as `+` or the end of the formula, found {found}",
            "two values need a sign between them; a bracket that closes needs one that opens");

    /// <summary><c>a &lt; b &lt; c</c>.</summary>
    public static Diagnostic ChainedComparison(Location at, string found) =>
        Diagnostic.Error("MECH1050", at,
            $"a second comparison {found} in a row",
            "a comparison has two sides: write `a < b and b < c`");

    /// <summary>A choice without <c>then</c>.</summary>
    public static Diagnostic MissingThen(Location at, string found) =>
        Diagnostic.Error("MECH1051", at,
            $"expected `then`, found {found}",
            "write `if … then … else …`");

    /// <summary>A derivative that does not say of what.</summary>
    public static Diagnostic MissingDerivativeBody(Location at, string found) =>
        Diagnostic.Error("MECH1083", at,
            $"expected `:` and the formula whose growth is asked for, found {found}",
            "write `derivative(h at x: …)`");

    /// <summary>A search without a range.</summary>
    public static Diagnostic MissingRange(Location at, string found) =>
        Diagnostic.Error("MECH1084", at,
            $"expected `..` between the two ends of the range that is searched, found {found}",
            "write `largest(x in 0..1: …)`");

    /// <summary>A search that does not say for what.</summary>
    public static Diagnostic MissingSearchCondition(Location at, string found) =>
        Diagnostic.Error("MECH1085", at,
            $"expected `:` and the condition that must hold, found {found}",
            "write `largest(x in 0..1: …)`");

    /// <summary>A choice without <c>else</c>.</summary>
    public static Diagnostic MissingElse(Location at, string found) =>
        Diagnostic.Error("MECH1052", at,
            $"expected `else`, found {found}",
            "write `if … then … else …`: every choice needs both answers");

    /// <summary>Not a name between square brackets.</summary>
    public static Diagnostic ExpectedIndex(Location at, string found) =>
        Diagnostic.Error("MECH1053", at,
            $"expected the name of an index, found {found}",
            "between square brackets stand names such as `c`; compute nothing there");

    /// <summary>A bracket that nothing closes.</summary>
    public static Diagnostic MissingClosing(Location at, string closing, int line, string found) =>
        Diagnostic.Error("MECH1054", at,
            FormattableString.Invariant($"expected `{closing}` to close the bracket opened in line {line}, found {found}"),
            FormattableString.Invariant($"put `{closing}` before this, or a sign between two values"));

    /// <summary>A round bracket that nothing opens.</summary>
    public static Diagnostic MissingOpenRound(Location at, string found) =>
        Diagnostic.Error("MECH1055", at,
            $"expected `(`, found {found}",
            "put `(` before it");

    /// <summary>A square bracket that nothing opens.</summary>
    public static Diagnostic MissingOpenSquare(Location at, string found) =>
        Diagnostic.Error("MECH1056", at,
            $"expected `[`, found {found}",
            "put `[` before it");
}
