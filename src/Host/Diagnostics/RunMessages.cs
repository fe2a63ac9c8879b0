using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Diagnostics;

/// <summary>What can end a run, and what can be wrong when its results are written.</summary>
[DiagnosticCatalog]
internal static class RunMessages
{
    /// <summary>A value that does not exist.</summary>
    public static Diagnostic Undefined(Location at, string cell, string reason) => Diagnostic.Error(
        "MECH7001", at, $"{cell} is undefined: {reason}", "say what it is then: write `… otherwise 0` behind the part that can be undefined");

    /// <summary>A value beyond the largest number.</summary>
    public static Diagnostic Overflow(Location at, string cell, string reason) => Diagnostic.Error(
        "MECH7002", at, $"{cell} is too large for a number: {reason}", "look for a very large value among those that it is computed from");

    /// <summary>unaffordable where a number is needed.</summary>
    public static Diagnostic Unaffordable(Location at, string cell, string reason) => Diagnostic.Error(
        "MECH7003", at, $"{cell} is `unaffordable`, and a number is needed: {reason}", "keep out what nobody can pay, with a rule `accept … when …` or with `if`");

    /// <summary>Two rows for one cell.</summary>
    public static Diagnostic RepeatedRow(Location at, string cell) => Diagnostic.Error(
        "MECH7004", at, $"{cell} has several rows, and the script allows one", "keep one of the rows, or let the script say `repeats add`, `repeats mean` or `repeats last`");

    /// <summary>Two latest rows.</summary>
    public static Diagnostic SameLatestTime(Location at, string cell) => Diagnostic.Error(
        "MECH7005", at, $"the last row of {cell} counts, and two rows have the same latest time", "keep one of the rows, or give them different times");

    /// <summary>A table over the bound.</summary>
    public static Diagnostic Limit(Location at, string cell, string reason) => Diagnostic.Error(
        "MECH7006", at, $"{cell} needs a table that is too large: {reason}", "let it range over rows that exist instead of over all combinations");

    /// <summary>A search that goes on and on.</summary>
    public static Diagnostic Restless(Location at, string cell, string reason) => Diagnostic.Error(
        "MECH7011", at, $"{cell} has no answer: {reason}", "let the side that is not the variable change in steps, as a count does, or search a smaller range");

    /// <summary>A folder with something else in it.</summary>
    public static Diagnostic FolderNotOurs(Location at, string folder) => Diagnostic.Error(
        "MECH7007", at, $"`{folder}` exists and has files that are not results of a run", "name another folder");

    /// <summary>A folder that cannot be written.</summary>
    public static Diagnostic FolderNotWritable(Location at, string folder, string reason) => Diagnostic.Error(
        "MECH7008", at, $"results cannot be written to `{folder}`: {reason}", "name a folder that you may write");

    /// <summary>Standard output that takes no more, such as a file on a full disk.</summary>
    public static Diagnostic OutputNotWritable(Location at, string reason) => Diagnostic.Error(
        "MECH7010", at, $"results cannot be written: {reason}", "make room, or send them elsewhere; what was written so far is not whole");

    /// <summary>A set whose name results need for themselves.</summary>
    public static Diagnostic SetCalledValue(Location at, string mechanism) => Diagnostic.Error(
        "MECH7009", at, $"`{mechanism}` has a set called `value`, which is the name of the last column of every result", "give the set another name");
}
