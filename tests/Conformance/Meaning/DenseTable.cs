namespace Mechanisms.Conformance.Meaning;

/// <summary>A value for every cell, and whether there is something in it.</summary>
/// <param name="Sets">The set of each index.</param>
/// <param name="Cells">By members, as <c>1,0</c>. A cell that is missing here belongs to nobody who is there.</param>
internal sealed record DenseTable(IReadOnlyList<char> Sets, Dictionary<string, (object Value, bool IsThere)> Cells)
{
    public static string Key(IEnumerable<int> members) => string.Join(',', members);
}

/// <summary>A value does not exist.</summary>
internal sealed class UndefinedException : Exception;

/// <summary>A number is beyond the range of a double.</summary>
internal sealed class TooLargeException : Exception;
