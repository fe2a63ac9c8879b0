using System.Collections.Immutable;

namespace Mechanisms.Dsl.Lowering;

/// <summary>
/// Where an expression can differ from 0, as a set of tuples of its free indices, fixed while compiling. Records, so two
/// supports that are written alike are equal.
/// </summary>
public abstract record Support
{
    /// <summary>All members of all indices.</summary>
    public static readonly Support Everywhere = new EverySupport();

    /// <summary>No cell at all.</summary>
    public static readonly Support Nowhere = new NoSupport();
}

/// <summary>All tuples.</summary>
public sealed record EverySupport : Support;

/// <summary>No tuple.</summary>
public sealed record NoSupport : Support;

/// <summary>The cells of an input that have a row (after row rules, merging and removal of members).</summary>
public sealed record RowSupport(int Input, ImmutableArray<LoweredIndex> Indices) : Support
{
    /// <inheritdoc/>
    public bool Equals(RowSupport? other) => other is not null && Input == other.Input && Indices.SequenceEqual(other.Indices);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Input, Indices.Length);
}

/// <summary>The cells in the support of a step.</summary>
public sealed record StepSupport(int Step, ImmutableArray<LoweredIndex> Indices) : Support
{
    /// <inheritdoc/>
    public bool Equals(StepSupport? other) => other is not null && Step == other.Step && Indices.SequenceEqual(other.Indices);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Step, Indices.Length);
}

/// <summary>Tuples in both.</summary>
public sealed record BothSupport(Support Left, Support Right) : Support;

/// <summary>Tuples in at least one.</summary>
public sealed record EitherSupport(Support Left, Support Right) : Support;

/// <summary>Tuples that some choice of members for <paramref name="Bound"/> extends to one in <paramref name="Inner"/>.</summary>
public sealed record SomeSupport(ImmutableArray<LoweredIndex> Bound, Support Inner) : Support
{
    /// <inheritdoc/>
    public bool Equals(SomeSupport? other) => other is not null && Inner.Equals(other.Inner) && Bound.SequenceEqual(other.Bound);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Inner, Bound.Length);
}
