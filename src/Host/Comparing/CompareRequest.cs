namespace Mechanisms.Host.Comparing;

/// <summary>What somebody wants to see side by side.</summary>
public sealed record CompareRequest
{
    /// <summary>The round.</summary>
    public RunRequest Round { get; init; } = new();

    /// <summary>Mechanisms to run on it; none for that of the round.</summary>
    public IReadOnlyList<string> Mechanisms { get; init; } = [];

    /// <summary>Settings, each of which makes another variant of the round: <c>cap=10%</c>.</summary>
    public IReadOnlyList<string> Variations { get; init; } = [];

    /// <summary>The member whose rows are split into invented identities, <c>person=ada</c>; null for nobody.</summary>
    public string? Split { get; init; }

    /// <summary>Into how many; each makes another variant.</summary>
    public IReadOnlyList<int> Into { get; init; } = [];
}

/// <summary>What somebody wants to see as a parameter moves.</summary>
public sealed record SweepRequest
{
    /// <summary>How many rows a table has behind its first when nobody says.</summary>
    public const int UsualSteps = 10;

    /// <summary>The round.</summary>
    public RunRequest Round { get; init; } = new();

    /// <summary>The parameter, from where and to where: <c>cap=5%..50%</c>.</summary>
    public string Over { get; init; } = "";

    /// <summary>How many values behind the first.</summary>
    public int Steps { get; init; } = UsualSteps;

    /// <summary>Whether the steps are factors.</summary>
    public bool IsLogarithmic { get; init; }
}
