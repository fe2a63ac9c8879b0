namespace Mechanisms.Dsl.Diagnostics;

/// <summary>What is said about single signs, texts and numbers.</summary>
public static partial class SyntaxMessages
{
    /// <summary>A text without its end.</summary>
    public static Diagnostic UnterminatedText(Location at) =>
        Diagnostic.Error("MECH1057", at,
            "this text has no closing double quote in its line",
            "put `\"` at its end; write a line break inside a text as `\\n`");

    /// <summary>Quotes from a word processor.</summary>
    public static Diagnostic CurlyQuotes(Location at) =>
        Diagnostic.Error("MECH1058", at,
            "texts stand between straight double quotes `\"`",
            "replace the curly quotes with `\"`");

    /// <summary>A backslash before the wrong letter.</summary>
    public static Diagnostic UnknownEscape(Location at, string written) =>
        Diagnostic.Error("MECH1059", at,
            $"`{written}` means nothing in a text",
            "use `\\\"`, `\\\\`, `\\n`, `\\t` or `\\u{…}`; write a backslash as `\\\\`");

    /// <summary>A brace too many in a reason.</summary>
    public static Diagnostic StrayBraceInText(Location at) =>
        Diagnostic.Error("MECH1060", at,
            "this `}` in the text closes nothing",
            "write `}}` for a brace that should be read as one");

    /// <summary>A hole without its end.</summary>
    public static Diagnostic UnclosedHole(Location at) =>
        Diagnostic.Error("MECH1061", at,
            "this `{` in the text is not closed",
            "put `}` behind the formula, or write `{{` for a brace that should be read as one");

    /// <summary>A sign from elsewhere.</summary>
    public static Diagnostic ForeignOperator(Location at, string written, string meant) =>
        Diagnostic.Error("MECH1062", at,
            $"`{written}` is not a sign of this language",
            $"write `{meant}`");

    /// <summary>A percent sign without a number.</summary>
    public static Diagnostic LonePercent(Location at) =>
        Diagnostic.Error("MECH1063", at,
            "`%` belongs directly behind a number",
            "write for instance `25%`");

    /// <summary>An exclamation mark.</summary>
    public static Diagnostic LoneExclamation(Location at) =>
        Diagnostic.Error("MECH1064", at,
            "`!` is not a sign of this language",
            "write `not` before a condition, or `!=` for \"differs from\"");

    /// <summary>An invisible character.</summary>
    public static Diagnostic ControlCharacter(Location at, string code) =>
        Diagnostic.Error("MECH1065", at,
            $"the script contains the invisible character {code}",
            "remove it; it often comes from copying");

    /// <summary>Any other character.</summary>
    public static Diagnostic UnknownCharacter(Location at, string written) =>
        Diagnostic.Error("MECH1066", at,
            $"`{written}` is not a sign of this language",
            written[0] switch
            {
                '#' => "write `//` before a comment",
                '\'' or '`' => "texts stand between double quotes `\"`",
                _ when char.GetUnicodeCategory(written[0]) == System.Globalization.UnicodeCategory.CurrencySymbol =>
                    "leave it out; amounts are `money`, in whatever currency the round is held",
                _ => "remove it, or put it into a text between double quotes",
            });
}
