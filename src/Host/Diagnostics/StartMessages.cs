using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Diagnostics;

/// <summary>What can keep `mech new` from making a script to start from.</summary>
[DiagnosticCatalog]
internal static class StartMessages
{
    /// <summary>A name that no script can have.</summary>
    public static Diagnostic NoName(Location at, string name, string near) => Diagnostic.Error(
        "MECH6040", at, $"`{name}` cannot be the name of a mechanism",
        $"a name is made of letters, digits and `_`, and does not start with a digit: `{near}`");

    /// <summary>A name that the language has for itself.</summary>
    public static Diagnostic NameRefused(Location at, string name, string reason) => Diagnostic.Error(
        "MECH6041", at, $"`{name}` cannot be the name of a mechanism: {reason}", "choose another name");

    /// <summary>A name of the library.</summary>
    public static Diagnostic NameOfLibrary(Location at, string name) => Diagnostic.Error(
        "MECH6042", at, $"the library has a `{name}` already, and people could not tell them apart", $"choose another name, such as `our_{name}`");

    /// <summary>A kind without a template.</summary>
    public static Diagnostic UnknownTemplate(Location at, string kind, IEnumerable<string> kinds) => Diagnostic.Error(
        "MECH6043", at, $"there is nothing to start from for `{kind}`",
        Spelling.Suggest(kind, kinds, "the kinds are " + string.Join(", ", kinds.Select(known => $"`{known}`"))));

    /// <summary>Something of that name is there already.</summary>
    public static Diagnostic FolderIsThere(Location at, string name) => Diagnostic.Error(
        "MECH6044", at, $"`{name}` is there already, and is left as it is", "choose another name, or move it out of the way");

    /// <summary>A folder that cannot be written.</summary>
    public static Diagnostic NotWritten(Location at, string name, string reason) => Diagnostic.Error(
        "MECH6045", at, $"`{name}` cannot be made: {reason}", "go to a folder where you may write");
}
