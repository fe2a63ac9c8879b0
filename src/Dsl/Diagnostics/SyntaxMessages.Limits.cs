namespace Mechanisms.Dsl.Diagnostics;

/// <summary>What is said when a script is larger than any honest one.</summary>
public static partial class SyntaxMessages
{
    /// <summary>The whole script.</summary>
    public static Diagnostic ScriptTooLong(Location at, int length, int most) =>
        Diagnostic.Error("MECH1067", at,
            FormattableString.Invariant($"the script has {length} characters, and {most} are the most"),
            "split it into files and `import` them");

    /// <summary>A name.</summary>
    public static Diagnostic NameTooLong(Location at, int length, int most) =>
        Diagnostic.Error("MECH1068", at,
            FormattableString.Invariant($"a name has {length} characters, and {most} are the most"),
            "choose a shorter name");

    /// <summary>A number.</summary>
    public static Diagnostic NumberTooLong(Location at, int length, int most) =>
        Diagnostic.Error("MECH1069", at,
            FormattableString.Invariant($"a number has {length} digits, and {most} are the most"),
            "write it with an exponent, such as `1e400`");

    /// <summary>Brackets in brackets.</summary>
    public static Diagnostic NestedTooDeep(Location at, int most) =>
        Diagnostic.Error("MECH1070", at,
            FormattableString.Invariant($"brackets are nested more than {most} deep"),
            "give inner parts names as steps of their own");

    /// <summary>Signs that wait for each other.</summary>
    public static Diagnostic ChainTooLong(Location at, int most) =>
        Diagnostic.Error("MECH1071", at,
            FormattableString.Invariant($"more than {most} of `-`, `not`, `^` and `if` wait for each other"),
            "give inner parts names as steps of their own");

    /// <summary>A formula with too many parts.</summary>
    public static Diagnostic FormulaTooDeep(Location at, int most) =>
        Diagnostic.Error("MECH1072", at,
            FormattableString.Invariant($"more than {most} operations build on each other in one formula"),
            "give parts of it names as steps of their own, or use `sum`");

    /// <summary>A statement with too many operators.</summary>
    public static Diagnostic TooManyOperators(Location at, int most) =>
        Diagnostic.Error("MECH1073", at,
            FormattableString.Invariant($"one formula has more than {most} operations"),
            "give parts of it names as steps of their own, or use `sum`");

    /// <summary>A statement with too many words.</summary>
    public static Diagnostic StatementTooLong(Location at, int most) =>
        Diagnostic.Error("MECH1074", at,
            FormattableString.Invariant($"one statement has more than {most} words and signs"),
            "split it; large tables belong in files beside the script");

    /// <summary>The end of the list.</summary>
    public static Diagnostic MoreFollow(Location at, int shown) =>
        Diagnostic.Error("MECH1075", at,
            FormattableString.Invariant($"more mistakes follow; the first {shown} are shown"),
            "mend these first");
}
