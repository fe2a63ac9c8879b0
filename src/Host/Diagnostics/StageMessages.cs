using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Diagnostics;

/// <summary>Messages about rounds whose tables come out of other rounds.</summary>
[DiagnosticCatalog]
internal static class StageMessages
{
    /// <summary><c>output</c> of a table that is no round.</summary>
    public static Diagnostic OutputOfNoRound(Location at, string output, string file) => Diagnostic.Error(
        "MECH6046", at, $"`{output}` would be an output of a round, and `{file}` is a table", "name the round file, which ends in .json, or leave out `output`");

    /// <summary>A round file as a table, without saying which output.</summary>
    public static Diagnostic OutputMissing(Location at, string file) => Diagnostic.Error(
        "MECH6047", at, $"`{file}` is a round, and has several results or none", $"say which one is the table: `\"output\": \"match\"`, or in short `{file}:match`");

    /// <summary>A round that needs its own results.</summary>
    public static Diagnostic Circle(Location at, string file) => Diagnostic.Error(
        "MECH6048", at, $"`{file}` needs results that are made of its own", "let one of the two rounds read a table");

    /// <summary>An output that the round does not have.</summary>
    public static Diagnostic NoSuchOutput(Location at, string output, string mechanism, IReadOnlyCollection<string> known) => Diagnostic.Error(
        "MECH6049", at, $"`{mechanism}` has no output `{output}`", Spelling.Suggest(output, known, $"it has {string.Join(", ", known.Select(name => $"`{name}`"))}"));
}
