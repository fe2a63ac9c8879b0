using System.Collections.Immutable;
using System.Text;
using Mechanisms.Dsl.Diagnostics;
using Mechanisms.Host.Running;
using Mechanisms.Rounds;

namespace Mechanisms.Host.Tables;

/// <summary>What came of reading a round's tables.</summary>
/// <param name="Round">The round; null after an error.</param>
/// <param name="Diagnostics">The errors.</param>
/// <param name="BadRows">Rows that could not be read and were left out, because the round says so.</param>
/// <param name="Notes">What is worth knowing, such as white space that was dropped.</param>
/// <param name="Sources">For each input, where its rows come from.</param>
internal sealed record RoundBuildResult(
    Round? Round,
    ImmutableArray<Diagnostic> Diagnostics,
    ImmutableArray<BadRow> BadRows,
    ImmutableArray<Diagnostic> Notes,
    ImmutableArray<RowSource> Sources)
{
    /// <summary>For each set the titles of its members, in their order; none where no roster gives them.</summary>
    public ImmutableArray<ImmutableArray<string>> Titles { get; init; } = [];
}

/// <summary>A row that could not be read.</summary>
/// <param name="File">The file as the round names it.</param>
/// <param name="Line">Its line.</param>
/// <param name="Reason">Why.</param>
internal sealed record BadRow(string File, int Line, string Reason)
{
    /// <summary>The input that it would be a row of; empty for a roster.</summary>
    public string Input { get; init; } = "";

    /// <summary>The set whose roster it would be a row of; empty for an input.</summary>
    public string Set { get; init; } = "";

    /// <summary>The code of the message.</summary>
    public string Code { get; init; } = "";

    /// <summary>The cell or the row, with the text of its line; null where nobody knows more than the line.</summary>
    public Location? Place { get; init; }
}

/// <summary>Where the rows of an input come from.</summary>
/// <param name="Name">The name that messages use; empty for an input that the round leaves out.</param>
/// <param name="Path">The file to open for showing a line, or null where the lines are those of a script.</param>
/// <param name="Example">For the rows of an example their places, by row; otherwise empty.</param>
internal sealed record RowSource(string Name, string? Path, ImmutableArray<Location> Example)
{
    /// <summary>The source of an input without rows.</summary>
    public static readonly RowSource Nowhere = new("", null, []);

    /// <summary>How the file is written; null for plain text.</summary>
    internal TableSettings? Table { get; init; }

    /// <summary>The place of a row, with the text of its line where that can be read again.</summary>
    public Location PlaceOf(int row, int line)
    {
        if (row < Example.Length) return Example[row];
        string text = Path is null ? "" : LineOf(line);
        return new Location(Name, line, 1, Math.Max(1, text.Length), text);
    }

    private string LineOf(int line)
    {
        const int widest = 400;
        try
        {
            string text = Table is null ? File.ReadLines(Path!).Skip(line - 1).FirstOrDefault() ?? "" : TableFile.LineOf(Table, Path!, line);
            return text.Length > widest ? "" : text;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or InvalidDataException or DecoderFallbackException)
        {
            return "";
        }
    }
}
