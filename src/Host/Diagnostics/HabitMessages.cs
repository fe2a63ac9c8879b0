using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Diagnostics;

/// <summary>What can be wrong with what spreadsheets, compressors and other programs make of tables.</summary>
[DiagnosticCatalog]
internal static class HabitMessages
{
    /// <summary>A compressed file that cannot be uncompressed to its end.</summary>
    public static Diagnostic BrokenGzip(Location at, string reason) => Diagnostic.Error(
        "MECH5035", at, $"this compressed file cannot be read on from here: {reason}", "compress or download it again; `gzip --test` tells whether it is whole");

    /// <summary>A file that is not what its name says.</summary>
    public static Diagnostic OtherFormat(Location at, string found, string remedy) => Diagnostic.Error(
        "MECH5036", at, $"this file {found}", remedy);

    /// <summary>A cell whose formula had no value.</summary>
    public static Diagnostic SpreadsheetError(Location at, string column, string found) => Diagnostic.Error(
        "MECH5037", at, $"`{column}` is `{found}`: the spreadsheet could not compute this cell", "mend the formula in the spreadsheet, and export the table again");

    /// <summary>Two characters that may separate columns.</summary>
    public static Diagnostic AmbiguousDelimiter(Location at, string one, string other) => Diagnostic.Error(
        "MECH5038", at, $"it is not clear whether `{one}` or `{other}` separates the columns: both stand here equally often",
        $"write which one it is under the input: `\"delimiter\": \"{one}\"` or `\"delimiter\": \"{other}\"`");

    /// <summary>Members that differ by case only.</summary>
    public static Diagnostic DifferByCase(Location at, string set, string one, string other, string more) => Diagnostic.Note(
        "MECH5039", at, $"`{one}` and `{other}` count as two members of `{set}`{more}; a script takes them for one with `set {set} ignoring case`");

    /// <summary>Members that look the same.</summary>
    public static Diagnostic LookAlike(Location at, string set, string shown, string difference) => Diagnostic.Error(
        "MECH5040", at, $"two members of `{set}` look the same, `{shown}`, but {difference}", "write both in the same way");

    /// <summary>Rows without a single value.</summary>
    public static Diagnostic BlankRows(Location at, int rows) => Diagnostic.Note(
        "MECH5041", at, rows == 1 ? "a row without a single value was passed over" : $"{rows} rows without a single value were passed over");

    /// <summary>Bytes that the declared encoding does not have.</summary>
    public static Diagnostic NotInEncoding(Location at, string encoding) => Diagnostic.Error(
        "MECH5042", at, $"from here on the file is not {encoding}", "name the encoding that the file has, or save it as `CSV UTF-8` and name none");

    /// <summary>A sample of numbers that is none.</summary>
    public static Diagnostic BadNumberSample(Location at, string found) => Diagnostic.Error(
        "MECH5043", at, $"`numbers` shows how the file writes 1234.56, and `{found}` is no way to write that",
        "write it as the file does: `1234,56`, `1,234.56`, `1.234,56`, `1 234,56`, `$1,234.56`, `1.234,56 €`, or `(1,234.56)` where brackets mean less than 0");

    /// <summary>A sample of dates that is none.</summary>
    public static Diagnostic BadDateSample(Location at, string found) => Diagnostic.Error(
        "MECH5044", at, $"`dates` shows how the file writes the last day of 2026, and `{found}` is no way to write that",
        "write it as the file does: `31/12/2026`, `12/31/2026`, `31.12.2026`, `31 Dec 2026`; or `excel` where it has Excel's numbers of days, such as 46387");

    /// <summary>An encoding that nobody knows.</summary>
    public static Diagnostic UnknownEncoding(Location at, string found, string suggestion) => Diagnostic.Error(
        "MECH5045", at, $"`{found}` is no encoding", suggestion);

    /// <summary>A word for yes and for no.</summary>
    public static Diagnostic YesIsNo(Location at, string word) => Diagnostic.Error(
        "MECH5046", at, $"`{word}` cannot mean both yes and no", "write it under `yes` or under `no`; capital and small letters count as the same");

    /// <summary>A Parquet file that cannot be read.</summary>
    public static Diagnostic BrokenParquet(Location at, string reason) => Diagnostic.Error(
        "MECH5047", at, $"this Parquet file cannot be read: {reason}", "write or download it again, or export the table as CSV");

    /// <summary>A column of lists or of something else that no cell can hold.</summary>
    public static Diagnostic ParquetColumn(Location at, string column, string found) => Diagnostic.Error(
        "MECH5048", at, $"the column `{column}` holds {found}, and a table has one number, text, time, or yes or no in each cell",
        "leave that column out when the file is written, or write its parts as columns of their own");

    /// <summary>A key about text for a file that is none.</summary>
    public static Diagnostic NotForParquet(Location at, string key) => Diagnostic.Error(
        "MECH5049", at, $"the columns of a Parquet file have types, so `{key}` says nothing about it", "leave it out");
}
