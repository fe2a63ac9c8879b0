namespace Mechanisms.Host.Explaining;

/// <summary>What somebody wants to have explained.</summary>
public sealed record ExplainRequest
{
    /// <summary>The round.</summary>
    public RunRequest Round { get; init; } = new();

    /// <summary>Members for whom: <c>option=red</c>. Results that are about several sets may need several of them.</summary>
    public IReadOnlyList<string> For { get; init; } = [];

    /// <summary>A step instead of all outputs; null for the outputs.</summary>
    public string? Step { get; init; }

    /// <summary>How many steps down are explained; what lies below is shown with its value only.</summary>
    public int Depth { get; init; } = int.MaxValue;

    /// <summary>Another member of a set of <see cref="For"/>, with whom to compare; null for nobody.</summary>
    public string? Against { get; init; }

    /// <summary>Settings to try: <c>pool=50000</c>.</summary>
    public IReadOnlyList<string> If { get; init; } = [];

    /// <summary>Members to leave out: <c>voter=ada</c>.</summary>
    public IReadOnlyList<string> Without { get; init; } = [];
}
