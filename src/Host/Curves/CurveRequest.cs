namespace Mechanisms.Host.Curves;

/// <summary>Which curves of which costs somebody wants to see.</summary>
public sealed record CurveRequest
{
    /// <summary>How many rows a table has below its first when nobody says.</summary>
    public const int UsualSteps = 10;

    /// <summary>
    /// Costs as people name them: <c>quadratic</c>, <c>power(exponent = 1.5)</c>, a script for all costs in it, and
    /// <c>ours.mech:steep(factor = 2)</c> for one of them.
    /// </summary>
    public IReadOnlyList<string> Costs { get; init; } = [];

    /// <summary>Settings for every cost that has them: <c>exponent=3</c>.</summary>
    public IReadOnlyList<string> Assignments { get; init; } = [];

    /// <summary>Quantities and amounts from and to: <c>0..10</c>.</summary>
    public string Range { get; init; } = "0..10";

    /// <summary>What one unit is worth, from and to; null for the range of quantities.</summary>
    public string? Care { get; init; }

    /// <summary>How many rows a table has below its first.</summary>
    public int Steps { get; init; } = UsualSteps;

    /// <summary>Whether steps are factors, and axes logarithmic.</summary>
    public bool IsLogarithmic { get; init; }

    /// <summary>One curve of each cost: <c>total</c>, <c>marginal</c>, <c>buys</c> or <c>care</c>; null for all.</summary>
    public string? Only { get; init; }

    /// <summary>
    /// A number of units whose cost is drawn as the area under the marginal cost, and nothing else; null for the curves.
    /// </summary>
    public string? Triangle { get; init; }
}
