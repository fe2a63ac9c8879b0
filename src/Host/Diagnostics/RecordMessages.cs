using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Diagnostics;

/// <summary>What can be wrong with the record of a run, and with the keys of pseudonyms.</summary>
[DiagnosticCatalog]
internal static class RecordMessages
{
    /// <summary>No record.</summary>
    public static Diagnostic NoRecord(Location at, string path) => Diagnostic.Error(
        "MECH8201", at, $"there is no record of a run at `{path}`", "name the folder that `mech run … --out folder` wrote, or the record.json in it");

    /// <summary>A record that cannot be opened.</summary>
    public static Diagnostic RecordNotReadable(Location at, string path, string reason) => Diagnostic.Error(
        "MECH8202", at, $"`{path}` cannot be read: {reason}", "name a record that you may read");

    /// <summary>JSON that is no record, or is damaged.</summary>
    public static Diagnostic NotARecord(Location at, string found) => Diagnostic.Error(
        "MECH8203", at, $"this is not the record of a run: {found}", "take the record.json as `mech run … --out folder` wrote it");

    /// <summary>A format that this build does not know.</summary>
    public static Diagnostic NewerRecord(Location at, string format) => Diagnostic.Error(
        "MECH8204", at, $"this record has the format {format}, which this version of mech does not know", "use the version that `made` names, or a later one");

    /// <summary>A file that a record may not name.</summary>
    public static Diagnostic FileOutside(Location at, string file) => Diagnostic.Error(
        "MECH8205", at, $"the record names `{file}`, which lies neither below this folder nor below the one that holds the results",
        "run the command in a folder above that file, if you trust the record");

    /// <summary>A record that only opens with a key.</summary>
    public static Diagnostic KeyNeeded(Location at) => Diagnostic.Error(
        "MECH8206", at, "the ids of this record are pseudonyms, and it needs the key that made them", "give the key: `--key-file FILE`, or the variable MECH_KEY");

    /// <summary>Another key.</summary>
    public static Diagnostic WrongKey(Location at) => Diagnostic.Error(
        "MECH8207", at, "this is not the key with which the record was made", "give the key of that run");

    /// <summary>A key that is none.</summary>
    public static Diagnostic KeyNotUsable(Location at, string file, string reason) => Diagnostic.Error(
        "MECH8208", at, $"`{file}` gives no key: {reason}", "a key is a text of 16 or more characters; `--new-key FILE` makes one");

    /// <summary>A key that cannot be kept.</summary>
    public static Diagnostic KeyNotKept(Location at, string file, string reason) => Diagnostic.Error(
        "MECH8209", at, $"a new key cannot be kept in `{file}`: {reason}", "name a file that does not exist yet, in a folder that you may write");

    /// <summary>A table beside a record that is not what the record says.</summary>
    public static Diagnostic ResultNotReadable(Location at, string reason) => Diagnostic.Error(
        "MECH8210", at, $"this file of the results cannot be read: {reason}", "take the whole folder as `mech run … --out folder` wrote it");

    /// <summary>Two runs of different mechanisms or with nothing in common.</summary>
    public static Diagnostic NothingInCommon(Location at, string before, string after) => Diagnostic.Error(
        "MECH8211", at, $"the run of `{before}` and the run of `{after}` have no output in common", "compare runs of the same rule, or of two rules with outputs of the same name");
}
