namespace Mechanisms.Dsl.Diagnostics;

/// <summary>
/// A place that a person can find: it stands for itself, so that a message about a table of ten million rows
/// keeps one line of it and not the table.
/// </summary>
/// <param name="File">The file's name as the user knows it, or a name such as <c>--set</c>.</param>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column, in UTF-16 code units.</param>
/// <param name="Length">How many code units of the line are meant; at least 1.</param>
/// <param name="LineText">The line itself, without its line break.</param>
public sealed record Location(string File, int Line, int Column, int Length, string LineText)
{
    /// <summary>A whole file, where no line can be named.</summary>
    public static Location OfFile(string file) => new(file, 1, 1, 1, "");

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{File}:{Line}:{Column}");
}
