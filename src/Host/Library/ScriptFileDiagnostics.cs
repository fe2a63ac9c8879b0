using System.Collections.Immutable;
using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Library;

/// <summary>What can be wrong with the file of a script, and with the choice of one.</summary>
[DiagnosticCatalog]
internal static class ScriptFileDiagnostics
{
    /// <summary>The file does not exist.</summary>
    public static Diagnostic Missing(Location at) =>
        Diagnostic.Error("MECH8001", at, "there is no such file", "a path is seen from the folder of whoever names it");

    /// <summary>The file exists and cannot be read.</summary>
    public static Diagnostic Unreadable(Location at, string reason) =>
        Diagnostic.Error("MECH8002", at, $"this file cannot be read: {reason}", "name a file that you may read");

    /// <summary>A folder where a script is needed.</summary>
    public static Diagnostic IsFolder(Location at) =>
        Diagnostic.Error("MECH8003", at, "this is a folder, and a file is needed", "name one of the scripts in it");

    /// <summary>Bytes that are no UTF-8.</summary>
    public static Diagnostic NotUtf8(Location at, string bytes) =>
        Diagnostic.Error("MECH8004", at, $"this is not UTF-8 text: no character is written as the bytes {bytes}", "save the file as UTF-8");

    /// <summary>A file over the bound.</summary>
    public static Diagnostic TooLarge(Location at, int bound) =>
        Diagnostic.Error("MECH8005", at, FormattableString.Invariant($"this file is larger than {bound / (1024 * 1024)} MB, and no script is"));

    /// <summary>A name that is neither in the library nor a file.</summary>
    public static Diagnostic UnknownScript(Location at, string name, IEnumerable<string> known) =>
        Diagnostic.Error(
            "MECH8006",
            at,
            $"the library has no `{name}`, and there is no file of that name here",
            Spelling.Suggest(name, known, "`mech list` shows the library; a path to a script ends in .mech"));

    /// <summary>A cost, kind or function where a mechanism is needed.</summary>
    public static Diagnostic NotAMechanism(Location at, string name, string what) =>
        Diagnostic.Error("MECH8007", at, $"`{name}` is a {what}, and a mechanism is needed", $"`mech show {name}` shows it");

    /// <summary>Nobody said which mechanism to run.</summary>
    public static Diagnostic NoMechanism(Location at) =>
        Diagnostic.Error("MECH8008", at, "nothing here says which mechanism to run", "add \"mechanism\": a name of the library or a path to a script");

    /// <summary>A script without a mechanism.</summary>
    public static Diagnostic NothingToRun(Location at) =>
        Diagnostic.Error("MECH8009", at, "this script declares no mechanism, so there is nothing to run");

    /// <summary>The imported file could not be used.</summary>
    public static Diagnostic ImportFailed(Location at, string importer, string reason) =>
        Diagnostic.Error("MECH8010", at, $"`{importer}` imports this file: {reason}");

    /// <summary>A formatted script that could not be put in the place of the old one.</summary>
    public static Diagnostic NotReplaced(Location at, string reason) =>
        Diagnostic.Error("MECH8011", at, $"this file cannot be written, and is as it was: {reason}");

    /// <summary>A script of which one mechanism among several is meant without being named.</summary>
    public static Diagnostic OneOfSeveral(Location at, string script, ImmutableArray<string> mechanisms) => Diagnostic.Note(
        "MECH8012", at, $"`{script}` declares {mechanisms.Length} mechanisms, and `{mechanisms[^1]}`, the last, is meant",
        $"write `{script}:{mechanisms[0]}` for {(mechanisms.Length == 2 ? "the other" : "another")} one, or `{script}:{mechanisms[^1]}` for this one in so many words");
}
