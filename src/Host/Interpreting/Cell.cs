namespace Mechanisms.Host.Interpreting;

/// <summary>One cell: its members and its values, one for each column of an input, a single one for a step.</summary>
internal sealed record Cell(int[] Members, Value[] Values);
