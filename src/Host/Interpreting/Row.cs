namespace Mechanisms.Host.Interpreting;

/// <summary>A row of an input with all its columns computed. <paramref name="Number"/> is its position in the file.</summary>
internal sealed record Row(int Number, int[] Members, Value[] Values);
