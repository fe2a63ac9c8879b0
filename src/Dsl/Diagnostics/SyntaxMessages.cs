namespace Mechanisms.Dsl.Diagnostics;

/// <summary>What is said about lines and braces: where declarations and members begin and end.</summary>
[DiagnosticCatalog]
public static partial class SyntaxMessages
{
    /// <summary>The first line is missing.</summary>
    public static Diagnostic MissingLanguage(Location at) =>
        Diagnostic.Error("MECH1001", at,
            "the script does not say which language it is written in",
            "write `language 1` in the first line");

    /// <summary>Another version.</summary>
    public static Diagnostic UnknownLanguage(Location at, string written) =>
        Diagnostic.Error("MECH1002", at,
            $"this program reads language 1, and the script asks for `{written}`",
            $"write `language 1`, or use a program that knows `{written}`");

    /// <summary><c>language</c> without its number.</summary>
    public static Diagnostic ExpectedLanguageNumber(Location at, string found) =>
        Diagnostic.Error("MECH1003", at,
            $"expected the number of the language behind `language`, found {found}",
            "write `language 1`");

    /// <summary><c>language 1</c> further down.</summary>
    public static Diagnostic LanguageNotFirst(Location at) =>
        Diagnostic.Error("MECH1004", at,
            "`language` belongs in the first line, once",
            "move or remove this line");

    /// <summary>Nothing but comments.</summary>
    public static Diagnostic EmptyScript(Location at) =>
        Diagnostic.Error("MECH1005", at,
            "the script is empty",
            "start with `language 1` and a `mechanism`, a `kind` or a `cost`");

    /// <summary>A word at the start of a line that is nearly ours.</summary>
    public static Diagnostic MisspeltStart(Location at, string written, string meant) =>
        Diagnostic.Error("MECH1006", at,
            $"`{written}` cannot start a line here: did you mean `{meant}`?",
            $"write `{meant}`");

    /// <summary>Something strange outside of all braces.</summary>
    public static Diagnostic NoDeclaration(Location at, string found) =>
        Diagnostic.Error("MECH1007", at,
            $"expected a declaration, found {found}",
            "a declaration starts with `import`, `kind`, `mechanism`, `cost`, `saturation` or `fn`");

    /// <summary>A member outside of all braces.</summary>
    public static Diagnostic OutsideBraces(Location at, string written) =>
        Diagnostic.Error("MECH1008", at,
            $"`{written}` stands outside of every kind and mechanism",
            "move it between the braces `{` and `}` of a kind or mechanism");

    /// <summary>A name with braces and no first word.</summary>
    public static Diagnostic HeadlessBlock(Location at, string written) =>
        Diagnostic.Error("MECH1009", at,
            $"`{written}` has braces, but nothing says what it is",
            $"write `mechanism {written}` or `kind {written}`");

    /// <summary>A function without its first word.</summary>
    public static Diagnostic HeadlessFunction(Location at, string written) =>
        Diagnostic.Error("MECH1010", at,
            $"`{written}` has a formula, but nothing says what kind of function it is",
            $"write `cost {written}(…)`, `saturation {written}(…)` or `fn {written}(…)`");

    /// <summary>An import of nothing.</summary>
    public static Diagnostic ExpectedPath(Location at, string found) =>
        Diagnostic.Error("MECH1011", at,
            $"expected the file to import, found {found}",
            "write its name between double quotes: `import \"fees.mech\"`");

    /// <summary>A parent without <c>is</c>.</summary>
    public static Diagnostic ExpectedIs(Location at, string found) =>
        Diagnostic.Error("MECH1012", at,
            $"expected `is` before the name of the parent, found {found}",
            "write `mechanism child is parent`");

    /// <summary>A forgotten opening brace.</summary>
    public static Diagnostic MissingOpenBrace(Location at, string head) =>
        Diagnostic.Error("MECH1013", at,
            $"expected `{{` behind this, to open what belongs to the {head}",
            "put `{` here and `}` at the end");

    /// <summary>A forgotten closing brace.</summary>
    public static Diagnostic MissingCloseBrace(Location at, int line) =>
        Diagnostic.Error("MECH1014", at,
            FormattableString.Invariant($"expected `}}` to close the `{{` opened in line {line}"),
            "put `}` on a line of its own behind this one");

    /// <summary>An opening brace too many.</summary>
    public static Diagnostic StrayOpenBrace(Location at) =>
        Diagnostic.Error("MECH1079", at,
            "a second `{` opens nothing",
            "remove one of the two");

    /// <summary>A brace too many.</summary>
    public static Diagnostic StrayCloseBrace(Location at) =>
        Diagnostic.Error("MECH1015", at,
            "this `}` closes nothing that is open",
            "remove it");

    /// <summary>Something between the head and its brace.</summary>
    public static Diagnostic MissingBlock(Location at, string found) =>
        Diagnostic.Error("MECH1016", at,
            $"expected `{{`, found {found}",
            "what belongs to this stands between `{` and `}`");

    /// <summary>A line that starts with a sign.</summary>
    public static Diagnostic NoMember(Location at, string found) =>
        Diagnostic.Error("MECH1017", at,
            $"{found} cannot start a line here",
            "a line starts with the name of a step or with `set`, `unit`, `input`, `output`, `param`, `accept`, `open`, `round` or `example`");

    /// <summary><c>given</c> outside of an example.</summary>
    public static Diagnostic BelongsInExample(Location at, string written) =>
        Diagnostic.Error("MECH1018", at,
            $"`{written}` belongs inside an example",
            $"write `example \"what it shows\" {{ {written} … }}`");

    /// <summary>A declaration inside braces.</summary>
    public static Diagnostic BelongsAtTop(Location at, string written) =>
        Diagnostic.Error("MECH1019", at,
            $"`{written}` cannot stand inside a kind or mechanism",
            "move it outside of the braces");

    /// <summary>A strange line in an example.</summary>
    public static Diagnostic NoExampleStatement(Location at, string found) =>
        Diagnostic.Error("MECH1020", at,
            $"{found} cannot start a line of an example",
            "a line of an example starts with `given` or `expect`");

    /// <summary>Something behind a finished statement.</summary>
    public static Diagnostic Leftover(Location at, string found) =>
        Diagnostic.Error("MECH1021", at,
            $"{found} does not belong here: the line is complete before it",
            "remove it, or start a new line");
}
