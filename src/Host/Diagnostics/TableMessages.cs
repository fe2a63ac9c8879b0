using Mechanisms.Dsl.Diagnostics;

namespace Mechanisms.Host.Diagnostics;

/// <summary>What can be wrong with tables: their files, their headers and their rows.</summary>
[DiagnosticCatalog]
internal static class TableMessages
{
    /// <summary>A quote without its partner.</summary>
    public static Diagnostic UnclosedQuote(Location at) => Diagnostic.Error(
        "MECH5001", at, "this quote is never closed, so the rest of the file cannot be read", "close it, or write a quote inside a quoted text twice: `\"\"`");

    /// <summary>Text behind a closing quote.</summary>
    public static Diagnostic TextAfterQuote(Location at) => Diagnostic.Error(
        "MECH5002", at, "text stands between a closing quote and the next column", "remove what stands behind the quote; a quote inside a quoted text is written twice: `\"\"`");

    /// <summary>Bytes of another encoding.</summary>
    public static Diagnostic InvalidUtf8(Location at, string remedy) => Diagnostic.Error(
        "MECH5003", at, "this is not UTF-8 text", remedy);

    /// <summary>A file of another kind.</summary>
    public static Diagnostic NulCharacter(Location at, string remedy) => Diagnostic.Error(
        "MECH5004", at, "a table of text has no NUL characters", remedy);

    /// <summary>A record without end.</summary>
    public static Diagnostic RowTooLong(Location at) => Diagnostic.Error(
        "MECH5005", at, "this row is larger than 64 MB, so the rest of the file cannot be read", "look for a quote that is not closed");

    /// <summary>Too few or too many fields.</summary>
    public static Diagnostic RaggedRow(Location at, int found, int expected, string remedy) => Diagnostic.Error(
        "MECH5006", at, $"this row has {found} {(found == 1 ? "field" : "fields")}, and the header has {expected}",
        remedy);

    /// <summary>No header.</summary>
    public static Diagnostic EmptyFile(Location at) => Diagnostic.Error(
        "MECH5007", at, "this table is empty: not even a line of headers is there", "write the names of the columns into the first line");

    /// <summary>A column that the input needs.</summary>
    public static Diagnostic MissingColumn(Location at, string columns, string input, string headers, string suggestion, string remedy) => Diagnostic.Error(
        "MECH5008", at, $"`{input}` needs {columns}, and the file has {headers}{(suggestion.Length == 0 ? "" : "; " + suggestion)}",
        remedy);

    /// <summary>A header that <c>columns</c> or <c>wide</c> names and the file lacks.</summary>
    public static Diagnostic MissingHeader(Location at, string header, string file, string headers, string suggestion) => Diagnostic.Error(
        "MECH5009", at, $"`{file}` has no column `{header}`; it has {headers}", suggestion);

    /// <summary>A header that stands twice.</summary>
    public static Diagnostic DuplicateHeader(Location at, string header) => Diagnostic.Error(
        "MECH5010", at, $"two columns are called `{header}`, and it is not clear which is meant", "rename one of them, or leave one out");

    /// <summary>A row without an id.</summary>
    public static Diagnostic EmptyId(Location at, string set) => Diagnostic.Error(
        "MECH5011", at, $"this row does not say which {set} it is about", "fill it in, or remove the row");

    /// <summary>An id that is not on the roster.</summary>
    public static Diagnostic UnknownMember(Location at, string id, string set, string suggestion) => Diagnostic.Error(
        "MECH5012", at, $"`{id}` is not among the members of `{set}` that the round gives", suggestion);

    /// <summary>An empty cell without a default.</summary>
    public static Diagnostic EmptyCell(Location at, string column) => Diagnostic.Error(
        "MECH5013", at, $"`{column}` is empty, and has no default", "fill it in, or remove the row");

    /// <summary>A cell that is no literal of the column's kind.</summary>
    public static Diagnostic BadCell(Location at, string column, string found, string expected, string remedy) => Diagnostic.Error(
        "MECH5014", at, $"`{column}` needs {expected}, and got `{found}`", remedy);

    /// <summary>A cell beyond the column's bounds.</summary>
    public static Diagnostic CellOutOfBounds(Location at, string column, string found, string bound) => Diagnostic.Error(
        "MECH5015", at, $"`{column}` must be {bound}, and is {found}", "mend it, or write `\"badRows\": \"drop\"` in the round file to leave such rows out and have them listed");

    /// <summary>The rows that are not shown one by one.</summary>
    public static Diagnostic MoreBadRows(Location at, int more, int shown) => Diagnostic.Error(
        "MECH5016", at, $"{more} more {(more == 1 ? "row" : "rows")} of this file cannot be read; the first {shown} are listed",
        "mend them, or write `\"badRows\": \"drop\"` in the round file to leave them out and have them listed");

    /// <summary>The same member twice on a roster.</summary>
    public static Diagnostic RepeatedMember(Location at, string id, string set) => Diagnostic.Error(
        "MECH5017", at, $"`{id}` stands twice among the members of `{set}`", "keep one of them");

    /// <summary>A row of an example with too few or too many values.</summary>
    public static Diagnostic ExampleRowLength(Location at, string table, int found, string expected) => Diagnostic.Error(
        "MECH5018", at, $"a row of `{table}` has {expected}, and this one has {found} values", "write a value for each of them");

    /// <summary>A column that is an id and something else.</summary>
    public static Diagnostic ColumnTakenTwice(Location at, string header) => Diagnostic.Error(
        "MECH5019", at, $"the column `{header}` says who or what a row is about, and is used for something else too", "name another column under `columns`");

    /// <summary>A header that differs by case.</summary>
    public static Diagnostic HeaderByCase(Location at, string header, string wanted) => Diagnostic.Note(
        "MECH5030", at, $"the column `{header}` was taken for `{wanted}`");

    /// <summary>The only column left was taken for the value.</summary>
    public static Diagnostic OnlyColumnLeft(Location at, string header, string wanted) => Diagnostic.Note(
        "MECH5031", at, $"the column `{header}`, the only one left, was taken for `{wanted}`");

    /// <summary>White space around ids.</summary>
    public static Diagnostic WhiteSpaceDropped(Location at, string set, int rows) => Diagnostic.Note(
        "MECH5032", at, $"white space around names of `{set}` was dropped in {rows} {(rows == 1 ? "row" : "rows")}");

    /// <summary>Rows that were left out because the round says so.</summary>
    public static Diagnostic BadRowsDropped(Location at, int rows) => Diagnostic.Note(
        "MECH5033", at, $"{rows} {(rows == 1 ? "row" : "rows")} of this file could not be read and {(rows == 1 ? "was" : "were")} left out");

    /// <summary>A column that the file leaves out.</summary>
    public static Diagnostic DefaultColumn(Location at, string column, string value) => Diagnostic.Note(
        "MECH5034", at, $"the file has no column `{column}`: every row has {value}");
}
