using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Diagnostics;

/// <summary>What can be wrong with an experiment in C#.</summary>
[DiagnosticCatalog]
internal static class ExperimentMessages
{
    /// <summary>The C# does not compile.</summary>
    public static Diagnostic NotCSharp(Location at, string message, string code) =>
        Diagnostic.Error("MECH8301", at, $"this C# does not compile: {message}", $"C# calls this {code}");

    /// <summary>The script ended with an exception that it did not catch.</summary>
    public static Diagnostic Stopped(Location at, string kind, string message) =>
        Diagnostic.Error("MECH8302", at, $"the script stopped here with {kind}: {message}");

    /// <summary>A reference to an assembly.</summary>
    public static Diagnostic Reference(Location at, string reference) =>
        Diagnostic.Error(
            "MECH8303",
            at,
            $"`{reference}` cannot be referenced: a script uses what comes with mech and .NET",
            "`#load` takes in another script");

    /// <summary>A status that no process can have.</summary>
    public static Diagnostic StatusOutOfRange(Location at, string status) =>
        Diagnostic.Error("MECH8304", at, $"the script returns {status}, and an exit status is from 0 to 255");

    /// <summary>A result that the run does not have.</summary>
    public static Diagnostic UnknownResult(Location at, string name, string mechanism, string suggestion) =>
        Diagnostic.Error("MECH8305", at, $"`{mechanism}` has no output or step `{name}`", suggestion);

    /// <summary>A member of whom a result says nothing.</summary>
    public static Diagnostic NoSuchCell(Location at, string cell, string suggestion) =>
        Diagnostic.Error("MECH8306", at, $"there is no `{cell}`", suggestion);

    /// <summary>Too few or too many ids for a result.</summary>
    public static Diagnostic WrongIds(Location at, string name, string keys, int given) =>
        Diagnostic.Error(
            "MECH8307",
            at,
            FormattableString.Invariant($"`{name}` has {(keys.Length == 0 ? "one value and takes no ids" : $"a value for each {keys}")}, and {Rendering.Plural.Of(given, "id")} {(given == 1 ? "was" : "were")} given"));

    /// <summary>Something that is no row of a table.</summary>
    public static Diagnostic NoRow(Location at, string input, string kind) =>
        Diagnostic.Error(
            "MECH8308",
            at,
            $"{kind} is no row for `{input}`: it has no properties to name columns by",
            "give records, anonymous objects or dictionaries: new { person = \"ada\", vote = 3 }");

    /// <summary>Something that no value of a script can be.</summary>
    public static Diagnostic NoValue(Location at, string name, string found) =>
        Diagnostic.Error("MECH8309", at, $"`{name}` cannot be {found}", "give a number, yes or no as a bool, a date, or a text as a script writes it");
}
