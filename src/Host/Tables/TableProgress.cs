namespace Mechanisms.Host.Tables;

/// <summary>How far the reading of a table has come.</summary>
/// <param name="File">The table's name, as the round has it.</param>
/// <param name="Rows">How many lines were read.</param>
/// <param name="Bytes">How many bytes were read.</param>
/// <param name="TotalBytes">How many there are.</param>
public sealed record TableProgress(string File, long Rows, long Bytes, long TotalBytes);
